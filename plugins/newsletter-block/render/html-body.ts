/** The body as mail HTML: one small function per node type, every style from the theme. */
import { absoluteAddress, pagePath } from '../../../src/channel/addresses.ts'
import type { Recipient } from '../../../src/channel/contract.ts'
import type { Html } from '../../../src/channel/escape-html.ts'
import { linkUnsafe } from '../../../src/channel/loss-notes.ts'
import type { Note } from '../../../src/channel/notes.ts'
import { createOutline } from '../../../src/channel/outline.ts'
import type { Quotes } from '../../../src/channel/quotes.ts'
import { quoteParagraphs } from '../../../src/channel/quote-paragraphs.ts'
import { shownConditional, shownEmbed, shownPicture, shownQuote, shownVariable } from '../../../src/channel/shown.ts'
import { createWalker, type NodeMap, walkAll } from '../../../src/channel/walk.ts'
import { selectionNotice } from '../../../src/channel/words.ts'
import type { Edition, PieceContent } from '../../../src/content/edition.ts'
import type { Block, EditionHash, Mark } from '../../../src/content/nodes.ts'
import { address, html } from './inert.ts'
import type { Look } from './look.ts'
import type { Phrases } from './phrases.ts'
import { dataTable, figureTable } from './tables.ts'
import type { Theme } from './theme.ts'

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
  readonly look: Look
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
  code: (inner, { at }) => html`<code${at.code}>${inner}</code>`,
  sub: (inner) => html`<sub>${inner}</sub>`,
  sup: (inner) => html`<sup>${inner}</sup>`,
} as const satisfies Readonly<Record<Mark, (inner: Html, look: Look) => Html>>

const NODES = {
  text: (node, { look }) => (node.marks ?? []).reduceRight((inner, mark) => MARK_TAGS[mark](inner, look), html`${node.text}`),
  lineBreak: () => html`<br>`,
  variable: (node, scope, path) => html`${shownVariable(node, scope, path)}`,
  link: (node, scope, path, walk) => {
    const label = walkAll(node.children, scope, `${path}.children`, walk)
    const title = node.title && html` title="${node.title}"`
    const url = absoluteAddress(node.url, scope.baseUrl)
    if (url !== undefined) return html`<a href="${address(url)}"${title}${scope.look.at.link}>${label}</a>`
    scope.notes.push(linkUnsafe(node.url, path))
    return title ? html`<span${title}>${label}</span>` : html`${label}`
  },
  paragraph: (node, scope, path, walk) => html`<p${scope.look.at.paragraph}>${walkAll(node.children, scope, `${path}.children`, walk)}</p>`,
  heading: (node, scope, path, walk) => {
    const text = walkAll(node.children, scope, `${path}.children`, walk)
    const { h3, h4, h5 } = scope.look.at
    const level = scope.outline.next(node.level)
    if (level === 3) return html`<h3${h3}>${text}</h3>`
    return level === 4 ? html`<h4${h4}>${text}</h4>` : html`<h5${h5}>${text}</h5>`
  },
  list: (node, scope, path, walk) => {
    const at = scope.isNested ? scope.look.at.nested : scope.look.at.list
    const items = walkAll(node.items, { ...scope, isNested: true }, `${path}.items`, walk)
    if (!node.ordered) return html`<ul${at}>${items}</ul>`
    const start = node.start !== undefined && Number.isInteger(node.start) && node.start !== 1
    return html`<ol${start && html` start="${node.start}"`}${at}>${items}</ol>`
  },
  listItem: (node, scope, path, walk) => {
    const state = node.checked === undefined ? undefined : node.checked ? '☑ ' : '☐ '
    const text = walkAll(node.children, scope, `${path}.children`, walk)
    return html`<li${scope.look.at.item}>${state}${text}${node.nested && walk(node.nested, scope, `${path}.nested`)}</li>`
  },
  quote: (node, scope, path, walk) => {
    const { at } = scope.look
    const source = node.source && html`<p${at.source}>— ${node.source}</p>`
    const paragraphs = quoteParagraphs(node.children).map(
      (one, index) => html`<p${index === 0 ? at.quoteText : at.quoteMore}>${one.map((child) => walk(child.node, scope, `${path}.children.${child.index}`))}</p>`,
    )
    return html`<blockquote${at.quote}>${paragraphs}${source}</blockquote>`
  },
  code: (node, { look }) => html`<pre${look.at.pre}>\n${node.text}</pre>`,
  image: (node, scope, path) => {
    const shown = shownPicture(node, scope, path)
    return shown ? scope.look.picture(shown.facts, { alt: shown.alt, caption: node.caption }, scope) : html``
  },
  table: (node, scope, path, walk) => dataTable(node, scope.look, (cell, row, column) => walk(cell, scope, `${path}.rows.${row}.cells.${column}`)),
  tableRow: (node, scope, path, walk) => html`${walkAll(node.cells, scope, `${path}.cells`, walk)}`,
  tableCell: (node, scope, path, walk) => html`${walkAll(node.children, scope, `${path}.children`, walk)}`,
  keyFigures: (node, { look }) => figureTable(node, look),
  callToAction: (node, scope, path) => {
    const url = absoluteAddress(node.url, scope.baseUrl)
    if (url !== undefined) return scope.look.button(node.label, url, scope)
    scope.notes.push(linkUnsafe(node.url, path))
    return html`<p${scope.look.at.paragraph}><strong>${node.label}</strong></p>`
  },
  // Blocks alone embed: see bodyBlocks.
  embed: (node, scope, path) => html`${bodyBlocks({ ...scope, content: { ...scope.content, body: { type: 'root', children: [node] } } }, path).map((block) => block.html)}`,
  testimonial: (node, scope, path) => {
    const quote = shownQuote(node, scope.quotes, scope.notes, path)
    return quote ? scope.look.voice(quote, scope.content.locale, scope) : html``
  },
  legalNote: (node, scope, path, walk) =>
    html`<p${scope.look.at.legal}><strong>${scope.phrases.legal}</strong> ${walkAll(node.children, scope, `${path}.children`, walk)}</p>`,
  divider: (_, { look }) => html`<hr${look.at.divider}>`,
  conditional: (node, scope, path, walk) => html`${walkAll(shownConditional(node, scope, path), scope, `${path}.children`, walk)}`,
} satisfies NodeMap<Html, BodyScope>

