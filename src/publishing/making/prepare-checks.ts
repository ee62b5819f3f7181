/** Checks are made ahead, from the moment of a submission on, so that approving is quick; and reviewers see how far they are. */
import type { Payload, PayloadRequest } from 'payload'
import type { PieceContent } from '../../content/edition.ts'
import { perOwner } from '../compose-memory.ts'
import { submissionByKey } from '../decide.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { LOOKING } from './makings.ts'
import { notesOfAll, ordersToCheck, progressOf } from './variant-notes.ts'
import { type Progress, type Refusal, refusalOf, type Urgency } from './workshop.ts'

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
    .then(() => check(payload, content, 'ahead'))
    .catch((error: unknown) => payload.logger.debug({ err: error, msg: 'checks could not be made ahead' }))
    .finally(() => {
      line.waiting -= 1
    })
}

async function check(payload: Payload, content: PieceContent, urgency: Urgency): Promise<void> {
  if (content.kind === 'snippet') return
  await notesOfAll(payload, await ordersToCheck(payload, content, hubOf(payload).channels), { urgency })
}

/** `made`: everything that approving looks at is known. */
export interface ChecksProgress extends Progress {
  readonly state: 'making' | 'made' | 'failed'
  readonly error?: Pick<Refusal, 'code' | 'message'>
}

interface Run {
  failure: Refusal | null
}
const runsOf = perOwner<Payload, Map<string, Run>>(() => new Map())
const FAILURE_SHOWN_MS = 10_000
const BROKEN: Refusal = { code: 'internal', message: 'The channels could not be checked. The log of the hub says why.' }

/** How far the checks of a submission are; whoever asks has them made. @throws HubError `not-signed-in`, `forbidden`, `not-found` */
export async function checksProgress(req: PayloadRequest, key: string): Promise<ChecksProgress> {
  requirePerson(req, LOOKING)
  const { payload } = req
  const { snapshot, stage, hash } = await submissionByKey(req, key)
  if (snapshot.subject !== 'piece' || snapshot.kind === 'snippet' || stage === 'approved') return { state: 'made', done: 0, of: 0 }
  const progress = progressOf(payload, await ordersToCheck(payload, snapshot, hubOf(payload).channels, req))
  if (progress.done === progress.of) return { state: 'made', ...progress }
  const runs = runsOf(payload)
  const run = runs.get(hash) ?? begin(payload, snapshot, hash, runs)
  const { failure } = run
  return failure ? { state: 'failed', ...progress, error: { code: failure.code, message: failure.message } } : { state: 'making', ...progress }
}

function begin(payload: Payload, content: PieceContent, hash: string, runs: Map<string, Run>): Run {
  const run: Run = { failure: null }
  runs.set(hash, run)
  check(payload, content, 'check').then(
    () => runs.delete(hash),
    (error: unknown) => {
      run.failure = refusalOf(error) ?? BROKEN
      if (!refusalOf(error)) payload.logger.error({ err: error, msg: 'the channels could not be checked' })
      setTimeout(() => runs.delete(hash), FAILURE_SHOWN_MS).unref()
    },
  )
  return run
}
