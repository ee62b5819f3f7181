/** What channel apps may ask, parsed once: the same for GraphQL and REST. */
import { z } from 'zod'
import { PIECE_KINDS } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import { parseInstant } from '../publishing/publish.ts'
import type { Slice, VisibleSearch } from '../publishing/read.ts'
import type { RemovalSearch } from '../publishing/removals.ts'
import { channelsFor, type Reader } from './reader.ts'

export const PAGE_SIZE = { standard: 20, most: 100 } as const

const Channel = z.string().min(1).max(40)
const Locale = z.string().min(2).max(20)
const Slug = z.string().min(1).max(200)
const Kind = z.enum(PIECE_KINDS)
/** Keys only: the topic becomes part of a search pattern. */
const Topic = z.string().regex(/^[a-z0-9-]{1,80}$/, 'is no key of a topic (a–z, 0–9 and hyphens)')
const Cursor = z.string().min(1).max(400)

export const ListQuery = z.strictObject({
  channel: Channel.optional(),
  locale: Locale.optional(),
  topic: Topic.optional(),
  kind: Kind.optional(),
  slug: Slug.optional(),
  changedSince: z.string().max(40).optional(),
  limit: z.int().min(1).max(PAGE_SIZE.most).default(PAGE_SIZE.standard),
  page: z.int().min(1).max(10_000).optional(),
  after: Cursor.optional(),
})
export type ListQuery = z.infer<typeof ListQuery>
export const RemovalsQuery = z.strictObject({
  channel: Channel.optional(),
  locale: Locale.optional(),
  since: z.string({ error: 'is needed, an instant with its time zone, for example 2026-12-01T08:00:00+01:00' }).max(40),
  limit: z.int().min(1).max(PAGE_SIZE.most).default(PAGE_SIZE.standard),
  after: Cursor.optional(),
})
export type RemovalsQuery = z.infer<typeof RemovalsQuery>
export const TestimonialsQuery = z.strictObject({
  channel: Channel.optional(),
  locale: Locale.optional(),
  topic: Topic.optional(),
  limit: z.int().min(1).max(PAGE_SIZE.most).default(PAGE_SIZE.standard),
  after: Cursor.optional(),
})
export type TestimonialsQuery = z.infer<typeof TestimonialsQuery>
export const PlaceQuery = z.strictObject({ channel: Channel, locale: Locale, slug: Slug })
export const RenditionsQuery = z.strictObject({ variant: z.string().min(1).max(40).optional() })

/** @throws HubError `bad-input` naming the field, or the parameters that do not exist */
export function parseQuery<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const unknown = parsed.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []))
  if (unknown.length > 0) throw new HubError('bad-input', `There is no parameter ${unknown.map((name) => `"${name.slice(0, 40)}"`).join(', ')} here.`)
  const [issue] = parsed.error.issues
  throw new HubError('bad-input', `${issue?.path.join('.') || 'The request'}: ${issue?.message ?? 'is not valid'}.`)
}

/** The search and the part of it that a query asks for, within what the reader may see. @throws HubError `bad-input` */
export function searchOf(reader: Reader, { channel, changedSince, limit, page, after, ...rest }: ListQuery): { readonly search: VisibleSearch; readonly slice: Slice } {
  return {
    search: { ...rest, channels: channelsFor(reader, channel), changedSince: changedSince === undefined ? undefined : parseInstant(changedSince, 'changedSince') },
    slice: { limit, page, after },
  }
}

/** The same for removals. @throws HubError `bad-input` */
export function removalSearchOf(reader: Reader, { channel, locale, since, limit, after }: RemovalsQuery): { readonly search: RemovalSearch; readonly slice: Omit<Slice, 'page'> } {
  return { search: { channels: channelsFor(reader, channel), locale, since: parseInstant(since, 'since') }, slice: { limit, after } }
}
