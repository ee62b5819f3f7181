import type { PayloadRequest } from 'payload'
import { HubError } from '../../src/content/errors.ts'

const tooLarge = (limit: number) => new HubError('too-large', `The request is larger than ${limit / 1_000_000} MB; send less at once.`)

/**
 * The bytes of a request as they came, at most `limit`: no more than that is ever held.
 * @throws HubError `too-large`; `unsupported-media` for a packed body, which is never unpacked
 */
export async function readBody(req: PayloadRequest, limit: number): Promise<Buffer> {
  const encoding = req.headers.get('content-encoding')
  if (encoding !== null && encoding.toLowerCase() !== 'identity') throw new HubError('unsupported-media', 'Send the request unpacked, without Content-Encoding.')
  if (Number(req.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = (req.body as ReadableStream<Uint8Array> | null | undefined)?.getReader()
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    length += next.value.length
    if (length > limit) {
      await reader?.cancel()
      throw tooLarge(limit)
    }
    chunks.push(next.value)
  }
  return Buffer.concat(chunks)
}
