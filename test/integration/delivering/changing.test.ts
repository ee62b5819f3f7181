/** A newer edition is published, and its posts take the place of those that stand: changed on Mastodon and by a webhook, replaced on request. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PayloadRequest } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changePosted } from '../../../src/publishing/delivering/change.ts'
import { alsoSays } from '../../../src/publishing/delivering/in-place.ts'
import { planPosts } from '../../../src/publishing/delivering/plan.ts'
import { listPosts } from '../../../src/publishing/delivering/posts.ts'
import { requestWithdrawal, settleUncertain } from '../../../src/publishing/delivering/settle.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { approvedBrand, DATABASE, make, staffOf, startHub, type Staff, type TestHub } from '../hub.ts'
import { startMastodon, type TestMastodon } from './mastodon-server.ts'
import { delivery, livePiece, makeAccount, republish, SLOT, storyOf, takeDownIn, workIn } from './posting.ts'

let server: TestMastodon
let receiver: Server
const received: { type: string; data: Record<string, unknown> }[] = []
let receiverFails = false
let hub: TestHub
let staff: Staff
let admin: PayloadRequest
let count = 0

beforeAll(async () => {
  server = await startMastodon()
  receiver = createServer((req, res) => {
    let body = ''
    req.on('data', (chunk) => (body += chunk))
    req.on('end', () => {
      received.push(JSON.parse(body))
      if (receiverFails) return void req.socket.destroy()
      res.end('{"reference":"post-7","url":"https://www.linkedin.example.com/posts/7"}')
    })
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  hub = await startHub({ PRIVATE_HOSTS: `${server.host},${hostOf(receiver)}` })
  staff = await staffOf(hub)
  admin = await hub.person('Ada Admin', ['admin'])
  await approvedBrand(staff.editor, staff.approver)
})
afterAll(async () => {
  await hub?.stop()
  await server?.stop()
  receiver?.close()
})
beforeEach(() => {
  server.faults.length = 0
  received.length = 0
  receiverFails = false
})
const hostOf = (one: Server) => `127.0.0.1:${(one.address() as AddressInfo).port}`

/** A post that stands and is behind: a newer edition of its piece is published. */
async function behind(data: Record<string, unknown> = {}, account: Record<string, unknown> = { network: 'mastodon', server: server.url, secret: server.token }, newer: Record<string, unknown> = {}) {
  const number = ++count
  const piece = await livePiece(staff, { title: `Stand ${number}`, teaser: `Satz ${number}: So war es gestern.`, ...data })
  const { key: name } = await makeAccount(admin, account)
  const [order] = await planPosts(staff.editor, { publication: SLOT(piece.key), accounts: [name] })
  await workIn(hub, 1)
  const first = await delivery(hub, order?.key)
  await republish(staff, piece, { title: `Neuer Stand ${number}`, teaser: `Satz ${number}: So ist es heute.`, ...newer })
  const views = () => listPosts(staff.editor, { piece: piece.key })
  const there = () => server.statuses.filter(({ text }) => text.includes(`Satz ${number}:`))
  return { piece, first, views, there, standing: async () => (await views()).filter(({ state }) => state === 'delivered') }
}

