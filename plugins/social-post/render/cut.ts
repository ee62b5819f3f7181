/** Shortens a text to what fits: at a sentence end, else at a clause end, else after a word; inside a word only if there is no other way. */
import { missingWords, splitWords } from '../../../src/content/words.ts'
import { clauseEnds, graphemeEnds, paragraphEnds, sentenceEnds, wordEnds } from './boundaries.ts'
import { closingMarks, isInside, type Pair, pairsIn } from './pairs.ts'

export interface Cut {
  readonly kept: string
  /** What is left out, as written; empty if nothing is. A word that is cut through stands here whole. */
  readonly lost: string
}

/** Where a text can be parted. */
export interface CutPoint {
  /** UTF-16 offset. */
  readonly end: number
  /** The text up to there, with what tells that it goes on. */
  readonly kept: string
}

/** A sentence end is preferred as long as it keeps this share of what would fit word by word; a clause end and the end of a paragraph likewise. */
const SENTENCE_SHARE = 0.4
/** Where nothing is lost, because the rest follows in another post, a short post is better than half a sentence. */
const SENTENCE_SHARE_IN_PARTS = 0.2
const CLAUSE_SHARE = 0.6
const PARAGRAPH_SHARE = 0.45
/** An end outside quotations and brackets is preferred to a later one within as long as it keeps this share. */
const OUTSIDE_SHARE = 0.5
/** Most networks take no more (UTF-16 units); what lies beyond is not even looked at. */
export const WINDOW = 12_000

/**
 * @param fits whether a shortened text can be sent; must hold for shorter texts if it holds for longer ones, as far as it matters:
 *   a result that does not fit is never returned, except '' where nothing fits.
 * @param window UTF-16 units that are looked at, for networks that take more than {@link WINDOW}
 */
export function cutText(text: string, locale: string, fits: (text: string) => boolean, window = WINDOW): Cut {
  const tooLong = tooLongAt(text.slice(0, window), fits)
  if (tooLong === undefined && text.length <= window) return { kept: text, lost: '' }
  const point = cutPoint(text, locale, fits, { window: Math.min(window, VIEW * (tooLong ?? window)) })
  return point ? { kept: point.kept, lost: text.slice(lossStart(text, point.end)).trim() } : { kept: '', lost: text.trim() }
}

/** How much further than a beginning that is too long is looked: a quotation that opens before its end may close behind it. */
export const VIEW = 2
/** UTF-16 units of a text's beginning that are measured first. */
const FIRST_LOOK = 512

/**
 * The length of a beginning that is too long already, undefined where all of it fits. Found by doubling, so that what a text costs does not grow with
 * what is left out or follows in other posts. A beginning ends at a blank where it has one: half an address may count for more than all of it.
 */
export function tooLongAt(text: string, fits: (text: string) => boolean): number | undefined {
  for (let length = FIRST_LOOK; length < text.length; length *= 2) {
    const blank = text.lastIndexOf(' ', length)
    if (!fits(text.slice(0, blank > length / 2 ? blank : length))) return length
  }
  return fits(text) ? undefined : text.length
}

/** The best place before the text's end, or undefined where nothing fits. `isParted`: what is beyond follows elsewhere. */
export function cutPoint(
  text: string,
  locale: string,
  fits: (text: string) => boolean,
  { window = WINDOW, isParted = false }: { readonly window?: number; readonly isParted?: boolean } = {},
): CutPoint | undefined {
  const view = text.slice(0, window)
  const pairs = pairsIn(view)
  const plain = (end: number) => view.slice(0, end)
  const broken = (end: number) => withEllipsis(plain(end), pairs)
  const longest = (ends: readonly number[], write: (end: number) => string) =>
    longestFitting(ends.slice(ends.findIndex((end) => write(end) !== '')).filter((end) => end < text.length), write, (written) => written !== '' && fits(written))
  /** As {@link longest}, outside quotations and brackets if that does not cost too much. */
  const longestBroken = (ends: readonly number[]) => {
    const any = longest(ends, broken)
    if (any === undefined || !isInside(pairs, any)) return any
    const outside = longest(ends.filter((end) => !isInside(pairs, end)), broken)
    return outside !== undefined && outside >= any * OUTSIDE_SHARE ? outside : any
  }

  const word = longestBroken(wordEnds(view))
  const sentence = longest(sentenceEnds(view, locale, pairs), plain)
  const paragraph = isParted ? longest(paragraphEnds(view), plain) : undefined
  if (paragraph !== undefined && paragraph >= (word ?? 0) * PARAGRAPH_SHARE) return { end: paragraph, kept: plain(paragraph) }
  if (sentence !== undefined && sentence >= (word ?? 0) * (isParted ? SENTENCE_SHARE_IN_PARTS : SENTENCE_SHARE)) return { end: sentence, kept: plain(sentence) }
  const clause = longestBroken(clauseEnds(view))
  if (clause !== undefined && clause >= (word ?? 0) * CLAUSE_SHARE) return { end: clause, kept: broken(clause) }
  const end = word ?? longest(graphemeEnds(view), broken)
  return end === undefined ? undefined : { end, kept: broken(end) }
}

/** Where the lost words begin: at the cut, or before it, at the beginning of a word that the cut goes through. */
function lossStart(text: string, end: number): number {
  const before = text.slice(0, end)
  const runStart = end - (/\S*$/.exec(before)?.[0].length ?? 0)
  const runEnd = end + (/^\S*/.exec(text.slice(end))?.[0].length ?? 0)
  const wordStart = end - (/[\p{L}\p{M}\p{N}\p{Cf}]*$/u.exec(before.slice(runStart))?.[0].length ?? 0)
  // The word account decides: it alone knows what one word is.
  const owed = missingWords(splitWords(text.slice(runStart, runEnd)), splitWords(text.slice(runStart, end)))
  return [end, wordStart].find((start) => missingWords(owed, splitWords(text.slice(start, runEnd))).length === 0) ?? runStart
}

/** "Wort …", without the comma, dash or opening mark that would dangle before it, and with the marks that close what is open. Empty if nothing else is left. */
function withEllipsis(text: string, pairs: readonly Pair[]): string {
  const bare = text.replace(/[\s,;:–—([„«]+$/u, '')
  return bare === '' ? '' : `${bare} …${closingMarks(pairs, bare.length)}`
}

/** The greatest end whose text fits. Gallops from below, so that a huge text is never measured whole. */
function longestFitting(ends: readonly number[], write: (end: number) => string, fits: (text: string) => boolean): number | undefined {
  const fitsAt = (index: number) => fits(write(ends[index] ?? 0))
  let low = -1
  let step = 1
  while (low + step < ends.length && fitsAt(low + step)) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, ends.length)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (fitsAt(middle)) low = middle
    else high = middle
  }
  return low < 0 ? undefined : ends[low]
}
