/** The day by which a run is to be delivered, by the house's clock. */
import type { Payload } from 'payload'
import { firstInstantAt, wallClockAt } from '../../content/zoned-time.ts'
import { hubOf } from '../hub.ts'
import { runError } from './run-faults.ts'

/**
 * @param day `2026-12-01`; null is no day, and always right
 * @param deleteAt when the recipient list goes, and the files with it, ISO; null where nobody is addressed
 * @throws HubError `bad-input` for a day that is over, or on which the list is not there any more
 */
export function requireDueDay(payload: Payload, day: string | null | undefined, deleteAt: string | null | undefined): void {
  if (!day) return
  if (day < dayAt(payload, Date.now())) throw runError('run-due-over', day, { field: 'dueOn' })
  const last = deleteAt ? dayAt(payload, Date.parse(deleteAt)) : null
  if (last !== null && day >= last) throw runError('run-due-after-list', `${day}/${last}`, { field: 'dueOn' })
}

/** `2026-12-01` */
function dayAt(payload: Payload, ms: number): string {
  const { year, month, day } = wallClockAt(ms, hubOf(payload).timeZone)
  return `${year}-${month}-${day}`
}

/** The last second of the day, ISO in UTC; null where nobody said one. */
export const dueInstant = (payload: Payload, day: string | null | undefined): string | null =>
  day ? new Date(firstInstantAt(Date.parse(`${day}T23:59:59Z`), hubOf(payload).timeZone)).toISOString() : null
