import type { CollectionAfterOperationHook, CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { personOf } from '../../../src/access/roles.ts'
import { HubError } from '../../../src/content/errors.ts'
import { noteReading } from '../../parts/note-reading.ts'

type Id = string | number
interface Doc {
  readonly id?: Id
  readonly key?: string
  readonly original?: string | null
}

/** Refuses to search or sort by the words in the dialog: what matches tells what stands there. @throws HubError `bad-input` */
export const wordsUnsearched: CollectionBeforeOperationHook = ({ args, overrideAccess }) => {
  const { where, sort, field } = (args ?? {}) as { where?: unknown; sort?: unknown; field?: unknown }
  const isAsked = asksFor(where) || [sort ?? [], field ?? []].flat().some((one) => /(?:^|,)\s*-?original(?![A-Za-z\d])/.test(String(one)))
  if (!overrideAccess && isAsked) throw new HubError('bad-input', 'Nobody searches or sorts by the words in the dialog. Search the quotes.', { field: 'original' })
  return args
}

function asksFor(where: unknown): boolean {
  if (typeof where !== 'object' || where === null) return false
  return Object.entries(where).some(([path, value]) => (/^(?:and|or|\d+)$/i.test(path) ? asksFor(value) : /^original(?![A-Za-z\d])/.test(path)))
}

/** Writes down who was given the words in the dialog, as reading the dialog itself is. Nothing is answered if it cannot be written down. */
export const auditWords: CollectionAfterOperationHook = async ({ overrideAccess, req, result }) => {
  const actor = personOf(req.user)?.key
  if (overrideAccess || actor === undefined || typeof result !== 'object' || result === null) return result
  const isList = 'docs' in result && Array.isArray(result.docs)
  const read = (isList ? (result.docs as Doc[]) : [result as Doc]).filter(({ original }) => Boolean(original))
  await noteReading(req, actor, await subjectsOf(req, read), isList ? 'list' : 'record')
  return result
}

async function subjectsOf(req: PayloadRequest, docs: readonly Doc[]): Promise<string[]> {
  const keys = docs.flatMap(({ key }) => (key ? [key] : []))
  const unnamed = docs.flatMap(({ id, key }) => (key || id === undefined ? [] : [id]))
  const found = unnamed.length === 0 ? [] : (await req.payload.find({ collection: 'testimonials', where: { id: { in: unnamed } }, select: { key: true }, pagination: false, depth: 0, overrideAccess: true, req })).docs
  return [...keys, ...found.map((doc) => String((doc as Doc).key))].map((key) => `testimonial:${key}`)
}
