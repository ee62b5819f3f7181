/** What follows when a consent ends: who is told, what people have to do, what can be reported to the customer. The words themselves are gone before any of it. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askConsent, decideRecorded, giveConsent, recordConsent, withdrawConsent } from '../../../src/consent/acts.ts'
import { followUpConsents } from '../../../src/consent/follow-ups.ts'
import { withdrawalReport } from '../../../src/consent/report.ts'
import { completeTask } from '../../../src/consent/tasks.ts'
import { brokenLink } from '../../../src/publishing/audit.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { findRecord, findRecords, whereAll } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE } from '../hub.ts'
import { makeTestimonial, quoting } from './voices.ts'

const CHANNELS = ['web-page', 'social-post', 'newsletter-block', 'print-pdf']
const WORDS = 'Seither schlafe ich bei offenem Fenster.'
const DAY_MS = 86_400_000
let hub: ReadingHub
let agent: PayloadRequest
let token: string

beforeAll(async () => {
  hub = await startReadingHub()
  agent = await hub.person('Agnes Agent', ['agent'])
  token = (await hub.token('channel-app', CHANNELS)).token
})
afterAll(() => hub?.stop())

async function give(testimonial: string, channels: readonly string[] = CHANNELS, until: string | null = null) {
  const { number } = await askConsent(agent, { testimonial, channels, locale: 'de' })
  await giveConsent(agent, { purpose: 'answer', testimonial, number, expires: null }, { channels, attribution: 'initials', until }, 'de')
}
/** A testimonial that was consented to and approved. */
async function voice(data: Record<string, unknown> = {}, until: string | null = null) {
  const testimonial = await makeTestimonial(agent, { quote: WORDS, original: WORDS, ...data })
  await give(testimonial.key, CHANNELS, until)
  await approve(hub.approver, (await submit(hub.editor, { subject: 'testimonial', key: testimonial.key, locale: 'de' })).key)
  return testimonial
}
const slugOf = async (key: string) => (await findRecord(hub.payload, 'publications', { where: { pieceKey: { equals: key } } }))?.slug ?? ''
const publicationsOf = (key: string) => findRecords(hub.payload, 'publications', { where: { pieceKey: { equals: key } }, sort: 'slot' })
const tasksOf = (key: string) => findRecords(hub.payload, 'tasks', { where: { subject: { equals: `testimonial:${key}` } }, sort: 'key' })
const eventsOf = (key: string) => findRecords(hub.payload, 'audit-events', { where: whereAll({ subject: { equals: `piece:${key}` } }, { type: { in: ['withheld', 'resumed'] } }), sort: 'number' })
const page = async (key: string) => hub.ask(`/de/${await slugOf(key)}`)
const shift = (ms: number) => ({ earliest: Date.now() + ms, latest: Date.now() + ms })
const removals = async (since: string) => JSON.parse((await hub.ask(`/api/v1/removals?since=${encodeURIComponent(since)}&limit=100`, { token })).body).docs as { key: string; channel: string }[]
const changedSince = async (since: string) => JSON.parse((await hub.ask(`/api/v1/publications?changedSince=${encodeURIComponent(since)}&limit=100`, { token })).body).docs as { key: string; channel: string }[]

