/** What the piece itself emphasises: its first sentence in bold, else its key figures. */
import { inlineText } from '../../../src/channel/words.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { Block, Inline } from '../../../src/content/nodes.ts'
import { oneLine } from '../../../src/content/words.ts'
import { sentenceEnds } from './boundaries.ts'
import { plainText } from './plain-text.ts'

/** Figures that one line can say. */
const MOST_FIGURES = 3

/** Null where nothing is emphasised, or where `said` says it already. */
export function keySentence({ body, locale }: PieceContent, said: string): string | null {
  for (const find of [boldSentence, figures]) {
    for (const block of body.children) {
      const found = oneLine(plainText(find(block, locale)))
      if (found !== '') return folded(said).includes(folded(found)) ? null : found
    }
  }
  return null
}

/** The first sentence that is mostly bold. A bold word or number alone says little of what the piece is about, and its sentence may lean on the one before. */
function boldSentence(block: Block, locale: string): string {
  if (block.type !== 'paragraph') return ''
  const text = inlineText(block.children)
  let from = 0
  for (const node of block.children) {
    const to = from + inlineText([node]).length
    if (isBold(node)) {
      const ends = sentenceEnds(text, locale)
      const start = ends.findLast((end) => end <= from) ?? 0
      const end = ends.find((one) => one > from) ?? text.length
      if ((Math.min(to, end) - from) * 2 >= end - start) return text.slice(start, end)
    }
    from = to
  }
  return ''
}

const isBold = (node: Inline): boolean => node.type === 'text' && (node.marks?.includes('bold') ?? false)

function figures(block: Block): string {
  if (block.type !== 'keyFigures') return ''
  return block.items.slice(0, MOST_FIGURES).map(({ value, label }) => `${value} ${label}`).join(' · ')
}

const folded = (text: string): string => oneLine(text).toLowerCase().replace(/[.!?…]+$/, '')
