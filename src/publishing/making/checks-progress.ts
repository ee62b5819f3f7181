/** How far the checks of a submission are, for whoever came before them. */
import type { Payload, PayloadRequest } from 'payload'
import type { PieceContent } from '../../content/edition.ts'
import { perOwner } from '../compose-memory.ts'
import { submissionByKey } from '../decide.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { LOOKING } from './makings.ts'
import { makeChecks } from './prepare-checks.ts'
import { ordersToCheck, progressOf } from './variant-notes.ts'
import { type Progress, type Refusal, refusalOf } from './workshop.ts'

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
  makeChecks(payload, content, 'check').then(
    () => runs.delete(hash),
    (error: unknown) => {
      run.failure = refusalOf(error) ?? BROKEN
      if (!refusalOf(error)) payload.logger.error({ err: error, msg: 'the channels could not be checked' })
      setTimeout(() => runs.delete(hash), FAILURE_SHOWN_MS).unref()
    },
  )
  return run
}
