/**
 * Quotes are shortened, not rewritten: what stands in one are words of the original in their order, "[…]" where some are left out, and square brackets around what
 * an editor put in their place.
 */
import { diffArrays } from 'diff'

/** A stretch of a text; offsets count UTF-16 units, `end` is exclusive. Where nothing stands, both name the place where it would. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What became of a stretch. Joined, the `edited` of all parts but blanks and punctuation give the edited text, the `original` the original. */
export interface DiffPart {
  readonly kind: 'kept' | 'cut' | 'replaced' | 'added'
  /** Does the edited text show it: "[…]" for a cut, square brackets around a replacement or an addition? Kept words count as shown. */
  readonly isMarked: boolean
  readonly original: Stretch
  readonly edited: Stretch
}

export interface Faithfulness {
  readonly isFaithful: boolean
  /** Words that the original does not have in this place, and brackets that stand for nothing. */
  readonly added: readonly Stretch[]
  /** Words left out without a mark between words that stayed. An excerpt may begin late and end early without one. */
  readonly unmarkedCuts: readonly Stretch[]
}

interface Token {
  readonly key: string
  readonly kind: 'word' | 'omission' | 'bracket'
  readonly start: number
  readonly end: number
}

/** Beyond this many edits two texts are simply different ones. */
const MAX_EDITS = 3_000
const OMISSION = /^[[(]\s?(?:…|\.\.\.|\. \. \.)\s?[\])]$/
/** An omission, a bracket, a number with its inner points, a word, a symbol or an emoji. Punctuation may change where something was cut. */
const TOKEN = /[[(]\s?(?:…|\.\.\.)\s?[\])]|\[[^[\]\n]{1,200}\]|\d+(?:[.,:]\d+)*|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|[\p{Sc}\p{Sm}\p{So}%]/gu

function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((match) => ({
    key: match[0].toLowerCase().normalize('NFC').replaceAll('’', "'"),
    kind: OMISSION.test(match[0]) ? 'omission' : match[0].startsWith('[') && match[0].length > 1 ? 'bracket' : 'word',
    start: match.index,
    end: match.index + match[0].length,
  }))
}

function stretch(text: string, tokens: readonly Token[], from: number, to: number): Stretch {
  const start = tokens[from]?.start ?? text.length
  const end = to > from ? tokens[to - 1]!.end : start
  return { start, end, text: text.slice(start, end) }
}

/** What was kept, cut, replaced and added, word by word; blanks and punctuation do not count. */
export function wordDiff(original: string, edited: string): DiffPart[] {
  const before = tokensOf(original)
  const after = tokensOf(edited)
  const keys = (tokens: readonly Token[]) => tokens.map((token) => token.key)
  const changes = diffArrays(keys(before), keys(after), { maxEditLength: MAX_EDITS }) ?? [
    { removed: true, added: false, count: before.length },
    { removed: false, added: true, count: after.length },
  ]
  const parts: DiffPart[] = []
  let left = 0
  let right = 0
  for (let index = 0; index < changes.length; index++) {
    const change = changes[index]!
    if (!change.added && !change.removed) {
      const count = change.count ?? 0
      parts.push({ kind: 'kept', isMarked: true, original: stretch(original, before, left, left + count), edited: stretch(edited, after, right, right + count) })
      left += count
      right += count
      continue
    }
    let removed = 0
    let added = 0
    for (; index < changes.length && (changes[index]!.added || changes[index]!.removed); index++) {
      if (changes[index]!.removed) removed += changes[index]!.count ?? 0
      else added += changes[index]!.count ?? 0
    }
    index--
    const inserted = after.slice(right, right + added)
    const onlyOmissions = inserted.every((token) => token.kind === 'omission')
    const onlyMarks = inserted.every((token) => token.kind !== 'word')
    parts.push({
      kind: removed === 0 ? 'added' : onlyOmissions ? 'cut' : 'replaced',
      isMarked: added > 0 && onlyMarks,
      original: stretch(original, before, left, left + removed),
      edited: stretch(edited, after, right, right + added),
    })
    left += removed
    right += added
  }
  return parts
}

/** The first place at or after `from` where all of `wanted` stand one after the other, or -1. Linear (Knuth, Morris, Pratt). */
function findRun(words: readonly string[], wanted: readonly string[], from: number): number {
  const fallback = [0]
  for (let at = 1, length = 0; at < wanted.length; ) {
    if (wanted[at] === wanted[length]) fallback[at++] = ++length
    else if (length > 0) length = fallback[length - 1]!
    else fallback[at++] = 0
  }
  for (let at = from, matched = 0; at < words.length; ) {
    if (words[at] === wanted[matched]) {
      at++
      matched++
      if (matched === wanted.length) return at - matched
    } else if (matched > 0) matched = fallback[matched - 1]!
    else at++
  }
  return -1
}

/** Is every run of words between two marks one of the original's, in order, and does every bracket stand for words left out? */
function isMadeOf(before: readonly Token[], after: readonly Token[]): boolean {
  const words = before.map((token) => token.key)
  let at = 0
  let mustSkip = false
  for (let index = 0; index < after.length; ) {
    const token = after[index]!
    // A bracket that the original has in this very place is one of its words.
    if (token.kind === 'omission' || (token.kind === 'bracket' && !words.includes(token.key, at))) {
      mustSkip ||= token.kind === 'bracket'
      if (token.kind === 'bracket' && at >= words.length) return false
      index++
      continue
    }
    let end = index
    while (end < after.length && (after[end]!.kind === 'word' || (after[end]!.kind === 'bracket' && words.includes(after[end]!.key, at)))) end++
    const run = after.slice(index, end).map((word) => word.key)
    const found = findRun(words, run, at + (mustSkip ? 1 : 0))
    if (found === -1) return false
    at = found + run.length
    mustSkip = false
    index = end
  }
  return !mustSkip || at < words.length
}

/** Is the edited text a faithful shortening, and if not, what was added by hand or left out unmarked? */
export function isFaithful(original: string, edited: string): Faithfulness {
  if (isMadeOf(tokensOf(original), tokensOf(edited))) return { isFaithful: true, added: [], unmarkedCuts: [] }
  const parts = wordDiff(original, edited)
  const firstKept = parts.findIndex((part) => part.kind === 'kept')
  const lastKept = parts.findLastIndex((part) => part.kind === 'kept')
  const added = parts.filter((part) => part.kind === 'added' ? !OMISSION.test(part.edited.text) : part.kind === 'replaced' && !part.isMarked).map((part) => part.edited)
  const unmarkedCuts = parts.filter((part, index) => part.kind === 'cut' && !part.isMarked && index > firstKept && index < lastKept).map((part) => part.original)
  return { isFaithful: false, added, unmarkedCuts }
}