describe(`after a withdrawal (${DATABASE})`, () => {
  it('apps that ask what changed learn of it, once; the page stays without the words, under another entity tag', async () => {
    const { id, key } = await voice()
    const piece = await hub.published({ title: 'Ruhig schlafen', body: quoting(id, 'quote-goes') }, CHANNELS)
    const before = await page(piece.key)
    expect(before.body).toContain(WORDS)
    await followUpConsents(hub.payload)
    const untouched = await publicationsOf(piece.key)

    const since = new Date().toISOString()
    await withdrawConsent(agent, { testimonial: key })
    const after = await hub.ask(`/de/${await slugOf(piece.key)}`, { headers: { 'if-none-match': before.headers.etag ?? '' } })
    expect(after.status).toBe(200)
    expect(after.headers.etag).not.toBe(before.headers.etag)
    expect(after.body).not.toContain(WORDS)
    expect(after.body).not.toContain('Quotation')
    expect((await changedSince(since)).filter((one) => one.key === piece.key)).toEqual([])

    await followUpConsents(hub.payload)
    const told = await changedSince(since)
    expect(told.filter((one) => one.key === piece.key).map(({ channel }) => channel).sort()).toEqual([...CHANNELS].sort())
    const bumped = await publicationsOf(piece.key)
    expect(bumped.map(({ rev }) => rev)).toEqual(untouched.map(({ rev }) => rev + 1))
    await followUpConsents(hub.payload)
    expect(await publicationsOf(piece.key)).toEqual(bumped)
    expect(await eventsOf(piece.key)).toEqual([])
  })

  it('a piece that goes with its quote is held back and told as removed, and comes back with a new consent', async () => {
    const { id, key } = await voice()
    const piece = await hub.published({ title: 'Steht und fällt', body: quoting(id, 'piece-goes') }, CHANNELS)
    expect((await page(piece.key)).status).toBe(200)
    const since = new Date().toISOString()
    await withdrawConsent(agent, { testimonial: key })
    expect((await page(piece.key)).status).toBe(410)
    await followUpConsents(hub.payload)
    await followUpConsents(hub.payload)
    expect((await page(piece.key)).status).toBe(410)
    const held = await publicationsOf(piece.key)
    for (const one of held) expect([one.isSuspended, one.suspensions]).toEqual([true, [{ reason: 'consent', key }]])
    expect((await eventsOf(piece.key)).map(({ type, data }) => [type, data.channels])).toEqual(held.map(({ channel }) => ['withheld', [channel]]))
    expect((await removals(since)).filter((one) => one.key === piece.key)).toHaveLength(CHANNELS.length)

    const again = new Date().toISOString()
    await give(key)
    await followUpConsents(hub.payload)
    expect((await page(piece.key)).body).toContain(WORDS)
    for (const one of await publicationsOf(piece.key)) expect([one.isSuspended, one.suspensions]).toEqual([false, []])
    expect((await changedSince(again)).filter((one) => one.key === piece.key)).toHaveLength(CHANNELS.length)
    expect((await removals(since)).filter((one) => one.key === piece.key)).toEqual([])
    expect((await eventsOf(piece.key)).filter(({ type }) => type === 'resumed')).toHaveLength(CHANNELS.length)
    expect(await brokenLink(hub.payload, `piece:${piece.key}`)).toBeNull()
  })

  it('what was never shown stays unknown: an embargo whose consent ended first tells nothing when its instant passes', async () => {
    const { id, key } = await voice()
    const from = new Date(Date.now() + 3_600_000).toISOString()
    const piece = await hub.published({ title: 'Nie erschienen', body: quoting(id, 'piece-goes') }, ['web-page'], { from })
    await withdrawConsent(agent, { testimonial: key })
    const since = new Date().toISOString()
    hub.goOn(2 * 3_600_000)
    // Before the work in the background has come to it, and after.
    const bare = ({ status, body, headers }: Awaited<ReturnType<typeof page>>) => ({ status, body, headers: { ...headers, date: '', 'x-request-id': '' } })
    expect(bare(await page(piece.key))).toEqual(bare(await hub.ask('/de/nie-gewesen')))
    await followUpConsents(hub.payload, { at: shift(2 * 3_600_000) })
    expect((await page(piece.key)).status).toBe(404)
    expect((await removals(since)).map((one) => one.key)).not.toContain(piece.key)
    hub.goOn(-2 * 3_600_000)
  })

  it('publishing a later edition without the quote is not held back by what was', async () => {
    const { id, key } = await voice()
    const piece = await hub.published({ title: 'Neu ohne Zitat', body: quoting(id, 'piece-goes') }, ['web-page'])
    await withdrawConsent(agent, { testimonial: key })
    await followUpConsents(hub.payload)
    await expect(publish(hub.editor, { pieceKey: piece.key, locale: 'de', channels: ['web-page'] })).rejects.toMatchObject({ code: 'channel-blocked' })
    await hub.payload.update({ collection: 'pieces', id: piece.id, locale: 'de', draft: true, data: { body: quoting(id, 'quote-goes') } as never, overrideAccess: false, user: hub.editor.user })
    await approve(hub.approver, (await submit(hub.editor, { subject: 'piece', key: piece.key, locale: 'de' })).key)
    await publish(hub.editor, { pieceKey: piece.key, locale: 'de', channels: ['web-page'] })
    expect((await page(piece.key)).status).toBe(200)
    await followUpConsents(hub.payload)
    expect((await page(piece.key)).status).toBe(200)
  })
})

