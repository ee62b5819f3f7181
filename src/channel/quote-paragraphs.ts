/** Paragraphs inside a quotation. */
import type { Inline } from '../content/nodes.ts'

/** A child and its place among the quotation's children, for paths. */
export interface PlacedInline {
  readonly node: Inline
  readonly index: number
}

/** Splits a quotation's children where two or more line breaks meet. Never empty; no paragraph but an only one is. */
export function quoteParagraphs(children: readonly Inline[]): readonly (readonly PlacedInline[])[] {
  const paragraphs: PlacedInline[][] = [[]]
  children.forEach((node, index) => {
    const isBreak = node.type === 'lineBreak'
    const isGap = isBreak && (children[index - 1]?.type === 'lineBreak' || children[index + 1]?.type === 'lineBreak')
    if (!isGap) paragraphs.at(-1)?.push({ node, index })
    else if (paragraphs.at(-1)?.length) paragraphs.push([])
  })
  const filled = paragraphs.filter((paragraph) => paragraph.length > 0)
  return filled.length > 0 ? filled : [[]]
}
