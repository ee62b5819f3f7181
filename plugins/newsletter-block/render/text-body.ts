/** The body as plain text: every word, every address. */
import { absoluteAddress, pagePath } from '../../../src/channel/addresses.ts'
import { isShown } from '../../../src/channel/conditions.ts'
import { resolveEmbed } from '../../../src/channel/embeds.ts'
import { quoteOf } from '../../../src/channel/quotes.ts'
import { shownTitle } from '../../../src/channel/shown-title.ts'
import { pictureFacts } from '../../../src/channel/pictures.ts'
import { variableValue } from '../../../src/channel/variables.ts'
import { createWalker, type NodeMap, type Walk, walkAll } from '../../../src/channel/walk.ts'
import { MAX_EMBED_DEPTH, selectionNotice } from '../../../src/channel/words.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { Inline } from '../../../src/content/nodes.ts'
import { LIMITS } from '../limits.ts'
import type { BlockScope } from './html-body.ts'
import { inertUrl } from './inert.ts'
import { shapeOf } from './tables.ts'
import { textRecords, textTable } from './text-table.ts'
import { textVoice } from './voice.ts'
import { hang, prefixLines, wrapText } from './wrap-text.ts'

interface TextScope extends BlockScope {
  readonly content: PieceContent
  readonly depth: number
  /** Columns left. */
  readonly width: number
}

/** An address as it stands in running text. */
const bracketed = (url: string) => `<${inertUrl(url)}>`

const NODES = {
  // Struck words said aloud would turn the meaning round; all other marks are only weight.
  text: (node) => (node.marks?.includes('strike') ? `~${node.text}~` : node.text),
  lineBreak: () => '\n',
  variable: (node, { recipient }) => variableValue(node, recipient),
  link: (node, scope, path, walk) => {
    const label = walkAll(node.children, scope, path, walk).join('')
    const url = absoluteAddress(node.url, scope.baseUrl)
    const title = node.title ? ` (${node.title})` : ''
    if (url === undefined) return label + title
    const isItsOwnLabel = title === '' && [url, url.replace(/^(mailto|tel):/, '')].includes(label.trim())
    return isItsOwnLabel ? inertUrl(label) : `${label}${title} ${bracketed(url)}`
  },
  paragraph: (node, scope, path, walk) => inline(node.children, scope, path, walk),
  heading: (node, scope, path, walk) => {
    const text = inline(node.children, scope, path, walk)
    return node.level === 2 ? underlined(text, '-') : text
  },
  list: (node, scope, path, walk) =>
    node.items
      .map((item, index) => {
        const bullet = node.ordered ? `${(node.start ?? 1) + index}. ` : '- '
        return hang(walk(item, { ...scope, width: Math.max(20, scope.width - bullet.length) }, path), bullet)
      })
      .join('\n'),
  listItem: (node, scope, path, walk) => {
    const state = node.checked === undefined ? '' : node.checked ? '[x] ' : '[ ] '
    const text = wrapText(state + walkAll(node.children, scope, path, walk).join(''), scope.width)
    return node.nested ? `${text}\n${walk(node.nested, scope, path)}` : text
  },
  quote: (node, scope, path, walk) => {
    const text = inline(node.children, { ...scope, width: scope.width - 2 }, path, walk)
    return prefixLines(node.source ? `${text}\n${wrapText(`— ${node.source}`, scope.width - 2)}` : text, '> ')
  },
  code: (node) => prefixLines(node.text, '    '),
  image: (node, scope) => {
    const facts = pictureFacts(node.media, scope.content.media)
    return facts ? textPicture(node.alt || facts.alt, node.caption, scope) : ''
  },
  table: (node, scope, path, walk) => {
    const cells = node.rows.map((row) => row.cells.map((cell) => walk(cell, scope, path)))
    const rows = shapeOf(node) === 'records' ? textRecords(cells, scope.width) : textTable(cells, scope.width)
    return node.caption ? `${wrapText(node.caption, scope.width)}\n\n${rows}` : rows
  },
  tableRow: (node, scope, path, walk) => walkAll(node.cells, scope, path, walk).join(' '),
  tableCell: (node, scope, path, walk) => walkAll(node.children, scope, path, walk).join(''),
  keyFigures: (node, { width }) => node.items.map((item) => hang(wrapText(`${item.value} – ${item.label}`, width - 2), '* ')).join('\n'),
  callToAction: (node, { baseUrl, width }) => {
    const url = absoluteAddress(node.url, baseUrl)
    return url === undefined ? wrapText(node.label, width) : `${wrapText(`${node.label}:`, width)}\n${inertUrl(url)}`
  },
  embed: (node, scope) => {
    const resolved = resolveEmbed(node, scope.content, scope.embedded)
    if (resolved.as === 'missing') return ''
    const { content } = resolved.edition
    if (resolved.as === 'reference') {
      const url = scope.baseUrl + pagePath(content.locale, content.slug)
      return [shownTitle(content, scope.phrases), content.teaser].filter((text) => text !== '').map((text) => wrapText(text, scope.width)).concat(inertUrl(url)).join('\n')
    }
    return scope.depth < MAX_EMBED_DEPTH ? walkBody({ ...scope, content, depth: scope.depth + 1 }) : ''
  },
  testimonial: (node, scope) => {
    const quote = quoteOf(node, scope.quotes)
    return quote ? textVoice(quote, scope.content.locale, scope.width) : ''
  },
  legalNote: (node, scope, path, walk) => wrapText(`${scope.phrases.legal} ${walkAll(node.children, scope, path, walk).join('')}`, scope.width),
  divider: () => '-'.repeat(12),
  conditional: (node, scope, path, walk) => {
    if (!isShown(node, scope.recipient, scope.content.locale)) return ''
    return walkAll(node.children, scope, path, walk).filter((block) => block !== '').join('\n\n')
  },
} satisfies NodeMap<string, TextScope>

const walkNode = createWalker<string, TextScope>(NODES)

function inline(nodes: readonly Inline[], scope: TextScope, path: string, walk: Walk<string, TextScope>): string {
  return wrapText(walkAll(nodes, scope, path, walk).join(''), scope.width)
}

function walkBody(scope: TextScope): string {
  return walkAll(scope.content.body.children, scope, 'body', walkNode)
    .filter((block) => block !== '')
    .join('\n\n')
}

/** A heading with a line of `rule` under its last line. */
export function underlined(text: string, rule: '=' | '-'): string {
  const last = text.split('\n').at(-1) ?? ''
  return `${text}\n${rule.repeat(Math.min(LIMITS.textColumns.value, Math.max(3, [...last].length)))}`
}

/** What a picture shows and says, for those who see none. Empty if it says nothing. */
export function textPicture(alt: string, caption: string | undefined, { phrases, width }: Pick<TextScope, 'phrases' | 'width'>): string {
  return [alt.trim() === '' ? '' : `(${phrases.picture}: ${alt})`, caption ?? '']
    .filter((line) => line !== '')
    .map((line) => wrapText(line, width))
    .join('\n')
}

/** The body of one piece in columns of `width`. Templates are not yet inert. */
export function textBody(content: PieceContent, scope: BlockScope, width: number): string {
  const notice = selectionNotice(content, scope)
  return [walkBody({ ...scope, content, depth: 0, width }), notice === undefined ? '' : wrapText(notice, width)].filter((part) => part !== '').join('\n\n')
}
