/** From the piece to the post and back: planned by a person, sent once by the outbox, deleted when it must not stand any more. On a real Bluesky server. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personOf } from '../../../src/access/roles.ts'
import { withdrawConsent } from '../../../src/consent/acts.ts'
import { canonicalJson, sha256Hex } from '../../../src/content/canonical.ts'
import { followUpConsents } from '../../../src/consent/follow-ups.ts'
import { brokenLink } from '../../../src/publishing/audit.ts'
import { callOff, requestWithdrawal } from '../../../src/publishing/delivering/settle.ts'
import { planPosts } from '../../../src/publishing/delivering/plan.ts'
import { listPosts } from '../../../src/publishing/delivering/posts.ts'
import { orderForPublication, rendition } from '../../../src/publishing/compose.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { findRecord, findRecords, whereAll } from '../../../src/publishing/records.ts'
import { DATABASE, type Staff, type TestHub } from '../hub.ts'
import { consentedVoice, quoting } from '../voices/voices.ts'
import { type BlueskyHub, startBlueskyHub } from './bluesky-hub.ts'
import { hasPds, type TestPds } from './pds.ts'
import { delivery, livePiece, makeAccount, republish, SLOT, storyOf, takeDownIn, tasksAbout, workIn } from './posting.ts'

describe.skipIf(!hasPds())(`posts on Bluesky (${DATABASE})`, () => {
  let pds: TestPds
  let hub: TestHub
  let staff: Staff
  let admin: PayloadRequest
  let owner: BlueskyHub['owner']
  let account: string
  let posting: BlueskyHub

  beforeAll(async () => {
    posting = await startBlueskyHub()
    ;({ pds, hub, staff, admin, owner, account } = posting)
  })
  afterAll(() => posting?.stop())

  const plan = (piece: string, more: object = {}) => planPosts(staff.editor, { publication: SLOT(piece), accounts: [account], ...more })
  const live = async () => new Map((await pds.posts(owner.did)).map(({ uri, value }) => [uri, value]))

  it('sends exactly the bytes of the approved edition’s rendition, once, and keeps where it stands', async () => {
    const { key } = await livePiece(staff, { title: 'Größere Netze' })
    const [planned] = await plan(key)
    expect(planned).toMatchObject({ state: 'planned', variant: 'bluesky', round: 1 })
    for (const _ of [1, 2, 3]) await workIn(hub, 1)
    const done = await delivery(hub, planned?.key)
    expect(done).toMatchObject({ state: 'delivered', attempts: 1, failure: null })
    const publication = await findRecord(hub.payload, 'publications', { where: { slot: { equals: SLOT(key) } } })
    const made = await rendition(hub.payload, () => orderForPublication(hub.payload, publication!, 'bluesky'))
    expect(done.files).toEqual(made.artefacts.filter(({ name }) => name === 'post.json' || name.startsWith('image')).map(({ name, mime, sha256, bytes }) => ({ name, mime, sha256, bytes })))
    const packed = JSON.parse(new TextDecoder().decode(made.artefacts.find(({ name }) => name === 'post.json')?.content)) as { text: string; facets: unknown }
    const record = (await live()).get(done.reference ?? '')
    expect(record).toMatchObject({ text: packed.text, facets: packed.facets, langs: ['de'] })
    expect(await listPosts(staff.approver, { piece: key })).toMatchObject([{ state: 'delivered', url: `https://bsky.app/profile/${owner.did}/post/${done.reference?.split('/').at(-1)}`, accountLabel: 'Stadtwerke' }])
    expect(await storyOf(hub, key)).toEqual(['post-planned', 'post-delivered'])
    expect(await brokenLink(hub.payload, `piece:${key}`)).toBeNull()
    await expect(plan(key)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('shows what the link leads to where the post has no picture, with the share picture once that is made', async () => {
    const teaser = 'Was die Stadtwerke im Winter bauen.'
    const pieces = [await livePiece(staff, { title: 'Mit Karte', teaser }), await livePiece(staff, { title: 'Ohne Webseite', teaser })]
    const [first, second] = pieces
    await publish(staff.editor, { pieceKey: first?.key ?? '', locale: 'de', channels: ['web-page'] })
    const page = await findRecord(hub.payload, 'publications', { where: { slot: { equals: `${first?.key}:de:web-page` } } })
    const share = await rendition(hub.payload, () => orderForPublication(hub.payload, page!, 'share-image'))
    const orders = [(await plan(first?.key ?? ''))[0], (await plan(second?.key ?? ''))[0]]
    await workIn(hub, 1)
    const sent = await Promise.all(orders.map((order) => delivery(hub, order?.key)))
    const records = sent.map(({ reference }) => live().then((all) => all.get(reference ?? '')))
    const [withPicture, without] = (await Promise.all(records)) as unknown as { embed: { $type: string; external: { uri: string; title: string; description: string; thumb?: { size: number; mimeType: string } } } }[]
    expect(withPicture?.embed).toMatchObject({ $type: 'app.bsky.embed.external', external: { uri: expect.stringMatching(/\/de\/[a-z0-9-]+$/), title: 'Mit Karte', description: teaser, thumb: { mimeType: 'image/jpeg', size: share.artefacts[0]?.bytes } } })
    expect(without?.embed).toMatchObject({ $type: 'app.bsky.embed.external', external: { title: 'Ohne Webseite', description: teaser } })
    expect(without?.embed.external).not.toHaveProperty('thumb')
    // What was sent is known by its files, the card's picture too.
    expect(sent.map(({ files }) => files?.map(({ name }) => name))).toEqual([['post.json', 'share.jpg'], ['post.json']])
    // Made or not, it is the same post: a chain that broke off goes on.
    expect(sent.map(({ sentHash }) => sentHash)).toEqual(sent.map(({ files }) => sha256Hex(canonicalJson([['post.json', files?.[0]?.sha256]]))))
  })

  it('sends nothing that was taken off, called off or is not to be seen yet', async () => {
    const before = (await live()).size
    const [off, later, called] = [await livePiece(staff, { title: 'Zurückgezogen' }), await livePiece(staff, { title: 'Später' }, { from: new Date(Date.now() + 3_600_000).toISOString() }), await livePiece(staff, { title: 'Abgesagt' })]
    const [one] = await plan(off.key)
    await unpublish(staff.editor, { pieceKey: off.key, locale: 'de', channels: ['social-post'] })
    const [two] = await plan(later.key)
    const [three] = await plan(called.key)
    await callOff(staff.editor, three?.key ?? '')
    await workIn(hub, 5)
    expect(await delivery(hub, one?.key)).toMatchObject({ state: 'withdrawn', failure: 'not-shown', error: { de: expect.stringContaining('nichts gesendet') } })
    expect(await delivery(hub, two?.key)).toMatchObject({ state: 'planned', attempts: 0 })
    // Even an outbox whose clock is wrong asks the publication.
    await workIn(hub, 90)
    expect(await delivery(hub, two?.key)).toMatchObject({ state: 'planned' })
    expect(await delivery(hub, three?.key)).toMatchObject({ state: 'withdrawn', failure: 'called-off' })
    expect((await live()).size).toBe(before)
  })

  it('posts the edition that stands there when it is due', async () => {
    const piece = await livePiece(staff, { title: 'Alter Stand', teaser: 'So war es gestern.' })
    const [old] = await plan(piece.key)
    await republish(staff, piece, { title: 'Neuer Stand', teaser: 'So ist es heute.' })
    await workIn(hub, 1)
    await workIn(hub, 1)
    expect(await delivery(hub, old?.key)).toMatchObject({ state: 'withdrawn', failure: 'overtaken' })
    const [fresh, ...others] = (await findRecords(hub.payload, 'deliveries', { where: { pieceKey: { equals: piece.key } } })).filter(({ state }) => state === 'delivered')
    expect(others).toEqual([])
    expect((await live()).get(fresh?.reference ?? '')?.text).toContain('So ist es heute.')
    expect([...(await live()).values()].filter(({ text }) => String(text).includes('gestern'))).toEqual([])
  })

  it('deletes posts of what was taken off, and on a person’s word', async () => {
    const [taken, asked] = [await livePiece(staff, { title: 'Wird zurückgezogen' }), await livePiece(staff, { title: 'Wird gelöscht' })]
    const [one] = await plan(taken.key)
    const [two] = await plan(asked.key)
    await workIn(hub, 1)
    await unpublish(staff.editor, { pieceKey: taken.key, locale: 'de', channels: ['social-post'] })
    await requestWithdrawal(staff.editor, two?.key ?? '')
    for (const ago of [5, 0]) await takeDownIn(hub, 2, ago)
    for (const post of [one, two]) {
      const gone = await delivery(hub, post?.key)
      expect(gone).toMatchObject({ state: 'withdrawn', withdrawnAt: expect.anything() })
      expect((await live()).has(gone.reference ?? '')).toBe(false)
    }
    expect(await storyOf(hub, asked.key)).toEqual(['post-planned', 'post-delivered', 'post-withdrawal-asked', 'post-withdrawn'])
    const [event] = await findRecords(hub.payload, 'audit-events', { where: whereAll({ subject: { equals: `piece:${asked.key}` } }, { type: { equals: 'post-withdrawal-asked' } }) })
    expect(event).toMatchObject({ actor: personOf(staff.editor.user)?.key, data: { delivery: two?.key } })
    // Asked for again, it is another round.
    const [again] = await plan(asked.key)
    expect(again).toMatchObject({ round: 2 })
    await workIn(hub, 3)
    expect((await live()).has((await delivery(hub, again?.key)).reference ?? '')).toBe(true)
  })

  it('posts a customer’s words with their consent, and deletes that post, and only that, when it ends', async () => {
    const voice = await consentedVoice(staff, ['social-post'])
    const { key } = await livePiece(staff, { title: 'Lob', body: quoting(voice.id, 'quote-goes') })
    const [post, quote] = await plan(key, { posts: ['post', `quote:${voice.key}`] })
    await workIn(hub, 1)
    const [sentPost, sentQuote] = [await delivery(hub, post?.key), await delivery(hub, quote?.key)]
    expect([sentPost.state, sentQuote.state, sentPost.quotes ?? '']).toEqual(['delivered', 'delivered', ''])
    expect(sentQuote.quotes).toContain(voice.key)
    expect((await live()).get(sentQuote.reference ?? '')).toMatchObject({ embed: { images: [{ alt: expect.stringContaining('—') }] } })
    await withdrawConsent(staff.agent, { testimonial: voice.key })
    await followUpConsents(hub.payload)
    await takeDownIn(hub, 2)
    await followUpConsents(hub.payload)
    expect((await delivery(hub, quote?.key)).state).toBe('withdrawn')
    // Nobody is asked for what the hub does itself.
    expect((await tasksAbout(hub, `testimonial:${voice.key}`)).map(({ kind }) => kind)).toEqual(['replace-quote'])
    expect(await tasksAbout(hub, `delivery:${quote?.key}`)).toEqual([])
    expect((await live()).has(sentQuote.reference ?? '')).toBe(false)
    expect((await live()).has(sentPost.reference ?? '')).toBe(true)
    // Planned again, nothing of it leaves.
    const [again] = await plan(key, { posts: [`quote:${voice.key}`] })
    const count = (await live()).size
    await workIn(hub, 3)
    expect(await delivery(hub, again?.key)).toMatchObject({ state: 'withdrawn', failure: 'not-shown' })
    expect((await live()).size).toBe(count)
  })

  it('asks for the secret when the network refuses it, sends nothing until it is renewed, then sends', async () => {
    const other = await makeAccount(admin, { network: 'bluesky', server: pds.url, identifier: owner.identifier, secret: 'fals-ches-pass-wort' })
    const { key } = await livePiece(staff, { title: 'Zugang erneuern' })
    const [planned] = await planPosts(staff.editor, { publication: SLOT(key), accounts: [other.key] })
    for (const minutes of [1, 30]) await workIn(hub, minutes)
    expect(await delivery(hub, planned?.key)).toMatchObject({ state: 'planned', failure: 'auth', attempts: 1 })
    expect(await findRecords(hub.payload, 'tasks', { where: { subject: { equals: `account:${other.key}` } } })).toMatchObject([{ kind: 'renew-account', state: 'open' }])
    await hub.payload.update({ collection: 'social-accounts', id: other.id, data: { secret: owner.secret } as never, overrideAccess: false, user: admin.user })
    expect(await tasksAbout(hub, `account:${other.key}`)).toMatchObject([{ state: 'done', doneBy: personOf(admin.user)?.key }])
    await workIn(hub, 31)
    expect(await delivery(hub, planned?.key)).toMatchObject({ state: 'delivered', attempts: 2, failure: null })
  })
})
