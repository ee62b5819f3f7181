/** Two bodies side by side: blocks are aligned first, then compared word by word, and what is no word (formats, links, levels) is listed. */
import { diffArrays } from 'diff'
import { canonicalJson } from './canonical.ts'
import type { TextChange } from './compare-text.ts'
import { compareText, likeness } from './compare-text.ts'
import type { Block, Mark, Node, Tree } from './nodes.ts'
import { plainText, visit } from './walk.ts'

/** What of a block is no running text. */
export const DETAIL_LABELS = {
  blockType: { de: 'Art des Blocks', en: 'Kind of block' },
  level: { de: 'Ebene der Überschrift', en: 'Heading level' },
  list: { de: 'Liste', en: 'List' },
  task: { de: 'Aufgabe', en: 'Task' },
  format: { de: 'Auszeichnung', en: 'Format' },
  link: { de: 'Link', en: 'Link' },
  variable: { de: 'Personalisierung', en: 'Personalisation' },
  lineBreak: { de: 'Zeilenumbrüche', en: 'Line breaks' },
  language: { de: 'Codesprache', en: 'Code language' },
  source: { de: 'Quelle', en: 'Source' },
  image: { de: 'Bilddatei', en: 'Image file' },
  alt: { de: 'Alternativtext', en: 'Alternative text' },
  caption: { de: 'Unterschrift', en: 'Caption' },
  cell: { de: 'Tabellenfeld', en: 'Table cell' },
  figure: { de: 'Kennzahl', en: 'Key figure' },
  url: { de: 'Adresse', en: 'Address' },
  embed: { de: 'Eingebetteter Beitrag', en: 'Embedded piece' },
  testimonial: { de: 'Kundenstimme', en: 'Testimonial' },
  pieceGoes: { de: 'Endet die Einwilligung, verschwindet der ganze Beitrag', en: 'When the consent ends, the whole piece goes' },
  conditional: { de: 'Nur für Empfänger, bei denen', en: 'Only for recipients where' },
  others: { de: 'Wo niemand persönlich angesprochen wird', en: 'Where nobody is addressed in person' },
  structure: { de: 'Aufbau', en: 'Structure' },
} as const
export type DetailKind = keyof typeof DETAIL_LABELS

export interface Detail {
  readonly what: DetailKind
  readonly kind: 'added' | 'removed'
  readonly text: string
  /** Of a format: how the words are marked. */
  readonly marks?: readonly Mark[]
}

type Fact = Pick<Detail, 'what' | 'text' | 'marks'>

export interface BlockChange {
  readonly kind: 'same' | 'added' | 'removed' | 'changed'
  /** Index among the blocks of the old body; absent for added blocks. */
  readonly beforeIndex?: number
  /** Index among the blocks of the new body; absent for removed blocks. */
  readonly afterIndex?: number
  readonly before?: Block
  readonly after?: Block
  /** The text of the block, word by word. */
  readonly words: readonly TextChange[]
  /** Whatever differs besides words. A `changed` block has changed words or details, never neither. */
  readonly details: readonly Detail[]
}

/** Blocks in the order of the new body, removed ones where they stood. */
export function compareBlocks(before: Tree, after: Tree): BlockChange[] {
  const left = before.children.map((block) => canonicalJson(block))
  const right = after.children.map((block) => canonicalJson(block))
  const result: BlockChange[] = []
  let [beforeIndex, afterIndex] = [0, 0]
  let removed: number[] = []
  let added: number[] = []
  const flush = () => {
    result.push(...pairUp(removed, added, before, after))
    removed = []
    added = []
  }
  const hunks = diffArrays(left, right, { maxEditLength: 4_000 }) ?? [
    { removed: true, added: false, value: left },
    { removed: false, added: true, value: right },
  ]
  for (const hunk of hunks) {
    for (const _ of hunk.value) {
      if (hunk.removed) removed.push(beforeIndex++)
      else if (hunk.added) added.push(afterIndex++)
      else {
        flush()
        result.push(changeOf(before.children[beforeIndex], after.children[afterIndex], beforeIndex++, afterIndex++))
      }
    }
  }
  flush()
  return result
}

/** How many removed blocks are tried as the old form of an added one: two long bodies with nothing in common must not take for ever. */
const WINDOW = 40

/** Blocks that were changed rather than replaced: of one kind or alike in words, in the same order. */
function pairUp(removed: readonly number[], added: readonly number[], before: Tree, after: Tree): BlockChange[] {
  const result: BlockChange[] = []
  let from = 0
  const old = (index: number) => before.children[index]
  const fresh = (index: number) => after.children[index]
  for (const index of added) {
    const partner = removed.findIndex((candidate, position) => position >= from && position < from + WINDOW && isAlike(old(candidate), fresh(index)))
    if (partner < 0) {
      result.push(changeOf(undefined, fresh(index), undefined, index))
      continue
    }
    for (const gone of removed.slice(from, partner)) result.push(changeOf(old(gone), undefined, gone, undefined))
    const match = removed[partner]
    if (match !== undefined) result.push(changeOf(old(match), fresh(index), match, index))
    from = partner + 1
  }
  for (const gone of removed.slice(from)) result.push(changeOf(old(gone), undefined, gone, undefined))
  return result
}

