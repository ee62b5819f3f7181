/**
 * A body as bare HTML that any reader of feeds takes: no classes, no styles, no script, absolute addresses, pictures as JPEG. What cannot be shown was noted when the piece was approved
 * for its web page; here it is left out again.
 */
import { absoluteAddress, pagePath } from '../addresses.ts'
import { html, type Html } from '../escape-html.ts'
import { derivativePath } from '../images.ts'
import { markedText } from '../marked-text.ts'
import { type PictureFacts, pictureFacts, pictureWidths } from '../pictures.ts'
import { quoteParagraphs } from '../quote-paragraphs.ts'
import { type Quote, quoteRemarks, type Quotes, ratingAndMonth, spokenParagraphs } from '../quotes.ts'
import { shownConditional, shownEmbed, shownPicture, shownQuote } from '../shown.ts'
import { variableValue } from '../variables.ts'
import { createWalker, type NodeMap, walkAll } from '../walk.ts'
import { selectionNotice } from '../words.ts'
import type { Edition, PieceContent } from '../../content/edition.ts'
import type { EditionHash, Inline, Locale, TableCell } from '../../content/nodes.ts'
import type { Note } from '../notes.ts'

/** What stands around the content. */
export interface PlainScope {
  readonly embedded: Readonly<Record<EditionHash, Edition<PieceContent>>>
  readonly quotes: Quotes
  /** Public origin without trailing slash. */
  readonly baseUrl: string
}

interface Scope extends PlainScope {
  readonly content: PieceContent
  readonly depth: number
  readonly notes: Note[]
}

const anchor = (url: string, label: Html | string, { baseUrl }: PlainScope, title?: string): Html => {
  const address = absoluteAddress(url, baseUrl)
  return address === undefined ? html`${label}` : html`<a href="${address}"${title && html` title="${title}"`}>${label}</a>`
}

const NODES = {
  text: markedText,
  lineBreak: () => html`<br>`,
  variable: (node) => html`${variableValue(node)}`,
  link: (node, scope, path, walk) => anchor(node.url, html`${walkAll(node.children, scope, `${path}.children`, walk)}`, scope, node.title),
  paragraph: (node, scope, path, walk) => html`<p>${walkAll(node.children, scope, `${path}.children`, walk)}</p>`,
  heading: (node, scope, path, walk) => {
    const text = walkAll(node.children, scope, `${path}.children`, walk)
    if (node.level === 2) return html`<h2>${text}</h2>`
    return node.level === 3 ? html`<h3>${text}</h3>` : html`<h4>${text}</h4>`
  },
  list: (node, scope, path, walk) => {
    const items = walkAll(node.items, scope, `${path}.items`, walk)
    const start = node.start !== undefined && Number.isInteger(node.start) && node.start !== 1
    return node.ordered ? html`<ol${start && html` start="${node.start}"`}>${items}</ol>` : html`<ul>${items}</ul>`
  },
  listItem: (node, scope, path, walk) =>
    html`<li>${node.checked !== undefined && (node.checked ? '☑ ' : '☐ ')}${walkAll(node.children, scope, `${path}.children`, walk)}${node.nested && walk(node.nested, scope, `${path}.nested`)}</li>`,
  quote: (node, scope, path, walk) => {
    const paragraphs = quoteParagraphs(node.children).map((one) => html`<p>${one.map((child) => walk(child.node, scope, `${path}.children.${child.index}`))}</p>`)
    return html`<blockquote>${paragraphs}${node.source && html`<p>— ${node.source}</p>`}</blockquote>`
  },
  // HTML drops a line break right after `<pre>`, so one stands there already.
  code: (node) => html`<pre>\n<code>${node.text}</code></pre>`,
  image: (node, scope, path) => {
    const shown = shownPicture(node, scope, path)
    return shown ? figure(shown.facts, shown.alt, node.caption, scope) : html``
  },
  table: (node, scope, path, walk) => {
    const rows = node.rows.map((row, index) => walk(row, scope, `${path}.rows.${index}`))
    return html`<table>${node.caption && html`<caption>${node.caption}</caption>`}<tbody>${rows}</tbody></table>`
  },
  tableRow: (node, scope, path, walk) => html`<tr>${walkAll(node.cells, scope, `${path}.cells`, walk)}</tr>`,
  tableCell: (node, scope, path, walk) => {
    const content = walkAll(node.children, scope, `${path}.children`, walk)
    const span = html`${spanOf('colspan', node.colSpan)}${spanOf('rowspan', node.rowSpan)}`
    return isNaming(node) ? html`<th${span}>${content}</th>` : html`<td${span}>${content}</td>`
  },
  keyFigures: (node) => (node.items.length === 0 ? html`` : html`<ul>${node.items.map((item) => html`<li><strong>${item.value}</strong> ${item.label}</li>`)}</ul>`),
  callToAction: (node, scope) => html`<p><strong>${anchor(node.url, node.label, scope)}</strong></p>`,
  embed: (node, scope, path) => {
    const shown = shownEmbed(node, scope, path)
    if (!shown) return html``
    const { content } = shown
    if (shown.as === 'reference') return html`<p>${anchor(pagePath(content.locale, content.slug), content.title, scope)}<br>${content.teaser}</p>`
    return walkBody(content, { ...scope, content, depth: scope.depth + 1 }, `${path}.body`)
  },
  testimonial: (node, scope, path) => {
    const quote = shownQuote(node, scope.quotes, scope.notes, path)
    return quote ? voice(quote, scope.content.locale) : html``
  },
  legalNote: (node, scope, path, walk) => html`<p><small>${walkAll(node.children, scope, `${path}.children`, walk)}</small></p>`,
  divider: () => html`<hr>`,
  conditional: (node, scope, path, walk) => html`${walkAll(shownConditional(node, scope, path), scope, `${path}.children`, walk)}`,
} satisfies NodeMap<Html, Scope>

