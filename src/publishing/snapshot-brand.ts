/** Freezes a brand. */
import { isolateObjectProperty, type Payload, type PayloadRequest } from 'payload'
import { editionHash } from '../content/canonical.ts'
import type { BrandContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import { type LexicalRefs, toTree } from '../content/lexical.ts'
import type { Locale, Tree } from '../content/nodes.ts'
import { parseBrandContent } from '../content/schema.ts'
import { LOCALE_CODES } from './places.ts'
import { type Doc, type Id, loadMedia, optional, type Snapshot, text } from './snapshot-parts.ts'

/** The snapshot of a brand. @throws HubError `not-found`, `bad-input` */
export async function snapshotBrand(payload: Payload, key: string, req?: PayloadRequest): Promise<Snapshot<BrandContent>> {
  const { docs } = await payload.find({ collection: 'brands', where: { key: { equals: key } }, limit: 1, depth: 0, showHiddenFields: true, ...(req ? { req } : {}) })
  const [doc]: readonly Doc[] = docs
  if (!doc) throw new HubError('not-found', `There is no brand "${key}".`)
  const files = await loadMedia(payload, doc.logo ? [doc.logo as Id] : [], undefined, req)
  const logo = files.byId.get(String(doc.logo ?? ''))
  const colours = doc.colours as Record<string, { hex: string; c: number; m: number; y: number; k: number }>
  const { privacy, notices } = await localisedOf(payload, doc.id, req)
  const imprints = (doc.imprints as Record<string, unknown>[]).map(({ id, register, vatId, phone, mailingOrigin: _, mailingObjection: __, ...rest }) => ({
    ...rest,
    ...optional('register', text(register)),
    ...optional('vatId', text(vatId)),
    ...optional('phone', text(phone)),
    ...notices.get(String(id)),
  }))
  const links = (doc.links ?? {}) as Record<string, unknown>
  const content = parseBrandContent({
    format: 1,
    subject: 'brand',
    key,
    name: text(doc.name),
    ...optional('claim', text(doc.claim)),
    colours: Object.fromEntries(
      Object.entries(colours).map(([name, { hex, c, m, y, k }]) => [name, { hex: hex.toLowerCase(), cmyk: { c, m, y, k } }]),
    ),
    fonts: doc.fonts,
    ...(logo ? { logo: { media: logo.key, alt: logo.alt || text(doc.name) } } : {}),
    imprints,
    sender: doc.sender,
    links: { ...optional('imprintUrl', text(links.imprintUrl)), ...optional('privacyUrl', text(links.privacyUrl)) },
    ...optional('privacy', privacy),
    media: logo ? { [logo.key]: logo } : {},
  })
  return { content, hash: editionHash(content), rev: Number(doc.rev ?? 0), contributors: (doc.contributors ?? {}) as Record<string, number> }
}

/** Whatever it would refer to, it has none of: the schema refuses what is left. */
const NO_REFS: LexicalRefs = { mediaId: () => '', pieceId: () => '', testimonialId: () => '', mediaKey: () => null, pieceKey: () => null, testimonialKey: () => null }

const NOTICES = ['mailingOrigin', 'mailingObjection'] as const
type Notices = { [Name in (typeof NOTICES)[number]]?: Readonly<Record<Locale, string>> }

interface Localised {
  /** The privacy notices by locale; undefined where none is written. */
  readonly privacy: Readonly<Record<Locale, Tree>> | undefined
  /** What imprints say in mailings, by the id of their row. */
  readonly notices: ReadonlyMap<string, Notices>
}

/** What a brand says in each language. */
async function localisedOf(payload: Payload, id: Id, req?: PayloadRequest): Promise<Localised> {
  const privacy: Record<Locale, Tree> = {}
  const notices = new Map<string, Notices>()
  for (const locale of LOCALE_CODES) {
    // Payload leaves the locale in the request that it is given.
    const own = req ? { req: isolateObjectProperty(req, ['locale', 'fallbackLocale']) } : {}
    const doc: Doc = await payload.findByID({ collection: 'brands', id, depth: 0, locale: locale as never, fallbackLocale: false as never, select: { privacy: true, imprints: true } as never, ...own })
    if (doc.privacy) privacy[locale] = toTree(doc.privacy as never, NO_REFS)
    for (const row of (doc.imprints ?? []) as Record<string, unknown>[]) {
      const said = { ...notices.get(String(row.id)) }
      for (const name of NOTICES) if (text(row[name]) !== '') said[name] = { ...said[name], [locale]: text(row[name]) }
      notices.set(String(row.id), said)
    }
  }
  return { privacy: Object.keys(privacy).length > 0 ? privacy : undefined, notices }
}
