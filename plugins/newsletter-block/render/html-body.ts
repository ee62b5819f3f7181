/** The body as mail HTML: one small function per node type, every style from the theme. */
import { absoluteAddress, pagePath } from '../../../src/channel/addresses.ts'
import type { Recipient } from '../../../src/channel/contract.ts'
import type { Html } from '../../../src/channel/escape-html.ts'
import { linkUnsafe } from '../../../src/channel/loss-notes.ts'
import type { Note } from '../../../src/channel/notes.ts'
import { createOutline } from '../../../src/channel/outline.ts'
import type { Quotes } from '../../../src/channel/quotes.ts'
import { quoteParagraphs } from '../../../src/channel/quote-paragraphs.ts'
import { shownEmbed, shownPicture, shownQuote } from '../../../src/channel/shown.ts'
import { variableValue } from '../../../src/channel/variables.ts'
import { createWalker, type NodeMap, walkAll } from '../../../src/channel/walk.ts'
import { selectionNotice } from '../../../src/channel/words.ts'
import type { Edition, PieceContent } from '../../../src/content/edition.ts'
import type { EditionHash, Mark } from '../../../src/content/nodes.ts'
import { address, html, raw } from './inert.ts'
import { button, dataTable, figureTable, picture, reference } from './html-parts.ts'
import type { Phrases } from './phrases.ts'
import type { Theme } from './theme.ts'
import { voice } from './voice.ts'

/** What does not change while a block is rendered. */
export interface BlockScope {
  readonly baseUrl: string
  readonly embedded: Readonly<Record<EditionHash, Edition<PieceContent>>>
  readonly quotes: Quotes
  readonly recipient?: Recipient | undefined
  readonly phrases: Phrases
  readonly theme: Theme
}

interface BodyScope extends BlockScope {
  readonly content: PieceContent
  readonly outline: { next(level: number): number }
  readonly depth: number
  readonly isNested: boolean
  /** Collects. */
  readonly notes: Note[]
}

const MARK_TAGS = {
  bold: (inner) => html`<strong>${inner}</strong>`,
  italic: (inner) => html`<em>${inner}</em>`,
  underline: (inner) => html`<u>${inner}</u>`,
  strike: (inner) => html`<s>${inner}</s>`,
  code: (inner, { styles }) => html`<code style="${raw(styles.code)}">${inner}</code>`,
  sub: (inner) => html`<sub>${inner}</sub>`,
  sup: (inner) => html`<sup>${inner}</sup>`,
} as const satisfies Readonly<Record<Mark, (inner: Html, theme: Theme) => Html>>

