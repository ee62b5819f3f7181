/** Shortens a text to what fits: at a sentence end, else at a clause end, else after a word; inside a word only if there is no other way. */
import { missingWords, splitWords } from '../../../src/content/words.ts'
import { clauseEnds, graphemeEnds, sentenceEnds, wordEnds } from './boundaries.ts'

export interface Cut {
  readonly kept: string
  /** What is left out, as written; empty if nothing is. A word that is cut through stands here whole. */
  readonly lost: string
}

/** A sentence end is preferred as long as it keeps this share of what would fit word by word; a clause end likewise. */
const SENTENCE_SHARE = 0.4
const CLAUSE_SHARE = 0.6
/** No network takes more (UTF-16 units); what lies beyond is not even looked at. */
export const WINDOW = 12_000

/**
 * @param fits whether a shortened text can be sent; must hold for shorter texts if it holds for longer ones, as far as it matters:
 *   a result that does not fit is never returned, except '' where nothing fits.
 */
export function cutText(text: string, locale: string, fits: (text: string) => boolean): Cut {
  if (text.length <= WINDOW && fits(text)) return { kept: text, lost: '' }
  const view = text.slice(0, WINDOW)
  const plain = (end: number) => view.slice(0, end)
  const longest = (ends: readonly number[], write: (end: number) => string) =>
    longestFitting(ends.slice(ends.findIndex((end) => write(end) !== '')).filter((end) => end < text.length), write, (written) => written !== '' && fits(written))

  const word = longest(wordEnds(view), (end) => withEllipsis(plain(end)))
  const sentence = longest(sentenceEnds(view, locale), plain)
  if (sentence !== undefined && sentence >= (word ?? 0) * SENTENCE_SHARE) return cutAt(text, sentence, plain(sentence))
  const clause = longest(clauseEnds(view), (end) => withEllipsis(plain(end)))
  if (clause !== undefined && clause >= (word ?? 0) * CLAUSE_SHARE) return cutAt(text, clause, withEllipsis(plain(clause)))
  const end = word ?? longest(graphemeEnds(view), (at) => withEllipsis(plain(at)))
  return end === undefined ? { kept: '', lost: text.trim() } : cutAt(text, end, withEllipsis(plain(end)))
}

function cutAt(text: string, end: number, kept: string): Cut {
  return { kept, lost: text.slice(lossStart(text, end)).trim() }
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

/** "Wort …", without the comma, dash or opening mark that would dangle before it. Empty if nothing else is left. */
function withEllipsis(text: string): string {
  const bare = text.replace(/[\s,;:–—([„«]+$/u, '')
  return bare === '' ? '' : `${bare} …`
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