const walkNode = createWalker<Html, BodyScope>(NODES)

/** One block of a body, those of embedded passages among them, in reading order. */
export interface BodyBlock {
  readonly node: Block
  readonly html: Html
  /** The content in which it stands. */
  readonly content: PieceContent
}

function bodyBlocks(scope: BodyScope, path: string, nodes: readonly Block[] = scope.content.body.children): BodyBlock[] {
  return nodes.flatMap((node, index): BodyBlock[] => {
    const at = `${path}.${index}`
    if (node.type === 'conditional') return bodyBlocks(scope, `${at}.children`, shownConditional(node, scope, at))
    if (node.type !== 'embed') return [{ node, html: walkNode(node, scope, at), content: scope.content }]
    const shown = shownEmbed(node, scope, at)
    if (!shown) return []
    const { content } = shown
    if (shown.as === 'passage') return bodyBlocks({ ...scope, content, depth: scope.depth + 1, isNested: false }, `${at}.body`)
    return [{ node, html: scope.look.reference(content, scope.baseUrl + pagePath(content.locale, content.slug), scope), content: scope.content }]
  })
}

/** The body of one piece in the look of a mail or a feed, and the sentence that it owes where only praise is quoted. Headings start below the block's `h2`. */
export function htmlBody(content: PieceContent, scope: BlockScope, look: Look): { readonly blocks: readonly BodyBlock[]; readonly notice: Html | undefined; readonly notes: readonly Note[] } {
  const notes: Note[] = []
  const blocks = bodyBlocks({ ...scope, look, content, outline: createOutline(2), depth: 0, isNested: false, notes }, 'body')
  const notice = selectionNotice(content, scope)
  return { blocks, notice: notice === undefined ? undefined : html`<p${look.at.voiceNotice}>${notice}</p>`, notes }
}
