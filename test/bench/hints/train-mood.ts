/**
 * Trains plugins/service-hub/hints/data/mood-weights.ts with the half of the dialogs to tune with, never with the other: multinomial logistic regression. Each dialog is
 * shown several times with half of its telling words left out, as they will be in dialogs that nobody foresaw; so the make of a text learns to stand in for them.
 * `tsx test/bench/hints/train-mood.ts`; with `--folds`, how well it does on fifths that it was not trained with.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MOOD_TRAITS, moodTraits } from '../../../plugins/service-hub/hints/mood-traits.ts'
import { moodSigns, type SentimentLabel } from '../../../plugins/service-hub/hints/sentiment.ts'
import { type Dialog, loadDialogs } from './corpus.ts'

const LABELS = ['positive', 'neutral', 'negative'] as const satisfies readonly SentimentLabel[]
const COPIES = 10
const LEFT_OUT = 0.6
const DECAY = 0.02
const STEPS = 500
const PACE = 0.2

export type MoodWeights = Readonly<Record<SentimentLabel, { readonly base: number; readonly traits: readonly number[] }>>

/** Always the same numbers, so that the same dialogs give the same weights. */
function lots(): () => number {
  let seed = 7
  return () => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
    return seed / 0x7fffffff
  }
}

export function trainMood(dialogs: readonly Dialog[]): MoodWeights {
  const next = lots()
  const rows: { traits: number[]; label: number }[] = []
  for (const { texts, locale, sentiment } of dialogs) {
    const { own, words, isIronic } = moodSigns(texts.join('\n'), locale)
    for (let copy = 0; copy < COPIES; copy++) rows.push({ traits: moodTraits(own, copy === 0 ? words : words.filter(() => next() >= LEFT_OUT), isIronic), label: LABELS.indexOf(sentiment) })
  }
  const mean = MOOD_TRAITS.map((_, at) => rows.reduce((sum, { traits }) => sum + traits[at]!, 0) / rows.length)
  const spread = MOOD_TRAITS.map((_, at) => Math.sqrt(rows.reduce((sum, { traits }) => sum + (traits[at]! - mean[at]!) ** 2, 0) / rows.length) || 1)
  const scaled = rows.map(({ traits, label }) => ({ traits: traits.map((value, at) => (value - mean[at]!) / spread[at]!), label }))
  const weights = LABELS.map(() => ({ base: 0, traits: MOOD_TRAITS.map(() => 0) }))
  for (let step = 0; step < STEPS; step++) {
    const slope = LABELS.map(() => ({ base: 0, traits: MOOD_TRAITS.map(() => 0) }))
    for (const { traits, label } of scaled) {
      const powers = weights.map(({ base, traits: own }) => Math.exp(own.reduce((sum, weight, at) => sum + weight * traits[at]!, base)))
      const total = powers.reduce((sum, power) => sum + power, 0)
      slope.forEach((side, index) => {
        const off = powers[index]! / total - (index === label ? 1 : 0)
        side.base += off
        for (let at = 0; at < traits.length; at++) side.traits[at]! += off * traits[at]!
      })
    }
    weights.forEach((side, index) => {
      side.base -= (PACE * slope[index]!.base) / scaled.length
      side.traits = side.traits.map((weight, at) => weight - PACE * (slope[index]!.traits[at]! / scaled.length + DECAY * weight))
    })
  }
  // Weights of the traits as they are, not of the scaled ones.
  const plain = ({ base, traits }: { base: number; traits: number[] }) => ({
    base: round(base - traits.reduce((sum, weight, at) => sum + (weight * mean[at]!) / spread[at]!, 0)),
    traits: traits.map((weight, at) => round(weight / spread[at]!)),
  })
  return { positive: plain(weights[0]!), neutral: plain(weights[1]!), negative: plain(weights[2]!) }
}

const round = (value: number) => Math.round(value * 1_000) / 1_000

/** The label that weights give. */
export function moodBy(weights: MoodWeights, { texts, locale }: Dialog): SentimentLabel {
  const { own, words, isIronic } = moodSigns(texts.join('\n'), locale)
  const traits = moodTraits(own, words, isIronic)
  const sum = (label: SentimentLabel) => weights[label].traits.reduce((total, weight, at) => total + weight * traits[at]!, weights[label].base)
  return LABELS.reduce<SentimentLabel>((best, label) => (sum(label) > sum(best) ? label : best), 'neutral')
}

/** The text of the data file. */
export function weightsFile(weights: MoodWeights): string {
  return `/** How much each trait of mood-traits speaks for a mood. Made by test/bench/hints/train-mood.ts out of the dialogs to tune with, not by hand. */
// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: trained, and near a constant by chance only.
export const MOOD_WEIGHTS = {
${LABELS.map((label) => `  ${label}: { base: ${weights[label].base}, traits: [${weights[label].traits.join(', ')}] },`).join('\n')}
} as const
`
}

export const WEIGHTS_FILE = join(import.meta.dirname, '../../../plugins/service-hub/hints/data/mood-weights.ts')

if (process.argv[1] === import.meta.filename) {
  const dialogs = loadDialogs('tune')
  if (process.argv.includes('--folds')) {
    const right = [0, 1, 2, 3, 4].flatMap((fold) => {
      const weights = trainMood(dialogs.filter((_, index) => index % 5 !== fold))
      return dialogs.filter((dialog, index) => index % 5 === fold && moodBy(weights, dialog) === dialog.sentiment)
    })
    process.stdout.write(`right on fifths never trained with: ${(right.length / dialogs.length).toFixed(3)} of ${dialogs.length}\n`)
  }
  writeFileSync(WEIGHTS_FILE, weightsFile(trainMood(dialogs)))
}
