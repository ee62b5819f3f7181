import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSubnet } from '../../../src/access/client-address.ts'
import { PEER_HEADER } from '../../../src/access/rate-limits.ts'
import { HubError } from '../../../src/content/errors.ts'
import { readJson } from '../../../src/server/body.ts'
import { createHubServer } from '../../../src/server/http.ts'
import { callRunningServer, loopbackRoute } from '../../../src/server/loopback.ts'
import { send, sendJson } from '../../../src/server/respond.ts'
import { type Route, route } from '../../../src/server/route.ts'

const logged: string[] = []
const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
const hub = createHubServer({ publicUrl: () => origin, isLoopback: true, log })
const secret = 'x'.repeat(64)
let origin = 'http://127.0.0.1'
let address: AddressInfo

const routes: Route[] = [
  loopbackRoute(secret, async (call) => ({ exitCode: 3, stdout: call.argv.join(' '), stderr: call.cwd })),
  route({
    method: 'GET',
    match: (pathname) => /^\/page\/(\w+)$/.exec(pathname)?.[1],
    handle({ request, response, match }) {
      if (match === 'next') return false
      if (match === 'gone') throw new HubError('gone', 'This page is gone.')
      if (match === 'defect') throw new Error('a stack that nobody may see')
      send(request, response, { type: 'text/html; charset=utf-8', body: `<p>${match}</p>` })
      return true
    },
  }),
  route({
    method: 'POST',
    match: (pathname) => pathname === '/echo',
    async handle({ request, response }) {
      sendJson(request, response, await readJson(request, 1000))
      return true
    },
  }),
]

beforeAll(async () => {
  address = await hub.listen(0, '127.0.0.1')
  origin = `http://127.0.0.1:${address.port}`
})
afterAll(() => hub.close(100))

interface Reply {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** Plain node:http, because fetch sets headers of its own. `parts` are sent chunked unless a length is given. */
function ask(method: string, path: string, headers: Record<string, string> = {}, parts: Uint8Array[] = []): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port: address.port, method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }))
    })
    // The server may close while the rest is still being sent; what counts is the answer.
    sent.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' || error.code === 'ECONNRESET' ? undefined : reject(error)))
    for (const part of parts) sent.write(part)
    sent.end()
  })
}

it('says that it is starting until it serves', async () => {
  const { status, headers, body } = await ask('GET', '/page/one')
  expect(status).toBe(503)
  expect(headers['retry-after']).toBe('2')
  expect(JSON.parse(body)).toMatchObject({ error: { code: 'busy' } })
})

