/** Pictures that come with imported texts: the same bytes become one media document. */
import type { PayloadRequest } from 'payload'
import { sha256Hex } from '../../content/canonical.ts'
import type { MediaFacts } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import type { Locale, MediaKey } from '../../content/nodes.ts'
import { sniffMime } from '../media/sniff.ts'

type Id = string | number
export interface KeptPicture {
  readonly id: Id
  readonly key: MediaKey
}

/** The media document of that content, or null. */
export async function pictureByKey(req: PayloadRequest, key: MediaKey): Promise<Id | null> {
  const { docs } = await req.payload.find({ collection: 'media', where: { sha256: { equals: key } }, limit: 1, depth: 0, pagination: false })
  return docs[0]?.id ?? null
}

/**
 * Uploads a picture, or finds it again by its content (then `bytes` may be null); facts that are given are written to it.
 * @throws HubError as the upload does, for files that are no picture
 */
export async function keepPicture(req: PayloadRequest, bytes: Buffer | null, name: string, facts: Partial<MediaFacts>, locale: Locale): Promise<KeptPicture> {
  const { payload } = req
  const key = bytes ? sha256Hex(bytes) : facts.key
  if (!key) throw new HubError('bad-input', `The file ${name} is missing.`)
  const data = {
    ...(facts.alt ? { alt: facts.alt } : {}),
    ...(facts.focalX === undefined ? {} : { focalX: facts.focalX, focalY: facts.focalY }),
    ...(facts.rightsHolder ? { rightsHolder: facts.rightsHolder } : {}),
    ...(facts.licence ? { licence: facts.licence } : {}),
    ...(facts.licenceUntil ? { licenceUntil: facts.licenceUntil } : {}),
  }
  const write = { collection: 'media', locale: locale as never, overrideAccess: false, user: req.user, depth: 0 } as const
  const known = await pictureByKey(req, key)
  if (known !== null) {
    if (Object.keys(data).length > 0) await payload.update({ ...write, id: known, data: data as never })
    return { id: known, key }
  }
  if (!bytes) throw new HubError('bad-input', `The file ${name} is missing.`)
  const created = await payload.create({ ...write, data: data as never, file: { data: bytes, name, mimetype: sniffMime(bytes) ?? 'application/octet-stream', size: bytes.length } })
  return { id: created.id, key }
}
