/**
 * Keeps what readers were answered for as long as it still holds: until something is written that an answer may depend on, and until time changes what is
 * visible (an embargo opens, a publication or a consent ends). Only where this process hears of every write, on the embedded database: elsewhere every reader
 * is answered from the database, because another process may have withdrawn something a moment ago.
 */
import type { Payload } from 'payload'
import { onCommit } from '../sqlite/mutex.ts'
import type { Now } from './clock.ts'
import { createMemory, perOwner } from './compose-memory.ts'
import { findRecords } from './records.ts'

/** Written while people work and programs run; no public answer says anything of them. Every other collection counts. */
const UNSEEN = new Set([
  'pieces', 'mailings', 'submissions', 'users', 'app-tokens', 'audit-events', 'renditions', 'tasks', 'contacts', 'service-dialogs', 'attachments', 'deliveries', 'social-accounts', 'print-shops',
  'payload-preferences', 'payload-locked-documents', 'payload-jobs', 'payload-migrations',
]) // prettier-ignore

/** Nothing that is visible has changed, nor will by time alone, while `changes` stays the same and the clock says something from `since` until before `until` (ms since 1970). */
interface Steady {
  readonly changes: number
  readonly since: number
  readonly until: number
}

interface Watch {
  /** Commits so far that public answers may depend on. */
  changes: number
  steady: Steady | null
}

const watches = perOwner<Payload, Watch | { readonly isDeaf: true }>((payload) => {
  const watch: Watch = { changes: 0, steady: null }
  const isHeard = onCommit(payload.db, (written) => {
    if ([...written].some((name) => !UNSEEN.has(name))) watch.changes += 1
  })
  return isHeard ? watch : { isDeaf: true }
})

/** @returns the value kept under the key if it still holds, else what `make` makes of the database as it is now */
export type AnswerMemory<Value> = (key: string, at: Now, make: () => Promise<Value>) => Promise<Value>

/** What is asked at greater length (UTF-16 units) is answered and forgotten: readers choose what they ask. */
const LONGEST_KEY = 1_000
/** What an entry takes besides its key and its value, bytes, generously. */
const ENTRY_BYTES = 200

interface Kept<Value> {
  readonly key: string
  readonly value: Value
  readonly steady: Steady
}

/** @param limits how many bytes are kept, with what was asked; undefined from `sizeOf`: this value is not to be kept */
export function createAnswerMemory<Value>(payload: Payload, { most, sizeOf }: { readonly most: number; readonly sizeOf: (value: Value) => number | undefined }): AnswerMemory<Value> {
  const watch = watches(payload)
  if ('isDeaf' in watch) return (_key, _at, make) => make()
  const memory = createMemory<Kept<Value>>({ most, sizeOf: ({ key, value }) => (sizeOf(value) ?? most) + 2 * key.length + ENTRY_BYTES })
  const holds = (steady: Steady, at: Now) => steady.changes === watch.changes && steady.since <= at.earliest && at.latest < steady.until
  return async (key, at, make) => {
    // Where the clock was set, nobody knows what has begun and ended; then everything is looked at.
    if (at.earliest !== at.latest || key.length > LONGEST_KEY) return make()
    const kept = memory.get(key)
    if (kept && holds(kept.steady, at)) return kept.value
    const { changes } = watch
    const steady = watch.steady && holds(watch.steady, at) ? watch.steady : { changes, since: at.earliest, until: await nextTurn(payload, at.latest) }
    const value = await make()
    // Changed meanwhile? Then nobody knows which state this was made of.
    if (watch.changes !== changes || steady.changes !== changes) return value
    watch.steady = steady
    if (sizeOf(value) !== undefined) memory.keep(key, { key, value, steady })
    return value
  }
}

/** The next instant (ms since 1970) at which something becomes visible or ends by itself; Infinity where nothing is planned. */
async function nextTurn(payload: Payload, at: number): Promise<number> {
  const after = { greater_than: new Date(at).toISOString() }
  const [begins, ends, consents] = await Promise.all([
    findRecords(payload, 'publications', { where: { from: after }, sort: 'from', limit: 1 }),
    findRecords(payload, 'publications', { where: { until: after }, sort: 'until', limit: 1 }),
    findRecords(payload, 'consent-events', { where: { until: after }, sort: 'until', limit: 1 }),
  ])
  return Math.min(...[begins[0]?.from, ends[0]?.until, consents[0]?.until].map((instant) => (instant ? Date.parse(instant) : Number.POSITIVE_INFINITY)))
}
