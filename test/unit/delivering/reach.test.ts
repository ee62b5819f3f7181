/** Which addresses carriers reach: nothing of the house's own network, whatever a name resolves to. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isPublicAddress, neverLeft, reach, reasonOf, retryInstant } from '../../../plugins/social-post/carriers/reach.ts'
import { recordKey } from '../../../plugins/social-post/carriers/tid.ts'

let server: Server
let port: number
beforeAll(async () => {
  server = createServer((req, res) => {
    if (req.url === '/away') return void res.writeHead(302, { location: '/' }).end()
    if (req.url === '/packed') return void res.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000)))
    if (req.url === '/long') return void res.end(Buffer.alloc(6_000_000))
    res.end(req.url === '/asked' ? req.headers['accept-encoding'] : 'reached')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

it.each(['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '::1', '::', 'fe80::1', 'fc00::1', '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b:1::a00:1', '64:ff9b:1:ffff::1', '64:ff9b::a00:1', 'localhost', ''])(
  'takes %s for no public address',
  (address) => expect(isPublicAddress(address)).toBe(false),
)
it.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '::ffff:93.184.215.14'])('takes %s for a public one', (address) => expect(isPublicAddress(address)).toBe(true))

it.each(['http://social.example.com', 'https://127.0.0.1', 'https://[::1]:8443', 'https://[::ffff:10.0.0.1]', 'https://2130706433', 'https://0x7f.1', 'ftp://social.example.com', 'file:///etc/passwd'])(
  'refuses %s before any connection is made',
  (address) => expect(() => reach(address, [])).toThrow(/PRIVATE_HOSTS/),
)

it('refuses a name that resolves to a private address where the connection is made, and says that nothing left', async () => {
  const error: unknown = await fetch(`https://localhost:${port}/`, reach(`https://localhost:${port}/`, [])).catch((cause: unknown) => cause)
  expect(String((error as Error).cause)).toMatch(/private address/)
  expect(neverLeft(error)).toBe(true)
})

it('reaches a host that the house names, at that port only, and follows it nowhere', async () => {
  const host = `localhost:${port}`
  expect(await (await fetch(`http://${host}/`, reach(`http://${host}/`, [host]))).text()).toBe('reached')
  expect(() => reach(`http://localhost:${port + 1}/`, [host])).toThrow()
  await expect(fetch(`http://${host}/away`, reach(`http://${host}/away`, [host]))).rejects.toThrow()
})

it('takes no answer that is packed or too long', async () => {
  const host = `127.0.0.1:${port}`
  const read = async (path: string) => (await fetch(`http://${host}${path}`, reach(`http://${host}`, [host]))).text()
  expect(await read('/asked')).toBe('identity')
  const error: unknown = await read('/packed').then(({ length }) => length, (cause: unknown) => cause)
  expect(reasonOf(error)).toBe('ERR_PACKED_ANSWER')
  expect(neverLeft(error)).toBe(false)
  await expect(read('/long')).rejects.toThrow()
  expect(await read('/')).toBe('reached')
})

it('tells what never left from what may have arrived', async () => {
  const gone = createServer().listen(0, '127.0.0.1')
  await once(gone, 'listening')
  const { port: closed } = gone.address() as AddressInfo
  await new Promise((resolve) => gone.close(resolve))
  const refused: unknown = await fetch(`http://127.0.0.1:${closed}/`).catch((cause: unknown) => cause)
  expect(neverLeft(refused)).toBe(true)
  const cut = createServer((req) => req.socket.destroy()).listen(0, '127.0.0.1')
  await once(cut, 'listening')
  const broken: unknown = await fetch(`http://127.0.0.1:${(cut.address() as AddressInfo).port}/`, { method: 'POST', body: 'x' }).catch((cause: unknown) => cause)
  cut.close()
  expect(neverLeft(broken)).toBe(false)
})

it.each([
  ['1900000000', '2026-11-23T10:00:00.000Z'],
  ['120', '2026-11-22T10:02:00.000Z'],
  ['Sun, 22 Nov 2026 10:05:00 GMT', '2026-11-22T10:05:00.000Z'],
  ['2026-11-22T10:06:00.000Z', '2026-11-22T10:06:00.000Z'],
  ['2026-11-22T09:00:00.000Z', '2026-11-22T10:00:00.000Z'],
  ['soon', null],
  [null, null],
])('reads %s as an instant within a day', (value, instant) => expect(retryInstant(value, Date.parse('2026-11-22T10:00:00Z'))).toBe(instant))

it('makes the same record key of the same order, in the form of a TID, and another of another', () => {
  const at = fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((date) => date.toISOString())
  fc.assert(fc.property(fc.string(), at, (key, startedAt) => {
    const rkey = recordKey(key, startedAt)
    expect(rkey).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/)
    expect(recordKey(key, startedAt)).toBe(rkey)
    expect(recordKey(`${key}:1`, startedAt)).not.toBe(rkey)
  }), { seed: 7, numRuns: 300 })
  expect(recordKey('a', '2026-11-22T10:00:00.000Z') < recordKey('a', '2026-11-22T10:00:01.000Z')).toBe(true)
})