describe(`tasks (${DATABASE})`, () => {
  it('ask for the post to be taken down, the print to be recalled and another voice to be chosen, once each', async () => {
    const topic = await hub.payload.create({ collection: 'topics', locale: 'de', data: { name: 'Schlaf' } as never, overrideAccess: true })
    const { id, key } = await voice({ topics: [topic.id], theme: 'Ruhe', isOnWall: true })
    const near = await voice({ topics: [topic.id], label: 'Ruhe im Haus' })
    await voice({ label: 'Etwas anderes' })
    const piece = await hub.published({ title: 'Vier Wege', body: quoting(id, 'quote-goes') }, CHANNELS)
    // Taken off the hub before: the letters are out there all the same, the post has had its end.
    const earlier = await hub.published({ title: 'Früher gedruckt', body: quoting(id, 'quote-goes') }, ['print-pdf', 'social-post'])
    await unpublish(hub.editor, { pieceKey: earlier.key, locale: 'de', channels: ['print-pdf', 'social-post'] })
    await followUpConsents(hub.payload)
    expect(await tasksOf(key)).toEqual([])
    await withdrawConsent(agent, { testimonial: key })
    await followUpConsents(hub.payload)
    const tasks = await tasksOf(key)
    expect(tasks.map(({ kind, data }) => [kind, data.piece, data.reason]).sort()).toEqual(
      [['recall-print', earlier.key, 'ended'], ['recall-print', piece.key, 'ended'], ['replace-quote', piece.key, 'ended'], ['take-down-post', piece.key, 'ended']].sort(),
    )
    expect(tasks.find(({ kind }) => kind === 'replace-quote')?.data.proposals).toEqual([expect.objectContaining({ key: near.key, label: 'Ruhe im Haus', isSameTheme: false })])
    expect(JSON.stringify(tasks)).not.toMatch(/Huber|offenem Fenster/)
    await followUpConsents(hub.payload)
    expect(await tasksOf(key)).toEqual(tasks)

    const report = await withdrawalReport(agent, key)
    expect(report).toMatchObject({ consent: 'withdrawn', shownNow: [] })
    expect(report.gone.map((one) => [one.piece, one.channel]).sort()).toEqual([...CHANNELS.map((channel) => [piece.key, channel]), [earlier.key, 'print-pdf'], [earlier.key, 'social-post']].sort())
    expect(report.printed.map((one) => one.piece).sort()).toEqual([earlier.key, piece.key].sort())
    expect(report.posted).toHaveLength(2)
    expect(report.places.find(({ channel, piece: of }) => channel === 'web-page' && of === piece.key)?.address).toBe('https://hub.example.com/de/vier-wege')
    expect(report.linkHandedOver?.en).toContain('and so had it, too')
    const topicKey = String((topic as { key?: unknown }).key)
    const listed = (list: string) => report.lists.filter((one) => one.list === list)
    expect(listed('wall')).toMatchObject([{ addresses: ['https://hub.example.com/de/stimmen', `https://hub.example.com/de/stimmen/${topicKey}`], until: report.gone[0]?.until }])
    expect(listed('embed')).toMatchObject([{ addresses: ['https://hub.example.com/de/stimmen/embed', `https://hub.example.com/de/stimmen/${topicKey}/embed`] }])
    expect(listed('app-list').map(({ channel }) => channel).sort()).toEqual([...CHANNELS].sort())
    expect(report.lists.every(({ until }) => until !== null)).toBe(true)
    expect(JSON.stringify(report)).not.toMatch(/Huber|offenem Fenster/)
    await expect(withdrawalReport(hub.approver, key)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('are closed by people, once, and that is kept', async () => {
    const { key } = await makeTestimonial(agent)
    await recordConsent(agent, { testimonial: key, channels: ['web-page'], attribution: 'initials', until: null, kind: 'call-note', note: 'Am Telefon mit Frau Huber besprochen.', locale: 'de' })
    await followUpConsents(hub.payload)
    const [task, ...more] = await tasksOf(key)
    expect([task?.kind, more]).toEqual(['confirm-consent', []])
    const admin = await hub.person('Ada Admin', ['admin'])
    await expect(completeTask(admin, task?.key ?? '')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(completeTask(hub.editor, 'no-such-task')).rejects.toMatchObject({ code: 'not-found' })
    await decideRecorded(hub.approver, key, true)
    const done = await completeTask(hub.approver, task?.key ?? '')
    expect(await completeTask(hub.editor, task?.key ?? '')).toMatchObject({ doneBy: done.doneBy, doneAt: done.doneAt })
    await followUpConsents(hub.payload)
    expect(await tasksOf(key)).toMatchObject([{ key: task?.key, state: 'done' }])
    const events = await findRecords(hub.payload, 'audit-events', { where: whereAll({ subject: { equals: `testimonial:${key}` } }, { type: { equals: 'task-done' } }) })
    expect(events).toHaveLength(1)
    expect(await brokenLink(hub.payload, `testimonial:${key}`)).toBeNull()
  })

  it('close by themselves when there is nothing left to decide or to renew', async () => {
    const recorded = await makeTestimonial(agent)
    await recordConsent(agent, { testimonial: recorded.key, channels: ['web-page'], attribution: 'initials', until: null, kind: 'call-note', note: 'Am Telefon mit Frau Huber besprochen.', locale: 'de' })
    const ending = await voice({}, new Date(Date.now() + 40 * DAY_MS).toISOString())
    await followUpConsents(hub.payload, { at: shift(10.5 * DAY_MS) })
    await followUpConsents(hub.payload, { at: shift(10.5 * DAY_MS) })
    const states = async () => [...(await tasksOf(recorded.key)), ...(await tasksOf(ending.key))].map(({ kind, state, doneBy }) => [kind, state, doneBy ?? null])
    expect(await states()).toEqual([['confirm-consent', 'open', null], ['consent-ending', 'open', null]])
    await decideRecorded(hub.approver, recorded.key, false)
    await withdrawConsent(agent, { testimonial: ending.key })
    for (const _ of [1, 2]) await followUpConsents(hub.payload)
    expect(await states()).toEqual([['confirm-consent', 'done', 'consent'], ['consent-ending', 'done', 'consent']])
    for (const { key } of [recorded, ending]) expect(await brokenLink(hub.payload, `testimonial:${key}`)).toBeNull()
  })

  it('warn 30, 7 and 1 days before a consent ends, once each', async () => {
    const { key } = await voice({}, new Date(Date.now() + 40 * DAY_MS).toISOString())
    const warned = async (days: number) => {
      for (const _ of [1, 2]) await followUpConsents(hub.payload, { at: shift(days * DAY_MS) })
      return (await tasksOf(key)).map(({ data }) => data.days).sort()
    }
    expect(await warned(0)).toEqual([])
    expect(await warned(10.5)).toEqual([30])
    expect(await warned(20)).toEqual([30])
    expect(await warned(33.5)).toEqual([30, 7])
    expect(await warned(39.5)).toEqual([1, 30, 7])
  })
})

describe(`a consent that ends on its day (${DATABASE})`, () => {
  it('takes the words away at that instant, without any work in the background', async () => {
    const until = new Date(Date.now() + 2 * 3_600_000).toISOString()
    const { id, key } = await voice({}, until)
    const quote = await hub.published({ title: 'Bis zum Tag', body: quoting(id, 'quote-goes') }, CHANNELS)
    const whole = await hub.published({ title: 'Mit dem Tag', body: quoting(id, 'piece-goes') }, CHANNELS)
    const before = await page(quote.key)
    expect(before.body).toContain(WORDS)
    expect((await page(whole.key)).status).toBe(200)
    hub.goOn(2 * 3_600_000 - 30_000)
    expect((await page(quote.key)).body).toContain(WORDS)
    hub.goOn(31_000)
    const after = await page(quote.key)
    expect(after.status).toBe(200)
    expect(after.body).not.toContain(WORDS)
    expect(after.headers.etag).not.toBe(before.headers.etag)
    expect((await page(whole.key)).status).toBe(410)
    expect((await hub.ask('/de')).body).not.toContain('Mit dem Tag')
    hub.goOn(-2 * 3_600_000 - 1_000)

    // The work in the background, when it comes, agrees.
    await followUpConsents(hub.payload, { at: shift(2 * 3_600_000 + 60_000) })
    expect((await publicationsOf(whole.key)).every(({ isSuspended }) => isSuspended)).toBe(true)
    expect((await eventsOf(whole.key)).every(({ data }) => data.since === until)).toBe(true)
    expect((await tasksOf(key)).map(({ kind, data }) => [kind, data.reason])).toContainEqual(['take-down-post', 'expired'])
  })
})
