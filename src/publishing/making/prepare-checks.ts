/** Checks are made ahead, from the moment of a submission on, so that approving is quick. */
import type { Payload } from 'payload'
import type { PieceContent } from '../../content/edition.ts'
import { perOwner } from '../compose-memory.ts'
import { hubOf } from '../hub.ts'
import { notesOfAll, ordersToCheck } from './variant-notes.ts'
import type { Urgency } from './workshop.ts'

/** Submissions that wait for their turn; one that finds no place is checked when somebody looks at it. */
const MOST_WAITING = 100

interface Line {
  waiting: number
  last: Promise<void>
}
const lineOf = perOwner<Payload, Line>(() => ({ waiting: 0, last: Promise.resolve() }))

/** Has everything made that approving will look at, one submission after the other. Never fails: whoever approves meets the failure. */
export function prepareChecks(payload: Payload, content: PieceContent): void {
  const line = lineOf(payload)
  if (line.waiting >= MOST_WAITING) return
  line.waiting += 1
  line.last = line.last
    .then(() => makeChecks(payload, content, 'ahead'))
    .catch((error: unknown) => payload.logger.debug({ err: error, msg: 'checks could not be made ahead' }))
    .finally(() => {
      line.waiting -= 1
    })
}

/** Has everything made that approving will look at, and waits for it. @throws HubError as {@link notesOfAll} */
export async function makeChecks(payload: Payload, content: PieceContent, urgency: Urgency): Promise<void> {
  if (content.kind === 'snippet') return
  await notesOfAll(payload, await ordersToCheck(payload, content, hubOf(payload).channels), { urgency })
}
