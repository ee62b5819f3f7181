/**
 * The mood of a text, as a hint for sorting: with its reason, so that a person can see why. Words and the make of the text, not meaning: irony, local jokes and quiet anger pass it by. It decides
 * nothing and must not be shown as if it did.
 */
import { MOOD_WEIGHTS } from './data/mood-weights.ts'
import { MOOD_TRAITS, type MoodTrait, moodTraits } from './mood-traits.ts'
import { moodWords, STAFF } from './mood-words.ts'

export type SentimentLabel = 'positive' | 'neutral' | 'negative'

/** A word or expression that counted. */
export interface SentimentWord {
  readonly text: string
  /** UTF-16 offset in the text. */
  readonly start: number
  /** What it added to the sum: below zero for blame. */
  readonly weight: number
}

export interface SentimentHint {
  readonly label: SentimentLabel
  /** From -1 (blame) to 1 (praise); near 0 there is little to go by. */
  readonly score: number
  readonly reason: {
    /** Heaviest first, at most 12. */
    readonly words: readonly SentimentWord[]
    /** What but words spoke for it, at most two traits: questions, requests, denials, spans of time … */
    readonly manner: readonly MoodTrait[]
    /** Signs of irony were found: praise was turned round, and the score is nearer to 0. */
    readonly isIronic: boolean
  }
}

/** Longer dialogs are judged by their beginning and end. */
const LONGEST = 20_000
const CONTRAST = /\b(?:aber|jedoch|allerdings|dennoch|trotzdem|but|however|yet)\b/giu

/** What the words and the make of a text say, before anything is concluded; by this weights are trained. */
export function moodSigns(text: string, locale: string): { readonly own: string; readonly words: readonly SentimentWord[]; readonly isIronic: boolean } {
  const read = text.length > LONGEST ? `${text.slice(0, LONGEST / 2)}\n${text.slice(-LONGEST / 2)}` : text
  const { words, isIronic } = moodWords(read, locale)
  const lastTurn = [...read.matchAll(CONTRAST)].at(-1)?.index
  // What follows the last "but" is what the person means.
  const weighed = words.map((word) => ({ ...word, weight: lastTurn === undefined ? word.weight : word.start > lastTurn ? word.weight * 1.3 : word.weight * 0.75 }))
  return { own: read.replace(STAFF, ''), words: weighed, isIronic }
}

/** German words for German locales, English ones for English; a text that mixes them is read with both. */
export function sentimentHint(text: string, locale: string): SentimentHint {
  const { own, words, isIronic } = moodSigns(text, locale)
  const { shares, manner } = conclude(moodTraits(own, words, isIronic))
  const difference = Math.round((shares.positive - shares.negative) * (isIronic ? 75 : 100)) / 100
  const label = (Object.keys(shares) as SentimentLabel[]).reduce((best, other) => (shares[other] > shares[best] ? other : best), 'neutral')
  // A mood that wins by a hair still shows its sign.
  const score = label === 'positive' ? Math.max(0.01, difference) : label === 'negative' ? Math.min(-0.01, difference) : difference
  const counted = words.map((word) => ({ ...word, weight: Math.round(word.weight * 100) / 100 }))
  return { label, score, reason: { words: counted.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start).slice(0, 12), manner: manner(label), isIronic } }
}

/** As much as one clear word says (the root of its weight). */
const ONE_WORD = 1.2

/** The three moods' shares by logistic regression, and what but words spoke most for one of them. */
function conclude(traits: readonly number[]): { shares: Record<SentimentLabel, number>; manner: (label: SentimentLabel) => MoodTrait[] } {
  const sum = (label: SentimentLabel) => traits.reduce((total, value, at) => total + value * (MOOD_WEIGHTS[label].traits[at] ?? 0), MOOD_WEIGHTS[label].base)
  const powers = { positive: Math.exp(sum('positive')), neutral: Math.exp(sum('neutral')), negative: Math.exp(sum('negative')) }
  // Where every word praises a text is no blame, and the other way round.
  const [praises, blames] = [traits[MOOD_TRAITS.indexOf('praises')] ?? 0, traits[MOOD_TRAITS.indexOf('blames')] ?? 0]
  if (blames === 0 && praises > ONE_WORD) powers.negative = Math.min(powers.negative, powers.neutral)
  if (praises === 0 && blames > ONE_WORD) powers.positive = Math.min(powers.positive, powers.neutral)
  const total = powers.positive + powers.neutral + powers.negative
  const manner = (label: SentimentLabel) =>
    MOOD_TRAITS.map((trait, at) => ({ trait, share: (traits[at] ?? 0) * (MOOD_WEIGHTS[label].traits[at] ?? 0) }))
      .filter(({ trait, share }) => share > 0.2 && SAYABLE.has(trait))
      .sort((a, b) => b.share - a.share)
      .slice(0, 2)
      .map(({ trait }) => trait)
  return { shares: { positive: powers.positive / total, neutral: powers.neutral / total, negative: powers.negative / total }, manner }
}

/** What can be said to a person as a reason. */
const SAYABLE: ReadonlySet<MoodTrait> = new Set(['questions', 'ends-asking', 'requests', 'opens-asking', 'negations', 'spans', 'exclamations', 'you-did', 'opinions', 'money', 'turns', 'again', 'thanks'])
