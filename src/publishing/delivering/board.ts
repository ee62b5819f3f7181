/** All that a person needs to plan posts of a piece and to see where they stand: one answer for the admin's screen. */
import type { PayloadRequest } from 'payload'
import { limitComposing } from '../../access/rate-limits.ts'
import { HubError } from '../../content/errors.ts'
import type { Locale, PieceKey } from '../../content/nodes.ts'
import { orderForPublication, whileConsented } from '../compose.ts'
import { hubOf } from '../hub.ts'
import { findRecord, findRecords, type PublicationRecord, whereAll } from '../records.ts'
import { isMoving, listAccounts, type PostView, postViews, requireReader } from './posts.ts'
import { mayStand } from './prepare.ts'

export interface PostsBoard {
  /** What is published of the piece on a channel that sends; null where nothing is. */
  readonly publication: { readonly slot: string; readonly edition: string; readonly from: string; readonly until: string | null; readonly mayBePosted: boolean } | null
  /** Posts that can be planned: `post`, and `quote:<testimonial>` with its working title. */
  readonly posts: readonly { readonly name: string; readonly label: string | null }[]
  readonly accounts: Awaited<ReturnType<typeof listAccounts>>
  /** In this locale, newest first. */
  readonly deliveries: readonly PostView[]
  /** Something is being sent or deleted, or is about to be: look again soon. */
  readonly isMoving: boolean
}

/** @throws HubError `not-signed-in`, `forbidden` */
export async function postsBoard(req: PayloadRequest, piece: PieceKey, locale: Locale): Promise<PostsBoard> {
  requireReader(req)
  const { payload } = req
  const sending = hubOf(payload).channels.flatMap(({ id, carrier }) => (carrier ? [id] : []))
  const about = whereAll({ pieceKey: { equals: piece } }, { locale: { equals: locale } })
  const publication = await findRecord(payload, 'publications', { where: whereAll(about, { channel: { in: sending } }) })
  const deliveries = await postViews(req, await findRecords(payload, 'deliveries', { where: about, sort: '-due' }))
  const accounts = (await listAccounts(req)).filter(({ brand, isDisabled }) => !isDisabled && (!brand || !publication || brand === publication.brand))
  return {
    publication: publication && { slot: publication.slot, edition: publication.edition, from: new Date(publication.from).toISOString(), until: publication.until ? new Date(publication.until).toISOString() : null, mayBePosted: await mayStand(payload, publication) },
    posts: [{ name: 'post', label: null }, ...(publication ? await quotePosts(req, publication) : [])],
    accounts,
    deliveries,
    isMoving: deliveries.some(isMoving),
  }
}

async function quotePosts({ payload }: PayloadRequest, { quotes }: PublicationRecord): Promise<PostsBoard['posts']> {
  const keys = (quotes ?? '').split('|').filter((key) => key !== '')
  if (keys.length === 0) return []
  const { docs } = await payload.find({ collection: 'testimonials', where: { key: { in: keys } }, depth: 0, pagination: false, overrideAccess: true, select: { key: true, label: true } as never })
  const labels = new Map((docs as unknown as { key: string; label?: string | null }[]).map(({ key, label }) => [key, label ?? null]))
  return keys.map((key) => ({ name: `quote:${key}`, label: labels.get(key) ?? null }))
}

async function publicationOf({ payload }: PayloadRequest, slot: string): Promise<PublicationRecord> {
  const found = await findRecord(payload, 'publications', { where: { slot: { equals: slot } } })
  if (!found) throw new HubError('not-found', 'There is no such publication.')
  return found
}

/** What a publication's posts say now in one network, as the channel shows compositions to editors. @throws HubError `forbidden`, `not-found`, `bad-input`, `gone`, `too-many-requests` */
export async function previewPosts(req: PayloadRequest, slot: string, variant: string) {
  const person = requireReader(req)
  await limitComposing(person.key)
  const { payload } = req
  const publication = await publicationOf(req, slot)
  const compose = async () => {
    const order = await orderForPublication(payload, publication, variant)
    return { order, quotes: order.ctx.quotes, channel: order.channel.id }
  }
  return whileConsented(payload, compose, async ({ order: { channel, input, ctx, key } }) => {
    const { composition, notes } = channel.render(input, ctx)
    const made = await findRecord(payload, 'renditions', { where: { key: { equals: key } } })
    return { view: channel.view?.(composition) ?? {}, notes, hasFiles: made !== null }
  })
}

/** A picture of a publication's posts, as it will be sent. Only what has been made already. @throws HubError `forbidden`, `not-found` */
export async function previewFile(req: PayloadRequest, slot: string, variant: string, name: string): Promise<Response> {
  requireReader(req)
  const { payload } = req
  const { key } = await orderForPublication(payload, await publicationOf(req, slot), variant)
  const made = await findRecord(payload, 'renditions', { where: { key: { equals: key } } })
  const file = made?.artefacts.find((one) => one.name === name && one.mime.startsWith('image/'))
  const bytes = file ? await hubOf(payload).blobs.get(file.sha256) : null
  if (!file || !bytes) throw new HubError('not-found', 'This picture has not been made yet. Look again in a moment.')
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': file.mime, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' } })
}