describe('a serving hub', () => {
  let received = 0
  beforeAll(() => {
    hub.serve({
      routes,
      nextHandler: async (request, response) => {
        received = 0
        for await (const chunk of request as AsyncIterable<Buffer>) received += chunk.length
        response.writeHead(200, { 'Content-Type': 'text/plain' }).end('next')
      },
    })
  })

  it('answers GET with a strong tag, 304 to whoever has it, and HEAD without a body', async () => {
    const first = await ask('GET', '/page/one')
    expect(first).toMatchObject({ status: 200, body: '<p>one</p>' })
    expect(first.headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff', 'content-length': '10' })
    const etag = first.headers.etag as string
    expect(etag).toMatch(/^"[\w-]+"$/)
    const again = await ask('GET', '/page/one', { 'if-none-match': etag })
    expect(again).toMatchObject({ status: 304, body: '' })
    expect(again.headers.etag).toBe(etag)
    expect(await ask('GET', '/page/two', { 'if-none-match': etag })).toMatchObject({ status: 200 })
    const head = await ask('HEAD', '/page/one')
    expect(head).toMatchObject({ status: 200, body: '' })
    expect(head.headers).toMatchObject({ etag, 'content-length': '10' })
  })

  it('asks Next when no route answers', async () => {
    expect(await ask('GET', '/page/next')).toMatchObject({ status: 200, body: 'next' })
    const other = await ask('GET', '/admin')
    expect(other.body).toBe('next')
    expect(other.headers['content-security-policy']).toContain("default-src 'self'")
  })

  it('tells failures by their code, and nothing about defects', async () => {
    expect(JSON.parse((await ask('GET', '/page/gone')).body)).toEqual({ error: { code: 'gone', message: 'This page is gone.' } })
    const page = await ask('GET', '/page/gone', { accept: 'text/html' })
    expect(page).toMatchObject({ status: 410, body: '410 This page is gone.\n' })
    logged.length = 0
    const defect = await ask('GET', '/page/defect?token=geheim')
    expect(defect.status).toBe(500)
    expect(defect.body).not.toMatch(/stack|nobody/)
    const line = logged.find((entry) => entry.includes('nobody may see')) ?? ''
    expect(line).toContain(defect.headers['x-request-id'])
    expect(logged.join()).not.toContain('geheim')
  })

  it.each([
    ['with its length', { 'content-length': '5000001' }],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('refuses 5 MB of JSON sent %s', async (_, headers) => {
    const part = Buffer.alloc(500_000, 32)
    const parts = [...Array.from({ length: 10 }, () => part), Buffer.from('x')]
    const reply = await ask('POST', '/api/pieces', { 'content-type': 'application/json', ...headers }, parts)
    expect(reply.status).toBe(413)
    expect(JSON.parse(reply.body)).toMatchObject({ error: { code: 'too-large' } })
    expect(await ask('GET', '/page/one')).toMatchObject({ status: 200 })
  })

  it('lets a chunked body of allowed length through whole, and uploads be larger', async () => {
    const part = Buffer.alloc(490_000, 32)
    await ask('POST', '/api/pieces', { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }, Array.from({ length: 10 }, () => part))
    expect(received).toBe(4_900_000)
    const upload = await ask('POST', '/api/media', { 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' }, Array.from({ length: 20 }, () => part))
    expect(upload.status).toBe(200)
    expect(received).toBe(9_800_000)
    expect((await ask('POST', '/api/media', { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '30000001' })).status).toBe(413)
  })

  it('reads JSON of its own routes with their limit', async () => {
    const json = { 'content-type': 'application/json' }
    expect(await ask('POST', '/echo', json, [Buffer.from('{"a":1}')])).toMatchObject({ status: 200, body: '{"a":1}' })
    expect((await ask('POST', '/echo', json, [Buffer.from('{"a":')])).status).toBe(400)
    expect((await ask('POST', '/echo', json, [Buffer.alloc(1001, 32)])).status).toBe(413)
    expect((await ask('POST', '/echo', { 'content-type': 'text/plain' }, [Buffer.from('{}')])).status).toBe(415)
  })

  it('refuses foreign sites, foreign host names, odd and long addresses', async () => {
    expect((await ask('POST', '/api/users/login', { origin: 'https://evil.example', 'content-type': 'application/json' })).status).toBe(403)
    expect((await ask('POST', '/api/users/login', { origin, 'content-type': 'application/json' })).status).toBe(200)
    expect((await ask('GET', '/page/one', { host: 'evil.example' })).status).toBe(400)
    expect((await ask('GET', '//evil.example/page')).status).toBe(400)
    expect((await ask('GET', `/page/one?${'a'.repeat(8200)}`)).status).toBe(413)
    expect((await ask('GET', '/page/one', { 'x-long': 'a'.repeat(20_000) })).status).toBe(431)
  })

  it('runs commands for callers who know the secret, and hides from all others', async () => {
    const call = { argv: ['list', '--json'], cwd: '/tmp' }
    expect(await callRunningServer({ host: '127.0.0.1', port: address.port, secret }, call)).toEqual({ exitCode: 3, stdout: 'list --json', stderr: '/tmp' })
    await expect(callRunningServer({ host: '127.0.0.1', port: address.port, secret: 'y'.repeat(64) }, call)).rejects.toMatchObject({ code: 'not-found' })
    const body = Buffer.from(JSON.stringify(call))
    const headers = { 'content-type': 'application/json', 'x-hub-loopback': secret }
    expect((await ask('POST', '/internal/cli', { ...headers, 'x-forwarded-for': '203.0.113.7' }, [body])).status).toBe(404)
    expect((await ask('POST', '/internal/cli', headers, [Buffer.from('{"argv":"list"}')])).status).toBe(400)
    expect((await ask('POST', '/internal/cli', headers, [body])).status).toBe(200)
    await expect(callRunningServer({ host: '127.0.0.1', port: 1, secret }, call)).rejects.toMatchObject({ code: 'busy' })
  })

  it('says that a port is taken', async () => {
    const second = createHubServer({ publicUrl: () => origin, isLoopback: true, log })
    await expect(second.listen(address.port, '127.0.0.1')).rejects.toThrow(/taken.*PORT=/)
  })
})

describe('the client that rate limits count', () => {
  /** What a route and what Next are told, by a server that trusts the proxies given. */
  async function counted(trusted: readonly string[], forwarded: string | string[]): Promise<readonly (string | undefined)[]> {
    const proxied = createHubServer({ publicUrl: () => origin, isLoopback: true, log, trustedProxies: trusted.flatMap((text) => parseSubnet(text) ?? []) })
    const tells = route({
      method: 'GET',
      match: (pathname) => pathname === '/client',
      handle: ({ request, response, client, remoteAddress }) => {
        sendJson(request, response, [client, remoteAddress])
        return true
      },
    })
    proxied.serve({
      routes: [tells],
      nextHandler: async ({ headers }, response) => {
        response.writeHead(200).end(JSON.stringify(headers[PEER_HEADER]))
      },
    })
    const { port } = await proxied.listen(0, '127.0.0.1')
    const read = (path: string) =>
      new Promise<string>((resolve, reject) => {
        const headers = { 'x-forwarded-for': forwarded, [PEER_HEADER]: '192.0.2.66' }
        httpRequest({ host: '127.0.0.1', port, path, headers }, async (response) => resolve(Buffer.concat(await response.toArray()).toString())).on('error', reject).end()
      })
    const [client, peer] = JSON.parse(await read('/client'))
    const behind = JSON.parse(await read('/admin'))
    await proxied.close(0)
    expect(peer).toBe('127.0.0.1')
    return [client, behind]
  }

  it('is the peer, whatever it claims', async () => {
    expect(await counted([], '203.0.113.7')).toEqual(['127.0.0.1', '127.0.0.1'])
    expect(await counted(['10.0.0.0/8'], '203.0.113.7')).toEqual(['127.0.0.1', '127.0.0.1'])
  })

  it('is whom a trusted proxy names, on all ways behind it', async () => {
    expect(await counted(['127.0.0.0/8'], '198.51.100.1, 203.0.113.7')).toEqual(['203.0.113.7', '203.0.113.7'])
    expect(await counted(['127.0.0.1', '10.0.0.0/8'], ['198.51.100.1', '2001:db8:1:2:3::4, 10.1.1.1'])).toEqual(['2001:db8:1:2::/64', '2001:db8:1:2::/64'])
  })
})

it('ends in spite of a request that never does', async () => {
  const slow = createHubServer({ publicUrl: () => origin, isLoopback: true, log })
  slow.serve({ routes: [], nextHandler: () => new Promise(() => undefined) })
  const { port } = await slow.listen(0, '127.0.0.1')
  const hanging = fetch(`http://127.0.0.1:${port}/never`).catch(() => 'cut')
  await new Promise((resolve) => setTimeout(resolve, 100))
  const started = performance.now()
  await slow.close(200)
  expect(performance.now() - started).toBeLessThan(1500)
  expect(await hanging).toBe('cut')
})
