/** A server that follows the lexicons of notifications, as an AppView behind a PDS does. @see https://github.com/bluesky-social/atproto/tree/main/lexicons/app/bsky/notification */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const DID = 'did:plc:lindentallindentallinde'
/** Any that reads as a token; nobody checks it. */
const JWT = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ exp: 4_102_444_800, sub: DID })).toString('base64url')}.x`

export interface StoredNotification {
  readonly uri: string
  readonly author: { readonly did: string; readonly handle: string }
  readonly reason: string
  readonly text: string
  readonly root?: string
  readonly indexedAt: string
}

export interface TestBlueskyApp {
  readonly url: string
  readonly host: string
  readonly secret: string
  /** In any order; given out newest first. */
  readonly notifications: StoredNotification[]
  /** How many it gives at once, whatever is asked for. */
  readonly page: { value: number }
  /** Does it refuse every place to go on from? */
  readonly isForgetful: { value: boolean }
  /** Does it count its pages before it leaves out what was not asked for? */
  readonly isSparse: { value: boolean }
  /** Pages of notifications that were asked for. */
  readonly asked: { count: number }
  stop(): Promise<void>
}

export async function startBlueskyApp(): Promise<TestBlueskyApp> {
  const notifications: StoredNotification[] = []
  const page = { value: 50 }
  const isForgetful = { value: false }
  const isSparse = { value: false }
  const asked = { count: 0 }
  const secret = 'abcd-efgh-ijkl-mnop'
  const entity = ({ uri, author, reason, text, root, indexedAt }: StoredNotification) => ({
    uri,
    cid: 'bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a',
    author,
    reason,
    ...(root ? { reasonSubject: root } : {}),
    record: { $type: 'app.bsky.feed.post', text, langs: ['de'], createdAt: indexedAt, ...(root ? { reply: { root: { uri: root, cid: 'x' }, parent: { uri: root, cid: 'x' } } } : {}) },
    isRead: false,
    indexedAt,
  })
  const server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://x')
    const send = (status: number, body: unknown) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (pathname === '/xrpc/com.atproto.server.createSession') return void send(200, { did: DID, handle: 'lindental.test', accessJwt: JWT, refreshJwt: JWT, active: true })
    if (req.headers.authorization !== `Bearer ${JWT}`) return void send(401, { error: 'AuthMissing', message: 'Authentication Required' })
    if (pathname === '/xrpc/app.bsky.notification.listNotifications') {
      const reasons = searchParams.getAll('reasons')
      const isAsked = ({ reason }: StoredNotification) => reasons.includes(reason)
      const all = notifications.filter((one) => isSparse.value || isAsked(one)).toSorted((a, b) => b.indexedAt.localeCompare(a.indexedAt))
      asked.count += 1
      // As on the real one, a place is when the last was indexed: what comes meanwhile moves nothing.
      const place = searchParams.get('cursor')
      if (place && isForgetful.value) return void send(400, { error: 'InvalidRequest', message: 'Malformed cursor' })
      const below = all.filter(({ indexedAt }) => !place || indexedAt < place)
      const given = below.slice(0, Math.min(page.value, Number(searchParams.get('limit'))))
      return void send(200, { notifications: given.filter(isAsked).map(entity), ...(given.length < below.length ? { cursor: given.at(-1)?.indexedAt } : {}) })
    }
    if (pathname === '/xrpc/app.bsky.feed.getPosts') {
      const uris = searchParams.getAll('uris')
      if (uris.length > 25) return void send(400, { error: 'InvalidRequest', message: 'too many' })
      const posts = notifications.filter(({ uri }) => uris.includes(uri)).map((one) => ({ ...entity(one), likeCount: 0 }))
      return void send(200, { posts })
    }
    send(501, { error: 'MethodNotImplemented', message: pathname })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}`,
    host,
    secret,
    notifications,
    page,
    isForgetful,
    isSparse,
    asked,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
