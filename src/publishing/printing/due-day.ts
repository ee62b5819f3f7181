/** By which day a run is to be delivered, or handed to the post. Days end where the house's customers live. */
import type { Payload } from 'payload'
import { HubError } from '../../content/errors.ts'
import { firstInstantAt, wallClockAt } from '../../content/zoned-time.ts'
import { hubOf } from '../hub.ts'

/** @param day `2026-12-01`; null is no day, and always right @throws HubError `bad-input` for one that is over */
export function requireDueDay(payload: Payload, day: string | null | undefined): void {
  const { year, month, day: date } = wallClockAt(Date.now(), hubOf(payload).timeZone)
  if (day && day < `${year}-${month}-${date}`) throw new HubError('bad-input', `The day of delivery (${day}) is over. Choose today or a later day, or leave it open.`, { field: 'dueOn' })
}

/** The last second of the day, ISO in UTC; null where nobody said one. */
export const dueInstant = (payload: Payload, day: string | null | undefined): string | null =>
  day ? new Date(firstInstantAt(Date.parse(`${day}T23:59:59Z`), hubOf(payload).timeZone)).toISOString() : null
