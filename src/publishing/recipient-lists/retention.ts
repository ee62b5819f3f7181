/** When a list goes. */
import { listError } from '../../recipients/reading/list-faults.ts'
import { KEEPING } from './keeping.ts'
import type { ListPurpose } from './list-record.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Lists whose columns nobody has said the meaning of go after so many days. */
export const UNCONFIRMED_DAYS = 7

/** The day on which a list goes. @param given ISO 8601, or nothing @throws HubError `bad-input` for one that is past or too far away */
export function deletionDate(purpose: ListPurpose, given: string | undefined, nowMs: number): string {
  const { usual, most } = KEEPING[purpose]
  if (given === undefined) return new Date(nowMs + usual * DAY_MS).toISOString()
  const at = Date.parse(given)
  if (!Number.isFinite(at)) throw listError('day-unreadable', '', { field: 'deleteAt' })
  if (at <= nowMs) throw listError('day-past', '', { field: 'deleteAt' })
  if (at > nowMs + most * DAY_MS) throw listError('day-too-far', most, { field: 'deleteAt', mostDays: most })
  return new Date(at).toISOString()
}

/** Before it, an unconfirmed list was uploaded that goes now. */
export const unconfirmedBefore = (nowMs: number): string => new Date(nowMs - UNCONFIRMED_DAYS * DAY_MS).toISOString()
