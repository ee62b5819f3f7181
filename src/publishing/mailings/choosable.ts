/** Which pieces an editor may set into a mailing: those that are approved and live, or planned, on the channel that makes mails, in that language. */
import type { PayloadRequest } from 'payload'
import { HubError } from '../../content/errors.ts'
import type { Locale, PieceKey } from '../../content/nodes.ts'
import { type Now, now } from '../clock.ts'
import { hubOf } from '../hub.ts'
import { findRecords, whereAll } from '../records.ts'
import { withConsent } from '../visibility.ts'
import { mailChannelId } from './mail-channel.ts'

type Id = string | number

/** Keys of the pieces that may be chosen now. A publication rests on an approval, so what is published is approved. */
export async function choosablePieces(req: PayloadRequest, locale: Locale, at: Now = now()): Promise<PieceKey[]> {
  const { payload } = req
  const where = whereAll(
    { channel: { equals: mailChannelId(hubOf(payload)) } },
    { locale: { equals: locale } },
    { isSuspended: { equals: false } },
    { or: [{ until: { exists: false } }, { until: { greater_than: new Date(at.latest).toISOString() } }] },
  )
  const found = await withConsent(payload, await findRecords(payload, 'publications', { where, sort: '-from' }), at)
  return found.map(({ pieceKey }) => pieceKey)
}

/** Refuses pieces that may not be chosen. @param ids of documents that exist. @throws HubError `bad-input` that names the first of them */
export async function requireChoosable(req: PayloadRequest, locale: Locale, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  const choosable = new Set(await choosablePieces(req, locale))
  // A request of its own: Payload would keep the locale of this search on the other.
  const { docs } = await req.payload.find({
    collection: 'pieces',
    where: { id: { in: [...ids] } },
    depth: 0,
    draft: true,
    pagination: false,
    locale: locale as never,
    select: { key: true, title: true },
    overrideAccess: true,
    req: Object.create(req) as PayloadRequest,
  })
  for (const doc of docs as unknown as readonly { readonly key: string; readonly title?: string | null }[]) {
    if (choosable.has(doc.key)) continue
    throw new HubError('bad-input', `“${doc.title || doc.key}” has no approved edition that is live or planned on the newsletter in "${locale}". Have it approved and publish it there first, or choose another.`, { field: 'blocks', piece: doc.key })
  }
}
