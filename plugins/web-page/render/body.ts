/** The body as HTML: one small function per node type. */
import { safeAddress, pagePath } from '../../../src/channel/addresses.ts'
import { html, type Html } from '../../../src/channel/escape-html.ts'
import { linkUnsafe } from '../../../src/channel/loss-notes.ts'
import { markedText } from '../../../src/channel/marked-text.ts'
import type { Note } from '../../../src/channel/notes.ts'
import { pictureFacts, type PictureFacts } from '../../../src/channel/pictures.ts'
import type { Quotes } from '../../../src/channel/quotes.ts'
import { quoteParagraphs } from '../../../src/channel/quote-paragraphs.ts'
import { shownConditional, shownEmbed, shownPicture, shownQuote, shownVariable } from '../../../src/channel/shown.ts'
import { createWalker, type NodeMap, walkAll } from '../../../src/channel/walk.ts'
import { inlineText, selectionNotice } from '../../../src/channel/words.ts'
import { isVisible } from '../../../src/content/clean-text.ts'
import type { Edition, PieceContent } from '../../../src/content/edition.ts'
import type { EditionHash, ListItem } from '../../../src/content/nodes.ts'
import { createHeadings, type Section } from './headings.ts'
import { figure, picture, sizesIn } from './picture.ts'
import type { Phrases } from './phrases.ts'
import { shownTitle } from './shown-title.ts'
import { table } from './table.ts'
import { voice } from './voice.ts'

/** What the walk needs beside the tree. `notes` collects; everything else is read only. */
interface BodyScope {
  readonly content: PieceContent
  readonly embedded: Readonly<Record<EditionHash, Edition<PieceContent>>>
  readonly quotes: Quotes
  readonly phrases: Phrases
  readonly headings: ReturnType<typeof createHeadings>
  readonly depth: number
  readonly notes: Note[]
}

