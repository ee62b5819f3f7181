import type { CollectionConfig } from 'payload'
import { hasRole, personOf } from '../../../src/access/roles.ts'
import { noteReading } from '../../parts/note-reading.ts'
import { serveFile } from '../../parts/serve-file.ts'
import { type AttachmentRef, privateSubjectsOf } from '../private-parts.ts'

type Handler = Exclude<NonNullable<Extract<CollectionConfig['upload'], object>['handlers']>[number], undefined>
interface Stored extends AttachmentRef {
  readonly sha256?: string | null
  readonly mimeType?: string | null
  readonly width?: number | null
  readonly name?: string | null
}

/**
 * Gives a file to an agent: to keep, never to run, by no cache. A private one is given only once it is written down.
 * Nothing is taken out of a picture, also not where and when it was taken: what the customer sent may be proof. Whose role it is, is asked here as well: Payload
 * calls handlers of files from more places than the one where it has checked the read access.
 */
export const serveAttachment: Handler = async (req, { params }) => {
  const person = personOf(req.user)
  if (!person || !hasRole(req, ['agent'])) return new Response(null, { status: 403 })
  const { docs } = await req.payload.find({ collection: 'attachments', where: { filename: { equals: params.filename } }, limit: 1, depth: 0, pagination: false, overrideAccess: true, showHiddenFields: true, req })
  const [file] = docs as unknown as Stored[]
  if (!file?.sha256 || !file.mimeType) return new Response(null, { status: 404 })
  await noteReading(req, person.key, await privateSubjectsOf(req, [file]))
  const isThumbnail = req.searchParams?.get('thumbnail') === '1'
  // Cleaned when it came in: letters, digits, hyphens and one dot.
  const headers = { 'content-disposition': `attachment; filename="${file.name ?? 'attachment'}"`, 'cache-control': 'private, no-store' }
  return serveFile(req.payload, 'attachments', { sha256: file.sha256, mimeType: file.mimeType, width: file.width, isThumbnail }, headers)
}
