/** The outbox against a server that answers as Mastodon's documents say, and breaks in every way it can. Long, because every case needs the same server and hub. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { checkAccount } from '../../../src/publishing/delivering/check-account.ts'
import { planPosts } from '../../../src/publishing/delivering/plan.ts'
import { listAccounts, listPosts } from '../../../src/publishing/delivering/posts.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { callOff, requestWithdrawal, retry, settleUncertain } from '../../../src/publishing/delivering/settle.ts'
import { giveConsent, withdrawConsent } from '../../../src/consent/acts.ts'
import { consentedVoice, quoting } from '../voices/voices.ts'
import { approvedBrand, DATABASE, make, staffOf, startHub, type Staff, type TestHub } from '../hub.ts'
import { startMastodon, type TestMastodon } from './mastodon-server.ts'
import { delivery, livePiece, makeAccount, SLOT, storyOf, takeDownIn, tasksAbout, workIn } from './posting.ts'

let server: TestMastodon
let hub: TestHub
let staff: Staff
let admin: PayloadRequest
let count = 0

beforeAll(async () => {
  server = await startMastodon()
  hub = await startHub({ PRIVATE_HOSTS: server.host })
  staff = await staffOf(hub)
  admin = await hub.person('Ada Admin', ['admin'])
  await approvedBrand(staff.editor, staff.approver)
})
afterAll(async () => {
  await hub?.stop()
  await server?.stop()
})
beforeEach(() => {
  server.faults.length = 0
  server.maxCharacters.value = 500
})

/** A planned post on an account of its own, so that what one test does to an account is not another's matter. */
async function planned(data: Record<string, unknown> = {}, secret = server.token) {
  const number = ++count
  const piece = await livePiece(staff, { title: `Beitrag ${number}`, teaser: `Satz Nummer ${number} über die Netze.`, ...data })
  const account = await makeAccount(admin, { network: 'mastodon', server: server.url, secret })
  const [order] = await planPosts(staff.editor, { publication: SLOT(piece.key), accounts: [account.key] })
  const key = order?.key ?? ''
  return { piece, account, key, state: () => delivery(hub, key), there: () => server.statuses.filter(({ text }) => text.includes(`Satz Nummer ${number} `)) }
}