function isAlike(before: Block | undefined, after: Block | undefined): boolean {
  if (before === undefined || after === undefined) return false
  const [left, right] = [textOf(before), textOf(after)]
  return before.type === after.type ? left === '' || right === '' || likeness(left, right) > 0.25 : left !== '' && likeness(left, right) > 0.6
}

function textOf(block: Block | undefined): string {
  return block === undefined ? '' : plainText(block, { isAltIncluded: true })
}

function changeOf(before: Block | undefined, after: Block | undefined, beforeIndex: number | undefined, afterIndex: number | undefined): BlockChange {
  const place = { ...(before && { before, beforeIndex }), ...(after && { after, afterIndex }) } as Pick<BlockChange, 'before' | 'after' | 'beforeIndex' | 'afterIndex'>
  const words = compareText(textOf(before), textOf(after))
  const details = detailsBetween(before, after)
  if (before === undefined) return { kind: 'added', ...place, words, details }
  if (after === undefined) return { kind: 'removed', ...place, words, details }
  const [left, right] = [canonicalJson(before), canonicalJson(after)]
  if (left === right) return { kind: 'same', ...place, words, details: [] }
  const isSeen = details.length > 0 || words.some((change) => change.kind !== 'same')
  const structure: Detail[] = [
    { what: 'structure', kind: 'removed', text: left },
    { what: 'structure', kind: 'added', text: right },
  ]
  return { kind: 'changed', ...place, words, details: isSeen ? details : structure }
}

/** Facts that only one side has. */
function detailsBetween(before: Block | undefined, after: Block | undefined): Detail[] {
  const count = (facts: readonly string[], fact: string) => facts.filter((each) => each === fact).length
  const keysOf = (facts: readonly Fact[]) => facts.map((fact) => canonicalJson(fact))
  const [left, right] = [before ? factsOf(before) : [], after ? factsOf(after) : []]
  const only = (facts: readonly Fact[], others: readonly Fact[], kind: Detail['kind']): Detail[] => {
    const [own, theirs] = [keysOf(facts), keysOf(others)]
    return facts.flatMap((fact, index) => {
      const key = own[index] ?? ''
      return own.indexOf(key) === index && count(own, key) > count(theirs, key) ? [{ ...fact, kind }] : []
    })
  }
  return [...only(left, right, 'removed'), ...only(right, left, 'added')]
}

const MATCH_SIGNS = { all: '∧', any: '∨', none: '¬' } as const
const TEST_SIGNS = { 'one-of': '=', 'starts-with': '…', between: '↔', present: '☑', absent: '☐' } as const

/** Everything about a block besides its running text. Read in every language, so there are no words and no quotation marks of any in them. */
function factsOf(block: Block): Fact[] {
  const facts: Fact[] = []
  const add = (what: DetailKind, text: string | number | undefined) => text !== undefined && facts.push({ what, text: String(text) })
  add('blockType', block.type)
  const look = (node: Node) => {
    if (node.type === 'heading') add('level', node.level)
    else if (node.type === 'list') add('list', `${node.ordered ? `1. 2. 3. (${node.start ?? 1})` : '•'}`)
    else if (node.type === 'listItem') add('task', node.checked === undefined ? undefined : `${node.checked ? '☑' : '☐'} ${plainText({ ...node, nested: undefined } as typeof node)}`)
    else if (node.type === 'text') node.marks && facts.push({ what: 'format', text: node.text, marks: node.marks })
    else if (node.type === 'link') add('link', `${plainText(node)} → ${node.url}${node.title === undefined ? '' : ` (${node.title})`}`)
    else if (node.type === 'variable') add('variable', `${node.column ?? node.name} (${node.fallback})`)
    else if (node.type === 'conditional') {
      for (const { field, column, is, values } of node.rules) add('conditional', `${MATCH_SIGNS[node.match]} ${column ?? field} ${TEST_SIGNS[is]} ${values.join(is === 'between' ? ' – ' : ' | ')}`.trimEnd())
      add('others', node.forOthers === 'shown' ? '☑' : '☐')
    }
    else if (node.type === 'quote') add('source', node.source)
    else if (node.type === 'code') add('language', node.language)
    else if (node.type === 'table') add('caption', node.caption)
    else if (node.type === 'tableCell') add('cell', node.header || node.colSpan || node.rowSpan ? [plainText(node), node.header ?? '', `${node.colSpan ?? 1}×${node.rowSpan ?? 1}`].filter((part) => part !== '').join(' · ') : undefined)
    else if (node.type === 'keyFigures') for (const { value, label } of node.items) add('figure', `${value} – ${label}`)
    else if (node.type === 'callToAction') add('url', node.url)
    else if (node.type === 'embed') add('embed', node.piece)
    else if (node.type === 'testimonial') {
      add('testimonial', node.testimonial)
      if (node.ending === 'piece-goes') add('pieceGoes', node.testimonial)
    } else if (node.type === 'image') {
      add('image', node.media ?? `(${node.source ?? ''})`)
      add('alt', node.alt)
      add('caption', node.caption)
      if (node.media !== null) add('source', node.source)
    }
  }
  look(block)
  let breaks = 0
  visit(block, (node) => {
    look(node)
    if (node.type === 'lineBreak') breaks++
  })
  if (breaks > 0) add('lineBreak', breaks)
  return facts
}
