import type { IncomingMessage } from 'node:http'
import { HubError } from '../content/errors.ts'

/** Longest bodies in bytes. */
export const BODY_LIMITS = { json: 5_000_000, upload: 30_000_000 } as const

/** Where a file is the body itself. */
const FILE_PATHS = new Set(['/api/flow/dialogs/import'])

/** The limit for a request: uploads (multipart to /api, files as the body) may be larger than everything else. */
export function bodyLimit(pathname: string, contentType: string | undefined): number {
  const isForm = pathname.startsWith('/api/') && /^multipart\/form-data\b/i.test(contentType ?? '')
  return isForm || FILE_PATHS.has(pathname) ? BODY_LIMITS.upload : BODY_LIMITS.json
}

const tooLarge = (limit: number) => new HubError('too-large', `The request is larger than ${limit / 1_000_000} MB; send less at once.`)

/**
 * Holds a request to `limit` bytes, whoever reads it afterwards: by its Content-Length at once, else by counting what arrives.
 * @param onTooLarge is called once when more arrived than allowed; nothing more is passed on to the reader then.
 * @throws HubError `too-large` if the announced length is too large already.
 */
export function capBody(request: IncomingMessage, limit: number, onTooLarge: (error: HubError) => void): void {
  const announced = request.headers['content-length']
  if (announced !== undefined) {
    // The parser passes on no more than was announced.
    if (Number(announced) > limit) throw tooLarge(limit)
    return
  }
  if (request.headers['transfer-encoding'] === undefined) return
  // The reader is Next or Payload, so the bytes are counted where the HTTP parser hands them over.
  const push = request.push.bind(request)
  let length = 0
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
    if (length > limit) return false
    length += chunk?.length ?? 0
    if (length <= limit) return push(chunk, encoding)
    onTooLarge(tooLarge(limit))
    return false
  }
}

/** Reads a whole body. @throws HubError `too-large` beyond `limit` bytes, `bad-input` when the connection broke. */
export async function readBody(request: IncomingMessage, limit: number = BODY_LIMITS.json): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > limit) throw tooLarge(limit)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof HubError) throw error
    throw new HubError('bad-input', 'The request broke off before it was complete; send it again.')
  }
  return Buffer.concat(chunks)
}

/** Reads a JSON body. @throws HubError `unsupported-media` for another type, `bad-input` for what is no JSON, `too-large`. */
export async function readJson(request: IncomingMessage, limit: number = BODY_LIMITS.json): Promise<unknown> {
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new HubError('unsupported-media', 'Send the request as JSON, with Content-Type: application/json.')
  }
  const text = (await readBody(request, limit)).toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw new HubError('bad-input', 'The request is not valid JSON; check its syntax.')
  }
}
