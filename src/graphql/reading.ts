/** What channel apps read, and nothing else: thin calls of src/publishing. Used by the GraphQL resolvers and by the REST routes alike. */
import { toLexical } from '../content/lexical.ts'
import type { Tree } from '../content/nodes.ts'
import { orderForPublication, READER_WAIT_MS, rendition } from '../publishing/compose.ts'
import { channelOf, hubOf } from '../publishing/hub.ts'
import { embeddedEditions } from '../publishing/lookups.ts'
import { countVisible, editionsOf, findVisible, type Place, visiblePublication, visibleSiblings } from '../publishing/read.ts'
import { findRemovals, type Removal } from '../publishing/removals.ts'
import type { PublicationRecord } from '../publishing/records.ts'
import { signedAddress } from '../publishing/signed-address.ts'
import type { Entry } from './publication-facts.ts'
import { type ListQuery, removalSearchOf, type RemovalsQuery, searchOf } from './queries.ts'
import { channelsFor, type Reader } from './reader.ts'

export interface EntryList {
  readonly entries: readonly Entry[]
  readonly hasNextPage: boolean
  readonly endCursor: string | null
  /** Counts only when called. */
  total(): Promise<number>
}

/** Visible publications on the reader's channels. @throws HubError `bad-input` */
export async function readList(reader: Reader, query: ListQuery): Promise<EntryList> {
  const { search, slice } = searchOf(reader, query)
  const found = await findVisible(reader.payload, search, slice, reader.at)
  const { hasNextPage, endCursor } = found
  return { entries: await entriesOf(reader, found.publications), hasNextPage, endCursor, total: () => countVisible(reader.payload, search, reader.at) }
}

/** What went from the reader's channels, in the words of GraphQL and REST alike. @throws HubError `bad-input` */
export async function readRemovals(reader: Reader, query: RemovalsQuery): Promise<{ docs: readonly Removal[]; hasNextPage: boolean; endCursor: string | null }> {
  const { search, slice } = removalSearchOf(reader, query)
  const { removals, hasNextPage, endCursor } = await findRemovals(reader.payload, search, slice, reader.at)
  return { docs: removals, hasNextPage, endCursor }
}

/** The publication at a place if the reader may see it, else null, whatever the reason. */
export async function readOne(reader: Reader, place: Place): Promise<Entry | null> {
  if (channelsFor(reader, place.channel).length === 0) return null
  const publication = await visiblePublication(reader.payload, place, reader.at)
  const [entry] = publication ? await entriesOf(reader, [publication]) : []
  return entry ?? null
}

async function entriesOf({ payload }: Reader, publications: readonly PublicationRecord[]): Promise<Entry[]> {
  const editions = await editionsOf(payload, publications)
  return publications.flatMap((publication) => {
    const edition = editions.get(publication.edition)
    return edition ? [{ publication, edition }] : []
  })
}

/** The same pieces in other languages, by slot. */
export const readSiblings = (reader: Reader, entries: readonly Entry[]) =>
  visibleSiblings(reader.payload, entries.map(({ publication }) => publication), reader.at)

/** The editions that a publication's text embeds, directly or through another. */
export async function readEmbeds({ payload }: Reader, { edition }: Entry) {
  const embedded = Object.values(await embeddedEditions(payload, [edition.content]))
  return embedded.map(({ hash, content }) => ({ key: content.key, edition: hash, kind: content.kind, title: content.title, teaser: content.teaser, tree: content.body, content }))
}

/** The body as an editor's state that names files and pieces by their keys. */
export function lexicalBody(tree: Tree) {
  const same = (value: string | number) => String(value)
  return toLexical(tree, { mediaId: same, mediaKey: same, pieceId: same, pieceKey: same, testimonialId: same, testimonialKey: same })
}

const HOUR_MS = 3_600_000

/** Signed addresses live one to two hours: to a full hour, so that equal answers are equal bytes for a while. */
const expiry = ({ at }: Reader): Date => new Date((Math.floor(at.earliest / HOUR_MS) + 2) * HOUR_MS)

/** The renditions of a publication: of one variant, or of all. An unknown variant gives none. @throws HubError `bad-input` if the request asks for too many */
export async function readRenditions(reader: Reader, { publication }: Entry, wanted?: string | null) {
  const hub = hubOf(reader.payload)
  const { locale, slug, channel } = publication
  const variants = channelOf(hub, channel).variants.filter(({ id, isPerPiece }) => isPerPiece && (wanted === undefined || wanted === null || id === wanted))
  const expiresAt = expiry(reader)
  return Promise.all(
    variants.map(({ id: variant }) =>
      reader.rendition(async () => {
        const { key, artefacts, notes } = await rendition(reader.payload, () => orderForPublication(reader.payload, publication, variant, undefined, reader.at), { waitMs: READER_WAIT_MS })
        const files = artefacts.map(({ name, mime, sha256, bytes }) => ({
          name,
          mime,
          sha256,
          bytes,
          address: signedAddress(hub, { channel, locale, slug, variant, artefact: name }, expiresAt),
          expires: expiresAt.toISOString(),
        }))
        const said = notes.map(({ severity, code, path, message, lost }) => ({ severity, code, path: path ?? null, message, lost: lost ?? null }))
        return { variant, key, artefacts: files, notes: said }
      }),
    ),
  )
}
