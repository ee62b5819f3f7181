/** What an approver of a mailing must see: what is said differently, and which blocks came, went, moved or changed. */
import { diffArrays } from 'diff'
import type { BlockChange } from './compare-blocks.ts'
import { compareBlocks } from './compare-blocks.ts'
import type { FieldChange } from './compare.ts'
import { compareText } from './compare-text.ts'
import type { BlockSize, MailingBlock, MailingContent } from './edition.ts'
import type { PieceKey, Tree } from './nodes.ts'

/** What became of one block. A block may have moved and changed at once. */
export interface MailingBlockChange {
  readonly piece: PieceKey
  /** `same` where it stands unchanged among those that stayed in their order. */
  readonly kinds: readonly ('same' | 'added' | 'removed' | 'moved' | 'resized' | 'renewed')[]
  /** From 0; absent for what was added. */
  readonly beforeIndex?: number
  /** From 0; absent for what was removed. */
  readonly afterIndex?: number
  readonly sizeBefore?: BlockSize
  readonly sizeAfter?: BlockSize
}

export interface MailingComparison {
  readonly isSame: boolean
  /** Title, subject, preheader and brand, as far as they differ. */
  readonly fields: readonly FieldChange[]
  /** Every paragraph of both introductions, unchanged ones too. */
  readonly intro: readonly BlockChange[]
  /** Every block in the new order, those that went where they stood. */
  readonly blocks: readonly MailingBlockChange[]
}

const NOTHING: Tree = { type: 'root', children: [] }
const FIELDS = ['title', 'brand', 'subjectLine', 'preheader'] as const

/** Compares two mailings in canonical form. Without a `before` everything is new. */
export function compareMailings(before: MailingContent | null, after: MailingContent): MailingComparison {
  const fields = FIELDS.flatMap((field): FieldChange[] => {
    const [old, fresh] = [before?.[field] ?? null, after[field]]
    return old === fresh ? [] : [{ field, before: old, after: fresh, words: compareText(old ?? '', fresh) }]
  })
  const intro = compareBlocks(before?.intro ?? NOTHING, after.intro)
  const blocks = compareArrangement(before?.blocks ?? [], after.blocks)
  const isSame = fields.length === 0 && intro.every(({ kind }) => kind === 'same') && blocks.every(({ kinds }) => kinds.includes('same'))
  return { isSame, fields, intro, blocks }
}

function compareArrangement(before: readonly MailingBlock[], after: readonly MailingBlock[]): MailingBlockChange[] {
  const keysOf = (blocks: readonly MailingBlock[]) => blocks.map(({ piece }) => piece)
  const indexIn = (blocks: readonly MailingBlock[], piece: PieceKey) => blocks.findIndex((one) => one.piece === piece)
  // The longest run that kept its order stays; whatever else is in both has moved.
  return diffArrays(keysOf(before), keysOf(after)).flatMap(({ value, added, removed }) =>
    value.flatMap((piece): MailingBlockChange[] => {
      const [beforeIndex, afterIndex] = [indexIn(before, piece), indexIn(after, piece)]
      const [old, fresh] = [before[beforeIndex], after[afterIndex]]
      if (!fresh && old) return [{ piece, kinds: ['removed'], beforeIndex, sizeBefore: old.size }]
      if (!old && fresh) return [{ piece, kinds: ['added'], afterIndex, sizeAfter: fresh.size }]
      // Moved: told once, where it stands now.
      if (!old || !fresh || removed) return []
      const kinds = [...(added ? (['moved'] as const) : []), ...(old.size === fresh.size ? [] : (['resized'] as const)), ...(old.edition === fresh.edition ? [] : (['renewed'] as const))]
      return [{ piece, kinds: kinds.length > 0 ? kinds : ['same'], beforeIndex, afterIndex, sizeBefore: old.size, sizeAfter: fresh.size }]
    }),
  )
}
