/**
 * A piece as files for people: Markdown that every CommonMark viewer shows, and JSON that is the piece itself. Import reads the JSON; its content has the same identity.
 */
import type { BlockContent, ListItem as MdastListItem, Paragraph, RootContent, Text } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { stringify } from 'yaml'
import type { MediaFacts, PieceContent } from './edition.ts'
import { HubError } from './errors.ts'
import { escapeHtml, toHtml, toPhrasing } from './markdown-inline-export.ts'
import type { Block, Inline, List, MediaKey, Table, Tree } from './nodes.ts'
import { parsePieceContent } from './schema.ts'

type MediaIndex = Readonly<Record<MediaKey, Pick<MediaFacts, 'filename'>>>

/** What the JSON file says of itself. */
const EXPORT_FORMAT = 'einklang-piece/1'

/** The two files of an export: `<locale>.md` and `<locale>.json`. */
export function exportPiece(content: PieceContent): { readonly markdown: string; readonly json: string } {
  return { markdown: toMarkdown(content), json: `${JSON.stringify({ format: EXPORT_FORMAT, content }, null, 2)}\n` }
}

/**
 * The content of an exported JSON file; its editionHash is that of the content that was exported.
 * @throws HubError `bad-input` if it is no export or was changed into something that is no piece.
 */
export function importExported(json: string): PieceContent {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new HubError('bad-input', 'The file is not JSON. Choose the .json file that the export wrote.')
  }
  if (typeof value !== 'object' || value === null || !('format' in value) || !('content' in value) || value.format !== EXPORT_FORMAT) {
    throw new HubError('bad-input', `The file is not an export of this hub (format “${EXPORT_FORMAT}”). Choose the .json file that the export wrote.`)
  }
  return parsePieceContent(value.content)
}

/** Front matter and body. Readable, and readable back by fromMarkdown except for key figures, calls to action and embeds, which become plain text there. */
export function toMarkdown(content: PieceContent): string {
  const { title, teaser, date, byline, slug, topics, hero, extra } = content
  const matter = stringify(
    {
      ...{ title, description: teaser, date, author: byline, slug },
      ...(topics.length > 0 ? { tags: topics.map((topic) => topic.name) } : {}),
      ...(hero ? { image: fileOf(hero.media, content.media), 'image-alt': hero.alt, 'image-caption': hero.caption } : {}),
      ...extra,
    },
    { lineWidth: 0 },
  )
  return write([{ type: 'yaml', value: matter.trimEnd() }, ...content.body.children.flatMap((block) => blockToMdast(block, content.media))])
}

/** A body alone. */
export function treeToMarkdown(tree: Tree, media: MediaIndex = {}): string {
  // At the beginning of a file readers take U+FEFF for a byte order mark.
  return write(tree.children.flatMap((block) => blockToMdast(block, media))).replace(/^\ufeff/, '&#xFEFF;')
}

function write(children: RootContent[]): string {
  return unified()
    .use(remarkGfm)
    .use(remarkFrontmatter, ['yaml'])
    .use(remarkStringify, {
      ...{ bullet: '-', rule: '*', emphasis: '*', fences: true, listItemIndent: 'one', resourceLink: true },
      handlers: {
        // Behind a format the library may write the first letter as a character reference; then an underscore after it would open emphasis.
        text: (node: Text, _parent, state, info) => state.safe(node.value, info).replace(/^([\p{L}\p{N}])_/u, '$1\\_'),
      },
    })
    .stringify({ type: 'root', children })
}

function fileOf(key: MediaKey, media: MediaIndex): string {
  const name = media[key]?.filename
  return `media/${key}${name === undefined ? '' : `/${name}`}`
}

