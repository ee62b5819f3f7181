/** How the states of a print run are told. */
import { FORMAT_OPTIONS, type FormatOption } from '../../channel/format-options.ts'
import { runFaultSentences } from '../../publishing/printing/run-faults.ts'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { FlowFailure } from '../flow-api.ts'
import type { AdminLanguage, BothLanguages } from '../language.ts'
import type { StateTone } from '../state-badge.tsx'
import type { Word } from '../translations.ts'
import type { Outcome } from '../use-attempt.ts'
import type { FormatBounds } from './print-choices.ts'

export const RUNS_PATH = '/admin/print-runs'
/** A new run, with what is chosen beforehand. */
export const newRunPath = (chosen: { readonly publication?: string; readonly list?: string }): string => `${RUNS_PATH}/new?${new URLSearchParams(chosen)}`
/** Where one run is shown. */
export const runPath = (key: string): string => `${RUNS_PATH}/${encodeURIComponent(key)}`

export type RunState = RunView['state']
/** The way of a run on which nothing goes wrong. */
export const STEPS = ['draft', 'building', 'proofing', 'released', 'claimed', 'printing', 'shipped', 'closed'] as const satisfies readonly RunState[]
/** Off that way. */
export const STRAYED = ['failed', 'blocked', 'recalled', 'cancelled'] as const satisfies readonly RunState[]
export const STATES: readonly RunState[] = [...STEPS, ...STRAYED]

export const RUN_TONES: Readonly<Record<RunState, StateTone>> = {
  draft: 'plain',
  building: 'waiting',
  proofing: 'waiting',
  released: 'live',
  claimed: 'live',
  printing: 'live',
  shipped: 'live',
  closed: 'good',
  failed: 'attention',
  blocked: 'attention',
  recalled: 'attention',
  cancelled: 'plain',
}

/** How far a run has come on its way, and whether it stands still there. One that was called back stands where its shop last said it was. */
export function stepOf({ state, report }: Pick<RunView, 'state' | 'report'>): { readonly at: number; readonly isStuck: boolean } {
  const told = (['closed', 'shipped', 'printing'] as const).find((step) => report?.at[step])
  const stuck: Partial<Record<RunState, (typeof STEPS)[number]>> = { failed: 'building', blocked: 'proofing', recalled: told ?? 'claimed', cancelled: 'draft' }
  const found = stuck[state]
  return { at: STEPS.indexOf(found ?? (state as (typeof STEPS)[number])), isStuck: found !== undefined }
}

/** How many copies, in words; null while nobody knows. */
export function copiesOf({ counts, quantity }: Pick<RunView, 'counts' | 'quantity'>, { w, code }: AdminLanguage): string | null {
  const count = counts?.copies ?? quantity
  return typeof count === 'number' ? w('runsCopies', { count, shown: number(count, code) }) : null
}

/** A number as people write it. */
export const number = (value: number, code: AdminLanguage['code']): string => new Intl.NumberFormat(code === 'de' ? 'de-DE' : 'en-GB').format(value)

const isBoth = (value: unknown): value is BothLanguages => typeof value === 'object' && value !== null && 'de' in value && 'en' in value && typeof value.de === 'string' && typeof value.en === 'string'

/** What the options that not every format has are called. */
export const OPTION_LABELS = { hasPersonalCode: 'runOptionCode', franking: 'runOptionFranking', inserterMarks: 'runOptionInserter', returnNote: 'runOptionNote' } as const satisfies Readonly<Record<FormatOption, Word>>

/** Fills the gaps of `runNewNeedsSize`; empty where no format is known. */
export const sizeGaps = (format: Pick<FormatBounds, 'textSize'> | null, { code }: AdminLanguage): Readonly<Record<string, string>> => (format ? { least: number(format.textSize.least, code), most: number(format.textSize.usual, code) } : {})

/** Why an order was refused: the reason that the hub gives, or that a format cannot have what was chosen; null where it was something else. */
export function refusedChoice(error: unknown, { w, code, pick }: AdminLanguage): string | null {
  if (error instanceof FlowFailure && isBoth(error.details.reason)) return pick(error.details.reason)
  if (!(error instanceof FlowFailure) || error.code !== 'bad-input') return null
  const { field, least, most } = error.details
  const option = FORMAT_OPTIONS.find((one) => one === field)
  if (option) return w('runOptionRefused', { option: w(OPTION_LABELS[option]) })
  return field === 'textSizePt' && typeof least === 'number' && typeof most === 'number' ? w('runNewNeedsSize', { least: number(least, code), most: number(most, code) }) : null
}

/** What a run refuses, in the person's language where the hub has it there; null for what others say well enough. */
export function refusalOf(error: unknown, language: AdminLanguage): string | null {
  if (!(error instanceof FlowFailure)) return null
  const { w, pick } = language
  const { reason, state } = error.details
  const known = runFaultSentences(error.details)
  if (known) return pick(known)
  if (isBoth(reason)) return w('runLeaving', { reason: pick(reason) })
  if (error.code === 'four-eyes') return w('runFourEyes')
  if (error.code !== 'conflict') return refusedChoice(error, language)
  const moved = STATES.find((one) => one === state)
  return moved ? w('runMoved', { state: w(`runState-${moved}`) }) : null
}

/** Does it, and tells a refusal in the words of print runs. @throws FlowFailure for any other */
export async function tried(act: () => Promise<unknown>, done: string, language: AdminLanguage): Promise<Outcome> {
  try {
    await act()
    return { done }
  } catch (error) {
    const obstacle = refusalOf(error, language)
    if (obstacle === null) throw error
    return { obstacle }
  }
}

/** Where the hub answers for a run, below /api. */
export const flowPath = (key: string): string => `/flow/print-runs/${encodeURIComponent(key)}`
