/** A hub with an approved brand behind a real HTTP server with the read routes, and a clock that tests may set. */
import { createHash } from 'node:crypto'
import { request } from 'node:http'
import pino from 'pino'
import type { PayloadRequest } from 'payload'
import sharp from 'sharp'
import type { TokenKind } from '../../../src/tokens/token.ts'
import { approvedBrand, makePiece, startHub, type TestHub } from '../hub.ts'
import type { LooseJson } from './loose-json.ts'

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly bytes: Buffer
}

export interface Ask {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly token?: string
  /** Without Content-Length. */
  readonly isChunked?: boolean
}

export interface ReadingHub extends TestHub {
  readonly editor: PayloadRequest
  readonly approver: PayloadRequest
  readonly origin: string
  /** By how much the process's clocks are ahead of the true ones, ms; both together is time going by, `wall` alone is somebody setting the clock. */
  readonly clock: { wall: number; passed: number }
  goOn(milliseconds: number): void
  /** Sends a request as it stands: nothing is normalised. */
  ask(path: string, options?: Ask): Promise<RawAnswer>
  graphql(token: string | undefined, query: string, variables?: Record<string, unknown>): Promise<{ status: number; data: LooseJson; errors: LooseJson[] | undefined; body: string }>
  token(kind: TokenKind, channels?: readonly string[]): Promise<{ id: string | number; token: string }>
  /** Uploads a picture of one colour. */
  picture(name: string, width: number, height: number, colour: string): Promise<{ id: string | number; sha256: string }>
  /** Makes, submits and approves a piece in German. */
  approved(data: Record<string, unknown>): Promise<{ id: string | number; key: string }>
  /** The same, and publishes it. */
  published(data: Record<string, unknown>, channels: readonly string[], window?: { from?: string; until?: string }): Promise<{ id: string | number; key: string }>
}

interface Starting {
  readonly hasBrand?: boolean
  readonly isDevelopment?: boolean
  /** Added to the environment. */
  readonly env?: Record<string, string>
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[]
  /** Default: nothing is logged. */
  readonly isLogging?: boolean
}

export async function startReadingHub({ hasBrand = true, isDevelopment = false, env = {}, trustedProxies = [], isLogging = false }: Starting = {}): Promise<ReadingHub> {
  const hub = await startHub(env)
  const { createHubServer } = await import('../../../src/server/http.ts')
  const { parseSubnet } = await import('../../../src/access/client-address.ts')
  const { readingRoutes } = await import('../../../src/server/routes/index.ts')
  const { createClock } = await import('../../../src/publishing/clock.ts')
  const { submit } = await import('../../../src/publishing/submit.ts')
  const { approve } = await import('../../../src/publishing/decide.ts')
  const { publish } = await import('../../../src/publishing/publish.ts')
  const editor = await hub.person('Edda Editor', ['editor'])
  const approver = await hub.person('Armin Approver', ['approver'])
  if (hasBrand) await approvedBrand(editor, approver)

  const clock = { wall: 0, passed: 0 }
  const now = createClock(
    () => Date.now() + clock.wall,
    () => performance.now() + clock.passed,
  )
  const server = createHubServer({ publicUrl: () => 'https://hub.example.com', isLoopback: true, log: isLogging ? (await import('../../../src/server/log.ts')).log : pino({ level: 'silent' }), trustedProxies: trustedProxies.flatMap((text) => parseSubnet(text) ?? []) })
  server.serve({
    routes: readingRoutes(hub.payload, { now, isDevelopment }),
    nextHandler: async (_, response) => {
      response.writeHead(299).end('next')
    },
  })
  const { port } = await server.listen(0, '127.0.0.1')
  const origin = `http://127.0.0.1:${port}`

  const ask: ReadingHub['ask'] = (path, { method = 'GET', headers = {}, body, token, isChunked } = {}) =>
    new Promise((resolve, reject) => {
      const all = {
        ...headers,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body !== undefined && !isChunked ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
      }
      const sent = request({ host: '127.0.0.1', port, path, method, headers: all }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const bytes = Buffer.concat(chunks)
          resolve({ status: response.statusCode ?? 0, headers: response.headers as Record<string, string>, body: bytes.toString('utf8'), bytes })
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })

  const approved: ReadingHub['approved'] = async (data) => {
    const piece = await makePiece(editor, data)
    const submission = await submit(editor, { subject: 'piece', key: piece.key, locale: 'de' })
    await approve(approver, submission.key)
    return piece
  }
  let tokens = 0
  return {
    ...hub,
    editor,
    approver,
    origin,
    clock,
    goOn(milliseconds) {
      clock.wall += milliseconds
      clock.passed += milliseconds
    },
    ask,
    async graphql(token, query, variables) {
      const answer = await ask('/api/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, ...(variables ? { variables } : {}) }),
        ...(token ? { token } : {}),
      })
      const { data, errors } = JSON.parse(answer.body)
      return { status: answer.status, data, errors, body: answer.body }
    },
    async token(kind, channels) {
      tokens += 1
      const shop = kind === 'print-shop' ? (await hub.payload.create({ collection: 'print-shops', data: { name: `Druckerei ${tokens}` } as never })).id : null
      const data = { name: `Test ${tokens}`, kind, ...(shop === null ? {} : { shop }), ...(channels ? { channels: [...channels] } : {}), expiresAt: new Date(Date.now() + 86_400_000).toISOString() }
      const made = await hub.payload.create({ collection: 'app-tokens', data: data as never })
      return { id: made.id, token: String((made as unknown as { token: string }).token) }
    },
    async picture(name, width, height, colour) {
      const data = await sharp({ create: { width, height, channels: 3, background: colour } }).jpeg().toBuffer()
      const file = { data, mimetype: 'image/jpeg', name, size: data.length }
      const made = await hub.payload.create({ collection: 'media', locale: 'de', data: { alt: 'Ein Bild' } as never, file })
      return { id: made.id, sha256: createHash('sha256').update(data).digest('hex') }
    },
    approved,
    async published(data, channels, window = {}) {
      const piece = await approved(data)
      await publish(editor, { pieceKey: piece.key, locale: 'de', channels, ...window })
      return piece
    },
    async stop() {
      await server.close(0)
      await hub.stop()
    },
  }
}
