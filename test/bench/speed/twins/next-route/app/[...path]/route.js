/** The bytes that the hub answers, from the memory of a Next route: no database, no limits, no log. */
import { readFileSync } from 'node:fs'

export const dynamic = 'force-dynamic'

const kept = new Map(JSON.parse(readFileSync(process.env.TWIN_ANSWERS, 'utf8')).map(({ path, type, etag, body }) => [path, { type, etag, body: Buffer.from(body, 'base64') }]))

export async function GET(request) {
  const { pathname, search } = new URL(request.url)
  const answer = kept.get(pathname + search)
  if (!answer) return new Response('Not found.\n', { status: 404 })
  const headers = { etag: answer.etag, 'cache-control': 'no-cache' }
  if (request.headers.get('if-none-match') === answer.etag) return new Response(null, { status: 304, headers })
  return new Response(answer.body, { headers: { ...headers, 'content-type': answer.type } })
}
