/** Posts of all pieces by day: what is planned, what was sent and where it stands. Five queries for a page, however many posts it has. */
import type { Payload, PayloadRequest } from 'payload'
import { HubError } from '../../content/errors.ts'
import { hubOf } from '../hub.ts'
import { type DeliveryRecord, findRecord, findRecords, whereAll } from '../records.ts'
import { type AccountRecord, findAccounts } from './accounts.ts'
import { reachedNetworks } from './networks.ts'
import { isMoving, type PostView, requireReader, viewsOf } from './posts.ts'

/** A post with the piece that it was made of. */
export type QueuedPost = PostView & {
  /** As it is published; the piece's key where it never was. */
  readonly title: string
  /** Null if the piece has been deleted. */
  readonly pieceId: string | number | null
}

export interface PostQueue {
  /** First to last. A post belongs to the day that its account's clock shows when it is due. */
  readonly posts: readonly QueuedPost[]
  /** All that posts can go out from, for choosing among them. */
  readonly accounts: readonly { readonly key: string; readonly label: string; readonly networkLabel: PostView['networkLabel'] }[]
  /** There are more than {@link MOST_POSTS}: the earliest are left out. */
  readonly isCut: boolean
  /** Day of the first post that is planned for later: `YYYY-MM-DD`. */
  readonly next: string | null
  /** Something is being sent or deleted, or is about to be: look again soon. */
  readonly isMoving: boolean
}

export const MOST_POSTS = 1_000
export const MOST_DAYS = 62
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** No clock on earth is further ahead of UTC, or behind it. */
const AHEAD_MS = 14 * HOUR_MS
const BEHIND_MS = 12 * HOUR_MS

const dayOf = ({ dueLocal }: Pick<PostView, 'dueLocal'>): string => dueLocal.slice(0, 10)
const iso = (ms: number): string => new Date(ms).toISOString()

/**
 * @param range days as `YYYY-MM-DD`, each by the clock of the post's account; `until` is the first day that is not wanted any more
 * @throws HubError `not-signed-in`, `forbidden`, `bad-input` (no days, or more than {@link MOST_DAYS})
 */
export async function postQueue(req: PayloadRequest, { from, until }: { readonly from: string; readonly until: string }): Promise<PostQueue> {
  requireReader(req)
  const [first, end] = [Date.parse(from), Date.parse(until)]
  if (!(first < end) || end - first > MOST_DAYS * DAY_MS) throw new HubError('bad-input', `Ask for 1 to ${MOST_DAYS} days: "until" is the first day that you do not want any more.`)
  const { payload } = req
  const within = whereAll({ due: { greater_than_equal: iso(first - AHEAD_MS) } }, { due: { less_than: iso(end + BEHIND_MS) } })
  const afterwards = whereAll({ state: { equals: 'planned' } }, { due: { greater_than_equal: iso(end + BEHIND_MS) } })
  const [found, accounts, later] = await Promise.all([
    findRecords(payload, 'deliveries', { where: within, sort: '-due', limit: MOST_POSTS + 1 }),
    findAccounts(payload),
    findRecord(payload, 'deliveries', { where: afterwards, sort: 'due' }),
  ])
  const posts = await queued(payload, found.slice(0, MOST_POSTS).reverse(), accounts)
  const wanted = posts.filter((post) => dayOf(post) >= from && dayOf(post) < until)
  const next = posts.find((post) => post.state === 'planned' && dayOf(post) >= until) ?? (later && viewsOf(payload, [later], { accounts, publications: [] })[0])
  const labels = reachedNetworks(hubOf(payload).channels)
  return {
    posts: wanted,
    accounts: accounts.map(({ key, label, network }) => ({ key, label, networkLabel: labels[network]?.label ?? { de: network, en: network } })),
    isCut: found.length > MOST_POSTS,
    next: next ? dayOf(next) : null,
    isMoving: wanted.some(isMoving),
  }
}

/** What is planned next, first to last. @throws HubError `not-signed-in`, `forbidden` */
export async function nextPosts(req: PayloadRequest, limit: number): Promise<readonly QueuedPost[]> {
  requireReader(req)
  const { payload } = req
  const found = await findRecords(payload, 'deliveries', { where: { state: { in: ['planned', 'claimed'] } }, sort: 'due', limit })
  return queued(payload, found, found.length > 0 ? await findAccounts(payload) : [])
}

async function queued(payload: Payload, deliveries: readonly DeliveryRecord[], accounts: readonly AccountRecord[]): Promise<QueuedPost[]> {
  if (deliveries.length === 0) return []
  const slots = [...new Set(deliveries.map(({ publication }) => publication))]
  const keys = [...new Set(deliveries.map(({ pieceKey }) => pieceKey))]
  const [publications, pieces] = await Promise.all([
    findRecords(payload, 'publications', { where: { slot: { in: slots } } }),
    payload.find({ collection: 'pieces', where: { key: { in: keys } }, depth: 0, pagination: false, overrideAccess: true, select: { key: true } as never }),
  ])
  const titles = new Map<string, string>(publications.map(({ slot, title }) => [slot, title]))
  const ids = new Map((pieces.docs as unknown as { id: string | number; key: string }[]).map(({ id, key }) => [key, id]))
  return viewsOf(payload, deliveries, { accounts, publications }).map((post) => ({ ...post, title: titles.get(post.publication) || post.pieceKey, pieceId: ids.get(post.pieceKey) ?? null }))
}
