/** Instants that people name by the wall clock of a place. */
import { HubError } from '../../content/errors.ts'
import { instantsAt, wallClockAt } from '../../content/zoned-time.ts'

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** What the wall clock of a zone shows at an instant: `YYYY-MM-DDTHH:mm`. */
export function localTime(ms: number, timeZone: string): string {
  const { year, month, day, hour, minute } = wallClockAt(ms, timeZone)
  return `${year}-${month}-${day}T${hour}:${minute}`
}

/**
 * The instant at which the wall clock of a zone shows `local`, as UTC. Where it shows it twice, because clocks go back, the first time.
 * @throws HubError `bad-input` where that is no time, or one that the clocks leap over on that day
 */
export function instantOf(local: string, timeZone: string): string {
  const asUtc = LOCAL.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== local) throw new HubError('bad-input', 'Write a time as the clock on the wall shows it: 2026-12-01T08:00.')
  const [found] = instantsAt(asUtc, timeZone)
  if (found === undefined) throw new HubError('bad-input', `There is no ${local.slice(11)} on that day in ${timeZone}: the clocks leap over it. Choose another time.`)
  return new Date(found).toISOString()
}
