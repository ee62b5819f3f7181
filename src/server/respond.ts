import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ErrorCode, ERROR_STATUS } from '../content/errors.ts'

/** A complete answer. `etag` (strong, without quotes) is computed from the body when it is not given. */
export interface Answer {
  readonly status?: number
  readonly type: string
  readonly body: string | Uint8Array
  /** Default `no-cache`: may be kept, must be asked for again each time. */
  readonly cacheControl?: string
  readonly etag?: string
  /** Null takes away what the server says on every answer (http.ts). */
  readonly headers?: Readonly<Record<string, string | null>>
}

/** A strong entity tag for these bytes (RFC 9110, 8.8.3), without the quotes: 27 characters of SHA-256. */
export function strongEtag(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 27)
}

/** True if If-None-Match names this tag, weakly compared as RFC 9110, 13.1.2 asks, or is `*`. */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === `"${etag}"`)
}

/** Sends a whole answer; GET and HEAD with a fitting If-None-Match get 304, HEAD gets no body. Only 200 carries an entity tag. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const status = answer.status ?? 200
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    if (value === null) response.removeHeader(name)
    else response.setHeader(name, value)
  }
  response.setHeader('Cache-Control', answer.cacheControl ?? (status === 200 ? 'no-cache' : 'no-store'))
  if (status === 200 && isRead) {
    const etag = answer.etag ?? strongEtag(body)
    response.setHeader('ETag', `"${etag}"`)
    if (matchesEtag(request.headers['if-none-match'], etag)) {
      response.writeHead(304).end()
      return
    }
  }
  response.writeHead(status, { 'Content-Type': answer.type, 'Content-Length': body.byteLength })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** JSON as an answer; `value` must be plain data. */
export function sendJson(request: IncomingMessage, response: ServerResponse, value: unknown, more: Omit<Answer, 'type' | 'body'> = {}): void {
  send(request, response, { ...more, type: 'application/json; charset=utf-8', body: JSON.stringify(value) })
}

/** What a person or a program is told about a failure. */
export interface Problem {
  readonly code: ErrorCode
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
}

/**
 * The problem behind anything thrown. A HubError (recognised by shape, since Next bundles a second copy of the class) speaks for itself,
 * everything else becomes `internal` and says nothing about itself.
 */
export function toProblem(error: unknown): Problem {
  const { name, code, message, details } = (error ?? {}) as { name?: unknown; code?: unknown; message?: unknown; details?: Problem['details'] }
  if (name === 'HubError' && typeof code === 'string' && code in ERROR_STATUS) {
    return { code: code as ErrorCode, message: String(message), ...(details ? { details } : {}) }
  }
  return { code: 'internal', message: 'Something went wrong on our side. Try again; if it happens again, tell the administrator the request id.' }
}

/** Sends a problem as JSON {error: {code, message}}, or as plain text to a browser that asked for a page. Does nothing once an answer has begun. */
export function sendProblem(request: IncomingMessage, response: ServerResponse, problem: Problem): void {
  if (response.headersSent || response.writableEnded) {
    response.destroy()
    return
  }
  const status = ERROR_STATUS[problem.code]
  if (problem.code === 'busy' && !response.hasHeader('Retry-After')) response.setHeader('Retry-After', '2')
  if (/text\/html/.test(request.headers.accept ?? '')) {
    send(request, response, { status, type: 'text/plain; charset=utf-8', body: `${status} ${problem.message}\n` })
  } else {
    sendJson(request, response, { error: problem }, { status })
  }
}
