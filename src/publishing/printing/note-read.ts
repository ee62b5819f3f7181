/** Who saw whose data in a run, in the house or at its shop: it stands in the history of the run. */
import { createLocalReq, type Payload } from 'payload'
import { appendAudit } from '../audit.ts'
import { createMemory, type Memory, perOwner } from '../compose-memory.ts'
import { writeTogether } from '../records.ts'
import type { PrintRunRecord } from './run-record.ts'

/** Writes down that somebody is given a file, or shown somebody's pages. @param actor a person's key, or `token:<id>` @param what name of the file, or `proof 17` */
export async function noteRead(payload: Payload, run: PrintRunRecord, actor: string, what: string, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const data = { ...more, file: what, build: run.build }
  await writeTogether(await createLocalReq({}, payload), (tx) => appendAudit(payload, tx, { subject: `print-run:${run.key}`, type: 'print-run-read', actor, data }, new Date().toISOString()))
}

const HOUR_MS = 60 * 60 * 1000
const seenOf: (payload: Payload) => Memory<true> = perOwner(() => createMemory<true>({ most: 10_000, sizeOf: () => 1, maxAgeMs: HOUR_MS }))

/** The same for pages on a screen, which are asked for one by one: once an hour. Nothing is written down of runs that are addressed to nobody. */
export async function noteSeen(payload: Payload, run: PrintRunRecord, actor: string, what: string): Promise<void> {
  if (!run.list) return
  const seen = seenOf(payload)
  const name = [actor, run.key, run.build, what].join(' ')
  if (seen.get(name)) return
  await noteRead(payload, run, actor, what)
  seen.keep(name, true)
}