const NODES = {
  text: markedText,
  lineBreak: () => html`<br>`,
  variable: (node, { notes }, path) => html`${shownVariable(node, { notes }, path)}`,
  link: (node, scope, path, walk) => {
    const url = safeAddress(node.url)
    // A link without visible words is one that nobody finds: it shows its address.
    const label = url === undefined || isVisible(inlineText(node.children)) ? walkAll(node.children, scope, `${path}.children`, walk) : url
    const title = node.title && html` title="${node.title}"`
    if (url !== undefined) return html`<a href="${url}"${title}>${label}</a>`
    scope.notes.push(linkUnsafe(node.url, path))
    return title ? html`<span${title}>${label}</span>` : html`${label}`
  },
  paragraph: (node, scope, path, walk) => html`<p>${walkAll(node.children, scope, `${path}.children`, walk)}</p>`,
  heading: (node, scope, path, walk) => {
    // Screen readers stop at headings: one without words would be a stop at nothing.
    if (!isVisible(inlineText(node.children))) return html``
    const text = walkAll(node.children, scope, `${path}.children`, walk)
    const { level, id } = scope.headings.next(node.level, inlineText(node.children))
    if (level === 2) return html`<h2 id="${id}">${text}</h2>`
    return level === 3 ? html`<h3 id="${id}">${text}</h3>` : html`<h4 id="${id}">${text}</h4>`
  },
  list: (node, scope, path, walk) => {
    const items = walkAll(node.items, scope, `${path}.items`, walk)
    const isTasks = node.items.length > 0 && node.items.every((item) => item.checked !== undefined)
    if (!node.ordered) return html`<ul${isTasks && html` class="tasks"`}>${items}</ul>`
    const start = node.start !== undefined && Number.isInteger(node.start) && node.start !== 1
    return html`<ol${start && html` start="${node.start}"`}>${items}</ol>`
  },
  listItem: (node, scope, path, walk) => {
    const text = walkAll(node.children, scope, `${path}.children`, walk)
    return html`<li>${taskState(node, scope.phrases)}${text}${node.nested && walk(node.nested, scope, `${path}.nested`)}</li>`
  },
  quote: (node, scope, path, walk) => {
    const source = node.source && html`<figcaption>${node.source}</figcaption>`
    const paragraphs = quoteParagraphs(node.children).map((one) => html`<p>${one.map((child) => walk(child.node, scope, `${path}.children.${child.index}`))}</p>`)
    return html`<figure class="quote"><blockquote>${paragraphs}</blockquote>${source}</figure>`
  },
  code: (node) => {
    const language = node.language && /^[a-z0-9+#-]{1,30}$/i.test(node.language) ? node.language : undefined
    // HTML drops a line break right after `<pre>`, so one stands there already.
    return html`<pre>\n<code${language && html` class="language-${language}"`}>${node.text}</code></pre>`
  },
  image: (node, scope, path) => {
    const shown = shownPicture(node, scope, path)
    if (!shown) return html``
    const form = formOf(shown.facts)
    return figure(shown.facts, { alt: shown.alt, caption: node.caption, photoLabel: scope.phrases.photo, sizes: sizesIn(shown.facts, FORM_WIDTHS[form]), className: `picture ${form}` })
  },
  table: (node, scope, path, walk) =>
    table(node, {
      id: `table-${path.replaceAll(/[^a-z0-9]+/g, '-')}`,
      label: `${scope.phrases.table} ${path.replaceAll(/[^0-9]+/g, ' ').trim()}`,
      cell: (cell, row, column) => walk(cell, scope, `${path}.rows.${row}.cells.${column}`),
    }),
  tableRow: (node, scope, path, walk) => html`${walkAll(node.cells, scope, `${path}.cells`, walk)}`,
  tableCell: (node, scope, path, walk) => html`${walkAll(node.children, scope, `${path}.children`, walk)}`,
  keyFigures: (node) =>
    node.items.length === 0
      ? html``
      : html`<dl class="figures wide">${node.items.map((item) => html`<div><dt>${item.label}</dt><dd>${item.value}</dd></div>`)}</dl>`,
  callToAction: (node, scope, path) => {
    const url = safeAddress(node.url)
    if (url !== undefined) return html`<p class="action"><a class="button" href="${url}">${isVisible(node.label) ? node.label : url}</a></p>`
    scope.notes.push(linkUnsafe(node.url, path))
    return html`<p class="action"><strong>${node.label}</strong></p>`
  },
  embed: (node, scope, path) => {
    const shown = shownEmbed(node, scope, path)
    if (!shown) return html``
    const { content } = shown
    if (shown.as === 'reference') return referenceCard(content, scope.phrases)
    return html`<div class="passage">${walkBody(content, { ...scope, content, depth: scope.depth + 1 }, `${path}.body`)}</div>`
  },
  testimonial: (node, scope, path) => {
    const quote = shownQuote(node, scope.quotes, scope.notes, path)
    return quote ? voice(quote, scope.content.locale) : html``
  },
  legalNote: (node, scope, path, walk) =>
    html`<p class="legal"><span class="legal-label">${scope.phrases.legal}</span> ${walkAll(node.children, scope, `${path}.children`, walk)}</p>`,
  divider: () => html`<hr>`,
  conditional: (node, scope, path, walk) => html`${walkAll(shownConditional(node, scope, path), scope, `${path}.children`, walk)}`,
} satisfies NodeMap<Html, BodyScope>

const walkNode = createWalker<Html, BodyScope>(NODES)

function walkBody(content: PieceContent, scope: BodyScope, path: string): Html {
  return html`${walkAll(content.body.children, scope, path, walkNode)}`
}

/** Landscapes stand wider than the text, portraits narrower; what would be several screens high is kept within one. */
function formOf({ width, height }: PictureFacts): 'wide' | 'plain' | 'tall' | 'endless' {
  if (width >= height * 1.4) return 'wide'
  if (height > width * 2) return 'endless'
  return height > width * 1.1 ? 'tall' : 'plain'
}
const FORM_WIDTHS = { wide: 912, plain: 608, tall: 416, endless: 416 } as const

function taskState(node: ListItem, phrases: Phrases): Html | undefined {
  if (node.checked === undefined) return undefined
  return html`<span class="task task-${node.checked ? 'done' : 'open'}" role="img" aria-label="${node.checked ? phrases.done : phrases.open}"></span>`
}

function referenceCard(content: PieceContent, phrases: Phrases): Html {
  const facts = pictureFacts(content.hero?.media ?? null, content.media)
  // The picture repeats what the title says, so it stays silent for screen readers.
  const image = facts && picture(facts, { alt: '', sizes: '(min-width: 36rem) 12rem, 100vw', maxWidth: 800, isCropped: true })
  return html`<div class="reference${image && html` pictured`}"><div class="reference-text"><p class="kicker">${phrases.related}</p><p class="reference-title"><a href="${pagePath(content.locale, content.slug)}">${shownTitle(content, phrases)}</a></p>${content.teaser.trim() !== '' && html`<p>${content.teaser}</p>`}</div>${image}</div>`
}

/** The body of one piece and what was found on the way. Headings start below the page's one `h1`. */
export function renderBody(
  content: PieceContent,
  scope: { readonly embedded: BodyScope['embedded']; readonly quotes: Quotes; readonly phrases: Phrases },
): { readonly html: Html; readonly sections: readonly Section[]; readonly notes: readonly Note[] } {
  const notes: Note[] = []
  const headings = createHeadings()
  const body = walkBody(content, { ...scope, content, headings, depth: 0, notes }, 'body')
  const notice = selectionNotice(content, scope)
  return { html: html`${body}${notice && html`<p class="voice-notice">${notice}</p>`}`, sections: headings.sections, notes }
}
