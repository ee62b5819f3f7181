/** Freezes a brand. */
import type { Payload, PayloadRequest } from 'payload'
import { editionHash } from '../content/canonical.ts'
import type { BrandContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import { parseBrandContent } from '../content/schema.ts'
import { type Doc, type Id, loadMedia, optional, type Snapshot, text } from './snapshot-parts.ts'

/** The snapshot of a brand. @throws HubError `not-found`, `bad-input` */
export async function snapshotBrand(payload: Payload, key: string, req?: PayloadRequest): Promise<Snapshot<BrandContent>> {
  const { docs } = await payload.find({ collection: 'brands', where: { key: { equals: key } }, limit: 1, depth: 0, showHiddenFields: true, ...(req ? { req } : {}) })
  const [doc]: readonly Doc[] = docs
  if (!doc) throw new HubError('not-found', `There is no brand "${key}".`)
  const files = await loadMedia(payload, doc.logo ? [doc.logo as Id] : [], undefined, req)
  const logo = files.byId.get(String(doc.logo ?? ''))
  const colours = doc.colours as Record<string, { hex: string; c: number; m: number; y: number; k: number }>
  const imprints = (doc.imprints as Record<string, unknown>[]).map(({ id: _, register, vatId, phone, ...rest }) => ({
    ...rest,
    ...optional('register', text(register)),
    ...optional('vatId', text(vatId)),
    ...optional('phone', text(phone)),
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
    media: logo ? { [logo.key]: logo } : {},
  })
  return { content, hash: editionHash(content), rev: Number(doc.rev ?? 0), contributors: (doc.contributors ?? {}) as Record<string, number> }
}
