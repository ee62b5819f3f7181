/** The webhook carrier against a receiver that checks signatures. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { socialCarrier } from '../../../plugins/social-post/carriers/index.ts'
import type { CarrierError, CarrierOrder } from '../../../src/channel/carrier.ts'
import type { Packed } from '../../../src/channel/contract.ts'

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const picture = new Uint8Array([255, 216, 255, 1, 2, 3])
const packed: Packed = {
  artefacts: [
    { name: 'post.json', mime: 'application/json', bytes: new TextEncoder().encode(JSON.stringify({ network: 'linkedin', language: 'de', text: 'Größere Netze', link: null, tags: [], images: [{ file: 'image.jpg', alt: 'Ein Werk', mime: 'image/jpeg', width: 2, height: 1 }] })) },
    { name: 'image.jpg', mime: 'image/jpeg', bytes: picture },
  ],
  notes: [],
}

interface Received {
  readonly headers: Record<string, string>
  readonly body: string
}
const received: Received[] = []
let answer: { status: number; body?: string; headers?: Record<string, string> } | 'break' = { status: 200 }
let server: Server
let host: string
beforeAll(async () => {
  server = createServer((req, res) => {
    let body = ''
    req.on('data', (chunk) => (body += chunk))
    req.on('end', () => {
      received.push({ headers: req.headers as Record<string, string>, body })
      if (answer === 'break') return void req.socket.destroy()
      res.writeHead(answer.status, answer.headers).end(answer.body ?? 'ok')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const order = (change: Partial<CarrierOrder> = {}): CarrierOrder => ({
  account: { network: 'webhook', server: `http://${host}/hook?x=1`, identifier: '', secret: SECRET },
  idempotencyKey: 'a'.repeat(64),
  startedAt: '2026-11-22T10:00:00.000Z',
  post: 'post',
  taken: [],
  privateHosts: [host],
  signal: AbortSignal.timeout(10_000),
  ...change,
})
const failure = async (given: typeof answer) => {
  answer = given
  return socialCarrier.deliver(packed, order()).then(() => null, (error: CarrierError) => error)
}

it('signs what it sends, under the same id for every attempt, and sends the pictures along', async () => {
  answer = { status: 200, body: '{"reference":"42","url":"https://www.linkedin.example.com/posts/42"}' }
  for (const _ of [1, 2]) expect(await socialCarrier.deliver(packed, order())).toEqual({ reference: '42', url: 'https://www.linkedin.example.com/posts/42' })
  const [one, other] = received.slice(-2)
  expect(other?.headers['webhook-id']).toBe(one?.headers['webhook-id'])
  const message = new Webhook(SECRET).verify(one?.body ?? '', one?.headers ?? {}) as { type: string; data: { text: string; images: { base64: string; alt: string }[] } }
  expect(message).toMatchObject({ type: 'post.send', data: { text: 'Größere Netze', images: [{ alt: 'Ein Werk', base64: Buffer.from(picture).toString('base64') }] } })
  expect(() => new Webhook(SECRET).verify(`${one?.body} `, one?.headers ?? {})).toThrow()
})

it.each(['ok', '', 'null', '[]', '{"url":"javascript:alert(1)"}', '{"reference":7}'])('takes "%s" for a plain yes', async (body) => {
  answer = { status: 200, body }
  expect(await socialCarrier.deliver(packed, order())).toEqual({ reference: 'a'.repeat(64), url: null })
})

it('tells answers apart, and leaves to a person what may have arrived', async () => {
  expect(await failure({ status: 400, body: 'no such zap' })).toMatchObject({ kind: 'validation', mayHaveArrived: false })
  expect(await failure({ status: 401 })).toMatchObject({ kind: 'auth' })
  expect(await failure({ status: 410 })).toMatchObject({ kind: 'auth' })
  const limited = await failure({ status: 429, headers: { 'retry-after': '90' } })
  expect(limited).toMatchObject({ kind: 'rate-limit', mayHaveArrived: false })
  expect(Date.parse(limited?.retryAt ?? '') - Date.now()).toBeGreaterThan(80_000)
  expect(await failure({ status: 500 })).toMatchObject({ kind: 'network', mayHaveArrived: true })
  expect(await failure('break')).toMatchObject({ kind: 'network', mayHaveArrived: true })
  const before = received.length
  for (const location of ['http://169.254.169.254/', `http://${host}/elsewhere`]) {
    expect(await failure({ status: 307, headers: { location } })).toMatchObject({ kind: 'network', mayHaveArrived: true, said: expect.stringContaining('leads elsewhere') })
  }
  // Followed nowhere, not to itself either.
  expect(received.length).toBe(before + 2)
  // Whoever was slow to take it may have taken it.
  expect(await failure({ status: 408 })).toMatchObject({ kind: 'network', mayHaveArrived: true })
  expect(await socialCarrier.confirm(packed, order())).toEqual({ state: 'uncertain' })
})

it('keeps nothing of an answer that refuses: it may repeat the words', async () => {
  for (const status of [401, 422, 429, 500]) {
    const refused = await failure({ status, body: '{"rejected":"Größere Netze"}' })
    expect([refused?.said, refused?.message, JSON.stringify(refused?.advice)].join(' ')).not.toContain('Größere')
    expect(refused?.said).toBe(String(status))
  }
})

it('reaches nothing private that the house has not named', async () => {
  await expect(socialCarrier.deliver(packed, order({ privateHosts: [] }))).rejects.toMatchObject({ kind: 'validation' })
  await expect(socialCarrier.deliver(packed, order({ privateHosts: [], account: { ...order().account, server: 'https://localhost:4443/hook' } }))).rejects.toMatchObject({ kind: 'network', mayHaveArrived: false })
})

it('refuses what is no signing key before anything is sent', () => {
  expect(socialCarrier.checkSecret?.('webhook', SECRET)).toBeNull()
  for (const secret of ['', 'geheim', 'whsec_', 'whsec_c2hvcnQ=', `whsec_${Buffer.alloc(100).toString('base64')}`]) expect(socialCarrier.checkSecret?.('webhook', secret)).not.toBeNull()
})
