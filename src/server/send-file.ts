/** A file from the disk as an answer: streamed, with ranges (RFC 9110, 14), so that a broken download goes on where it stopped. */
import { open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { matchesEtag, sendProblem, toProblem } from './respond.ts'

export interface FileAnswer {
  /** Absolute. The file must not change while it is read: it is named by its content. */
  readonly path: string
  /** Bytes in it. */
  readonly size: number
  readonly type: string
  /** 64 hex digits: entity tag and digest. */
  readonly sha256: string
  readonly headers?: Readonly<Record<string, string>>
  /** What is thrown where there is no such file (any more). */
  readonly missing: () => Error
}

/** First and last byte, from 0. */
export type Range = readonly [first: number, last: number]

/**
 * What a Range header asks for: one range; null for the whole file (no header, several ranges, another unit, or one that is no range: all these may be ignored, RFC 9110, 14.2); `unsatisfiable`
 * for one outside the file.
 */
export function rangeOf(header: string | undefined, size: number): Range | null | 'unsatisfiable' {
  const [, first = '', last = ''] = /^\s*bytes\s*=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(header ?? '') ?? []
  if (first === '' && last === '') return null
  if (first === '') return Number(last) === 0 ? 'unsatisfiable' : [Math.max(0, size - Number(last)), size - 1]
  if (last !== '' && Number(last) < Number(first)) return null
  return Number(first) >= size ? 'unsatisfiable' : [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)]
}

/** The range that a request gets of a file with this tag: If-Range with another tag, or with a date, asks for the whole (RFC 9110, 13.1.5), and only GET knows ranges (14.2). */
export function askedRange({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>, { size, sha256 }: Pick<FileAnswer, 'size' | 'sha256'>): Range | null | 'unsatisfiable' {
  if (method !== 'GET') return null
  const ifRange = headers['if-range']
  if (ifRange !== undefined && String(ifRange).trim() !== `"${sha256}"`) return null
  return rangeOf(headers.range, size)
}

/** `sha-256=:…:` (RFC 9530), of the whole file whatever range is sent. */
export const reprDigest = (sha256: string): string => `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`

/**
 * Sends the file or the range asked for. Resolves when all is sent or the client has gone away.
 * @param beforeBody when it is known that bytes will be sent, before the first one; a failure there sends none
 */
export async function sendFile(request: IncomingMessage, response: ServerResponse, file: FileAnswer, beforeBody: (range: Range | null) => Promise<void> = async () => undefined): Promise<void> {
  // Whether it is there is known before anything is promised or written down.
  const opened = await open(file.path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? file.missing() : error
  })
  try {
    const head: Record<string, string> = { ETag: `"${file.sha256}"`, 'Accept-Ranges': 'bytes', 'Cache-Control': 'private, no-cache', 'Repr-Digest': reprDigest(file.sha256), ...file.headers }
    const begin = (status: number, more: Readonly<Record<string, string | number>> = {}): ServerResponse => {
      for (const [name, value] of Object.entries(head)) response.setHeader(name, value)
      return response.writeHead(status, more)
    }
    if (matchesEtag(request.headers['if-none-match'], file.sha256)) return void begin(304).end()
    const range = askedRange(request, file)
    if (range === 'unsatisfiable') return void response.writeHead(416, { 'Content-Range': `bytes */${file.size}`, 'Content-Length': 0 }).end()
    const [first, last] = range ?? [0, file.size - 1]
    const length = { 'Content-Type': file.type, 'Content-Length': last - first + 1, ...(range ? { 'Content-Range': `bytes ${first}-${last}/${file.size}` } : {}) }
    if (request.method === 'HEAD') return void begin(200, length).end()
    await beforeBody(range)
    begin(range ? 206 : 200, length)
    // A client that goes away ends it; that is no failure of ours.
    await pipeline(opened.createReadStream({ start: first, end: last }), response).catch(() => undefined)
  } finally {
    await opened.close()
  }
}

/** Sends text as it is made; a failure on the way cuts the connection, so that half a file is never taken for a whole. */
export async function sendPieces(request: IncomingMessage, response: ServerResponse, pieces: AsyncIterable<string>, headers: Readonly<Record<string, string>>): Promise<void> {
  response.writeHead(200, { 'Cache-Control': 'private, no-store', ...headers })
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  await pipeline(pieces, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') sendProblem(request, response, toProblem(error))
  })
}
