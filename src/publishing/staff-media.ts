/** Pictures that nobody outside may see yet: staff see them in what is composed of drafts and submissions. */
import type { Payload } from 'payload'
import { personOf, type Role } from '../access/roles.ts'
import type { MediaFacts } from '../content/edition.ts'
import type { MediaKey } from '../content/nodes.ts'

/** Those who may compose pieces (see making/compositions.ts). */
const STAFF: readonly Role[] = ['admin', 'editor', 'approver']

/** What the library says of a file, if the request comes from signed-in staff; else empty. */
export async function staffMediaFacts(payload: Payload, key: MediaKey, headers: Headers): Promise<readonly MediaFacts[]> {
  const { user } = await payload.auth({ headers, canSetHeaders: false })
  if (!personOf(user)?.roles.some((role) => STAFF.includes(role))) return []
  const { docs } = await payload.find({ collection: 'media', where: { sha256: { equals: key } }, limit: 1, depth: 0, overrideAccess: false, user })
  return (docs as Record<string, unknown>[]).map(({ mimeType, filename, width, height, focalX, focalY }) => ({
    key,
    mime: String(mimeType ?? ''),
    filename: String(filename ?? ''),
    ...(typeof width === 'number' && typeof height === 'number' ? { width, height } : {}),
    alt: '',
    focalX: typeof focalX === 'number' ? Math.round(focalX) : 50,
    focalY: typeof focalY === 'number' ? Math.round(focalY) : 50,
  }))
}
