/** Finding among an account's own posts on Mastodon the one that an order began: no server says which key a post was sent under. */
import type { mastodon as api } from 'masto'
import type { CarrierOrder } from '../../../src/channel/carrier.ts'
import { calling } from './mastodon-client.ts'
import type { PackedPost } from './packed-post.ts'

/** By so much the server's clock may be behind. */
const SKEW_MS = 5 * 60_000
const MOST_PAGES = 5

export const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim()
export const textsOf = (post: PackedPost): string[] => [post.text, ...post.chain.map(({ text }) => text)].map(plain)

interface Own {
  /** What stands there of the texts, in their order, up to the first that does not. */
  readonly found: readonly api.v1.Status[]
  /** Nothing was left unread: what was not found is not there. */
  readonly isWhole: boolean
}

/**
 * The account's own posts since the order began that say its texts, each an answer to the one before. One that another order has already is not this one's, however
 * equal its words: so of two equal posts each finds its own, or at least one each.
 */
export async function findOwn(client: api.rest.Client, { startedAt, taken }: CarrierOrder, texts: readonly string[]): Promise<Own> {
  const since = Date.parse(startedAt) - SKEW_MS
  const candidates: { readonly status: api.v1.Status; readonly text: string }[] = []
  const { id } = await calling(false, () => client.v1.accounts.verifyCredentials())
  const read = async (): Promise<boolean> => {
    let maxId: string | undefined
    for (let page = 0; page < MOST_PAGES; page++) {
      const statuses = await calling(false, async () => client.v1.accounts.$select(id).statuses.list({ limit: 40, excludeReblogs: true, ...(maxId ? { maxId } : {}) }))
      for (const status of statuses) {
        if (Date.parse(status.createdAt) < since) return true
        const { text } = await calling(false, () => client.v1.statuses.$select(status.id).source.fetch())
        if (texts.includes(plain(text))) candidates.push({ status, text: plain(text) })
      }
      maxId = statuses.at(-1)?.id
      if (statuses.length === 0) return true
    }
    return false
  }
  const isWhole = await read()
  // The earliest first.
  candidates.reverse()
  const found: api.v1.Status[] = []
  for (const text of texts) {
    const before = found.at(-1)
    const next = candidates.find(({ status, text: said }) => said === text && (before ? status.inReplyToId === before.id : !status.inReplyToId && !taken.includes(status.id)))
    if (!next) break
    found.push(next.status)
  }
  return { found, isWhole }
}