const walkNode = createWalker<Html, Scope>(NODES)
const walkBody = (content: PieceContent, scope: Scope, path: string): Html => html`${walkAll(content.body.children, scope, path, walkNode)}`

/** A header without words names nothing. */
const isNaming = ({ header, children }: TableCell): boolean => header !== undefined && (children as readonly Inline[]).length > 0

function spanOf(name: 'colspan' | 'rowspan', value: number | undefined): Html | undefined {
  if (value === undefined || !Number.isInteger(value) || value < 2 || value > 1000) return undefined
  return name === 'colspan' ? html` colspan="${value}"` : html` rowspan="${value}"`
}

const SHOWN_WIDTH = 1200

/** The address of a picture as JPEG, absolute, with the size that it has there. */
export function pictureAddress(facts: PictureFacts, baseUrl: string): { readonly url: string; readonly width: number; readonly height: number } {
  const width = pictureWidths(facts).findLast((one) => one <= SHOWN_WIDTH) ?? facts.width
  const url = baseUrl + derivativePath({ media: facts.key, width, fit: 'inside', format: 'jpeg' })
  return { url, width, height: Math.max(1, Math.round((facts.height * width) / facts.width)) }
}

function figure(facts: PictureFacts, alt: string, caption: string | undefined, { baseUrl }: PlainScope): Html {
  const { url, width, height } = pictureAddress(facts, baseUrl)
  const image = html`<img src="${url}" width="${width}" height="${height}" alt="${alt}">`
  return caption ? html`<figure>${image}<figcaption>${caption}</figcaption></figure>` : html`<p>${image}</p>`
}

function voice(quote: Quote, locale: Locale): Html {
  const { theme, attribution } = quote
  const more = ratingAndMonth(quote, locale)
  const lang = quote.locale !== locale && html` lang="${quote.locale}"`
  return html`<blockquote${lang}>${theme && html`<p><strong>${theme}</strong></p>`}${spokenParagraphs(quote).map((one) => html`<p>${one}</p>`)}<p>— ${attribution}${more !== '' && ` · ${more}`}</p><p><small>${quoteRemarks(quote, locale).join(' ')}</small></p></blockquote>`
}

/** The lead picture of a piece with its caption; nothing where it has none that can be shown. */
export function leadPicture(content: PieceContent, scope: PlainScope): Html | undefined {
  const hero = pictureFacts(content.hero?.media ?? null, content.media)
  return hero && figure(hero, content.hero?.alt ?? '', content.hero?.caption, scope)
}

/** Lead picture and body of a piece. */
export function plainHtml(content: PieceContent, given: PlainScope): string {
  const scope: Scope = { ...given, content, depth: 0, notes: [] }
  const notice = selectionNotice(content, given)
  return html`${leadPicture(content, given)}${walkBody(content, scope, 'body')}${notice && html`<p><small>${notice}</small></p>`}`.toString()
}
