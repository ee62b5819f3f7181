/** What channel apps read, as plain REST: the same publications as over GraphQL, with entity tags. */
import { limitToken } from '../../access/rate-limits.ts'
import { HubError } from '../../content/errors.ts'
import { type Entry, mediaOf, publicationFacts, siblingFacts } from '../../graphql/publication-facts.ts'
import { ListQuery, parseQuery, PlaceQuery, RemovalsQuery, RenditionsQuery, TestimonialsQuery } from '../../graphql/queries.ts'
import { readQuotes, readTestimonials } from '../../graphql/quoting.ts'
import { lexicalBody, readEmbeds, readList, readOne, readRemovals, readRenditions, readSiblings } from '../../graphql/reading.ts'
import type { Reader } from '../../graphql/reader.ts'
import { hubOf } from '../../publishing/hub.ts'
import type { Answer } from '../respond.ts'
import type { Route } from '../route.ts'
import { channelApp } from './channel-app.ts'
import { type ReadFacts, readRoutes } from './read-route.ts'
import type { ReadShell } from './read-shell.ts'

const PREFIX = '/api/v1'

/** Everything under /api/v1. */
export function publicationsApiRoutes(shell: ReadShell): Route[] {
  return readRoutes(
    (pathname) => (pathname === PREFIX || pathname.startsWith(`${PREFIX}/`) ? pathname : null),
    async (facts) => json(await answerOf(shell, facts)),
  )
}

async function answerOf(shell: ReadShell, { match, url, headers, peer }: ReadFacts<string>): Promise<unknown> {
  const { id, reader } = await channelApp(shell, headers.authorization, peer)
  await limitToken(id, 1)
  const [resource, ...segments] = match.slice(PREFIX.length + 1).split('/')
  const query = queryOf(url.searchParams)
  if (resource === 'removals' && segments.length === 0) return readRemovals(reader, parseQuery(RemovalsQuery, numbersIn(query)))
  if (resource === 'testimonials' && segments.length === 0) return readTestimonials(reader, parseQuery(TestimonialsQuery, numbersIn(query)))
  if (resource !== 'publications') throw nothing()
  if (segments.length === 0) return listOf(reader, query)
  const [channel, locale, slug, part, ...rest] = segments
  const isKnown = rest.length === 0 && (part === undefined || part === 'renditions')
  if (!isKnown) throw nothing()
  const place = parseQuery(PlaceQuery, { channel, locale, slug })
  const { variant } = parseQuery(part ? RenditionsQuery : NoQuery, query)
  const entry = await readOne(reader, place)
  if (!entry) throw nothing()
  return part ? { renditions: await readRenditions(reader, entry, variant) } : wholeOf(reader, entry)
}

/** Without the texts, which may be long: they stand at each publication's own address. */
async function listOf(reader: Reader, query: Record<string, string>): Promise<unknown> {
  const parsed = parseQuery(ListQuery, numbersIn(query))
  const { entries, hasNextPage, endCursor, total } = await readList(reader, parsed)
  const siblings = await readSiblings(reader, entries)
  const hub = hubOf(reader.payload)
  return {
    docs: entries.map((entry) => ({ ...publicationFacts(entry, hub), siblings: (siblings.get(entry.publication.slot) ?? []).map(siblingFacts) })),
    totalDocs: await total(),
    hasNextPage,
    endCursor,
    page: parsed.page ?? null,
  }
}

async function wholeOf(reader: Reader, entry: Entry): Promise<unknown> {
  const hub = hubOf(reader.payload)
  const { body } = entry.edition.content
  const siblings = (await readSiblings(reader, [entry])).get(entry.publication.slot) ?? []
  const embeds = await readEmbeds(reader, entry)
  return {
    ...publicationFacts(entry, hub),
    siblings: siblings.map(siblingFacts),
    quotes: await readQuotes(reader, entry),
    body,
    bodyLexical: lexicalBody(body),
    embeds: embeds.map(({ tree, content, ...facts }) => ({ ...facts, body: tree, bodyLexical: lexicalBody(tree), media: mediaOf(content, hub) })),
  }
}

const NoQuery = RenditionsQuery.pick({})

/** @throws HubError `bad-input` for a parameter that stands there twice */
function queryOf(search: URLSearchParams): Record<string, string> {
  const names = [...search.keys()]
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new HubError('bad-input', `The parameter "${twice.slice(0, 40)}" stands there twice.`)
  return Object.fromEntries(search)
}

function numbersIn({ limit, page, ...rest }: Record<string, string>): Record<string, unknown> {
  const number = (value: string | undefined) => (value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : value)
  return { ...rest, ...(limit === undefined ? {} : { limit: number(limit) }), ...(page === undefined ? {} : { page: number(page) }) }
}

const nothing = (): HubError => new HubError('not-found', 'There is nothing at this address that this token may see.')

const json = (value: unknown): Answer => ({
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
  cacheControl: 'private, no-cache',
  headers: { vary: 'authorization' },
})
