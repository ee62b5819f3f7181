import { toLexical } from '../../../src/content/lexical.ts'
import type { Block, Paragraph } from '../../../src/content/nodes.ts'

/** A paragraph of plain text. */
export const says = (text: string): Paragraph => ({ type: 'paragraph', children: [{ type: 'text', text }] })

/** The editor state of a body; its files and pieces are those of the given database ids. */
export function lexical(children: readonly Block[], ids: { readonly media?: string | number; readonly piece?: string | number } = {}) {
  const { media = null, piece = null } = ids
  return toLexical({ type: 'root', children }, { mediaId: () => media, mediaKey: () => null, pieceId: () => piece, pieceKey: () => null, testimonialId: () => null, testimonialKey: () => null })
}
