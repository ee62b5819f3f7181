/** A server that answers as Mastodon's API documents say, with what tests need to break it. @see https://docs.joinmastodon.org/methods/ */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Given at once, however many are asked for. */
const MOST_NOTIFICATIONS = 5
const TOKEN = 'ein-zugangstoken'
const STRANGER = { token: 'ein-fremder-token', id: '2', username: 'nachbar', acct: 'nachbar' }
const ACCOUNT = { id: '1', username: 'lindental', acct: 'lindental' }

export interface StoredStatus {
  readonly id: string
  readonly text: string
  readonly language: string | null
  readonly inReplyToId: string | null
  readonly createdAt: string
  /** Name of the program that it came from. */
  readonly application: string
  readonly media: readonly { readonly id: string; readonly description: string | null; readonly mime: string; readonly bytes: number }[]
  /** How often it was changed. */
  readonly edits?: number
}
/** What somebody else wrote, and the notification of it. */
export interface StoredMention {
  /** Of the notification; they only grow. */
  readonly notification: string
  readonly id: string
  readonly from: { readonly id: string; readonly acct: string }
  readonly content: string
  readonly inReplyToId: string | null
  readonly visibility: string
  readonly createdAt: string
  readonly pictures: number
}
type Fault = { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string } | 'drop-before' | 'drop-after' | 'pass'

export interface TestMastodon {
  readonly url: string
  readonly host: string
  readonly token: string
  /** Of another account, which may delete nothing of the first one's. */
  readonly strangersToken: string
  /** What stands there, oldest first. */
  readonly statuses: StoredStatus[]
  /** What others wrote to the account, oldest first. */
  readonly mentions: StoredMention[]
  /** What its notifications are answered with instead. */
  readonly notificationFault: { value: { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | 'silence' | null }
  /** Requests so far, as `METHOD /path`. */
  readonly requests: string[]
  /** What happens to the next posts, in order: `drop-after` stores them and breaks the connection, `pass` takes them. */
  readonly faults: Fault[]
  readonly maxCharacters: { value: number }
  /** What it says of where posts stand; null: the truth. */
  readonly address: { value: string | null }
  stop(): Promise<void>
}

export async function startMastodon(): Promise<TestMastodon> {
  const statuses: StoredStatus[] = []
  const mentions: StoredMention[] = []
  const notificationFault: TestMastodon['notificationFault'] = { value: null }
  const requests: string[] = []
  const faults: Fault[] = []
  const maxCharacters = { value: 500 }
  const address: { value: string | null } = { value: null }
  const media = new Map<string, { description: string | null; mime: string; bytes: number; polls: number }>()
  const byIdempotencyKey = new Map<string, string>()
  let count = 100
  let url = ''

  const entity = ({ id, text, language, createdAt, inReplyToId, application, media: attached }: StoredStatus) => ({
    id,
    uri: `${url}/users/lindental/statuses/${id}`,
    url: address.value ?? `${url}/@lindental/${id}`,
    created_at: createdAt,
    language,
    in_reply_to_id: inReplyToId,
    visibility: 'public',
    account: ACCOUNT,
    application: { name: application },
    media_attachments: attached.map((one) => ({ id: one.id, type: 'image', description: one.description })),
    content: `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br />')}</p>`,
  })
  const mentionEntity = ({ id, from, content, inReplyToId, visibility, createdAt, pictures }: StoredMention) => ({
    id,
    uri: `https://anderswo.example.com/statuses/${id}`,
    url: `https://anderswo.example.com/@${from.acct}/${id}`,
    created_at: createdAt,
    language: 'de',
    in_reply_to_id: inReplyToId,
    visibility,
    account: { ...from, username: from.acct },
    spoiler_text: '',
    media_attachments: Array.from({ length: pictures }, (_, index) => ({ id: `${id}-${index}`, type: 'image' })),
    content,
  })
  const send = (res: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
    res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body))