function blockToMdast(block: Block, media: MediaIndex): RootContent[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraph(block.children)]
    case 'heading':
      return [{ type: 'heading', depth: block.level, children: toPhrasing(block.children, true) }]
    case 'list':
      return [listToMdast(block)]
    case 'quote':
      return [{ type: 'blockquote', children: [...passages(block.children), ...(block.source === undefined ? [] : [enclosed('cite', [{ type: 'text', text: block.source }])])] }]
    case 'code':
      return [{ type: 'code', lang: block.language ?? null, value: block.text }]
    case 'image': {
      const url = block.source ?? (block.media === null ? '' : fileOf(block.media, media))
      return [{ type: 'paragraph', children: [{ type: 'image', url, alt: block.alt, title: block.caption ?? null }] }]
    }
    case 'table':
      return [tableToMdast(block)]
    case 'keyFigures': {
      const item = (value: string, label: string): MdastListItem => ({
        type: 'listItem',
        spread: false,
        children: [paragraph([{ type: 'text', text: value, marks: ['bold'] }, { type: 'text', text: ` ${label}` }])],
      })
      return [{ type: 'list', ordered: false, spread: false, children: block.items.map(({ value, label }) => item(value, label)) }]
    }
    case 'callToAction':
      return [{ type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'link', url: block.url, children: [{ type: 'text', value: block.label }] }] }] }]
    case 'embed':
      return [{ type: 'html', value: `<!-- embed: ${block.piece} -->` }]
    case 'testimonial':
      return [{ type: 'html', value: `<!-- testimonial: ${block.testimonial} -->` }]
    case 'legalNote':
      return [enclosed('small', block.children)]
    case 'divider':
      return [{ type: 'thematicBreak' }]
    case 'conditional':
      // For whom says the JSON export; here only where it begins and ends.
      return [{ type: 'html', value: '<!-- for some recipients only -->' }, ...block.children.flatMap((child) => blockToMdast(child, media)), { type: 'html', value: '<!-- for everybody again -->' }]
  }
}

const paragraph = (children: readonly Inline[]): Paragraph => ({ type: 'paragraph', children: toPhrasing(children) })

function enclosed(tag: string, children: readonly Inline[]): Paragraph {
  return { type: 'paragraph', children: [{ type: 'html', value: `<${tag}>` }, ...toPhrasing(children), { type: 'html', value: `</${tag}>` }] }
}

/** Two line breaks in a row part paragraphs. */
function passages(children: readonly Inline[]): Paragraph[] {
  const parts: Inline[][] = [[]]
  children.forEach((child, index) => {
    if (child.type === 'lineBreak' && children[index + 1]?.type === 'lineBreak') parts.push([])
    else if (child.type !== 'lineBreak' || children[index - 1]?.type !== 'lineBreak') parts.at(-1)?.push(child)
  })
  return parts.filter((part) => part.length > 0).map(paragraph)
}

function listToMdast(list: List): BlockContent {
  const items = list.items.map((item): MdastListItem => {
    const children: BlockContent[] = [...passages(item.children), ...(item.nested ? [listToMdast(item.nested)] : [])]
    return { type: 'listItem', checked: item.checked ?? null, spread: passages(item.children).length > 1, children }
  })
  return { type: 'list', ordered: list.ordered, start: list.start ?? 1, spread: items.some((item) => item.spread), children: items }
}

/** GFM tables have one header row and nothing that spans; all others are written as HTML. */
function tableToMdast(table: Table): RootContent {
  const [head, ...body] = table.rows
  const isPlain = (cell: Table['rows'][number]['cells'][number]) => cell.colSpan === undefined && cell.rowSpan === undefined
  const isGfm =
    table.caption === undefined &&
    head?.cells.every((cell) => isPlain(cell) && cell.header === 'column') &&
    body.every((row) => row.cells.length === head.cells.length && row.cells.every((cell) => isPlain(cell) && cell.header === undefined))
  if (!isGfm) return { type: 'html', value: tableToHtml(table) }
  return {
    type: 'table',
    children: table.rows.map((row) => ({ type: 'tableRow', children: row.cells.map((cell) => ({ type: 'tableCell', children: toPhrasing(cell.children, true) })) })),
  }
}

function tableToHtml(table: Table): string {
  const rows = table.rows.map((row) => {
    const cells = row.cells.map((cell) => {
      const tag = cell.header === undefined ? 'td' : 'th'
      const scope = cell.header === undefined ? '' : ` scope="${cell.header === 'column' ? 'col' : 'row'}"`
      const span = `${cell.colSpan === undefined ? '' : ` colspan="${cell.colSpan}"`}${cell.rowSpan === undefined ? '' : ` rowspan="${cell.rowSpan}"`}`
      return `<${tag}${scope}${span}>${toHtml(cell.children)}</${tag}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return ['<table>', ...(table.caption === undefined ? [] : [`<caption>${escapeHtml(table.caption)}</caption>`]), ...rows, '</table>'].join('\n')
}
