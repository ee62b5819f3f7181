/** Where a text may be cut: after paragraphs, sentences, clauses, words, as offsets in UTF-16 units, ascending. */
import { graphemeSegments } from 'unicode-segmenter/grapheme'
import { ABBREVIATIONS, ABBREVIATIONS_BEFORE_NUMBERS } from './abbreviations.ts'
import { findEntities } from './entities.ts'
import { isInside, type Pair, pairsIn } from './pairs.ts'

/** White space at which a line may break: not the no-break spaces that hold "z. B." and "30 kWh" together. */
const BREAKABLE = '[\\t\\n\\r \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]'
const WORD_END = new RegExp(`(?<=\\S)(?=${BREAKABLE})|(?<=[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}、。！？])(?=\\S)`, 'gu')
const CLAUSE_END = new RegExp(`[,;:](?=${BREAKABLE})|(?<=\\S)(?=${BREAKABLE}+[–—]${BREAKABLE})`, 'gu')
const PARAGRAPH_END = /(?<=\S)(?=[\t ]*\n[\t ]*\n)/gu
const SENTENCE_GAP = new RegExp(`${BREAKABLE}$|[。！？]$`, 'u')
/** White space after a sentence that is looked at, UTF-16 units. */
const GAP = 40

/** Ends of whole sentences, the text's own end included. Closing marks belong to the sentence, white space does not. */
export function sentenceEnds(text: string, locale: string, pairs: readonly Pair[] = pairsIn(text)): number[] {
  const ends: number[] = []
  for (const { index, segment } of segmenter(locale).segment(text)) {
    const end = index + segment.trimEnd().length
    if (end === index) continue
    const isLast = index + segment.length === text.length
    if (!isLast && (!SENTENCE_GAP.test(segment) || isFalseEnd(text, end, pairs))) continue
    ends.push(end)
  }
  return allowed(text, ends)
}

/** Ends of clauses: after `,` `;` `:`, before a dash. */
export function clauseEnds(text: string): number[] {
  return allowed(text, matchEnds(text, CLAUSE_END))
}

/** Ends of paragraphs: before a blank line. */
export function paragraphEnds(text: string): number[] {
  return allowed(text, matchEnds(text, PARAGRAPH_END))
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
  let next = 0
  // Both ascend, so that a text of nothing but tags costs little.
  return ends.filter((end) => {
    while (next < whole.length && (whole[next]?.end ?? 0) <= end) next += 1
    return graphemes.has(end) && (whole[next]?.start ?? end) >= end
  })
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
  const gap = /^\s*/.exec(text.slice(end, end + GAP))?.[0] ?? ''
  if (gap.includes('\n\n')) return false
  const after = text.slice(end + gap.length, end + gap.length + GAP)
  return isOpenEnded(text.slice(Math.max(0, end - 40), end), after) || /^\p{Ll}/u.test(after) || isInside(pairs, end)
}

/** Ends with an abbreviation, an initial, an ordinal or a Roman numeral. */
function isOpenEnded(before: string, after: string): boolean {
  if (!before.endsWith('.')) return false
  const word = /([\p{L}\p{N}][\p{L}\p{M}\p{N}.]*)\.$/u.exec(before)?.[1]
  if (word === undefined) return false
  const last = word.split('.').at(-1) ?? ''
  if (/^\p{L}$/u.test(last) || /^[IVXLC]+$/.test(last)) return true
  // Years and larger numbers do end sentences; "am 3. Mai", "der 125. Kunde" do not.
  if (/^\d{1,3}$/.test(last) && !word.includes('.')) return true
  if (ABBREVIATIONS_BEFORE_NUMBERS.has(last.toLowerCase()) && /^\s*\d/.test(after)) return true
  return ABBREVIATIONS.has(last.toLowerCase())
}
