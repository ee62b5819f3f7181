import type { Payload } from 'payload'
import type { Now } from '../../publishing/clock.ts'

/** What every read route works with. */
export interface ReadShell {
  readonly payload: Payload
  /** Read once per request, so that one answer is about one instant. */
  readonly now: () => Now
}