const NODES = {
  text: (node, { theme }) => (node.marks ?? []).reduceRight((inner, mark) => MARK_TAGS[mark](inner, theme), html`${node.text}`),
  lineBreak: () => html`<br>`,
  variable: (node, { recipient }) => html`${variableValue(node, recipient)}`,
  link: (node, scope, path, walk) => {
    const label = walkAll(node.children, scope, `${path}.children`, walk)
    const title = node.title && html` title="${node.title}"`
    const url = absoluteAddress(node.url, scope.baseUrl)
    if (url !== undefined) return html`<a href="${address(url)}"${title} style="${raw(scope.theme.styles.link)}">${label}</a>`
    scope.notes.push(linkUnsafe(node.url, path))
    return title ? html`<span${title}>${label}</span>` : html`${label}`
  },
  paragraph: (node, scope, path, walk) => html`<p style="${raw(scope.theme.styles.paragraph)}">${walkAll(node.children, scope, `${path}.children`, walk)}</p>`,
  heading: (node, scope, path, walk) => {
    const text = walkAll(node.children, scope, `${path}.children`, walk)
    const { h3, h4, h5 } = scope.theme.styles
    const level = scope.outline.next(node.level)
    if (level === 3) return html`<h3 style="${raw(h3)}">${text}</h3>`
    return level === 4 ? html`<h4 style="${raw(h4)}">${text}</h4>` : html`<h5 style="${raw(h5)}">${text}</h5>`
  },
  list: (node, scope, path, walk) => {
    const style = raw(scope.isNested ? scope.theme.styles.nested : scope.theme.styles.list)
    const items = walkAll(node.items, { ...scope, isNested: true }, `${path}.items`, walk)
    if (!node.ordered) return html`<ul style="${style}">${items}</ul>`
    const start = node.start !== undefined && Number.isInteger(node.start) && node.start !== 1
    return html`<ol${start && html` start="${node.start}"`} style="${style}">${items}</ol>`
  },
  listItem: (node, scope, path, walk) => {
    const state = node.checked === undefined ? undefined : node.checked ? '☑ ' : '☐ '
    const text = walkAll(node.children, scope, `${path}.children`, walk)
    return html`<li style="${raw(scope.theme.styles.item)}">${state}${text}${node.nested && walk(node.nested, scope, `${path}.nested`)}</li>`
  },
  quote: (node, scope, path, walk) => {
    const { styles } = scope.theme
    const source = node.source && html`<p style="${raw(styles.source)}">— ${node.source}</p>`
    const paragraphs = quoteParagraphs(node.children).map(
      (one, index) => html`<p style="${raw(index === 0 ? styles.quoteText : styles.quoteMore)}">${one.map((child) => walk(child.node, scope, `${path}.children.${child.index}`))}</p>`,
    )
    return html`<blockquote style="${raw(styles.quote)}">${paragraphs}${source}</blockquote>`
  },
  code: (node, { theme }) => html`<pre style="${raw(theme.styles.pre)}">\n${node.text}</pre>`,
  image: (node, scope, path) => {
    const shown = shownPicture(node, scope, path)
    return shown ? picture(shown.facts, { alt: shown.alt, caption: node.caption }, scope) : html``
  },
  table: (node, scope, path, walk) => dataTable(node, scope.theme, (cell, row, column) => walk(cell, scope, `${path}.rows.${row}.cells.${column}`)),
  tableRow: (node, scope, path, walk) => html`${walkAll(node.cells, scope, `${path}.cells`, walk)}`,
  tableCell: (node, scope, path, walk) => html`${walkAll(node.children, scope, `${path}.children`, walk)}`,
  keyFigures: (node, { theme }) => figureTable(node, theme),
  callToAction: (node, scope, path) => {
    const url = absoluteAddress(node.url, scope.baseUrl)
    if (url !== undefined) return button(node.label, url, scope.theme)
    scope.notes.push(linkUnsafe(node.url, path))
    return html`<p style="${raw(scope.theme.styles.paragraph)}"><strong>${node.label}</strong></p>`
  },
  embed: (node, scope, path) => {
    const shown = shownEmbed(node, scope, path)
    if (!shown) return html``
    const { content } = shown
    if (shown.as === 'reference') return reference(content, scope.baseUrl + pagePath(content.locale, content.slug), scope.theme)
    return walkBody({ ...scope, content, depth: scope.depth + 1, isNested: false }, `${path}.body`)
  },
  testimonial: (node, scope, path) => {
    const quote = shownQuote(node, scope.quotes, scope.notes, path)
    return quote ? voice(quote, scope.content.locale, scope.theme) : html``
  },
  legalNote: (node, scope, path, walk) =>
    html`<p style="${raw(scope.theme.styles.legal)}"><strong>${scope.phrases.legal}</strong> ${walkAll(node.children, scope, `${path}.children`, walk)}</p>`,
  divider: (_, { theme }) => html`<hr style="${raw(theme.styles.divider)}">`,
} satisfies NodeMap<Html, BodyScope>

const walkNode = createWalker<Html, BodyScope>(NODES)

function walkBody(scope: BodyScope, path: string): Html {
  return html`${walkAll(scope.content.body.children, scope, path, walkNode).map((block) => html`${block}\n`)}`
}

/** The body of one piece. Headings start below the block's `h2`. */
export function htmlBody(content: PieceContent, scope: BlockScope): { readonly html: Html; readonly notes: readonly Note[] } {
  const notes: Note[] = []
  const body = walkBody({ ...scope, content, outline: createOutline(2), depth: 0, isNested: false, notes }, 'body')
  const notice = selectionNotice(content, scope)
  return { html: html`${body}${notice && html`<p style="${raw(scope.theme.styles.voiceNotice)}">${notice}</p>\n`}`, notes }
}
