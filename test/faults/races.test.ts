/** Many at once: two processes on one MongoDB database, one process on the embedded database (more are not allowed there). */
import type { PayloadRequest } from 'payload'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { approve } from '../../src/publishing/decide.ts'
import { findRecords } from '../../src/publishing/records.ts'
import { submit } from '../../src/publishing/submit.ts'
import { approvedBrand, DATABASE, makePiece, startHub, type TestHub } from '../integration/hub.ts'
import { type HubProcess, race, startProcess } from './child.ts'
import { readQuietFlow } from './flow-state.ts'
import type { Order, Outcome } from './orders.ts'

let hub: TestHub
let editors: PayloadRequest[]
let approvers: PayloadRequest[]
let processes: HubProcess[]
const [ROUNDS, RACERS] = [3, 20]
const ALL = ['web-page', 'social-post', 'newsletter-block', 'print-pdf']

beforeAll(async () => {
  hub = await startHub()
  editors = await Promise.all(['Edda', 'Emil', 'Else'].map((name) => hub.person(name, ['editor'])))
  approvers = await Promise.all(['Armin', 'Anke', 'Arno', 'Asta'].map((name) => hub.person(name, ['approver'])))
  await approvedBrand(editor(), approver())
  processes = await Promise.all(Array.from({ length: DATABASE === 'mongodb' ? 2 : 1 }, () => startProcess()))
})
afterAll(async () => {
  await Promise.all((processes ?? []).map((one) => one.kill()))
  await hub?.stop()
})

const editor = (index = 0) => editors[index % editors.length] as PayloadRequest
const approver = (index = 0) => approvers[index % approvers.length] as PayloadRequest
const idOf = (req: PayloadRequest) => (req.user as { id: string | number }).id
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))
const submitDe = (key: string) => submit(editor(), { subject: 'piece', key, locale: 'de' })

/** How often each outcome came: `{ok: 1, 'already-decided 409': 19}`. */
function tally(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) {
    const name = outcome.ok ? 'ok' : `${outcome.code} ${outcome.status}${outcome.status === 0 ? ` ${outcome.message}` : ''}`
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}
/** All outcomes are among these. */
function expectOnly(outcomes: readonly Outcome[], ...allowed: string[]) {
  expect(Object.keys(tally(outcomes)).filter((name) => !allowed.includes(name)), JSON.stringify(tally(outcomes))).toEqual([])
}

