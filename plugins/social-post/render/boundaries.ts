/** Where a text may be cut: after sentences, after clauses, after words, as offsets in UTF-16 units, ascending. */
import { graphemeSegments } from 'unicode-segmenter/grapheme'
import { ABBREVIATIONS, ABBREVIATIONS_BEFORE_NUMBERS } from './abbreviations.ts'
import { findEntities } from './entities.ts'

/** White space at which a line may break: not the no-break spaces that hold "z. B." and "30 kWh" together. */
const BREAKABLE = '[\\t\\n\\r \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]'
const WORD_END = new RegExp(`(?<=\\S)(?=${BREAKABLE})|(?<=[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}、。！？])(?=\\S)`, 'gu')
const CLAUSE_END = new RegExp(`[,;:](?=${BREAKABLE})|(?<=\\S)(?=${BREAKABLE}+[–—]${BREAKABLE})`, 'gu')
const SENTENCE_GAP = new RegExp(`${BREAKABLE}$|[。！？]$`, 'u')

/** Ends of whole sentences, the text's own end included. Closing marks belong to the sentence, white space does not. */
export function sentenceEnds(text: string, locale: string): number[] {
  const ends: number[] = []
  const pairs = PAIRS.filter(([open]) => text.search(open) >= 0)
  for (const { index, segment } of segmenter(locale).segment(text)) {
    const end = index + segment.length
    const isLast = end === text.length
    if (!isLast && (!SENTENCE_GAP.test(segment) || isFalseEnd(text, end, pairs))) continue
    ends.push(text.slice(0, end).trimEnd().length)
  }
  return allowed(text, ends.filter((end) => end > 0))
}

/** Ends of clauses: after `,` `;` `:`, before a dash. */
export function clauseEnds(text: string): number[] {
  return allowed(text, matchEnds(text, CLAUSE_END))
}

/** Ends of words, except where the next word is needed to understand it ("Dr.", "3."). */
export function wordEnds(text: string): number[] {
  return allowed(text, matchEnds(text, WORD_END)).filter((end) => !isOpenEnded(text.slice(Math.max(0, end - 40), end), text.slice(end, end + 40)))
}

/** Ends of graphemes outside addresses and tags: the last resort for a text without spaces. */
export function graphemeEnds(text: string): number[] {
  const ends: number[] = []
  for (const { index, segment } of graphemeSegments(text)) ends.push(index + segment.length)
  return allowed(text, ends)
}

function matchEnds(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map((match) => match.index + match[0].length)
}

/** Only ends that cut through no grapheme, address or tag. */
function allowed(text: string, ends: readonly number[]): number[] {
  if (ends.length === 0) return []
  const graphemes = new Set<number>([text.length])
  for (const { index } of graphemeSegments(text)) graphemes.add(index)
  const whole = findEntities(text)
  return ends.filter((end) => graphemes.has(end) && !whole.some((entity) => entity.start < end && end < entity.end))
}

function segmenter(locale: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(locale, { granularity: 'sentence' })
  } catch {
    // A locale that is no language tag: rendering goes on with the root rules.
    return new Intl.Segmenter('en', { granularity: 'sentence' })
  }
}

/** Does the sentence go on after this boundary of the segmenter's? */
function isFalseEnd(text: string, end: number, pairs: readonly Pair[]): boolean {
  const before = text.slice(0, end).trimEnd()
  const after = text.slice(end).trimStart()
  if (text.slice(before.length, end).includes('\n\n')) return false
  return isOpenEnded(before.slice(-40), after) || /^\p{Ll}/u.test(after) || isInsidePair(before, after, pairs)
}

/** Ends with an abbreviation, an initial, an ordinal or a Roman numeral. */
function isOpenEnded(before: string, after: string): boolean {
  const word = /([\p{L}\p{N}][\p{L}\p{M}\p{N}.]*)\.$/u.exec(before)?.[1]
  if (word === undefined) return false
  const last = word.split('.').at(-1) ?? ''
  if (/^\p{L}$/u.test(last) || /^[IVXLC]+$/.test(last)) return true
  // Years and larger numbers do end sentences; "am 3. Mai", "der 125. Kunde" do not.
  if (/^\d{1,3}$/.test(last) && !word.includes('.')) return true
  if (ABBREVIATIONS_BEFORE_NUMBERS.has(last.toLowerCase()) && /^\s*\d/.test(after)) return true
  return ABBREVIATIONS.has(last.toLowerCase())
}

type Pair = readonly [open: RegExp, close: RegExp]
const PAIRS: readonly Pair[] = [
  [/[(]/g, /[)]/g],
  [/\[/g, /\]/g],
  [/„/g, /[“”]/g],
]

/** Is a bracket or quotation open here that is closed further on? A quotation of two sentences is not cut after the first. */
function isInsidePair(before: string, after: string, pairs: readonly Pair[]): boolean {
  return pairs.some(([open, close]) => count(before, open) > count(before, close) && count(after, close) > 0)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
