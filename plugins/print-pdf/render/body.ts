/** The body, node by node, as blocks of a letter. A new node type does not compile until it is decided here. */
import { pagePath } from '../../../src/channel/addresses.ts'
import { shownConditional, shownEmbed, shownPicture, shownQuote } from '../../../src/channel/shown.ts'
import type { NodeMap } from '../../../src/channel/walk.ts'
import { createWalker, walkAll } from '../../../src/channel/walk.ts'
import type { Image, Inline, List, Node } from '../../../src/content/nodes.ts'
import type { PrintBlock, PrintList, PrintListItem, Run } from '../composition.ts'
import { composeRuns, printedAddress } from './inline.ts'
import { MESSAGES } from './notes.ts'
import { noteResolution, placePicture } from './picture.ts'
import type { LetterScope } from './scope.ts'
import { displayLine, textLine } from './scope.ts'
import { spokenAddress } from './spoken-address.ts'
import { columnWidths, layTable } from './table.ts'
import { printLines } from './text.ts'
import { composeVoice } from './voice.ts'

const blocks = {
  paragraph: (node, scope, path) => runsBlock('paragraph', node.children, scope, path),
  heading: (node, scope, path) => {
    const runs = composeRuns(node.children, scope, `${path}.children`, scope.ctx.brand.fonts.display)
    return isBlank(runs) ? [] : [{ type: 'heading', level: node.level, runs }]
  },
  list: (node, scope, path) => (node.items.length === 0 ? [] : [composeList(node, scope, path)]),
  quote: (node, scope, path) => {
    const paragraphs = splitParagraphs(composeRuns(node.children, scope, `${path}.children`))
    return [{ type: 'quote', paragraphs, source: textLine(scope, node.source ?? '', `${path}.source`) }]
  },
  code: (node, scope, path) => {
    const lines = printLines(node.text).map((line) => scope.glyphs.see(line, scope.ctx.brand.fonts.text, path))
    return [{ type: 'code', lines }]
  },
  image: composeImage,
  table: (node, scope, path) => {
    const grid = layTable(node, (cell, row, index) => composeRuns(cell.children, scope, `${path}.rows.${row}.cells.${index}.children`))
    const caption = textLine(scope, node.caption ?? '', `${path}.caption`)
    if (grid.columns === 0) return caption === '' ? [] : [{ type: 'paragraph', runs: [{ type: 'text', text: caption, marks: [] }] }]
    if (grid.columns > 8) scope.notes.add('warning', 'table-wide', path, MESSAGES.tableWide(grid.columns))
    const columnsMm = columnWidths(grid, scope.places.textWidthMm)
    return [{ type: 'table', caption, columnsMm, rowCount: grid.rows, headerRows: grid.headerRows, cells: grid.cells }]
  },
  keyFigures: (node, scope, path) => [
    {
      type: 'keyFigures',
      items: node.items.map((item, index) => ({
        value: displayLine(scope, item.value, `${path}.items.${index}`),
        label: textLine(scope, item.label, `${path}.items.${index}`),
      })),
    },
  ],
  callToAction: (node, scope, path) => {
    const label = textLine(scope, node.label, path)
    return [{ type: 'callToAction', label, address: printedAddress(node.url, label, scope, path) }]
  },
  embed: (node, scope, path) => {
    const shown = shownEmbed(node, { ...scope, embedded: scope.ctx.embedded }, path)
    if (!shown) return []
    const { content } = shown
    if (shown.as === 'reference') {
      const address = textLine(scope, spokenAddress(scope.ctx.baseUrl + pagePath(content.locale, content.slug)))
      return [{ type: 'reference', title: displayLine(scope, content.title, path), teaser: textLine(scope, content.teaser, path), address }]
    }
    return composeBlocks(content.body.children, { ...scope, content, depth: scope.depth + 1 }, `${path}.body`)
  },
  testimonial: (node, scope, path) => {
    const quote = shownQuote(node, scope.ctx.quotes, scope.notes, path)
    return quote ? [composeVoice(quote, scope, path)] : []
  },
  legalNote: (node, scope, path) => runsBlock('legalNote', node.children, scope, path),
  divider: () => [{ type: 'divider' }],
  conditional: (node, scope, path) => composeBlocks(shownConditional(node, { ...scope, embedded: scope.ctx.embedded }, path), scope, `${path}.children`),
  // The parts of blocks are composed by their blocks; met alone (in a damaged tree) they become a paragraph.
  text: (node, scope, path) => runsBlock('paragraph', [node], scope, path),
  lineBreak: () => [],
  link: (node, scope, path) => runsBlock('paragraph', [node], scope, path),
  variable: (node, scope, path) => runsBlock('paragraph', [node], scope, path),
  listItem: (node, scope, path) => [composeList({ type: 'list', ordered: false, items: [node] }, scope, path)],
  tableRow: (node, scope, path, walk) => node.cells.flatMap((cell, index) => walk(cell, scope, `${path}.cells.${index}`)),
  tableCell: (node, scope, path) => runsBlock('paragraph', node.children, scope, path),
} satisfies NodeMap<readonly PrintBlock[], LetterScope>

const walk = createWalker<readonly PrintBlock[], LetterScope>(blocks)

/** Composes blocks in order; `path` is where they stand (`body`). */
export function composeBlocks(nodes: readonly Node[], scope: LetterScope, path: string): PrintBlock[] {
  return walkAll(nodes, scope, path, walk).flat()
}

function runsBlock(type: 'paragraph' | 'legalNote', nodes: readonly Inline[], scope: LetterScope, path: string): PrintBlock[] {
  const runs = composeRuns(nodes, scope, `${path}.children`)
  return isBlank(runs) ? [] : [{ type, runs }]
}

function composeList(node: List, scope: LetterScope, path: string): PrintList {
  return { type: 'list', items: listItems(node, scope, path, 0) }
}

function listItems(node: List, scope: LetterScope, path: string, depth: number): PrintListItem[] {
  const start = Math.min(1_000_000, Math.max(0, Math.trunc(node.start ?? 1) || 0))
  const bullet = depth % 2 === 0 ? '•' : '–'
  return node.items.flatMap((item, index) => [
    {
      depth,
      marker: item.checked !== undefined ? '' : node.ordered ? `${start + index}.` : bullet,
      isChecked: item.checked ?? null,
      runs: composeRuns(item.children, scope, `${path}.items.${index}.children`),
    },
    ...(item.nested ? listItems(item.nested, scope, `${path}.items.${index}.nested`, depth + 1) : []),
  ])
}

function composeImage(node: Image, scope: LetterScope, path: string): PrintBlock[] {
  const shown = shownPicture(node, scope, path)
  if (!shown) return []
  const place = scope.places.picture
  const picture = placePicture(shown.facts, textLine(scope, shown.alt), place)
  noteResolution(picture, place, scope, path)
  return [{ type: 'picture', picture, caption: textLine(scope, node.caption ?? '', `${path}.caption`) }]
}

/** Two line breaks in a row part paragraphs. */
function splitParagraphs(runs: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = [[]]
  runs.forEach((run, index) => {
    const isParting = run.type === 'break' && runs[index + 1]?.type === 'break'
    if (isParting) paragraphs.push([])
    else if (run.type !== 'break' || paragraphs.at(-1)?.length !== 0) paragraphs.at(-1)?.push(run)
  })
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}

function isBlank(runs: readonly Run[]): boolean {
  return runs.every((run) => run.type === 'break' || (run.type === 'text' && run.text.trim() === ''))
}