  async function post(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const input = JSON.parse((await bodyOf(req)).toString('utf8')) as { status?: string; language?: string; in_reply_to_id?: string; media_ids?: string[] }
    const fault = faults.shift()
    if (fault === 'drop-before') return void req.socket.destroy()
    if (typeof fault === 'object') return void res.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers }).end(fault.body ?? JSON.stringify({ error: 'refused' }))
    const key = String(req.headers['idempotency-key'] ?? '')
    const known = statuses.find(({ id }) => id === byIdempotencyKey.get(key))
    if (known) return void send(res, 200, entity(known))
    if ([...(input.status ?? '')].length > maxCharacters.value) return void send(res, 422, { error: `Validation failed: Text character limit of ${maxCharacters.value} exceeded` })
    const attached = attachedFiles(input.media_ids)
    if (!attached) return void send(res, 422, { error: 'Cannot attach files that have not finished processing. Try again in a moment!' })
    const status: StoredStatus = {
      id: String(++count),
      text: input.status ?? '',
      language: input.language ?? null,
      inReplyToId: input.in_reply_to_id ?? null,
      createdAt: new Date().toISOString(),
      application: 'Einklang',
      media: attached,
    }
    statuses.push(status)
    byIdempotencyKey.set(key, status.id)
    if (fault === 'drop-after') return void req.socket.destroy()
    send(res, 200, entity(status))
  }

  function attachedFiles(ids: readonly string[] = []): StoredStatus['media'] | null {
    const files = ids.map((id) => ({ id, ...media.get(id) }))
    return files.every(({ polls = 0 }) => polls > 0) ? files.map(({ id, description = null, mime = '', bytes = 0 }) => ({ id, description, mime, bytes })) : null
  }

  /** Without `media_ids` every picture goes, as on a real server. */
  async function edit(req: IncomingMessage, res: ServerResponse, before: StoredStatus): Promise<void> {
    const input = JSON.parse((await bodyOf(req)).toString('utf8')) as { status?: string; language?: string; media_ids?: string[]; media_attributes?: { id: string; description?: string }[] }
    const fault = faults.shift()
    if (fault === 'drop-before') return void req.socket.destroy()
    if (typeof fault === 'object') return void res.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers }).end(fault.body ?? JSON.stringify({ error: 'refused' }))
    for (const { id, description } of input.media_attributes ?? []) {
      const known = media.get(id)
      if (known) known.description = description ?? null
    }
    const attached = attachedFiles(input.media_ids)
    if (!attached) return void send(res, 422, { error: 'Cannot attach files that have not finished processing. Try again in a moment!' })
    const text = input.status ?? ''
    const isSame = text === before.text && JSON.stringify(attached) === JSON.stringify(before.media)
    const changed: StoredStatus = { ...before, text, language: input.language ?? before.language, media: attached, edits: (before.edits ?? 0) + (isSame ? 0 : 1) }
    statuses[statuses.findIndex(({ id }) => id === before.id)] = changed
    if (fault === 'drop-after') return void req.socket.destroy()
    send(res, 200, entity(changed))
  }

  async function upload(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const form = await new Response(new Uint8Array(await bodyOf(req)), { headers: { 'content-type': req.headers['content-type'] ?? '' } }).formData()
    const file = form.get('file') as File
    const id = String(++count)
    media.set(id, { description: form.get('description') as string | null, mime: file.type, bytes: file.size, polls: 0 })
    // Taken, and not made yet: there is no address.
    send(res, 202, { id, type: 'image', url: null })
  }

  const server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://x')
    const route = `${req.method} ${pathname}`
    requests.push(route)
    if (route === 'GET /api/v2/instance') {
      const configuration = { statuses: { max_characters: maxCharacters.value, characters_reserved_per_url: 23, max_media_attachments: 4 }, media_attachments: { image_size_limit: 16_000_000, supported_mime_types: ['image/jpeg', 'image/png'] } }
      return void send(res, 200, { domain: 'social.example.com', version: '4.5.0', configuration })
    }
    const isStranger = req.headers.authorization === `Bearer ${STRANGER.token}`
    if (req.headers.authorization !== `Bearer ${TOKEN}` && !isStranger) return void send(res, 401, { error: 'The access token is invalid' })
    if (route === 'POST /api/v1/statuses') return void post(req, res)
    if (route === 'POST /api/v2/media') return void upload(req, res)
    if (route === 'GET /api/v1/accounts/verify_credentials') return void send(res, 200, isStranger ? STRANGER : ACCOUNT)
    const [, kind, id = '', part = ''] = /^\/api\/v1\/(\w+)\/(\w+)(?:\/(\w+))?$/.exec(pathname) ?? []
    if (kind === 'media') {
      const found = media.get(id)
      if (!found) return void send(res, 404, { error: 'Record not found' })
      found.polls += 1
      return void send(res, 200, { id, type: 'image', url: `${url}/media/${id}.jpg` })
    }
    if (kind === 'accounts' && part === 'statuses') {
      const older = statuses.filter((one) => Number(one.id) < Number(searchParams.get('max_id') ?? Number.POSITIVE_INFINITY))
      return void send(res, 200, older.toReversed().slice(0, Number(searchParams.get('limit') ?? 20)).map(entity))
    }
    if (route === 'GET /api/v1/notifications') {
      if (notificationFault.value === 'silence') return
      if (notificationFault.value) return void res.writeHead(notificationFault.value.status, { 'content-type': 'application/json', ...notificationFault.value.headers }).end('{"error":"This action is outside the authorized scopes"}')
      const after = mentions.filter(({ notification }) => Number(notification) > Number(searchParams.get('min_id') ?? 0))
      const limit = Math.min(MOST_NOTIFICATIONS, Number(searchParams.get('limit') ?? 40))
      // With min_id the ones that follow it, else the newest; newest first in any case.
      const page = (searchParams.has('min_id') ? after.slice(0, limit) : after.slice(-limit)).toReversed()
      return void send(res, 200, page.map((one) => ({ id: one.notification, type: 'mention', created_at: one.createdAt, account: one.from, status: mentionEntity(one) })))
    }
    const mention = kind === 'statuses' ? mentions.find((one) => one.id === id) : undefined
    if (mention && part === 'context') {
      const ancestors = []
      for (let above = mention.inReplyToId; above !== null; ) {
        const [own, other] = [statuses.find((one) => one.id === above), mentions.find((one) => one.id === above)]
        if (own) ancestors.unshift(entity(own))
        if (other) ancestors.unshift(mentionEntity(other))
        above = own?.inReplyToId ?? other?.inReplyToId ?? null
      }
      return void send(res, 200, { ancestors, descendants: [] })
    }
    if (mention) return void send(res, 200, mentionEntity(mention))
    const found = kind === 'statuses' ? statuses.find((one) => one.id === id) : undefined
    if (!found) return void send(res, 404, { error: 'Record not found' })
    if (part === 'source') return void send(res, 200, { id, text: found.text, spoiler_text: '' })
    if (part === 'context') return void send(res, 200, { ancestors: [], descendants: statuses.filter(({ inReplyToId }) => inReplyToId !== null && Number(inReplyToId) >= Number(id)).map(entity) })
    if (req.method === 'DELETE' && isStranger) return void send(res, 404, { error: 'Record not found' })
    if (req.method === 'PUT') return void edit(req, res, found)
    if (req.method === 'DELETE') statuses.splice(statuses.indexOf(found), 1)
    send(res, 200, entity(found))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  url = `http://${host}`
  return {
    url,
    host,
    token: TOKEN,
    strangersToken: STRANGER.token,
    statuses,
    mentions,
    notificationFault,
    requests,
    faults,
    maxCharacters,
    address,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