describe.each(times(ROUNDS, (round) => round + 1))(`races on ${DATABASE}, round %i`, (round) => {
  const touched = new Set<string>()
  const piece = async (data: Record<string, unknown>) => {
    const made = await makePiece(editor(), data)
    touched.add(made.key)
    return made
  }
  const rename = (id: string | number, title: string) =>
    hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: { title } as never, overrideAccess: false, user: editor().user })

  afterEach(async () => {
    for (const key of touched) expect((await readQuietFlow(hub.payload, key)).wrong).toEqual([])
    touched.clear()
  })

  // Snippets have no renditions to check, so that all reach the database at the same moment; news is what people approve.
  it.each(['snippet', 'news'])('lets one of twenty approvals of a %s win', async (kind) => {
    const { key } = await piece({ title: `Wettlauf ${kind} ${round}`, kind })
    const submission = await submitDe(key)
    // Different people, and the same ones several times: half of them click again and again.
    const orders = times(RACERS, (index): Order => ({ do: 'approve', as: idOf(approver(index < RACERS / 2 ? 0 : index)), submission: submission.key }))
    expect(tally(await race(processes, orders))).toEqual({ ok: 1, 'already-decided 409': RACERS - 1 })
    const { flow } = await readQuietFlow(hub.payload, key)
    expect([flow.approvals.length, flow.editions.length, flow.events.filter(({ type }) => type === 'approved').length]).toEqual([1, 1, 1])
  })

  it('takes one of twenty submissions of the same state', async () => {
    const { key } = await piece({ title: `Zwanzigfach ${round}` })
    const outcomes = await race(processes, times(RACERS, (index) => ({ do: 'submit', as: idOf(editor(index)), key })))
    expect(tally(outcomes)).toEqual({ ok: 1, 'conflict 409': RACERS - 1 })
    const { flow } = await readQuietFlow(hub.payload, key)
    expect(flow.submissions.map(({ stage, number }) => [stage, number])).toEqual([['in-review', 1]])
  })

  it('numbers submissions of a text that is being edited without gaps, one in review', async () => {
    const { id, key } = await piece({ title: `Bewegt ${round}` })
    const waves = 5
    const outcomes: Outcome[] = []
    for (let wave = 0; wave < waves; wave++) {
      const edit: Order = { do: 'rename', as: idOf(editor()), id, title: `Bewegt ${round}, Fassung ${wave}` }
      const [edited, ...submitted] = await race(processes, [edit, ...times(RACERS / waves, (index): Order => ({ do: 'submit', as: idOf(editor(index)), key }))])
      expect(edited).toMatchObject({ ok: true })
      outcomes.push(...submitted)
    }
    expectOnly(outcomes, 'ok', 'conflict 409')
    // What a wave's edit made new, the next wave's submissions meet at the latest.
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(waves - 1)
    const { flow } = await readQuietFlow(hub.payload, key)
    expect(flow.submissions).toHaveLength(outcomes.filter(({ ok }) => ok).length)
    expect(flow.submissions.map(({ stage }) => stage).filter((stage) => stage === 'in-review')).toHaveLength(1)
  })

  it('publishes to overlapping channels: one publication per channel, one address, every success in the history', async () => {
    const { key } = await piece({ title: `Überlappend ${round}` })
    await approve(approver(), (await submitDe(key)).key)
    const channels = (index: number) => [...ALL.slice(index % 4), ...ALL.slice(0, index % 4)].slice(0, 1 + (index % 4))
    const outcomes = await race(processes, times(RACERS, (index) => ({ do: 'publish', as: idOf(editor(index)), pieceKey: key, locale: 'de', channels: channels(index) })))
    // All of them may, one after the other; who is overtaken for seconds on end is told to try again.
    expectOnly(outcomes, 'ok', 'busy 503')
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(RACERS / 2)
    const { flow } = await readQuietFlow(hub.payload, key)
    expect(flow.publications.map(({ channel }) => channel).sort()).toEqual([...ALL].sort())
    expect(flow.addresses).toHaveLength(1)
    expect(flow.events.filter(({ type }) => type === 'published')).toHaveLength(outcomes.filter(({ ok }) => ok).length)
  })

  it('decides between a newer submission and the approval of the older one', async () => {
    const { id, key } = await piece({ title: `Alt gegen neu ${round}`, kind: 'snippet' })
    const older = await submitDe(key)
    await rename(id, `Alt gegen neu ${round}, neuer`)
    const orders = times(RACERS, (index): Order => (index % 4 < 2 ? { do: 'submit', as: idOf(editor(index)), key } : { do: 'approve', as: idOf(approver(index)), submission: older.key }))
    const outcomes = await race(processes, orders)
    expectOnly(outcomes, 'ok', 'conflict 409', 'overtaken 409', 'already-decided 409')
    const { flow } = await readQuietFlow(hub.payload, key)
    const [first, second, ...more] = flow.submissions
    expect([second?.stage, more]).toEqual(['in-review', []])
    expect(['overtaken', 'approved']).toContain(first?.stage)
    expect(flow.approvals).toHaveLength(first?.stage === 'approved' ? 1 : 0)
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1 + flow.approvals.length)
  })

  it('decides between approving and returning', async () => {
    const { key } = await piece({ title: `Ja oder nein ${round}`, kind: 'snippet' })
    const submission = await submitDe(key)
    const orders = times(RACERS, (index): Order => ({ do: index % 4 < 2 ? 'approve' : 'return', as: idOf(approver(index)), submission: submission.key }))
    expect(tally(await race(processes, orders))).toEqual({ ok: 1, 'already-decided 409': RACERS - 1 })
    const { flow } = await readQuietFlow(hub.payload, key)
    expect(flow.events.map(({ type }) => type).slice(1)).toEqual([flow.approvals.length === 1 ? 'approved' : 'returned'])
  })

  it('gives an address that two pieces want to one of them', async () => {
    const slug = `begehrt-${round}`
    const pieces = [await piece({ title: `Begehrt eins ${round}`, slug }), await piece({ title: `Begehrt zwei ${round}`, slug })] as const
    for (const { key } of pieces) await approve(approver(), (await submitDe(key)).key)
    const ofPiece = (index: number) => pieces[index % 4 < 2 ? 0 : 1]
    const orders = times(RACERS, (index): Order => ({ do: 'publish', as: idOf(editor(index)), pieceKey: ofPiece(index).key, locale: 'de', channels: ['web-page'] }))
    expectOnly(await race(processes, orders), 'ok', 'slug-taken 409', 'busy 503')
    const holders = await findRecords(hub.payload, 'addresses', { where: { slug: { equals: slug } } })
    expect(holders).toHaveLength(1)
    const live = await findRecords(hub.payload, 'publications', { where: { slug: { equals: slug } } })
    expect(live.map(({ pieceKey }) => pieceKey)).toEqual([holders[0]?.pieceKey])
  })

  it('lets decisions about the two languages of one piece both happen', async () => {
    const { id, key } = await piece({ title: `Zweisprachig ${round}`, kind: 'snippet' })
    await hub.payload.update({ collection: 'pieces', id, locale: 'en', draft: true, data: { title: `Bilingual ${round}` } as never, overrideAccess: false, user: editor().user })
    const [de, en] = [await submitDe(key), await submit(editor(), { subject: 'piece', key, locale: 'en' })]
    const orders = [...times(2, (index): Order => ({ do: 'approve', as: idOf(approver(index)), submission: de.key })), ...times(2, (index): Order => ({ do: 'return', as: idOf(approver(index)), submission: en.key }))]
    expect(tally(await race(processes, orders))).toEqual({ ok: 2, 'already-decided 409': 2 })
  })
})