describe(`posts of an older edition (${DATABASE})`, () => {
  it('are shown as behind and changed where they stand, with what is attached', async () => {
    const data = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#225577' } }).jpeg().toBuffer()
    const hero = await make(staff.editor, 'media', { alt: 'Ein Umspannwerk' }, { file: { data, mimetype: 'image/jpeg', name: 'werk.jpg', size: data.length } })
    const { first, piece, views, there } = await behind({ hero: hero.id })
    const [before] = there()
    expect(await views()).toMatchObject([{ key: first.key, isBehind: true, may: ['update', 'replace', 'withdraw'] }])
    const change = await changePosted(staff.editor, first.key, 'update')
    expect(await views()).toMatchObject([{ key: change.key, state: 'planned', manner: 'update' }, { key: first.key, isBehind: true, may: ['withdraw'] }])
    await expect(changePosted(staff.editor, first.key, 'update')).rejects.toMatchObject({ code: 'conflict' })
    for (const minutes of [1, 2]) await workIn(hub, minutes)
    expect(there()).toMatchObject([{ id: before?.id, text: expect.stringContaining('So ist es heute.'), media: before?.media, edits: 1 }])
    expect(await delivery(hub, change.key)).toMatchObject({ state: 'delivered', reference: before?.id, url: first.url })
    expect(await delivery(hub, first.key)).toMatchObject({ state: 'withdrawn', failure: 'overtaken' })
    expect((await views()).map(({ isBehind }) => isBehind)).toEqual([false, false])
    expect(await storyOf(hub, piece.key)).toEqual(['post-planned', 'post-delivered', 'post-planned', 'post-delivered', 'post-overtaken'])
    // Deleted, it is gone once.
    await requestWithdrawal(staff.editor, change.key)
    await takeDownIn(hub, 3)
    expect(there()).toEqual([])
    expect(await delivery(hub, change.key)).toMatchObject({ state: 'withdrawn', failure: 'called-off' })
  })

  it('bear other pictures where the edition has others', async () => {
    const picture = async (background: string, alt: string) => {
      const data = await sharp({ create: { width: 900, height: 600, channels: 3, background } }).jpeg().toBuffer()
      return (await make(staff.editor, 'media', { alt }, { file: { data, mimetype: 'image/jpeg', name: 'bild.jpg', size: data.length } })).id
    }
    const { first, there } = await behind({ hero: await picture('#225577', 'Altes Bild') }, undefined, { hero: await picture('#885511', 'Neues Bild') })
    await changePosted(staff.approver, first.key, 'update')
    await workIn(hub, 1)
    expect(there()).toMatchObject([{ id: first.reference, media: [{ description: 'Neues Bild' }] }])
  })

  it.each([['drop-after', 1], ['drop-before', 2]] as const)('are changed once, though the answer never came (%s)', async (fault, attempts) => {
    const { first, there } = await behind()
    const change = await changePosted(staff.editor, first.key, 'update')
    server.faults.push(fault)
    for (const minutes of [1, 3, 5, 9]) await workIn(hub, minutes)
    expect(there()).toMatchObject([{ id: first.reference, edits: 1 }])
    expect(await delivery(hub, change.key)).toMatchObject({ state: 'delivered', attempts })
  })

  it('go when a consent ends that only the change needed, though nobody knows how far the change came', async () => {
    const { first, there } = await behind()
    const change = await changePosted(staff.editor, first.key, 'update')
    // As noted before the network is told anything of it.
    const entry = 'voice-nobody-agreed-to:words:initials'
    expect(await alsoSays(hub.payload, await delivery(hub, change.key), `|${entry}|`)).toBe(true)
    expect((await delivery(hub, first.key)).quotes).toBe(`|${entry}|`)
    await takeDownIn(hub, 2)
    expect([there(), (await delivery(hub, first.key)).state]).toEqual([[], 'withdrawn'])
  })

  it('are replaced: the new one stands before the old one goes', async () => {
    const { first, there } = await behind()
    const change = await changePosted(staff.editor, first.key, 'replace')
    await workIn(hub, 1)
    expect(there()).toHaveLength(2)
    expect(await delivery(hub, first.key)).toMatchObject({ state: 'delivered', failure: 'overtaken' })
    await takeDownIn(hub, 2)
    expect(there()).toMatchObject([{ text: expect.stringContaining('So ist es heute.') }])
    expect(await delivery(hub, first.key)).toMatchObject({ state: 'withdrawn', failure: 'overtaken' })
    expect(await delivery(hub, change.key)).toMatchObject({ state: 'delivered', failure: null })
  })

  it('stay where the new one is refused', async () => {
    const { first, there, standing } = await behind()
    const change = await changePosted(staff.editor, first.key, 'replace')
    server.faults.push({ status: 422, body: '{"error":"Nein"}' })
    await workIn(hub, 1)
    await takeDownIn(hub, 2)
    expect(await delivery(hub, change.key)).toMatchObject({ state: 'failed', failure: 'validation' })
    expect([there().length, await standing()]).toMatchObject([1, [{ key: first.key, isBehind: true, may: ['update', 'replace', 'withdraw'] }]])
  })

  it('are not changed any more once a person wants them gone, and say so where somebody deleted them there', async () => {
    const [gone, deleted] = [await behind(), await behind()]
    const [one, two] = [await changePosted(staff.editor, gone.first.key, 'update'), await changePosted(staff.editor, deleted.first.key, 'update')]
    await requestWithdrawal(staff.editor, gone.first.key)
    server.statuses.splice(server.statuses.findIndex(({ id }) => id === deleted.first.reference), 1)
    await workIn(hub, 1)
    expect(await delivery(hub, one.key)).toMatchObject({ state: 'withdrawn', failure: 'gone', error: { de: expect.stringContaining('Planen Sie einen neuen') } })
    expect(await delivery(hub, two.key)).toMatchObject({ state: 'failed', failure: 'validation', error: { en: expect.stringContaining('not there any more') } })
  })

  it('become what the newest edition says, however many come in between', async () => {
    const { piece, first, there } = await behind()
    const change = await changePosted(staff.editor, first.key, 'update')
    await republish(staff, piece, { teaser: `Satz ${count}: Und so ist es seit eben.` })
    for (const minutes of [1, 2]) await workIn(hub, minutes)
    expect(await delivery(hub, change.key)).toMatchObject({ state: 'withdrawn', failure: 'overtaken' })
    expect(there()).toMatchObject([{ id: first.reference, text: expect.stringContaining('seit eben'), edits: 1 }])
    await expect(changePosted(staff.editor, first.key, 'update')).rejects.toMatchObject({ code: 'conflict' })
  })

  it('are changed by whoever takes a webhook, who is told which post it is', async () => {
    const account = { network: 'webhook', server: `http://${hostOf(receiver)}/`, secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` }
    const { first, views } = await behind({}, account)
    expect(await views()).toMatchObject([{ may: ['update', 'withdraw'] }])
    await expect(changePosted(staff.editor, first.key, 'replace')).rejects.toMatchObject({ code: 'bad-input' })
    const change = await changePosted(staff.editor, first.key, 'update')
    receiverFails = true
    for (const minutes of [1, 3, 5]) await workIn(hub, minutes)
    expect(received.map(({ type, data }) => [type, data.reference, data.url])).toEqual([
      ['post.send', undefined, undefined],
      ['post.updated', 'post-7', 'https://www.linkedin.example.com/posts/7'],
    ])
    // Nobody knows whether that arrived.
    expect(await delivery(hub, change.key)).toMatchObject({ state: 'uncertain' })
    await expect(changePosted(staff.editor, first.key, 'update')).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('what became') })
    await settleUncertain(staff.editor, change.key, { isPosted: true })
    expect(await delivery(hub, change.key)).toMatchObject({ state: 'delivered', reference: 'post-7', url: 'https://www.linkedin.example.com/posts/7' })
    expect(await delivery(hub, first.key)).toMatchObject({ state: 'withdrawn', failure: 'overtaken' })
  })

  it('refuse what says the published edition, and what does not stand', async () => {
    const piece = await livePiece(staff, { title: 'Aktuell', teaser: 'Das ist der Stand.' })
    const { key: account } = await makeAccount(admin, { network: 'mastodon', server: server.url, secret: server.token })
    const [order] = await planPosts(staff.editor, { publication: SLOT(piece.key), accounts: [account] })
    await expect(changePosted(staff.editor, order?.key ?? '', 'update')).rejects.toMatchObject({ code: 'conflict' })
    await workIn(hub, 1)
    await expect(changePosted(staff.editor, order?.key ?? '', 'update')).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('published already') })
    expect(await findRecords(hub.payload, 'deliveries', { where: { pieceKey: { equals: piece.key } } })).toHaveLength(1)
  })
})

describe(`equal posts (${DATABASE})`, () => {
  it('are told apart by which of them is known already', async () => {
    const text = 'Derselbe Satz auf zwei Beiträgen.'
    const account = await makeAccount(admin, { network: 'mastodon', server: server.url, secret: server.token })
    const slug = () => `gleich-${++count}`
    const overrides = { socialPost: { textMastodon: text } }
    const pieces = [await livePiece(staff, { title: 'Gleich eins', slug: slug(), overrides }), await livePiece(staff, { title: 'Gleich zwei', slug: slug(), overrides })]
    const plan = async (piece: { key: string } | undefined) => (await planPosts(staff.editor, { publication: SLOT(piece?.key ?? ''), accounts: [account.key] }))[0]?.key ?? ''
    const same = (await Promise.all(pieces.map(plan))).sort()
    server.faults.push('drop-after', 'drop-after')
    await workIn(hub, 1)
    const both = server.statuses.filter((one) => one.text.includes(text))
    expect(both).toHaveLength(2)
    // Their links differ: made the same, here and there.
    const words = both[0]?.text ?? ''
    for (const one of both) server.statuses[server.statuses.indexOf(one)] = { ...one, text: words }
    const bytes = new TextEncoder().encode(JSON.stringify({ network: 'mastodon', language: 'de', text: words, link: null, tags: [], images: [] }))
    const files = [{ name: 'post.json', mime: 'application/json', sha256: await hubOf(hub.payload).blobs.put(bytes), bytes: bytes.length }]
    await hub.payload.db.updateMany({ collection: 'deliveries', where: { key: { in: same } }, data: { files } })
    for (const minutes of [3, 5, 30]) await workIn(hub, minutes)
    const found = await Promise.all(same.map((key) => delivery(hub, key)))
    expect(found.map(({ state }) => state)).toEqual(['delivered', 'delivered'])
    expect(new Set(found.map(({ reference }) => reference))).toEqual(new Set(both.map(({ id }) => id)))
    expect(server.statuses.filter((one) => one.text === words)).toHaveLength(2)
  })
})
