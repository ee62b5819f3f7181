/** How print runs change: one at a time, by compare-and-set on their revision, with an event in the history of the run. */
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { HubError } from '../../content/errors.ts'
import { appendAudit } from '../audit.ts'
import { findRecord, whereAll, writeTogether } from '../records.ts'
import { compareAndSet, retryOnConflict } from '../transactions.ts'
import type { PrintRunRecord } from './run-record.ts'
import { nextState, type RunAct, statesFor } from './run-states.ts'

/** @throws HubError `not-found` */
export async function runOf(payload: Payload, key: string, req?: PayloadRequest): Promise<PrintRunRecord> {
  const found = await findRecord(payload, 'print-runs', { where: { key: { equals: key } }, ...(req ? { req } : {}) })
  if (!found) throw new HubError('not-found', 'There is no such print run.')
  return found
}

/** The run that personal codes begin with; null where there is none. */
export const runByCode = (payload: Payload, code: string): Promise<PrintRunRecord | null> => findRecord(payload, 'print-runs', { where: { code: { equals: code } } })

export type RunChange = Partial<Omit<PrintRunRecord, 'id' | 'createdAt' | 'key' | 'code' | 'rev' | 'state'>>

/** Changes a run as it was read, its state aside; null where somebody was faster. */
export function noteRun(payload: Payload, run: PrintRunRecord, data: RunChange, req?: PayloadRequest): Promise<PrintRunRecord | null> {
  return setRun(payload, run, data, req)
}

function setRun(payload: Payload, { id, rev }: PrintRunRecord, data: Partial<PrintRunRecord>, req?: PayloadRequest): Promise<PrintRunRecord | null> {
  const where = whereAll({ id: { equals: id } }, { rev: { equals: rev } })
  const change = () => compareAndSet<PrintRunRecord>(payload, { collection: 'print-runs', where, data: { ...data, rev: rev + 1 }, ...(req ? { req } : {}) })
  return req ? change() : retryOnConflict(change)
}

export interface RunMove {
  readonly act: RunAct
  /** A person's key, `token:<id>` of a shop, or `press` for the hub itself. */
  readonly actor: string
  readonly data?: RunChange
  /** For the history, besides state and build. */
  readonly facts?: Readonly<Record<string, unknown>>
  /** What must hold of the run as it is now, read within the transaction. @throws HubError */
  readonly check?: (run: PrintRunRecord, tx: PayloadRequest) => void | Promise<void>
}

/**
 * Moves a run from state to state, with an event in its history, in one transaction. Of many who want to, those for whom it is still allowed go through, one after another.
 * @throws HubError `conflict` where the act may not be done in the state that the run is in, `not-found`
 */
export async function moveRun(payload: Payload, key: string, { act, actor, data = {}, facts = {}, check }: RunMove, given?: PayloadRequest): Promise<PrintRunRecord> {
  const req = given ?? (await createLocalReq({}, payload))
  return writeTogether(req, async (tx) => {
    const run = await runOf(payload, key, tx)
    const state = nextState(run.state, act)
    if (!state) throw new HubError('conflict', `The run is ${run.state}; this is possible while it is ${statesFor(act).join(' or ')}.`, { state: run.state })
    await check?.(run, tx)
    const at = new Date().toISOString()
    const moved = await setRun(payload, run, { ...data, state, changed: at }, tx)
    if (!moved) throw new Error('Write conflict: somebody changed the run at the same moment.')
    await appendAudit(payload, tx, { subject: `print-run:${key}`, type: 'print-run', actor, data: { act, from: run.state, to: state, build: moved.build, ...facts } }, at)
    return moved
  })
}
