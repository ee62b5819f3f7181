/**
 * What people write to an account on Mastodon: notifications of mentions, by their ids, which only grow.
 * @see https://docs.joinmastodon.org/methods/notifications/#get
 */
import type { mastodon as api } from 'masto'
import { z } from 'zod'
import type { CarrierCall, Reply, ReplyPage } from '../../../src/channel/carrier.ts'
import { calling, clientOf, isGone, sentAs } from './mastodon-client.ts'

const PAGE = 40
const MOST_CHARACTERS = 10_000

/** Numbers on most servers, letters on some. */
const Id = z.string().regex(/^[\w-]{1,60}$/)
/** What is read of a status: a server says what it likes. */
const Status = z.object({
  id: Id,
  account: z.object({ id: Id, acct: z.string().min(1).max(180) }),
  createdAt: z.string().refine((value) => !Number.isNaN(Date.parse(value))),
  content: z.string().max(500_000),
  spoilerText: z.string().max(100_000).nullish(),
  language: z.string().nullish(),
  visibility: z.string(),
  inReplyToId: Id.nullish(),
  mediaAttachments: z.array(z.unknown()).nullish(),
})

/** The next ones after the cursor, oldest first. A token without `read:notifications` is refused as `auth`. */
export async function readFromMastodon(call: CarrierCall, cursor: string | null): Promise<ReplyPage> {
  const client = await clientOf(call)
  if (cursor === null) {
    const [newest] = await calling(false, async () => client.v1.notifications.list({ limit: 1 }))
    return { replies: [], cursor: newest?.id ?? '0', isMore: false }
  }
  const found = await calling(false, async () => client.v1.notifications.list({ types: ['mention'], minId: cursor, limit: PAGE }))
  const inOrder = found.filter(({ id }) => Id.safeParse(id).success).sort((a, b) => compareIds(a.id, b.id))
  const replies: Reply[] = []
  for (const { id, status } of inOrder) {
    // Deleted in between, or nothing that can be read: the others must not wait for it.
    if (status && Status.safeParse(status).success) replies.push(await replyOf(client, call, status, id))
  }
  // A server may give fewer at once than it is asked for.
  return { replies, cursor: inOrder.at(-1)?.id ?? cursor, isMore: found.length > 0 }
}

/** Those that the server does not give any more: deleted, or not for this account. */
export async function goneFromMastodon(call: CarrierCall, ids: readonly string[]): Promise<readonly string[]> {
  const client = await clientOf(call)
  const gone: string[] = []
  for (const id of ids) {
    if (!Id.safeParse(id).success) continue
    const found = await calling(false, () => client.v1.statuses.$select(id).fetch()).catch((error: unknown) => {
      if (isGone(error)) return null
      throw error
    })
    if (!found) gone.push(id)
  }
  return gone
}

/** Numbers written out, longer than a number can be. */
const compareIds = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)

async function replyOf(client: api.rest.Client, call: CarrierCall, status: api.v1.Status, cursor: string): Promise<Reply> {
  const { id, account, createdAt, content, spoilerText, language, visibility, mediaAttachments } = status
  const host = new URL(call.account.server).host
  return {
    id,
    thread: await rootOf(client, status),
    author: account.id,
    handle: `@${account.acct.includes('@') ? account.acct : `${account.acct}@${host}`}`,
    at: new Date(createdAt).toISOString(),
    text: [spoilerText ?? '', textOf(content)].filter((part) => part !== '').join('\n\n').slice(0, MOST_CHARACTERS),
    language: language ?? null,
    url: sentAs(status, call).url,
    isPrivate: visibility === 'direct' || visibility === 'private',
    attachments: mediaAttachments?.length ?? 0,
    cursor,
  }
}

/** The first post of the conversation. */
async function rootOf(client: api.rest.Client, { id, inReplyToId }: api.v1.Status): Promise<string> {
  if (!inReplyToId) return id
  const context = await calling(false, () => client.v1.statuses.$select(id).context.fetch()).catch((error: unknown) => {
    if (isGone(error)) return null
    throw error
  })
  return context?.ancestors[0]?.id ?? inReplyToId
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The words of a status, whose HTML is paragraphs, line breaks and links. What comes out is kept as text and never as HTML. */
export function textOf(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/p>/gi, '\n\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return Object.hasOwn(ENTITIES, name.toLowerCase()) ? (ENTITIES[name.toLowerCase()] ?? whole) : whole
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
    })
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
