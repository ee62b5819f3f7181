import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { clientAddress, type Subnet } from '../access/client-address.ts'
import { PEER_HEADER } from '../access/rate-limits.ts'
import { HubError } from '../content/errors.ts'
import { bodyLimit, capBody } from './body.ts'
import type { Logger } from './log.ts'
import { loggedPath } from './logged-path.ts'
import { sendProblem, toProblem } from './respond.ts'
import type { Route, RouteContext } from './route.ts'
import { isKnownHost, isSameOrigin } from './same-origin.ts'

/** Answers what no fast route answered: Next. */
export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** What the server needs to know about where it stands. */
export interface HubServerSettings {
  /** The hub's origin. A function, because with port 0 it is known only after listening. */
  readonly publicUrl: () => string
  /** True if the server listens on a loopback address. */
  readonly isLoopback: boolean
  readonly log: Logger
  /** Reverse proxies whose X-Forwarded-For is believed; default: none. */
  readonly trustedProxies?: readonly Subnet[]
  /** Development answers need eval and websockets. */
  readonly isDevelopment?: boolean
}

export interface HubServer {
  readonly server: Server
  /** Begins to answer; before, every request gets 503 `busy`. Fast routes are asked in order, then Next. */
  serve(answers: { readonly routes: readonly Route[]; readonly nextHandler: NextHandler }): void
  /** @returns the address it listens on. @throws HubError `conflict` if the port is taken. */
  listen(port: number, host: string): Promise<AddressInfo>
  /** Accepts nothing more, lets running requests finish for `graceMs`, then cuts what is left. */
  close(graceMs?: number): Promise<void>
}

const LIMITS = { headerBytes: 16_384, urlCharacters: 8_192, headersMs: 15_000, requestMs: 300_000 }

/** The hub's HTTP server: limits, origin check and security headers for everything; small routes first, Next behind them. */
export function createHubServer(settings: HubServerSettings): HubServer {
  let answers: Parameters<HubServer['serve']>[0] | undefined
  const server = createServer(
    { maxHeaderSize: LIMITS.headerBytes, headersTimeout: LIMITS.headersMs, requestTimeout: LIMITS.requestMs, keepAliveTimeout: 5_000 },
    (request, response) => void answer(request, response),
  )

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now()
    const requestId = randomUUID()
    const logOf = () => settings.log.child({ requestId })
    const method = request.method ?? 'GET'
    let pathname = '/'
    const fail = (error: unknown) => {
      const problem = toProblem(error)
      if (problem.code === 'internal') logOf().error({ err: error, method, pathname: loggedPath(pathname) }, 'A request failed.')
      // A body that is not read to its end would otherwise be taken for the next request.
      if (!request.complete && !response.headersSent) response.setHeader('Connection', 'close')
      sendProblem(request, response, problem)
    }
    // A client that went away, or Next writing after a refusal, is no reason to stop.
    response.on('error', (error) => logOf().debug({ err: error }, 'An answer could not be sent.'))
    if (settings.log.isLevelEnabled('debug')) {
      response.on('finish', () => {
        logOf().debug({ method, pathname: loggedPath(pathname), status: response.statusCode, ms: Math.round(performance.now() - started) }, 'request')
      })
    }
    try {
      response.setHeader('X-Request-Id', requestId)
      setSecurityHeaders(response)
      const url = parseUrl(request)
      pathname = url.pathname
      check(request, method, pathname)
      capBody(request, bodyLimit(pathname, request.headers['content-type']), fail)
      if (!answers) throw new HubError('busy', 'The hub is starting; try again in a moment.')
      const remoteAddress = request.socket.remoteAddress ?? ''
      const client = clientAddress(remoteAddress, forwardedFor(request), settings.trustedProxies ?? [])
      // For rate limits behind Next; whatever a client sent in this header is gone.
      request.headers[PEER_HEADER] = client
      for (const candidate of answers.routes) {
        if (candidate.method !== (method === 'HEAD' ? 'GET' : method)) continue
        const match = candidate.match(pathname)
        if (match === undefined || match === null || match === false) continue
        if (await candidate.handle(new Asked(request, response, url, match, requestId, remoteAddress, client, settings.log))) return
      }
      response.setHeader('Content-Security-Policy', adminPolicy(settings.isDevelopment ?? false))
      await answers.nextHandler(request, response)
    } catch (error) {
      fail(error)
    }
  }

  function parseUrl(request: IncomingMessage): URL {
    const target = request.url ?? '/'
    if (target.length > LIMITS.urlCharacters) throw new HubError('too-large', `The address is longer than ${LIMITS.urlCharacters} characters.`)
    const url = target.startsWith('/') && !target.startsWith('//') ? parsedUrl(target, settings.publicUrl()) : null
    if (!url) throw new HubError('bad-input', 'The address is not valid.')
    return url
  }

  function check(request: IncomingMessage, method: string, pathname: string): void {
    const publicUrl = settings.publicUrl()
    if (!isKnownHost(request.headers.host, publicUrl, settings.isLoopback)) {
      throw new HubError('bad-input', 'This hub does not answer to that host name; set PUBLIC_URL to the address under which people reach it.')
    }
    if (!isSameOrigin({ method, pathname, headers: request.headers, publicUrl })) {
      throw new HubError('forbidden', 'The request came from another site. Open the hub under its own address (PUBLIC_URL) and try again.')
    }
  }

  function setSecurityHeaders(response: ServerResponse): void {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin')
    response.setHeader('X-Frame-Options', 'SAMEORIGIN')
    if (settings.publicUrl().startsWith('https:')) response.setHeader('Strict-Transport-Security', 'max-age=31536000')
  }

  return {
    server,
    serve(given) {
      answers = given
    },
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => {
          const isTaken = error.code === 'EADDRINUSE'
          reject(isTaken ? new HubError('conflict', `Port ${port} on ${host} is taken; stop the other program or choose another, for example PORT=${port + 1} npm start.`) : error)
        })
        server.listen(port, host, () => resolve(server.address() as AddressInfo))
      }),
    close: (graceMs = 5_000) =>
      new Promise((resolve) => {
        if (!server.listening) return resolve()
        const cut = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close(() => {
          clearTimeout(cut)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}

/** A class, because a getter in an object literal gives every object a shape of its own: twice the time that a read takes goes into those. */
class Asked implements RouteContext {
  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    readonly url: URL,
    readonly match: unknown,
    readonly requestId: string,
    readonly remoteAddress: string,
    readonly client: string,
    private readonly hubLog: Logger,
  ) {}
  /** Made when somebody has something to say: few requests have. */
  get log(): Logger {
    return this.hubLog.child({ requestId: this.requestId })
  }
}

function parsedUrl(target: string, base: string): URL | null {
  try {
    return new URL(target, base)
  } catch {
    return null
  }
}

/** Node joins the lines of this header, the nearest proxy's last. */
function forwardedFor({ headers }: IncomingMessage): string | undefined {
  const given = headers['x-forwarded-for']
  return Array.isArray(given) ? given.join(',') : given
}

/** Everything from this origin: no page of the admin calls another host. React and Payload need inline styles and scripts. */
function adminPolicy(isDevelopment: boolean): string {
  const [scripts, connections] = isDevelopment ? [" 'unsafe-eval'", ' ws: wss:'] : ['', '']
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    `connect-src 'self'${connections}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}
