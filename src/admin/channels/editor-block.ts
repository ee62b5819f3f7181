/** Which block of the editor a block of the content comes from: blocks that say nothing are no content, captions join their table. */
import { parseLexical } from '../../content/lexical-schema.ts'
import type { LexicalState } from '../../content/lexical-types.ts'
import { toTree } from '../../content/to-tree.ts'

/** Every document is known by its id: what stands in a block does not matter here, only whether something does. */
const REFS = { mediaId: String, mediaKey: String, pieceId: String, pieceKey: String, testimonialId: String, testimonialKey: String }

/**
 * Index of the editor's block that holds the content's block of this index.
 * @param value the field's value. Where it is half written, the nearest block that can be found.
 */
export function editorBlock(value: unknown, block: number): number {
  try {
    const state = parseLexical(value)
    const { children } = state.root
    let [from, to] = [0, children.length - 1]
    while (from < to) {
      const middle = (from + to) >> 1
      if (countUntil(state, middle) > block) to = middle
      else from = middle + 1
    }
    return Math.max(0, from)
  } catch {
    return block
  }
}

/** How many blocks of content the editor's first blocks make, up to and with this one. */
const countUntil = (state: LexicalState, last: number): number =>
  toTree({ ...state, root: { ...state.root, children: state.root.children.slice(0, last + 1) } }, REFS).children.length
