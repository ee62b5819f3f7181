/** A comparison for reading: what changed with some words around it. */
import { compareText, type TextChange } from '../../content/compare-text.ts'

/** A stretch of a comparison, or a gap where unchanged words are left out. */
export type ShownChange = TextChange | { readonly kind: 'gap'; readonly words: number }

/** Words that stay on each side of a change. */
const AROUND = 8

/** What differs between two texts, unchanged stretches cut down to a few words beside each change. Empty where nothing differs. */
export function changesBetween(before: string, after: string): readonly ShownChange[] {
  const changes = compareText(readable(before), readable(after))
  if (changes.every(({ kind }) => kind === 'same')) return []
  return changes.flatMap((change, index): ShownChange[] => {
    if (change.kind !== 'same') return [change]
    return shortened(change.text, index > 0, index < changes.length - 1)
  })
}

/** Without what only markup has: its declaration, and blanks and empty lines between its parts. */
const readable = (text: string): string =>
  text
    .replace(/<!doctype[^>]*>/i, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()

function shortened(text: string, isAfterChange: boolean, isBeforeChange: boolean): ShownChange[] {
  const parts = text.split(/(\s+)/)
  const words = parts.filter((part) => part.trim() !== '').length
  const kept = (isAfterChange ? AROUND : 0) + (isBeforeChange ? AROUND : 0)
  if (words <= kept + 3) return [{ kind: 'same', text }]
  const head = isAfterChange ? take(parts, AROUND) : ''
  const tail = isBeforeChange ? take([...parts].reverse(), AROUND, true) : ''
  const same = (kept: string): ShownChange[] => (kept === '' ? [] : [{ kind: 'same', text: kept }])
  return [...same(head), { kind: 'gap', words: words - kept }, ...same(tail)]
}

/** The first so many words of split text, with the blanks before and after them. */
function take(parts: readonly string[], count: number, isReversed = false): string {
  const taken: string[] = []
  let words = 0
  for (const part of parts) {
    if (part.trim() !== '' && ++words > count) break
    taken.push(part)
  }
  return (isReversed ? taken.reverse() : taken).join('')
}
