/** Checks made ahead of whoever approves, readers who come before the file, and where many pieces stand. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ChannelPlugin } from '../../../src/channel/contract.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { submissionView } from '../../../src/publishing/overviews.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { insertRecord } from '../../../src/publishing/records.ts'
import { signedAddress } from '../../../src/publishing/signed-address.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { type Json, type PrincipalName, PRINCIPALS, type Principal, principals } from '../access/rest.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE, makePiece, paragraphs } from '../hub.ts'
import { held } from './held.ts'

let hub: ReadingHub
let who: Record<PrincipalName, Principal>
let pieces = 0
const PATIENCE = { timeout: 30_000 }

beforeAll(async () => {
  hub = await startReadingHub()
  who = await principals(hub)
})
afterAll(() => hub?.stop())
afterEach(() => vi.restoreAllMocks())

const channelOf = (id: string): ChannelPlugin => {
  const channel = hubOf(hub.payload).channels.find((one) => one.id === id)
  if (!channel) throw new Error(`There is no channel ${id}.`)
  return channel
}
const submitted = async () => {
  pieces += 1
  const { key } = await makePiece(hub.editor, { title: `Beitrag Nummer ${pieces}`, slug: `beitrag-${pieces}`, body: paragraphs(`Absatz von Beitrag ${pieces}.`) })
  return submit(hub.editor, { subject: 'piece', key, locale: 'de' })
}

describe(`readers (${DATABASE})`, () => {
  it('who come before a letter is made wait a while, and are told when to come again', async () => {
    const pack = held(channelOf('print-pdf'))
    const approving = hub.published({ title: 'Zu früh gekommen', slug: 'zu-frueh' }, ['print-pdf'])
    // Approving waits for the checks, which are made of the same.
    await vi.waitFor(() => expect(pack.begun).toBe(1), PATIENCE)
    pack.letGo()
    await approving
    vi.restoreAllMocks()
    const late = held(channelOf('print-pdf'))
    const { forgetEverything } = await import('../../../src/publishing/compose-memory.ts')
    forgetEverything()
    const address = signedAddress(hubOf(hub.payload), { channel: 'print-pdf', locale: 'de', slug: 'zu-frueh', variant: 'letter', artefact: 'letter.pdf' }, new Date(Date.now() + 3_600_000))
    const path = address.replace('https://hub.example.com', '')
    const early = await hub.ask(path)
    expect(early.status).toBe(503)
    expect(Number(early.headers['retry-after'])).toBeGreaterThan(0)
    late.letGo()
    await vi.waitFor(async () => expect((await hub.ask(path)).status).toBe(200), PATIENCE)
    expect(late.begun).toBe(1)
  })
})

describe(`the background (${DATABASE})`, () => {
  it('makes what was published, so that no reader waits for it', async () => {
    const { startReconciler } = await import('../../../src/jobs/reconcile.ts')
    const { key } = await hub.published({ title: 'Im Voraus', slug: 'im-voraus' }, ['print-pdf', 'social-post'])
    const reconciler = startReconciler(hub.payload)
    await reconciler.run()
    await reconciler.stop()
    const offered = ['print-pdf', 'social-post'].flatMap((id) => channelOf(id).variants.flatMap(({ id: variant, isPerPiece }) => (isPerPiece ? [`${id}/${variant}`] : [])))
    const { docs } = await hub.payload.find({ collection: 'renditions', where: { pieceKey: { equals: key } }, depth: 0, pagination: false })
    expect((docs as unknown as { channel: string; variant: string }[]).map(({ channel, variant }) => `${channel}/${variant}`).sort()).toEqual(offered.sort())
    const spies = hubOf(hub.payload).channels.map((channel) => vi.spyOn(channel, 'pack'))
    const address = signedAddress(hubOf(hub.payload), { channel: 'print-pdf', locale: 'de', slug: 'im-voraus', variant: 'letter', artefact: 'letter.pdf' }, new Date(Date.now() + 3_600_000))
    expect((await hub.ask(address.replace('https://hub.example.com', ''))).status).toBe(200)
    expect(spies.every(({ mock }) => mock.calls.length === 0)).toBe(true)
  })
})

describe(`the checks of a submission (${DATABASE})`, () => {
  const checks = async (key: string, as: PrincipalName = 'approver') => who[as].send('GET', `/flow/submissions/${key}/checks`)

  it('are made from the moment it is made, so that approving finds them', async () => {
    const { key } = await submitted()
    await vi.waitFor(async () => expect((await checks(key)).json).toMatchObject({ state: 'made' }), PATIENCE)
    const spies = hubOf(hub.payload).channels.map((channel) => vi.spyOn(channel, 'pack'))
    const { certificate } = await approve(hub.approver, key)
    expect(spies.map(({ mock }) => mock.calls.length)).toEqual(spies.map(() => 0))
    expect(Object.keys(certificate.checks).sort()).toEqual(hubOf(hub.payload).channels.map(({ id }) => id).sort())
    expect((await checks(key)).json).toMatchObject({ state: 'made' })
  })

  it('that take long keep nobody waiting without end: nothing is decided, and it is said how far they are', async () => {
    const pack = held(channelOf('print-pdf'))
    const { key } = await submitted()
    await vi.waitFor(() => expect(pack.begun).toBe(1), PATIENCE)
    await expect(approve(hub.approver, key, '', { waitMs: 100 })).rejects.toMatchObject({ code: 'busy', details: { done: expect.any(Number), of: expect.any(Number), retryAfterSeconds: expect.any(Number) } })
    const { json } = await checks(key)
    expect(json).toMatchObject({ state: 'making' })
    expect(Number(json.done)).toBeLessThan(Number(json.of))
    const view = await submissionView(hub.approver, key)
    expect([view.checks, view.submission.stage]).toEqual([{}, 'in-review'])
    expect((await hub.payload.count({ collection: 'approvals', where: { submission: { equals: key } } })).totalDocs).toBe(0)
    pack.letGo()
    expect((await approve(hub.approver, key)).submission).toBe(key)
    expect(pack.begun).toBe(1)
  })

  it('are told to those who judge, and to nobody else', async () => {
    const { key } = await submitted()
    for (const name of PRINCIPALS) {
      const { status } = await checks(key, name)
      const may = who[name].roles.some((role) => ['admin', 'editor', 'approver'].includes(role))
      expect([name, status]).toEqual([name, may ? 200 : expect.toSatisfy((code: number) => [401, 403].includes(code))])
    }
    expect((await checks('no-such-submission')).status).toBe(404)
  })
})

describe(`the states of many pieces (${DATABASE})`, () => {
  const ask = (query: string, as: PrincipalName = 'editor') => who[as].send('GET', `/flow/pieces/states?${query}`)
  const statesOf = async (...keys: string[]) => (await ask(`locale=de&keys=${keys.join(',')}`)).json.pieces as unknown as Record<string, readonly Json[]>
  const told = (states: readonly Json[] | undefined, channel: string) => states?.find((one) => one.channel === channel)

  it('say of each where it stands on every channel, and render nothing', async () => {
    const ahead = new Date(Date.now() + 3_600_000).toISOString()
    const live = await hub.published({ title: 'Steht', slug: 'steht' }, ['web-page', 'social-post'])
    const later = await hub.published({ title: 'Kommt', slug: 'kommt' }, ['web-page'], { from: ahead })
    const ended = await hub.published({ title: 'Vorbei', slug: 'vorbei' }, ['web-page'], { from: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' })
    const off = await hub.published({ title: 'Weg', slug: 'weg' }, ['web-page'])
    await unpublish(hub.editor, { pieceKey: off.key, locale: 'de', channels: ['web-page'] })
    await hub.payload.update({ collection: 'pieces', id: live.id, locale: 'de', draft: true, data: { title: 'Steht anders' } as never, overrideAccess: false, user: hub.editor.user })
    await approve(hub.approver, (await submit(hub.editor, { subject: 'piece', key: live.key, locale: 'de' })).key)
    await publish(hub.editor, { pieceKey: live.key, locale: 'de', channels: ['web-page'] })
    const { docs } = await hub.payload.find({ collection: 'publications', where: { slot: { equals: `${live.key}:de:social-post` } }, depth: 0 })
    const { slot, edition, approval } = docs[0] as unknown as { slot: string; edition: string; approval: string }
    const now = new Date().toISOString()
    await insertRecord(hub.payload, 'deliveries', {
      key: 'a'.repeat(64), publication: slot, pieceKey: live.key, locale: 'de', channel: 'social-post', variant: 'bluesky', edition, approval, account: 'nobody', network: 'bluesky', post: 'post', round: 1,
      state: 'uncertain', due: now, next: now, attempts: 1, plannedBy: 'nobody', rev: 1,
    } as never)

    const spies = hubOf(hub.payload).channels.map((channel) => vi.spyOn(channel, 'render'))
    const states = await statesOf(live.key, later.key, ended.key, off.key, 'nowhere')
    expect(spies.every(({ mock }) => mock.calls.length === 0)).toBe(true)
    expect(told(states[live.key], 'web-page')).toEqual({ channel: 'web-page', state: 'live', isBehind: false, isBlocked: false, isUncertain: false })
    expect(told(states[live.key], 'social-post')).toEqual({ channel: 'social-post', state: 'live', isBehind: true, isBlocked: false, isUncertain: true })
    expect([later, ended, off].map(({ key }) => told(states[key], 'web-page')?.state)).toEqual(['scheduled', 'ended', 'off'])
    expect(states.nowhere?.map(({ state }) => state)).toEqual(hubOf(hub.payload).channels.map(() => 'never'))
    expect((await ask(`locale=en&keys=${live.key}`)).json).toMatchObject({ locale: 'en', pieces: { [live.key]: expect.arrayContaining([expect.objectContaining({ state: 'never' })]) } })
    // The same as the view of the single piece says.
    const single = (await who.editor.send('GET', `/flow/pieces/${live.key}/state?locale=de`)).json.channels as readonly Json[]
    for (const { channel, state, isBehind, isBlocked } of single) expect(told(states[live.key], String(channel))).toMatchObject({ channel, state, isBehind, isBlocked })
  })

  it.each([
    ['no key', 'locale=de&keys='],
    ['too many keys', `locale=de&keys=${Array.from({ length: 101 }, (_, index) => `k${index}`).join(',')}`],
    ['no locale', 'keys=a'],
    ['a locale that there is not', 'locale=fr&keys=a'],
    ['something else besides', 'locale=de&keys=a&where=1'],
  ])('are not told for %s', async (_, query) => {
    expect((await ask(query)).status).toBe(400)
  })

  it('are told to people of the house who write and judge', async () => {
    for (const name of PRINCIPALS) {
      const may = who[name].roles.some((role) => ['admin', 'editor', 'approver'].includes(role))
      expect([name, (await ask('locale=de&keys=a', name)).status]).toEqual([name, may ? 200 : expect.toSatisfy((code: number) => [401, 403].includes(code))])
    }
  })
})
