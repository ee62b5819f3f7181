/** What a customer said: who reads it off a testimonial is written down, and nobody changes it without a trace. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brokenLink } from '../../../src/publishing/audit.ts'
import { findRecords, whereAll } from '../../../src/publishing/records.ts'
import { type PrincipalName, type Principal, principals } from '../access/rest.ts'
import { DATABASE, startHub, type TestHub } from '../hub.ts'
import { audited } from './dialog-hub.ts'

let hub: TestHub
let who: Record<PrincipalName, Principal>
let dialog: string
let id: string
let key: string
let submission: string

const SAID = 'Der Techniker kam nach zwei Stunden. Narrisch schnell, nur teuer war es.'
const QUOTE = 'Der Techniker kam nach zwei Stunden.'
type Row = { id?: string; author: string; at: string; text: string; isPrivate: boolean }
const row = (author: string, text: string): Row => ({ author, at: '2026-11-02T09:00:00.000Z', text, isPrivate: true })
const call = (name: PrincipalName, method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) => who[name].send(method, path, body ? { body } : {})
const messages = async () => ((await call('agent', 'GET', `/service-dialogs/${dialog}?depth=0`)).json.messages ?? []) as Row[]
const events = (subject: string, type: string) => findRecords(hub.payload, 'audit-events', { where: whereAll({ subject: { equals: subject } }, { type: { equals: type } }), sort: 'number' })

beforeAll(async () => {
  hub = await startHub()
  who = await principals(hub)
  dialog = String((await call('agent', 'POST', '/service-dialogs', { subject: 'Heizung', source: 'e-mail', messages: [row('customer', SAID), row('agent', 'Danke!')] })).json.doc?.id)
  const made = await call('agent', 'POST', `/flow/dialogs/${dialog}/testimonial`, { message: 0, start: 0, end: SAID.length, quote: QUOTE, locale: 'de', label: 'Schneller Techniker' })
  expect(made.status, made.text).toBe(200)
  id = String(made.json.id)
  key = String(made.json.key)
  submission = String((await call('agent', 'POST', `/flow/testimonials/${key}/submit`, { locale: 'de', comment: '' })).json.key)
})
afterAll(() => hub?.stop())

describe(`words in a dialog (${DATABASE})`, () => {
  const ways: readonly [PrincipalName, 'GET' | 'POST', () => string, how: string, body?: object][] = [
    ['agent', 'GET', () => `/testimonials/${id}?depth=0`, 'record'],
    ['approver', 'GET', () => `/testimonials/${id}?depth=0`, 'record'],
    ['approver', 'GET', () => '/testimonials?depth=0', 'list'],
    ['approver', 'GET', () => '/testimonials?select[original]=true', 'list'],
    ['agent', 'GET', () => `/testimonials/${id}?select[original]=true`, 'record'],
    ['approver', 'GET', () => `/flow/submissions/${submission}`, 'submission'],
    ['approver', 'POST', () => `/flow/testimonials/${key}/check`, 'check', { quote: 'x', locale: 'de' }],
    ['agent', 'POST', () => `/flow/testimonials/${key}/check`, 'check', { quote: 'x', locale: 'de' }],
  ]
  it.each(ways)('%s reading them is an audit event: %s %s %s', async (name, method, path, how, body) => {
    const before = await events(`testimonial:${key}`, 'private-read')
    const answer = await call(name, method, path(), body)
    expect(answer.status, answer.text).toBe(200)
    const after = await events(`testimonial:${key}`, 'private-read')
    expect(after.slice(before.length).map(({ data }) => data)).toEqual([{ how }])
    expect(new Set((await audited(hub, `testimonial:${key}`, 'private-read')).slice(before.length)).size).toBe(1)
  })

  it('is none where they are not given, nor at every pause of writing', async () => {
    const before = (await events(`testimonial:${key}`, 'private-read')).length
    await call('approver', 'POST', `/flow/testimonials/${key}/check`, { quote: 'y', locale: 'de' })
    for (const name of ['admin', 'editor'] as const) {
      for (const path of [`/testimonials/${id}?depth=0`, '/testimonials', `/flow/submissions/${submission}`]) {
        const { text, status } = await call(name, 'GET', path)
        expect(status, path).toBe(200)
        expect(text, `${name} ${path}`).not.toMatch(/narrisch/i)
      }
    }
    await call('agent', 'GET', '/testimonials?select[label]=true')
    expect(await events(`testimonial:${key}`, 'private-read')).toHaveLength(before)
  })

  it('are searched by nobody', async () => {
    for (const path of ['?where[original][like]=narrisch', '?where[and][0][or][0][original][exists]=true', '/count?where[original][contains]=n', '?sort=-original', '?sort=label,original']) {
      for (const name of ['agent', 'approver', 'admin'] as const) expect((await call(name, 'GET', `/testimonials${path}`)).status, `${name} ${path}`).toBe(400)
    }
    expect((await call('agent', 'GET', '/testimonials?where[label][equals]=original')).status).toBe(200)
  })

  it('are settled in a testimonial, and their keeping is proven without them', async () => {
    for (const change of [{ original: 'Alles war wunderbar.' }, { original: '' }, { dialog: null }]) expect((await call('agent', 'PATCH', `/testimonials/${id}?locale=de`, change)).status, JSON.stringify(change)).toBe(409)
    expect((await call('agent', 'PATCH', `/testimonials/${id}?locale=de`, { original: SAID, rating: 5 })).status).toBe(200)
    const [kept, ...more] = await events(`testimonial:${key}`, 'words-kept')
    expect(more).toEqual([])
    expect(kept?.data).toMatchObject({ dialog, digest: expect.stringMatching(/^[\da-f]{64}$/) })
    expect((await call('approver', 'GET', `/flow/submissions/${submission}`)).json.testimonial).toMatchObject({ behind: { original: SAID, words: 'as-said' } })
  })

  it('are changed in a dialog with a trace only, which holds no words; the judgement says so', async () => {
    const changed = () => events(`dialog:${dialog}`, 'words-changed')
    const [said, answered] = (await messages()) as [Row, Row]
    expect((await call('agent', 'PATCH', `/service-dialogs/${dialog}`, { state: 'closed', messages: [said, answered, row('customer', 'Noch etwas.')] })).status).toBe(200)
    const { id: _, ...withoutId } = answered
    await call('agent', 'PATCH', `/service-dialogs/${dialog}`, { messages: [withoutId, said] })
    expect((await changed()).map(({ data }) => (data.changes as { what: string[] }[]).map(({ what }) => what)), 'additions and another order are none').toEqual([[['removed']]])
    await call('agent', 'PATCH', `/service-dialogs/${dialog}?select[subject]=true`, { messages: (await messages()).map((one) => (one.author === 'customer' ? { ...one, text: 'Ich liebe die Firma.', isPrivate: false } : one)) })
    expect((await call('agent', 'PATCH', `/service-dialogs/${dialog}`, { messages: [] })).status).toBe(200)
    const [, rewritten, emptied] = await changed()
    expect(rewritten?.data.changes).toEqual([{ message: said.id, what: ['text', 'isPrivate'], before: expect.stringMatching(/^[\da-f]{64}$/) }])
    expect((emptied as unknown as { data: { changes: { what: string[] }[] } }).data.changes.map(({ what }) => what)).toEqual([['removed'], ['removed']])
    expect(JSON.stringify([rewritten, emptied])).not.toMatch(/Techniker|liebe/)
    expect(await brokenLink(hub.payload, `dialog:${dialog}`)).toBeNull()
    expect((await call('approver', 'GET', `/flow/submissions/${submission}`)).json.testimonial).toMatchObject({ behind: { original: SAID, words: 'changed' } })
  })
})
