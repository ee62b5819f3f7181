/** Kills the process that sends, between claim, sending and recording, and lets others race for the same posts: whatever happens, each post stands once on a real server. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changePosted } from '../../src/publishing/delivering/change.ts'
import { planPosts } from '../../src/publishing/delivering/plan.ts'
import { DELIVER_FAILPOINTS, type Failpoint } from '../../src/publishing/failpoints.ts'
import { type BlueskyHub, startBlueskyHub } from '../integration/delivering/bluesky-hub.ts'
import { DATABASE, type Staff, type TestHub } from '../integration/hub.ts'
import { startMastodon, type TestMastodon } from '../integration/delivering/mastodon-server.ts'
import { hasPds, type TestPds } from '../integration/delivering/pds.ts'
import { delivery, livePiece, makeAccount, republish, SLOT, storyOf, workIn } from '../integration/delivering/posting.ts'
import { startProcess, type Succession, succession } from './child.ts'

// Those between which a post can be lost or doubled; FAULTS=all kills at every one.
const CRUCIAL: readonly Failpoint[] = ['deliver:before-send', 'deliver:after-send']
const chosen = process.env.FAULTS === 'all' ? DELIVER_FAILPOINTS : CRUCIAL

describe.skipIf(!hasPds())(`sending that is killed (${DATABASE})`, () => {
  let pds: TestPds
  let mastodon: TestMastodon
  let hub: TestHub
  let staff: Staff
  let admin: PayloadRequest
  let owner: BlueskyHub['owner']
  let account: string
  let posting: BlueskyHub
  let processes: Succession

  beforeAll(async () => {
    mastodon = await startMastodon()
    posting = await startBlueskyHub(mastodon.host)
    ;({ pds, hub, staff, admin, owner, account } = posting)
    processes = await succession()
  })
  afterAll(async () => {
    await processes?.end()
    await posting?.stop()
    await mastodon?.stop()
  })
  beforeEach(() => processes.follow())

  const planned = async (title: string, accounts = [account]) => {
    const { key } = await livePiece(staff, { title, teaser: `${title}. Ein Satz dazu.` })
    return { piece: key, deliveries: await planPosts(staff.editor, { publication: SLOT(key), accounts }) }
  }
  const standing = async (title: string) => (await pds.posts(owner.did)).filter(({ value }) => String(value.text).includes(title))

  it.each(chosen)('%s', async (point) => {
    const title = `Getötet ${point.replace(':', ' ')}`
    const { piece, deliveries } = await planned(title)
    await processes.dieAt(point, { do: 'deliver', minutes: 1 })
    const isSent = point === 'deliver:after-send' || point === 'deliver:after-record'
    expect(await standing(title)).toHaveLength(isSent ? 1 : 0)
    await processes.follow()
    // Before the lease has run out nobody touches it; afterwards the network is asked first.
    for (const minutes of [2, 10, 20]) expect(await processes.doAgain({ do: 'deliver', minutes })).toMatchObject({ ok: true })
    const [post, ...others] = await standing(title)
    expect(others).toEqual([])
    expect(await delivery(hub, deliveries[0]?.key)).toMatchObject({ state: 'delivered', reference: post?.uri, attempts: isSent ? 1 : 2 })
    expect(await storyOf(hub, piece)).toEqual(['post-planned', 'post-delivered'])
  })

  it.each(chosen)('%s of a post on Mastodon, where no key of ours names it', async (point) => {
    const { key: name } = await makeAccount(admin, { network: 'mastodon', server: mastodon.url, secret: mastodon.token })
    const title = `Tröt ${point.replace(':', ' ')}`
    const { piece, deliveries } = await planned(title, [name])
    const there = () => mastodon.statuses.filter(({ text }) => text.includes(title))
    const sent = () => mastodon.requests.filter((request) => request === 'POST /api/v1/statuses').length
    const before = sent()
    await processes.dieAt(point, { do: 'deliver', minutes: 1 })
    const isSent = point === 'deliver:after-send' || point === 'deliver:after-record'
    expect([there().length, sent() - before]).toEqual(isSent ? [1, 1] : [0, 0])
    await processes.follow()
    for (const minutes of [2, 10, 20]) expect(await processes.doAgain({ do: 'deliver', minutes })).toMatchObject({ ok: true })
    // Looked up: the server's own memory of the key is not put to the test, which ends after an hour.
    expect([there().length, sent() - before]).toEqual([1, 1])
    expect(await delivery(hub, deliveries[0]?.key)).toMatchObject({ state: 'delivered', reference: there()[0]?.id, attempts: isSent ? 1 : 2 })
    expect(await storyOf(hub, piece)).toEqual(['post-planned', 'post-delivered'])
  })

  it.each(chosen)('%s of a change', async (point) => {
    const { key: name } = await makeAccount(admin, { network: 'mastodon', server: mastodon.url, secret: mastodon.token })
    const piece = await livePiece(staff, { title: `Geändert ${point}`, teaser: `So war es vor ${point}.` })
    const [first] = await planPosts(staff.editor, { publication: SLOT(piece.key), accounts: [name] })
    await workIn(hub, 1)
    await republish(staff, piece, { teaser: `So ist es nach ${point}.` })
    const { reference } = await delivery(hub, first?.key)
    const there = () => mastodon.statuses.filter(({ id, text }) => id === reference || text.includes(point))
    const change = await changePosted(staff.editor, first?.key ?? '', 'update')
    await processes.dieAt(point, { do: 'deliver', minutes: 1 })
    const isSent = point === 'deliver:after-send' || point === 'deliver:after-record'
    expect(there()).toMatchObject([{ id: reference, text: expect.stringContaining(isSent ? 'So ist es' : 'So war es') }])
    await processes.follow()
    for (const minutes of [2, 10, 20]) expect(await processes.doAgain({ do: 'deliver', minutes })).toMatchObject({ ok: true })
    expect(there()).toMatchObject([{ id: reference, text: expect.stringContaining('So ist es'), edits: 1 }])
    expect(await delivery(hub, change.key)).toMatchObject({ state: 'delivered', reference, attempts: isSent ? 1 : 2 })
    expect(await delivery(hub, first?.key)).toMatchObject({ state: 'withdrawn', failure: 'overtaken' })
  })

  it('is done once by two who begin at the same instant', async () => {
    const titles = ['Eins', 'Zwei', 'Drei'].map((title) => `Wettlauf ${title}`)
    const all: string[] = []
    for (const title of titles) all.push((await planned(title)).deliveries[0]?.key ?? '')
    const racer = await startProcess()
    try {
      await Promise.all([racer.ask([{ do: 'deliver', minutes: 1 }]), workIn(hub, 1)])
      // Whoever found the database busy right after the claim comes back when the lease has run out, then looks, then sends.
      for (const minutes of [2, 10, 11, 20, 21]) await Promise.all([racer.ask([{ do: 'deliver', minutes }]), workIn(hub, minutes)])
    } finally {
      await racer.kill()
    }
    for (const [index, title] of titles.entries()) {
      expect(await delivery(hub, all[index])).toMatchObject({ state: 'delivered' })
      expect(await standing(title)).toHaveLength(1)
    }
  })
})
