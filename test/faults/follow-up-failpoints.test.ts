/** Kills the work that follows from an ended consent, and the closing of a task, between any two writes. Done again it comes to the same end. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordConsent, withdrawConsent } from '../../src/consent/acts.ts'
import { followUpConsents } from '../../src/consent/follow-ups.ts'
import { brokenLink } from '../../src/publishing/audit.ts'
import { FAILPOINTS } from '../../src/publishing/failpoints.ts'
import { publish } from '../../src/publishing/publish.ts'
import { findRecords, whereAll } from '../../src/publishing/records.ts'
import { submit } from '../../src/publishing/submit.ts'
import { approve } from '../../src/publishing/decide.ts'
import { approvedBrand, DATABASE, makePiece, staffOf, startHub, type TestHub } from '../integration/hub.ts'
import { consentedVoice, makeTestimonial, quoting } from '../integration/voices/voices.ts'
import { type Succession, succession } from './child.ts'
import type { Order } from './orders.ts'

const FOLLOW_UPS = FAILPOINTS.filter((name) => name.startsWith('follow-up:'))
const TASKS = FAILPOINTS.filter((name) => name.startsWith('task:'))
const CHANNELS = ['print-pdf', 'social-post', 'web-page']

let hub: TestHub
let agent: PayloadRequest
let editor: PayloadRequest
let approver: PayloadRequest
let processes: Succession

beforeAll(async () => {
  hub = await startHub()
  ;({ agent, editor, approver } = await staffOf(hub))
  await approvedBrand(editor, approver)
  processes = await succession()
})
afterAll(async () => {
  await processes?.end()
  await hub?.stop()
})
// After a case that failed half way, so that one defect is reported once.
beforeEach(() => processes.follow())

const tasksOf = (key: string) => findRecords(hub.payload, 'tasks', { where: { subject: { equals: `testimonial:${key}` } }, sort: 'kind' })
const auditOf = (subject: string, ...types: string[]) => findRecords(hub.payload, 'audit-events', { where: whereAll({ subject: { equals: subject } }, { type: { in: types } }), sort: 'number' })

describe(`work that is killed (${DATABASE})`, () => {
  it('has all its failpoints tried', () => expect([FOLLOW_UPS.length, TASKS.length]).toEqual([3, 2]))

  it.each(FOLLOW_UPS)('%s', async (point) => {
    const { id, key } = await consentedVoice({ agent, editor, approver }, CHANNELS)
    const { key: piece } = await makePiece(editor, { title: `Folgen ${point.replace(':', ' ')}`, body: quoting(id, 'piece-goes') })
    await approve(approver, (await submit(editor, { subject: 'piece', key: piece, locale: 'de' })).key)
    await publish(editor, { pieceKey: piece, locale: 'de', channels: CHANNELS })
    await withdrawConsent(agent, { testimonial: key })
    await processes.dieAt(point, { do: 'follow-up' })
    await processes.follow()
    const half = await findRecords(hub.payload, 'publications', { where: { pieceKey: { equals: piece } } })
    // An event is there exactly where its publication was written.
    expect(await auditOf(`piece:${piece}`, 'withheld')).toHaveLength(half.filter(({ isSuspended }) => isSuspended).length)
    for (const _ of [1, 2]) expect(await processes.doAgain({ do: 'follow-up' })).toMatchObject({ ok: true })
    const publications = await findRecords(hub.payload, 'publications', { where: { pieceKey: { equals: piece } }, sort: 'channel' })
    expect(publications.map(({ channel, suspensions, rev }) => [channel, suspensions, rev])).toEqual(CHANNELS.map((channel) => [channel, [{ reason: 'consent', key }], 2]))
    expect((await auditOf(`piece:${piece}`, 'withheld', 'resumed')).map(({ type, data }) => [type, data.channels])).toEqual(CHANNELS.map((channel) => ['withheld', [channel]]))
    expect(await brokenLink(hub.payload, `piece:${piece}`)).toBeNull()
    expect((await tasksOf(key)).map(({ kind, state }) => [kind, state])).toEqual([['recall-print', 'open'], ['replace-quote', 'open'], ['take-down-post', 'open']])
  })

  it.each(TASKS)('%s', async (point) => {
    const { key } = await makeTestimonial(agent)
    await recordConsent(agent, { testimonial: key, channels: ['web-page'], attribution: 'initials', until: null, kind: 'call-note', note: 'Am Telefon mit Frau Huber besprochen.', locale: 'de' })
    await followUpConsents(hub.payload)
    const [task] = await tasksOf(key)
    const order: Order = { do: 'complete-task', as: (approver.user as { id: string | number }).id, key: task?.key ?? '' }
    await processes.dieAt(point, order)
    await processes.follow()
    expect(await tasksOf(key)).toEqual([task])
    expect(await auditOf(`testimonial:${key}`, 'task-done')).toEqual([])
    for (const _ of [1, 2]) expect(await processes.doAgain(order)).toMatchObject({ ok: true })
    expect(await tasksOf(key)).toMatchObject([{ state: 'done', doneBy: expect.any(String) }])
    expect(await auditOf(`testimonial:${key}`, 'task-done')).toHaveLength(1)
    expect(await brokenLink(hub.payload, `testimonial:${key}`)).toBeNull()
  })
})
