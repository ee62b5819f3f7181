/**
 * What people write to an account on Bluesky: notifications of replies, mentions and quotes. They come newest first, by when they were indexed, which may be later than others of their
 * time: so an hour is read again each time, and what was seen in it is known by its digest. Where there are more than one reading takes, the way down is noted in the cursor, and the
 * oldest are given first.
 * @see https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/notification/listNotifications.json
 */
import { createHash } from 'node:crypto'
import type { AppBskyFeedPost, AppBskyNotificationListNotifications } from '@atproto/api'
import { z } from 'zod'
import { type CarrierCall, CarrierError, type Reply, type ReplyPage } from '../../../src/channel/carrier.ts'
import { calling, type Session, signIn } from './bluesky.ts'

const REASONS = ['reply', 'mention', 'quote']
const PAGE = 50
/** In one reading. */
const MOST_PAGES = 10
const AGAIN_MS = 60 * 60_000
const MOST_CHARACTERS = 10_000
/** Of `getPosts`. */
const LOOKED_UP_TOGETHER = 25

/** A part of the way: from the network's place (null: the newest) down to an instant. */
const Stretch = z.object({ place: z.string().nullable(), since: z.string() })
type Stretch = z.infer<typeof Stretch>
/** Nothing from before `from`; the newest known at `at`; what was seen in the hour before that, as `<s since 1970>.<digest>`; stretches that wait, the oldest last. */
const Cursor = z.object({ from: z.string(), at: z.string(), seen: z.array(z.string()), waiting: z.array(Stretch).default([]) })
type Cursor = z.infer<typeof Cursor>
type Notification = AppBskyNotificationListNotifications.Notification

const Uri = z.string().regex(/^at:\/\/[\w.:%/~-]{5,500}$/)
const Timed = z.object({ indexedAt: z.string().refine((value) => !Number.isNaN(Date.parse(value))) })
/** What is read of a notification: a server says what it likes. */
const Sound = Timed.extend({
  uri: Uri,
  reason: z.enum(REASONS),
  author: z.object({ did: z.string().regex(/^did:[a-z]+:[\w.:%-]{1,200}$/), handle: z.string().min(1).max(180) }),
  record: z.object({}),
})
const isSound = (one: unknown): one is Notification => Sound.safeParse(one).success
const isTimed = (one: unknown): one is z.infer<typeof Timed> => Timed.safeParse(one).success
const Page = z.object({ notifications: z.array(z.unknown()), cursor: z.string().optional() })

const digestOf = (uri: string): string => createHash('sha256').update(uri).digest('base64url').slice(0, 16)
const write = (cursor: Cursor): string => JSON.stringify(cursor)

export async function readFromBluesky(call: CarrierCall, cursor: string | null): Promise<ReplyPage> {
  const session = await signIn(call)
  const now = new Date().toISOString()
  if (cursor === null) return { replies: [], cursor: write({ from: now, at: now, seen: [], waiting: [] }), isMore: false }
  const known = Cursor.parse(JSON.parse(cursor))
  const since = Math.max(Date.parse(known.from), Date.parse(known.at) - AGAIN_MS)
  const stretch = known.waiting.at(-1) ?? { place: null, since: new Date(since).toISOString() }
  const above = known.waiting.slice(0, -1)
  const read = await readDown(session, stretch).catch((error: unknown) => {
    // A place that the server does not know any more: once more from the newest.
    if (stretch.place !== null && error instanceof CarrierError && error.kind === 'validation') return null
    throw error
  })
  if (!read) return { replies: [], cursor: write({ ...known, waiting: [] }), isMore: false }
  if (read.rest) {
    const { place, from } = read.rest
    return { replies: [], cursor: write({ ...known, waiting: [...above, ...(from === null ? [] : [{ place: stretch.place, since: from }]), { place, since: stretch.since }] }), isMore: true }
  }
  let current = known
  const replies: Reply[] = []
  const seen = new Set(known.seen.map((entry) => entry.split('.').at(-1)))
  for (const one of read.found.filter(({ indexedAt }) => Date.parse(indexedAt) >= since).reverse()) {
    if (seen.has(digestOf(one.uri))) continue
    seen.add(digestOf(one.uri))
    current = after(current, one)
    replies.push(replyOf(one, write(current)))
  }
  return { replies, cursor: write({ ...current, waiting: above }), isMore: above.length > 0 }
}

/**
 * What of a stretch one reading takes; `rest`: where the others begin, and when the last one above them was indexed (null: there is none above). The network may leave out what was not
 * asked for after it has counted its page: a page without any is no end.
 */
async function readDown(session: Session, { place, since }: Stretch): Promise<{ readonly found: readonly Notification[]; readonly rest: { readonly place: string; readonly from: string | null } | null }> {
  const found: Notification[] = []
  let next = place ?? undefined
  let last: z.infer<typeof Timed> | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const { notifications, cursor } = await pageFrom(session, next)
    found.push(...notifications.filter(isSound).filter(({ indexedAt }) => Date.parse(indexedAt) >= Date.parse(since)))
    next = cursor
    last = notifications.findLast(isTimed) ?? last
    if (!next || (last && Date.parse(last.indexedAt) <= Date.parse(since))) return { found, rest: null }
  }
  return { found, rest: next ? { place: next, from: last?.indexedAt ?? null } : null }
}

/** One that the lexicon does not know makes the client refuse the whole page: then what came is taken as it is, and looked at one by one. */
function pageFrom({ agent }: Session, cursor: string | undefined): Promise<z.infer<typeof Page>> {
  const asItCame = (error: unknown) => Page.parseAsync((error as { responseBody?: unknown }).responseBody).catch(() => Promise.reject(error))
  return calling(false, () => agent.app.bsky.notification.listNotifications({ reasons: REASONS, limit: PAGE, ...(cursor ? { cursor } : {}) }).then(({ data }) => data, asItCame))
}

/** The cursor once this one has been read: what is older than the hour that is read again need not be known by name. */
function after(cursor: Cursor, { uri, indexedAt }: Notification): Cursor {
  // Not from the future: nothing would ever be read again.
  const newest = Math.max(Date.parse(cursor.at), Math.min(Date.parse(indexedAt), Date.now()))
  const kept = cursor.seen.filter((entry) => Number(entry.split('.')[0]) * 1000 > newest - AGAIN_MS - 1000)
  return { ...cursor, at: new Date(newest).toISOString(), seen: [...kept, `${Math.floor(Date.parse(indexedAt) / 1000)}.${digestOf(uri)}`] }
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
