/** The Bluesky carrier against a real server. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AtpAgent } from '@atproto/api'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { socialCarrier } from '../../../plugins/social-post/carriers/index.ts'
import type { CarrierError, CarrierOrder } from '../../../src/channel/carrier.ts'
import type { Packed } from '../../../src/channel/contract.ts'
import { hasPds, startPds, type TestPds } from './pds.ts'

const TEXT = 'Größere Netze für Lindental ⚡️\n\nhttps://hub.example.com/de/netze\n\n#Ökostrom'
const bytesBefore = (needle: string): number => new TextEncoder().encode(TEXT.slice(0, TEXT.indexOf(needle))).length
const facet = (needle: string, feature: object) => ({ index: { byteStart: bytesBefore(needle), byteEnd: bytesBefore(needle) + new TextEncoder().encode(needle).length }, features: [feature] })
const LINK = 'https://hub.example.com/de/netze'
const FACETS = [facet(LINK, { $type: 'app.bsky.richtext.facet#link', uri: LINK }), facet('#Ökostrom', { $type: 'app.bsky.richtext.facet#tag', tag: 'Ökostrom' })]

const jsonOf = (value: object) => ({ name: 'post.json', mime: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(value)) })
const post = (change: object = {}, ...files: Packed['artefacts']): Packed => ({
  artefacts: [jsonOf({ network: 'bluesky', language: 'de', text: TEXT, link: LINK, tags: ['#Ökostrom'], facets: FACETS, images: [], ...change }), ...files],
  notes: [],
})

describe.skipIf(!hasPds())('the Bluesky carrier on a real server', () => {
  let pds: TestPds
  let owner: Awaited<ReturnType<TestPds['account']>>
  let count = 0
  const order = (change: Partial<CarrierOrder> = {}): CarrierOrder => ({
    account: { network: 'bluesky', server: pds.url, identifier: owner.identifier, secret: owner.secret },
    idempotencyKey: `order-${++count}`,
    startedAt: new Date().toISOString(),
    post: 'post',
    taken: [],
    privateHosts: [pds.host],
    signal: AbortSignal.timeout(20_000),
    ...change,
  })
  const failure = (packed: Packed, one: CarrierOrder) => socialCarrier.deliver(packed, one).then(() => null, (error: CarrierError) => error)

  beforeAll(async () => {
    pds = await startPds()
    owner = await pds.account('lindental.test')
  })
  afterAll(() => pds?.stop())

  it('posts text, facets, language, pictures and their descriptions', async () => {
    const bytes = await sharp({ create: { width: 80, height: 45, channels: 3, background: '#225577' } }).jpeg().toBuffer()
    const packed = post({ images: [{ file: 'image.jpg', alt: 'Ein Umspannwerk', mime: 'image/jpeg', width: 80, height: 45 }] }, { name: 'image.jpg', mime: 'image/jpeg', bytes })
    const one = order()
    const { reference, url } = await socialCarrier.deliver(packed, one)
    const found = (await pds.posts(owner.did)).find(({ uri }) => uri === reference)
    expect(found?.value).toMatchObject({ text: TEXT, langs: ['de'], createdAt: one.startedAt, facets: FACETS, embed: { images: [{ alt: 'Ein Umspannwerk', aspectRatio: { width: 80, height: 45 }, image: { size: bytes.length } }] } })
    expect(url).toBe(`https://bsky.app/profile/${owner.did}/post/${reference.split('/').at(-1)}`)
    // What the text says there is what the facets point at.
    for (const { index } of FACETS) expect(new TextDecoder().decode(new TextEncoder().encode(TEXT).slice(index.byteStart, index.byteEnd))).toMatch(/^(https:|#Ö)/)
  })

  it('makes one record of one order, however often and however much at once it is sent', async () => {
    const before = (await pds.posts(owner.did)).length
    const one = order()
    const sent = await Promise.all([socialCarrier.deliver(post(), one), socialCarrier.deliver(post(), one), socialCarrier.deliver(post(), one)])
    sent.push(await socialCarrier.deliver(post(), one))
    expect(new Set(sent.map(({ reference }) => reference)).size).toBe(1)
    expect(await pds.posts(owner.did)).toHaveLength(before + 1)
  })

  it('tells by lookup whether a post has arrived', async () => {
    const one = order()
    expect(await socialCarrier.confirm(post(), one)).toEqual({ state: 'not-delivered' })
    const sent = await socialCarrier.deliver(post(), one)
    expect(await socialCarrier.confirm(post(), one)).toEqual({ state: 'delivered', ...sent })
    expect(await socialCarrier.confirm(null, one)).toEqual({ state: 'delivered', ...sent })
    expect(await socialCarrier.confirm(post({ text: 'Etwas anderes' }), one)).toEqual({ state: 'uncertain' })
  })

  it('never writes over another post', async () => {
    const one = order()
    await socialCarrier.deliver(post(), one)
    expect(await failure(post({ text: 'Etwas anderes', facets: [] }), one)).toMatchObject({ kind: 'validation', mayHaveArrived: false })
    expect((await pds.posts(owner.did)).filter(({ value }) => value.text === 'Etwas anderes')).toEqual([])
  })

  it('posts a chain as answers, finishes one that broke off, and deletes it whole', async () => {
    const chain = ['zwei', 'drei'].map((text) => ({ language: 'de', text, facets: [] }))
    const one = order()
    const before = (await pds.posts(owner.did)).length
    const part = await socialCarrier.deliver(post(), one)
    expect(await socialCarrier.confirm(post({ chain }), one)).toEqual({ state: 'not-delivered', part })
    const { reference } = await socialCarrier.deliver(post({ chain }), one)
    expect(await socialCarrier.confirm(post({ chain }), one)).toMatchObject({ state: 'delivered', reference })
    const posts = await pds.posts(owner.did)
    expect(posts).toHaveLength(before + 3)
    const under = (text: string) => posts.find(({ value }) => value.text === text)
    expect(under('zwei')?.value.reply).toMatchObject({ root: { uri: reference }, parent: { uri: reference } })
    expect(under('drei')?.value.reply).toMatchObject({ root: { uri: reference }, parent: { uri: under('zwei')?.uri } })
    await socialCarrier.withdraw(reference, one)
    expect(await pds.posts(owner.did)).toHaveLength(before)
  })

  it('deletes a chain whole whatever was posted since, and nothing that people answered', async () => {
    const other = await pds.account('tal.test')
    const one = order({ account: { network: 'bluesky', server: pds.url, identifier: other.identifier, secret: other.secret } })
    const { reference } = await socialCarrier.deliver(post({ chain: ['zwei', 'drei'].map((text) => ({ language: 'de', text, facets: [] })) }), one)
    const agent = new AtpAgent({ service: pds.url })
    await agent.login({ identifier: other.identifier, password: other.secret })
    const { data: root } = await agent.com.atproto.repo.getRecord({ repo: other.did, collection: 'app.bsky.feed.post', rkey: reference.split('/').at(-1) ?? '' })
    const strong = { uri: root.uri, cid: root.cid }
    const answer = await agent.com.atproto.repo.createRecord({ repo: other.did, collection: 'app.bsky.feed.post', record: { $type: 'app.bsky.feed.post', text: 'Danke für die Frage.', createdAt: one.startedAt, reply: { root: strong, parent: strong } } })
    const later = (text: string) => ({ $type: 'com.atproto.repo.applyWrites#create' as const, collection: 'app.bsky.feed.post', value: { $type: 'app.bsky.feed.post', text, createdAt: one.startedAt } })
    await agent.com.atproto.repo.applyWrites({ repo: other.did, writes: Array.from({ length: 100 }, (_, index) => later(`Später ${index}`)) })
    await socialCarrier.withdraw(reference, one)
    expect(await socialCarrier.confirm(post(), one)).toEqual({ state: 'not-delivered' })
    const oldest = await agent.com.atproto.repo.listRecords({ repo: other.did, collection: 'app.bsky.feed.post', limit: 100, reverse: true })
    const texts = oldest.data.records.map(({ value }) => value.text)
    expect(texts.filter((text) => text === 'zwei' || text === 'drei')).toEqual([])
    expect(oldest.data.records.map(({ uri }) => uri)).toContain(answer.data.uri)
  })

  it('takes nothing for deleted that stands in another account', async () => {
    const other = await pds.account('berg.test')
    const one = order()
    const { reference } = await socialCarrier.deliver(post(), one)
    await expect(socialCarrier.withdraw(reference, { ...one, account: { ...one.account, identifier: other.identifier, secret: other.secret } })).rejects.toMatchObject({ kind: 'validation' })
    expect((await pds.posts(owner.did)).map(({ uri }) => uri)).toContain(reference)
  })

  it('deletes, and deleting again changes nothing', async () => {
    const one = order()
    const { reference } = await socialCarrier.deliver(post(), one)
    for (const _ of [1, 2]) await socialCarrier.withdraw(reference, one)
    expect(await socialCarrier.confirm(post(), one)).toEqual({ state: 'not-delivered' })
  })

  it('tells what the network does not take from who is not let in and from who cannot be reached', async () => {
    expect(await failure(post({ text: 'ä'.repeat(301), facets: [] }), order())).toMatchObject({ kind: 'validation', mayHaveArrived: false })
    expect(await failure(post(), order({ account: { ...order().account, secret: 'fals-ches-pass-wort' } }))).toMatchObject({ kind: 'auth', mayHaveArrived: false })
    const nowhere = 'http://localhost:9'
    expect(await failure(post(), order({ account: { ...order().account, server: nowhere }, privateHosts: ['localhost:9'] }))).toMatchObject({ kind: 'network', mayHaveArrived: false })
    expect(await failure(post(), order({ privateHosts: [] }))).toMatchObject({ kind: 'validation', message: expect.stringContaining('PRIVATE_HOSTS') })
    const said = await failure(post(), order({ account: { ...order().account, secret: 'fals-ches-pass-wort' } }))
    expect(`${said?.message} ${said?.stack} ${JSON.stringify(said?.advice)}`).not.toContain('fals-ches')
  })
})

describe('a server that limits', () => {
  it('says until when to wait', async () => {
    const reset = Math.floor(Date.now() / 1000) + 300
    const server = createServer((_, res) => res.writeHead(429, { 'content-type': 'application/json', 'ratelimit-reset': String(reset) }).end('{"error":"RateLimitExceeded","message":"Rate Limit Exceeded"}')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const one: CarrierOrder = {
      account: { network: 'bluesky', server: `http://${host}`, identifier: 'a.test', secret: 'abcd-efgh-ijkl-mnop' },
      idempotencyKey: 'viel',
      startedAt: new Date().toISOString(),
      post: 'post',
      taken: [],
      privateHosts: [host],
      signal: AbortSignal.timeout(10_000),
    }
    await expect(socialCarrier.deliver(post(), one)).rejects.toMatchObject({ kind: 'rate-limit', mayHaveArrived: false, retryAt: new Date(reset * 1000).toISOString() })
    server.close()
  })
})