describe(`posts on Mastodon (${DATABASE})`, () => {
  it('posts text and pictures with their descriptions, in its language', async () => {
    const data = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#225577' } }).jpeg().toBuffer()
    const hero = await make(staff.editor, 'media', { alt: 'Ein Umspannwerk' }, { file: { data, mimetype: 'image/jpeg', name: 'werk.jpg', size: data.length } })
    const { key, state, there } = await planned({ hero: hero.id })
    await workIn(hub, 1)
    expect(await state()).toMatchObject({ state: 'delivered', url: expect.stringMatching(/^http.*\/@lindental\/\d+$/) })
    expect(there()).toMatchObject([{ language: 'de', media: [{ description: 'Ein Umspannwerk', mime: 'image/jpeg' }] }])
    await requestWithdrawal(staff.editor, key)
    await takeDownIn(hub, 2)
    expect(there()).toEqual([])
    expect(await state()).toMatchObject({ state: 'withdrawn' })
  })

  it('finds a post whose answer never came, and does not send it again', async () => {
    const { state, there, piece } = await planned()
    server.faults.push('drop-after')
    await workIn(hub, 1)
    expect(await state()).toMatchObject({ state: 'claimed', failure: 'network' })
    for (const minutes of [3, 4, 30]) await workIn(hub, minutes)
    expect(there()).toHaveLength(1)
    expect(await state()).toMatchObject({ state: 'delivered', reference: there()[0]?.id, attempts: 1 })
    expect(await storyOf(hub, piece.key)).toEqual(['post-planned', 'post-delivered'])
  })

  it('sends again what surely did not arrive', async () => {
    const { state, there } = await planned()
    server.faults.push('drop-before')
    for (const minutes of [1, 3, 4]) await workIn(hub, minutes)
    expect(there()).toHaveLength(1)
    expect(await state()).toMatchObject({ state: 'delivered', attempts: 2 })
  })

  it('waits as long as a rate limit says, with everything from that account', async () => {
    const { state, there, account } = await planned()
    const reset = new Date(Date.now() + 20 * 60_000).toISOString()
    server.faults.push({ status: 429, headers: { 'x-ratelimit-reset': reset }, body: '{"error":"Too many requests"}' })
    await workIn(hub, 1)
    expect(await state()).toMatchObject({ state: 'planned', failure: 'rate-limit', error: { en: expect.stringContaining('Too many requests') } })
    expect((await listAccounts(staff.editor)).find(({ key }) => key === account.key)?.pausedUntil).toBeTruthy()
    await workIn(hub, 10)
    expect(there()).toEqual([])
    await workIn(hub, 21)
    expect(await state()).toMatchObject({ state: 'delivered' })
  })

  it('asks no server at once again that says so, and comes back to one that is busy when it says', async () => {
    const [hasty, busy] = [await planned(), await planned()]
    const inSeconds = (instant: string | null | undefined) => (Date.parse(instant ?? '') - Date.now()) / 1000
    server.faults.push({ status: 429, headers: { 'retry-after': '0' } }, { status: 503, headers: { 'retry-after': '600', 'x-ratelimit-reset': new Date(Date.now() + 3_600_000).toISOString() } })
    await workIn(hub, 1)
    expect(await hasty.state()).toMatchObject({ state: 'planned', failure: 'rate-limit' })
    expect(inSeconds((await hasty.state()).next)).toBeGreaterThan(20)
    expect(await busy.state()).toMatchObject({ state: 'claimed', failure: 'network' })
    expect(inSeconds((await busy.state()).lease)).toBeGreaterThan(570)
    expect(inSeconds((await busy.state()).lease)).toBeLessThan(601)
    for (const minutes of [3, 12, 13]) await workIn(hub, minutes)
    for (const one of [hasty, busy]) expect([one.there().length, await one.state()]).toMatchObject([1, { state: 'delivered' }])
  })

  it('does not try again what the server does not take, says what to do, and sends it when a person says so', async () => {
    const { state, there, key } = await planned()
    server.maxCharacters.value = 20
    for (const minutes of [1, 30, 300]) await workIn(hub, minutes)
    expect(await state()).toMatchObject({ state: 'failed', failure: 'validation', attempts: 1, error: { de: expect.stringContaining('lassen Sie neu freigeben') } })
    server.maxCharacters.value = 5000
    await retry(staff.editor, key)
    await workIn(hub, 1)
    expect(await state()).toMatchObject({ state: 'delivered' })
    expect(there()).toHaveLength(1)
  })

  it('tells when an account is checked, and to whoever plans, that its server takes less than the hub counts with', async () => {
    const { key, id } = await makeAccount(admin, { network: 'mastodon', server: server.url, secret: server.token })
    const planner = async () => (await listAccounts(staff.editor)).find((one) => one.key === key)?.warning
    expect(await planner()).toBeNull()
    server.maxCharacters.value = 300
    const warning = { de: expect.stringContaining('nimmt 300 Zeichen'), en: expect.stringContaining('up to 500') }
    expect(await checkAccount(admin, key)).toMatchObject({ isOpen: true, identity: { mostCharacters: 300 }, warning })
    expect(await planner()).toMatchObject(warning)
    server.maxCharacters.value = 5000
    expect(await checkAccount(admin, key)).toMatchObject({ warning: null })
    expect(await planner()).toBeNull()
    // A number that only the server may say.
    const stored = (await hub.payload.update({ collection: 'social-accounts', id, data: { mostCharacters: 9 } as never, overrideAccess: false, user: admin.user })) as { mostCharacters?: number }
    expect(stored.mostCharacters).toBe(5000)
  })

  it('does not send again what was planned once more meanwhile', async () => {
    const { state, there, key, piece, account } = await planned()
    server.maxCharacters.value = 20
    await workIn(hub, 1)
    server.maxCharacters.value = 500
    const planOnce = () => planPosts(staff.editor, { publication: SLOT(piece.key), accounts: [account.key] })
    const [other] = await planOnce()
    await expect(retry(staff.editor, key)).rejects.toMatchObject({ code: 'conflict', details: { state: 'planned' } })
    await workIn(hub, 1)
    await expect(retry(staff.editor, key)).rejects.toMatchObject({ code: 'conflict', details: { delivery: other?.key, state: 'delivered' } })
    await workIn(hub, 2)
    expect(there()).toHaveLength(1)
    expect(await state()).toMatchObject({ state: 'failed' })
    // Deleted, it may be sent.
    await requestWithdrawal(staff.editor, other?.key ?? '')
    await takeDownIn(hub, 3)
    const race = await Promise.allSettled([retry(staff.editor, key), planOnce()])
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await workIn(hub, 4)
    expect(there()).toHaveLength(1)
  })

  it('stops an account whose token is refused, and asks an administrator once', async () => {
    const { state, account, there } = await planned({}, 'abgelaufen')
    for (const minutes of [1, 2, 60]) await workIn(hub, minutes)
    expect(await state()).toMatchObject({ state: 'planned', failure: 'auth', attempts: 1 })
    expect(await tasksAbout(hub, `account:${account.key}`)).toMatchObject([{ kind: 'renew-account', state: 'open' }])
    expect((await listAccounts(staff.editor)).find(({ key }) => key === account.key)).toMatchObject({ problemCode: 'refused', problem: expect.stringMatching(/Get a new one.*The network says: “The access token is invalid”/) })
    expect(there()).toEqual([])
    // A day late it does not go out unasked, renewed or not.
    await hub.payload.update({ collection: 'social-accounts', id: account.id, data: { secret: server.token } as never, overrideAccess: false, user: admin.user })
    await workIn(hub, 25 * 60)
    expect(await state()).toMatchObject({ state: 'failed', failure: 'late' })
  })

  it('asks a person where nobody else can know, and heeds the answer', async () => {
    const [posted, absent] = [await planned(), await planned()]
    server.faults.push('drop-after', 'drop-before')
    await workIn(hub, 1)
    // What was sent is not in the store any more, so the text to look for is not known.
    for (const { key } of [posted, absent]) await hub.payload.db.updateOne({ collection: 'deliveries', where: { key: { equals: key } }, data: { files: [{ name: 'post.json', mime: 'application/json', sha256: 'f'.repeat(64), bytes: 1 }] } })
    for (const minutes of [3, 5]) await workIn(hub, minutes)
    for (const one of [posted, absent]) {
      expect(await one.state()).toMatchObject({ state: 'uncertain', error: { en: expect.stringContaining('not sent again by itself') } })
      expect(await tasksAbout(hub, `delivery:${one.key}`)).toMatchObject([{ kind: 'confirm-post', state: 'open' }])
    }
    await settleUncertain(staff.editor, posted.key, { isPosted: true, url: 'https://social.example.com/@lindental/1' })
    await settleUncertain(staff.approver, absent.key, { isPosted: false, sendAgain: true })
    await expect(settleUncertain(staff.editor, posted.key, { isPosted: false })).rejects.toMatchObject({ code: 'conflict' })
    await workIn(hub, 6)
    expect(await posted.state()).toMatchObject({ state: 'delivered', url: 'https://social.example.com/@lindental/1' })
    expect((await posted.state()).reference ?? null).toBeNull()
    expect(await absent.state()).toMatchObject({ state: 'delivered' })
    expect([posted.there().length, absent.there().length]).toEqual([1, 1])
    for (const one of [posted, absent]) expect((await tasksAbout(hub, `delivery:${one.key}`)).map(({ state }) => state)).toEqual(['done'])
  })

  it('asks what a process that died did not come to ask, once', async () => {
    const { key, account } = await planned()
    await hub.payload.db.updateOne({ collection: 'deliveries', where: { key: { equals: key } }, data: { state: 'uncertain' } })
    await hub.payload.db.updateOne({ collection: 'social-accounts', where: { key: { equals: account.key } }, data: { problem: 'key-missing' } })
    for (const minutes of [1, 2]) await workIn(hub, minutes)
    expect(await tasksAbout(hub, `delivery:${key}`)).toMatchObject([{ kind: 'confirm-post', state: 'open', data: { delivery: key, network: 'mastodon' } }])
    expect(await tasksAbout(hub, `account:${account.key}`)).toMatchObject([{ kind: 'renew-account', state: 'open' }])
  })

  it('finishes a chain that broke off, under what stands there already', async () => {
    const words = Array.from({ length: 30 }, (_, index) => `Das ist der ${index + 1}. Satz über die neuen Leitungen im Tal.`).join(' ')
    const { state, key } = await planned({ overrides: { socialPost: { chain: words } } })
    const before = server.statuses.length
    // The first is taken, the second limited.
    server.faults.push('pass', { status: 429, headers: { 'x-ratelimit-reset': new Date(Date.now() + 60_000).toISOString() } })
    await workIn(hub, 1)
    expect(await state()).toMatchObject({ state: 'claimed', failure: 'rate-limit' })
    expect(server.statuses).toHaveLength(before + 1)
    for (const minutes of [3, 5, 7]) await workIn(hub, minutes)
    const chain = server.statuses.slice(before)
    expect(chain.length).toBeGreaterThan(2)
    expect(chain.map(({ inReplyToId }) => inReplyToId)).toEqual([null, ...chain.slice(0, -1).map(({ id }) => id)])
    expect(new Set(chain.map(({ text }) => text)).size).toBe(chain.length)
    expect(await state()).toMatchObject({ state: 'delivered', reference: chain[0]?.id })
    // What somebody of the house wrote in the thread by hand is theirs.
    const answer = { id: '99999', text: 'Danke für die Frage.', language: 'de', inReplyToId: chain[0]?.id ?? '', createdAt: new Date().toISOString(), application: 'Web', media: [] }
    server.statuses.push(answer)
    await requestWithdrawal(staff.editor, key)
    await takeDownIn(hub, 8)
    expect(server.statuses.slice(before)).toEqual([answer])
  })

  /** A chain of which the first post stands, and the others were refused for now. */
  async function brokenChain() {
    const words = Array.from({ length: 30 }, (_, index) => `Das ist der ${index + 1}. Satz über die alten Leitungen im Tal.`).join(' ')
    const chain = await planned({ overrides: { socialPost: { chain: words } } })
    const before = server.statuses.length
    server.faults.push('pass', { status: 429, headers: { 'x-ratelimit-reset': new Date(Date.now() + 60_000).toISOString() } })
    for (const minutes of [1, 3]) await workIn(hub, minutes)
    const there = () => server.statuses.slice(before)
    expect([there().length, await chain.state()]).toMatchObject([1, { state: 'planned', reference: there()[0]?.id }])
    return { ...chain, there }
  }

  it('deletes the part of a chain that stands where the rest must not be sent', async () => {
    const off = await brokenChain()
    await unpublish(staff.editor, { pieceKey: off.piece.key, locale: 'de', channels: ['social-post'] })
    await workIn(hub, 5)
    await takeDownIn(hub, 6, 5)
    expect([off.there(), await off.state()]).toMatchObject([[], { state: 'withdrawn', failure: 'called-off' }])
    const over = await brokenChain()
    // Its time was over a minute ago.
    await hub.payload.db.updateOne({ collection: 'publications', where: { slot: { equals: SLOT(over.piece.key) } }, data: { until: new Date(Date.now() - 60_000).toISOString() } })
    await workIn(hub, 5)
    await takeDownIn(hub, 6, 5)
    expect([over.there(), await over.state()]).toMatchObject([[], { state: 'withdrawn' }])
    const called = await brokenChain()
    await callOff(staff.editor, called.key)
    await takeDownIn(hub, 6, 5)
    expect([called.there(), await called.state()]).toMatchObject([[], { state: 'withdrawn', failure: 'called-off' }])
    expect((await storyOf(hub, called.piece.key)).at(-1)).toBe('post-withdrawn')
  })

  it('goes on behind the part of a chain that stands, however often the rest is refused', async () => {
    const { state, there } = await brokenChain()
    const { startedAt } = await state()
    server.faults.push({ status: 429, headers: { 'x-ratelimit-reset': new Date(Date.now() + 60_000).toISOString() } })
    await workIn(hub, 5)
    // By that time the part is found again.
    expect(await state()).toMatchObject({ state: 'planned', startedAt, reference: there()[0]?.id })
    await workIn(hub, 8)
    expect(await state()).toMatchObject({ state: 'delivered', reference: there()[0]?.id })
    expect(new Set(there().map(({ text }) => text)).size).toBe(there().length)
  })

  it('puts no other text behind the part of a chain', async () => {
    const { key, piece, state, there } = await brokenChain()
    const first = there()[0]?.id
    await hub.payload.db.updateOne({ collection: 'deliveries', where: { key: { equals: key } }, data: { sentHash: 'f'.repeat(64) } })
    await workIn(hub, 5)
    await takeDownIn(hub, 6, 5)
    expect(await state()).toMatchObject({ state: 'withdrawn', failure: 'overtaken' })
    await workIn(hub, 8)
    expect(there().map(({ id }) => id)).not.toContain(first)
    // The whole of it stands there, once, by an order of its own.
    const { docs } = await hub.payload.find({ collection: 'deliveries', where: { pieceKey: { equals: piece.key } }, sort: 'round' })
    expect(docs).toMatchObject([{ key, state: 'withdrawn' }, { round: 2, state: 'delivered', reference: there()[0]?.id }])
    expect(there().length).toBeGreaterThan(2)
    expect(new Set(there().map(({ text }) => text)).size).toBe(there().length)
  })

  it('lets the part of a chain go whose words have no consent any more, though its account waits', async () => {
    const { key, account, state } = await brokenChain()
    await hub.payload.db.updateOne({ collection: 'deliveries', where: { key: { equals: key } }, data: { quotes: '|nobody:e1:|' } })
    await hub.payload.db.updateOne({ collection: 'social-accounts', id: account.id, data: { isDisabled: true } })
    await workIn(hub, 5)
    expect(await state()).toMatchObject({ state: 'delivered', failure: 'overtaken' })
    await takeDownIn(hub, 6, 5)
    expect(await state()).toMatchObject({ state: 'withdrawn' })
  })

  it('asks a person about the part of a chain that stands where it has become too late for the rest, and can delete it afterwards', async () => {
    const { key, state, there } = await brokenChain()
    await workIn(hub, 25 * 60)
    expect(await state()).toMatchObject({ state: 'uncertain', reference: there()[0]?.id, error: { en: expect.stringContaining('Only a part') } })
    await settleUncertain(staff.editor, key, { isPosted: true })
    expect(await state()).toMatchObject({ state: 'delivered', reference: there()[0]?.id, url: expect.stringContaining('/@lindental/') })
    await requestWithdrawal(staff.editor, key)
    await takeDownIn(hub, 2)
    expect([there(), (await state()).state]).toEqual([[], 'withdrawn'])
  })

  it('waits for a publication that was put off, however long', async () => {
    const { state, there, piece } = await planned()
    const from = new Date(Date.now() + 3 * 86_400_000).toISOString()
    await publish(staff.editor, { pieceKey: piece.key, locale: 'de', channels: ['social-post'], from })
    await workIn(hub, 1)
    expect(await state()).toMatchObject({ state: 'planned' })
    const { due, next } = await state()
    expect([due, next].map((one) => new Date(one).toISOString())).toEqual([from, from])
    expect(there()).toEqual([])
  })

  it('is planned for an instant, which is shown by the clock that the account has now', async () => {
    const { key: piece } = await livePiece(staff, { title: 'Zeitumstellung', teaser: 'Nach der Umstellung.' })
    const account = await makeAccount(admin, { network: 'mastodon', server: server.url, secret: server.token, timeZone: 'Europe/Berlin' })
    await planPosts(staff.editor, { publication: SLOT(piece), accounts: [account.key], at: '2027-10-31T02:30' })
    const shown = async () => (await listPosts(staff.editor, { piece })).map(({ due, dueLocal, timeZone }) => [due, dueLocal, timeZone])
    // Shown twice that night: the first time.
    expect(await shown()).toEqual([['2027-10-31T00:30:00.000Z', '2027-10-31T02:30', 'Europe/Berlin']])
    await hub.payload.update({ collection: 'social-accounts', id: account.id, data: { timeZone: 'America/New_York' } as never, overrideAccess: false, user: admin.user })
    expect(await shown()).toEqual([['2027-10-31T00:30:00.000Z', '2027-10-30T20:30', 'America/New_York']])
  })

  it('deletes what was sent under a name that the customer does not agree to any more', async () => {
    const voice = await consentedVoice(staff, ['social-post'])
    const piece = await livePiece(staff, { title: 'Lob mit Namen', body: quoting(voice.id, 'quote-goes') })
    const account = await makeAccount(admin, { network: 'mastodon', server: server.url, secret: server.token })
    const [order] = await planPosts(staff.editor, { publication: SLOT(piece.key), accounts: [account.key], posts: [`quote:${voice.key}`] })
    await workIn(hub, 1)
    const sent = await delivery(hub, order?.key)
    expect([sent.state, sent.quotes]).toEqual(['delivered', expect.stringMatching(/^\|[^|]+:initials\|$/)])
    const agree = async (attribution: 'full' | 'anonymous') => {
      await giveConsent(staff.agent, { purpose: 'manage', testimonial: voice.key, number: 2, expires: null }, { channels: ['social-post'], attribution, until: null }, 'de')
      await takeDownIn(hub, 2, 5)
      return (await delivery(hub, order?.key)).state
    }
    // They agree to more: what stands tells less.
    expect(await agree('full')).toBe('delivered')
    expect(await agree('anonymous')).toBe('withdrawn')
    expect(server.statuses.some(({ id }) => id === sent.reference)).toBe(false)
  })

  it('takes nothing for deleted that another account cannot delete, nor another server find', async () => {
    const { key, state, there, account } = await planned()
    await workIn(hub, 1)
    const change = (data: object) => hub.payload.update({ collection: 'social-accounts', id: account.id, data: data as never, overrideAccess: false, user: admin.user })
    await expect(change({ server: 'https://anderswo.example.com', secret: server.token })).rejects.toThrow(/another account/)
    await change({ secret: server.strangersToken })
    await requestWithdrawal(staff.editor, key)
    await takeDownIn(hub, 2)
    expect([there().length, (await state()).state]).toEqual([1, 'delivered'])
    expect(await tasksAbout(hub, `delivery:${key}`)).toMatchObject([{ kind: 'take-down-post', state: 'open' }])
    await change({ secret: server.token })
    await takeDownIn(hub, 90)
    expect([there().length, (await state()).state]).toEqual([0, 'withdrawn'])
  })

  it('tries again to delete what was taken off, and leaves what is published again', async () => {
    const [gone, back] = [await planned(), await planned()]
    await workIn(hub, 1)
    for (const { piece } of [gone, back]) await unpublish(staff.editor, { pieceKey: piece.key, locale: 'de', channels: ['social-post'] })
    for (const { account } of [gone, back]) await hub.payload.update({ collection: 'social-accounts', id: account.id, data: { secret: 'abgelaufen' } as never, overrideAccess: false, user: admin.user })
    await takeDownIn(hub, 2, 5)
    for (const { account } of [gone, back]) await hub.payload.update({ collection: 'social-accounts', id: account.id, data: { secret: server.token } as never, overrideAccess: false, user: admin.user })
    await publish(staff.editor, { pieceKey: back.piece.key, locale: 'de', channels: ['social-post'] })
    await takeDownIn(hub, 90, 0)
    expect([gone.there().length, (await gone.state()).state]).toEqual([0, 'withdrawn'])
    expect([back.there().length, (await back.state()).state, (await back.state()).failure ?? null]).toEqual([1, 'delivered', null])
  })

  it('deletes at the next look what came to stand there long after it was taken off or a consent ended', async () => {
    const voice = await consentedVoice(staff, ['social-post'])
    const [off, quoted] = [await planned(), await planned({ body: quoting(voice.id, 'quote-goes') })]
    const [quote] = await planPosts(staff.editor, { publication: SLOT(quoted.piece.key), accounts: [quoted.account.key], posts: [`quote:${voice.key}`] })
    await callOff(staff.editor, quoted.key)
    server.faults.push('drop-after', 'drop-after')
    await workIn(hub, 1)
    const states = async () => [(await off.state()).state, (await delivery(hub, quote?.key)).state]
    expect(await states()).toEqual(['claimed', 'claimed'])
    await unpublish(staff.editor, { pieceKey: off.piece.key, locale: 'de', channels: ['social-post'] })
    await withdrawConsent(staff.agent, { testimonial: voice.key })
    await new Promise((resolve) => setTimeout(resolve, 20))
    const lookedAt = Date.now()
    await workIn(hub, 30)
    expect(await states()).toEqual(['delivered', 'delivered'])
    await takeDownIn(hub, 31, (Date.now() - lookedAt) / 60_000)
    expect([await states(), off.there()]).toEqual([['withdrawn', 'withdrawn'], []])
  })

  it('gives no link that leads elsewhere than over TLS', async () => {
    const { state } = await planned()
    server.address.value = 'javascript:alert(1)'
    try {
      await workIn(hub, 1)
    } finally {
      server.address.value = null
    }
    const { url, ...sent } = await state()
    expect([sent.state, url ?? null]).toEqual(['delivered', null])
  })

  it('gives a person the task where the hub cannot delete', async () => {
    const { key, state, there, account } = await planned()
    await workIn(hub, 1)
    await hub.payload.update({ collection: 'social-accounts', id: account.id, data: { secret: 'abgelaufen' } as never, overrideAccess: false, user: admin.user })
    await requestWithdrawal(staff.editor, key)
    await takeDownIn(hub, 2)
    expect(await tasksAbout(hub, `delivery:${key}`)).toMatchObject([{ kind: 'take-down-post', data: { reason: 'asked', network: 'mastodon' } }])
    expect([there().length, (await state()).state]).toEqual([1, 'delivered'])
    // As soon as it can, it does, though nothing else has changed since.
    await hub.payload.update({ collection: 'social-accounts', id: account.id, data: { secret: server.token } as never, overrideAccess: false, user: admin.user })
    await takeDownIn(hub, 90, 0)
    expect([there().length, (await state()).state]).toEqual([0, 'withdrawn'])
    expect(await tasksAbout(hub, `delivery:${key}`)).toMatchObject([{ kind: 'take-down-post', state: 'done', doneBy: 'outbox' }])
  })
})
