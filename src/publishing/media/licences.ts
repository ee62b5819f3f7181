/**
 * Until when pictures may be used. A licence is prolonged or withdrawn without the picture changing, so what the library says now counts, not
 * what it said when a text was submitted; that stands in only where the library no longer has the file. Where the same file is there
 * twice, the earlier end counts.
 *
 * Licences are judged by whole days in UTC: "usable until 31 December" includes the 31st.
 */
import type { Payload, PayloadRequest } from 'payload'
import type { Note } from '../../content/notes.ts'
import type { MediaFacts } from '../../content/edition.ts'
import type { MediaKey } from '../../content/nodes.ts'

/** A day in UTC: YYYY-MM-DD. Days compare as text. */
export type Day = string

/** A picture that may be used until a day, that day included. */
export interface Licence {
  readonly media: MediaKey
  readonly filename: string
  readonly until: Day
}

/** A licence ending within so many days of the day on which content goes out is worth a warning. */
const WARN_DAYS = 30
const DAY_MS = 86_400_000

/** @param instant milliseconds since 1970 */
export const dayOf = (instant: number): Day => new Date(instant).toISOString().slice(0, 10)

interface Filed {
  readonly sha256: string
  readonly filename: string
  readonly licenceUntil?: string | null
}

/** The licences of those pictures that have an end. */
export async function licencesOf(req: PayloadRequest, facts: readonly MediaFacts[]): Promise<Licence[]> {
  const pictures = new Map(facts.map((fact) => [fact.key, fact]))
  if (pictures.size === 0) return []
  const { docs } = await req.payload.find({
    collection: 'media',
    where: { sha256: { in: [...pictures.keys()] } },
    pagination: false,
    depth: 0,
    select: { sha256: true, filename: true, licenceUntil: true },
    overrideAccess: true,
    req,
  })
  const filed = docs as unknown as Filed[]
  const known = new Set(filed.map(({ sha256 }) => sha256))
  const snapshotted = [...pictures.values()].flatMap(({ key, filename, licenceUntil }) => (known.has(key) || !licenceUntil ? [] : [{ media: key, filename, until: licenceUntil }]))
  return earliest([...filed.flatMap(licenceIn), ...snapshotted])
}

/** The licences in the library that ended before a day, longest ago first. */
export async function licencesEndedBefore(payload: Payload, day: Day): Promise<Licence[]> {
  const { docs } = await payload.find({
    collection: 'media',
    where: { licenceUntil: { less_than: `${day}T00:00:00.000Z` } },
    sort: 'licenceUntil',
    pagination: false,
    depth: 0,
    select: { sha256: true, filename: true, licenceUntil: true },
    overrideAccess: true,
  })
  return earliest((docs as unknown as Filed[]).flatMap(licenceIn))
}

const licenceIn = ({ sha256, filename, licenceUntil }: Filed): Licence[] => (licenceUntil ? [{ media: sha256, filename, until: dayOf(Date.parse(licenceUntil)) }] : [])

function earliest(licences: readonly Licence[]): Licence[] {
  const found = new Map<MediaKey, Licence>()
  for (const licence of licences) {
    const other = found.get(licence.media)
    if (!other || licence.until < other.until) found.set(licence.media, licence)
  }
  return [...found.values()]
}

/** Codes of the notes that {@link licenceNote} writes. They age: a check that holds them is looked at anew. */
export const LICENCE_CODES: ReadonlySet<string> = new Set(['licence-expired', 'licence-too-short', 'licence-ending'])

const inWords = (day: Day, language: 'de-DE' | 'en-GB'): string => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))

/** What an editor should know of a licence if content with the picture goes out on the day `begin` (not before `today`); null for nothing. */
export function licenceNote({ filename, until }: Licence, today: Day, begin: Day): Note | null {
  const [de, en] = [inWords(until, 'de-DE'), inWords(until, 'en-GB')]
  const remedy = {
    de: 'Verlängern Sie die Lizenz und tragen Sie das neue Datum beim Bild ein, oder nehmen Sie ein anderes Bild.',
    en: 'Prolong the licence and enter the new date with the picture, or take another picture.',
  }
  if (until < today) {
    const message = { de: `Das Bild „${filename}“ durfte nur bis zum ${de} verwendet werden. ${remedy.de}`, en: `The picture “${filename}” could be used until ${en} only. ${remedy.en}` }
    return { severity: 'error', code: 'licence-expired', message }
  }
  if (until < begin) {
    const message = {
      de: `Das Bild „${filename}“ darf nur bis zum ${de} verwendet werden, veröffentlicht wird aber erst am ${inWords(begin, 'de-DE')}. ${remedy.de}`,
      en: `The picture “${filename}” may be used until ${en} only, but is to be published on ${inWords(begin, 'en-GB')}. ${remedy.en}`,
    }
    return { severity: 'error', code: 'licence-too-short', message }
  }
  if (Date.parse(until) - Date.parse(begin) > WARN_DAYS * DAY_MS) return null
  const message = {
    de: `Das Bild „${filename}“ darf nur bis zum ${de} verwendet werden. Nehmen Sie den Beitrag bis dahin vom Kanal, oder verlängern Sie die Lizenz.`,
    en: `The picture “${filename}” may be used until ${en} only. Take the piece off the channel by then, or prolong the licence.`,
  }
  return { severity: 'warning', code: 'licence-ending', message }
}
