/** Which shop fetched what, and when: written before the first byte leaves. */
import type { Payload, PayloadRequest } from 'payload'
import { requirePerson } from '../../four-eyes.ts'
import { findRecords, whereAll } from '../../records.ts'
import { noteRead } from '../note-read.ts'
import type { PrintRunRecord } from '../run-record.ts'
import { runOf } from '../runs.ts'
import type { ShopCaller } from './shop-runs.ts'

/** First and last byte, from 0; null for the whole file. */
export type ByteRange = readonly [first: number, last: number] | null

/** Adds to the history of the run. */
export async function noteDownload(payload: Payload, { token, shop }: ShopCaller, run: PrintRunRecord, file: string, range: ByteRange): Promise<void> {
  await noteRead(payload, run, `token:${token}`, file, { shop, ...(range ? { first: range[0], last: range[1] } : {}) })
}

export interface Download {
  /** Of its event in the history of the run. */
  readonly number: number
  readonly at: string
  /** Name of the token, or the key of the person. */
  readonly by: string
  readonly shop: string | null
  readonly file: string
  readonly build: number
  readonly range: ByteRange
}

/** The newest of these are shown. */
const MOST = 500

/** Everything that was fetched of a run, the newest first. @throws HubError `forbidden`, `not-found` */
export async function downloadsOf(req: PayloadRequest, key: string): Promise<readonly Download[]> {
  requirePerson(req, ['admin', 'approver', 'editor'])
  const { payload } = req
  await runOf(payload, key)
  const where = whereAll({ subject: { equals: `print-run:${key}` } }, { type: { equals: 'print-run-read' } })
  const events = await findRecords(payload, 'audit-events', { where, sort: '-number', limit: MOST })
  const names = await tokenNames(payload, events.map(({ actor }) => actor))
  return events.map(({ number, at, actor, data }) => ({
    number,
    at: new Date(at).toISOString(),
    by: names.get(actor) ?? actor,
    shop: typeof data.shop === 'string' ? data.shop : null,
    file: String(data.file ?? ''),
    build: Number(data.build ?? 0),
    range: typeof data.first === 'number' && typeof data.last === 'number' ? [data.first, data.last] : null,
  }))
}

/** Names of the files of this build that a shop was given to their end. Whether all of it arrived only the shop knows. */
export async function filesGiven(payload: Payload, { key, build, files }: PrintRunRecord): Promise<ReadonlySet<string>> {
  const ends = new Map(files?.map(({ name, bytes }) => [name, bytes - 1]))
  const events = await findRecords(payload, 'audit-events', { where: whereAll({ subject: { equals: `print-run:${key}` } }, { type: { equals: 'print-run-read' } }) })
  const given = events.filter(({ data }) => typeof data.shop === 'string' && data.build === build && (data.last === undefined || data.last === ends.get(String(data.file))))
  return new Set(given.map(({ data }) => String(data.file)))
}

async function tokenNames(payload: Payload, actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(actors.filter((actor) => actor.startsWith('token:')).map((actor) => actor.slice('token:'.length)))]
  if (ids.length === 0) return new Map()
  const { docs } = await payload.find({ collection: 'app-tokens', where: { id: { in: ids } }, depth: 0, pagination: false, overrideAccess: true })
  return new Map((docs as unknown as { id: string | number; name: string }[]).map(({ id, name }) => [`token:${id}`, name]))
}
