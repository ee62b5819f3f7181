/** What a verb answers: data for scripts (`--json`) and lines for people, and whether all of it went well. */
import { HubError } from '../content/errors.ts'

export interface VerbResult {
  readonly isOk: boolean
  /** Plain JSON. */
  readonly data: unknown
  readonly lines: readonly string[]
  /** What did not go well, for standard error. */
  readonly problems?: readonly string[]
}

/** One thing a verb did, for one locale or one piece; a failure of one does not keep the others from being done. */
export interface Outcome {
  readonly isOk: boolean
  readonly line: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Does `work`; a HubError becomes an outcome that says what to do. */
export async function outcome(label: string, work: () => Promise<{ readonly line: string; readonly data: Readonly<Record<string, unknown>> }>): Promise<Outcome> {
  try {
    return { isOk: true, ...(await work()) }
  } catch (error) {
    if (!(error instanceof HubError)) throw error
    return { isOk: false, line: `${label}: ${error.message}`, data: { label, error: { code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) } } }
  }
}

/** Several outcomes as one result. @throws HubError `not-found` with `nothing` if there are none */
export function resultOf(outcomes: readonly Outcome[], nothing: string): VerbResult {
  if (outcomes.length === 0) throw new HubError('not-found', nothing)
  return { isOk: outcomes.every(({ isOk }) => isOk), data: { results: outcomes.map(({ isOk, data }) => ({ ok: isOk, ...data })) }, lines: outcomes.flatMap(({ isOk, line }) => (isOk ? [line] : [])), problems: outcomes.flatMap(({ isOk, line }) => (isOk ? [] : [line])) }
}
