/** The roots of the schema and what each publication can be asked beside its facts. */
import { hubOf } from '../publishing/hub.ts'
import { type Entry, mediaOf, publicationFacts, siblingFacts } from './publication-facts.ts'
import { ListQuery, parseQuery, PlaceQuery, RemovalsQuery, RenditionsQuery, TestimonialsQuery } from './queries.ts'
import { lexicalBody, readEmbeds, readList, readOne, readRemovals, readRenditions, readSiblings } from './reading.ts'
import { readQuotes, readTestimonials } from './quoting.ts'
import type { Reader } from './reader.ts'

type Args = Readonly<Record<string, unknown>>
/** GraphQL's null is the absence of an argument. */
const given = (args: Args): Args => Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null))

export const root = {
  async Publications(args: Args, reader: Reader) {
    const query = parseQuery(ListQuery, given(args))
    const { entries, hasNextPage, endCursor, total } = await readList(reader, query)
    return { docs: publicationNodes(reader, entries), hasNextPage, endCursor, page: query.page ?? null, totalDocs: total }
  },
  async Publication(args: Args, reader: Reader) {
    const entry = await readOne(reader, parseQuery(PlaceQuery, args))
    return entry && (publicationNodes(reader, [entry])[0] ?? null)
  },
  Testimonials: (args: Args, reader: Reader) => readTestimonials(reader, parseQuery(TestimonialsQuery, given(args))),
  Removals: (args: Args, reader: Reader) => readRemovals(reader, parseQuery(RemovalsQuery, given(args))),
}

function publicationNodes(reader: Reader, entries: readonly Entry[]) {
  const hub = hubOf(reader.payload)
  // One query for the whole page, when the first of its publications is asked.
  let siblings: ReturnType<typeof readSiblings> | undefined
  return entries.map((entry) => ({
    ...publicationFacts(entry, hub),
    body: () => entry.edition.content.body,
    bodyLexical: () => lexicalBody(entry.edition.content.body),
    quotes: () => readQuotes(reader, entry),
    async embeds() {
      const embeds = await readEmbeds(reader, entry)
      return embeds.map(({ tree, content, ...facts }) => ({ ...facts, body: tree, bodyLexical: () => lexicalBody(tree), media: mediaOf(content, hub) }))
    },
    async siblings() {
      siblings ??= readSiblings(reader, entries)
      return ((await siblings).get(entry.publication.slot) ?? []).map(siblingFacts)
    },
    renditions: (args: Args) => readRenditions(reader, entry, parseQuery(RenditionsQuery, given(args)).variant),
  }))
}
