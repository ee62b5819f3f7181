/**
 * What people write to an account on Bluesky: notifications of replies, mentions and quotes. They come newest first, by when they were indexed, which may be later than others of their
 * time: so an hour is read again each time, and what was seen in it is known by its digest.
 * @see https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/notification/listNotifications.json
 */
import { createHash } from 'node:crypto'
import type { AppBskyFeedPost, AppBskyNotificationListNotifications } from '@atproto/api'
import { z } from 'zod'
import type { CarrierCall, Reply, ReplyPage } from '../../../src/channel/carrier.ts'
import { calling, signIn } from './bluesky.ts'

const REASONS = ['reply', 'mention', 'quote']
const PAGE = 50
/** Beyond so many in one reading the oldest are lost. */
const MOST_PAGES = 10
const AGAIN_MS = 60 * 60_000
const MOST_CHARACTERS = 10_000
/** Of `getPosts`. */
const LOOKED_UP_TOGETHER = 25

/** Nothing from before `from`; the newest known at `at`; what was seen in the hour before that. */
const Cursor = z.object({ from: z.string(), at: z.string(), seen: z.array(z.string()) })
type Cursor = z.infer<typeof Cursor>
type Notification = AppBskyNotificationListNotifications.Notification

const Uri = z.string().regex(/^at:\/\/[\w.:%/~-]{5,500}$/)
/** What is read of a notification: a server says what it likes. */
const Sound = z.object({
  uri: Uri,
  reason: z.enum(REASONS),
  indexedAt: z.string().refine((value) => !Number.isNaN(Date.parse(value))),
  author: z.object({ did: z.string().regex(/^did:[a-z]+:[\w.:%-]{1,200}$/), handle: z.string().min(1).max(180) }),
  record: z.object({}),
})

const digestOf = (uri: string): string => createHash('sha256').update(uri).digest('base64url').slice(0, 16)
const write = (cursor: Cursor): string => JSON.stringify(cursor)

export async function readFromBluesky(call: CarrierCall, cursor: string | null): Promise<ReplyPage> {
  const { agent } = await signIn(call)
  const now = new Date().toISOString()
  if (cursor === null) return { replies: [], cursor: write({ from: now, at: now, seen: [] }), isMore: false }
  const known = Cursor.parse(JSON.parse(cursor))
  const since = Math.max(Date.parse(known.from), Date.parse(known.at) - AGAIN_MS)
  const found: Notification[] = []
  let place: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const { data } = await calling(false, () => agent.app.bsky.notification.listNotifications({ reasons: REASONS, limit: PAGE, ...(place ? { cursor: place } : {}) }))
    found.push(...data.notifications.filter((one) => Sound.safeParse(one).success && Date.parse(one.indexedAt) >= since))
    place = data.cursor
    const last = data.notifications.at(-1)
    if (!place || !last || Date.parse(last.indexedAt) < since) break
  }
  let current = known
  const replies: Reply[] = []
  for (const one of found.reverse()) {
    if (current.seen.includes(digestOf(one.uri))) continue
    current = after(current, one, found)
    replies.push(replyOf(one, write(current)))
  }
  return { replies, cursor: write(current), isMore: false }
}

/** The cursor once this one has been read: what is older than the hour that is read again need not be known by name. */
function after({ from, at, seen }: Cursor, one: Notification, found: readonly Notification[]): Cursor {
  // Not from the future: nothing would ever be read again.
  const heard = [one.indexedAt, new Date().toISOString()].sort()[0] ?? at
  const newest = heard > at ? heard : at
  const within = new Set(found.filter(({ indexedAt }) => Date.parse(indexedAt) >= Date.parse(newest) - AGAIN_MS).map(({ uri }) => digestOf(uri)))
  return { from, at: newest, seen: [...seen.filter((digest) => within.has(digest)), digestOf(one.uri)] }
}

function replyOf({ uri, author, record, indexedAt }: Notification, cursor: string): Reply {
  const { text, langs, createdAt, reply, embed } = record as Partial<AppBskyFeedPost.Record>
  const said = typeof createdAt === 'string' ? Date.parse(createdAt) : Number.NaN
  // A clock of the writer's own: not later than the network heard of it.
  const at = new Date(Number.isNaN(said) ? Date.parse(indexedAt) : Math.min(said, Date.parse(indexedAt))).toISOString()
  const [language] = Array.isArray(langs) ? langs : []
  return {
    id: uri,
    thread: Uri.safeParse(reply?.root?.uri).data ?? uri,
    author: author.did,
    handle: `@${author.handle}`,
    at,
    text: String(text ?? '').slice(0, MOST_CHARACTERS),
    language: typeof language === 'string' ? language : null,
    url: `https://bsky.app/profile/${author.did}/post/${uri.split('/').at(-1)}`,
    isPrivate: false,
    attachments: imagesIn(embed),
    cursor,
  }
}

const imagesIn = (embed: unknown): number => {
  const { images, video } = (embed ?? {}) as { images?: unknown; video?: unknown }
  return Array.isArray(images) ? images.length : video ? 1 : 0
}

export async function goneFromBluesky(call: CarrierCall, ids: readonly string[]): Promise<readonly string[]> {
  const { agent } = await signIn(call)
  const standing = new Set<string>()
  const known = ids.filter((id) => Uri.safeParse(id).success)
  for (let start = 0; start < known.length; start += LOOKED_UP_TOGETHER) {
    const { data } = await calling(false, () => agent.app.bsky.feed.getPosts({ uris: known.slice(start, start + LOOKED_UP_TOGETHER) }))
    for (const { uri } of data.posts) standing.add(uri)
  }
  return known.filter((id) => !standing.has(id))
}
