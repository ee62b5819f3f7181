/** Word by word: what two texts share and what differs. */
import { diffArrays } from 'diff'

/** A stretch of text; joined, `same` and `added` give the new text, `same` and `removed` the old one. */
export interface TextChange {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Beyond this many edits two texts are simply different ones, and the search for what they share takes too long. */
const MAX_EDITS = 2_000

/** Words, runs of blanks, and single signs. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^]/gu) ?? []
}

/** Empty where both texts are empty; one `same` stretch where they are equal. */
export function compareText(before: string, after: string): TextChange[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const changes = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: MAX_EDITS })
  const all: TextChange[] = changes
    ? changes.map((change) => ({ kind: change.added ? 'added' : change.removed ? 'removed' : 'same', text: change.value.join('') }))
    : [
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ]
  return all.filter((change) => change.text !== '')
}

/** How alike two texts are, by the words they share: 0 (nothing) to 1 (the same words). */
export function likeness(before: string, after: string): number {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const left = words(before)
  const right = words(after)
  if (left.length + right.length === 0) return before === after ? 1 : 0
  const counts = new Map<string, number>()
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of right) {
    const count = counts.get(word) ?? 0
    if (count > 0) shared++
    counts.set(word, count - 1)
  }
  return (2 * shared) / (left.length + right.length)
}
