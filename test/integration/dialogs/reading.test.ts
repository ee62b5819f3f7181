/** Every reading of a dialog's private part is written down, whichever way it is read; roles without access read and guess nothing. */
import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { brokenLink } from '../../../src/publishing/audit.ts'
import { type PrincipalName, PRINCIPALS, type Principal, principals } from '../access/rest.ts'
import { asPerson, DATABASE, startHub, type TestHub } from '../hub.ts'
import { audited } from './dialog-hub.ts'

let hub: TestHub
let who: Record<PrincipalName, Principal>
let dialog: string | number
let open: string | number
let testimonial: string | number
let contact: string | number
let agentKey: string

const SECRET = 'Meine Schwester Walburga ist krank.'
const row = (text: string, isPrivate: boolean) => ({ author: 'customer', at: '2026-11-02T09:00:00.000Z', text, isPrivate })

beforeAll(async () => {
  hub = await startHub()
  who = await principals(hub)
  const { payload } = hub
  contact = (await payload.create({ collection: 'contacts', data: { givenName: 'Walburga', surname: 'Anders', email: 'walburga@example.com', customerNumber: 'K-77' } as never })).id
  dialog = (await payload.create({ collection: 'service-dialogs', data: { subject: 'Privat', source: 'chat', contact, messages: [row(SECRET, true), row('Öffentlich.', false)] } as never })).id
  open = (await payload.create({ collection: 'service-dialogs', data: { subject: 'Offen', source: 'social-public', messages: [row('Alle dürfen das lesen.', false)] } as never })).id
  testimonial = (await payload.create({ collection: 'testimonials', locale: 'de', data: { label: 'Lob', quote: 'Gut.', original: SECRET, language: 'de', authenticity: 'none', contact, dialog } as never })).id
  agentKey = String((await payload.findByID({ collection: 'users', id: who.agent.id as string, showHiddenFields: true }) as unknown as { key: string }).key)
})
afterAll(() => hub?.stop())

let before = 0
const events = async () => (await audited(hub, `dialog:${dialog}`, 'private-read')).length
beforeEach(async () => {
  before = await events()
})
const get = (path: string, name: PrincipalName = 'agent') => who[name].send('GET', path)

describe(`reading a dialog (${DATABASE})`, () => {
  const readings: readonly [string, () => Promise<unknown>][] = [
    ['by its id', () => get(`/service-dialogs/${dialog}`)],
    ['in a list', () => get('/service-dialogs?limit=10')],
    ['in a list of messages only', () => get('/service-dialogs?select[messages][text]=true')],
    ['as a POST that is a GET', () => who.agent.send('POST', '/service-dialogs', { headers: { 'x-payload-http-method-override': 'GET', 'content-type': 'application/x-www-form-urlencoded' }, body: 'limit=10' })],
    ['through a testimonial', () => get(`/testimonials/${testimonial}?depth=1`)],
    ['through a list of testimonials', () => get('/testimonials?depth=2')],
    ['in the answer to a change', () => who.agent.send('PATCH', `/service-dialogs/${dialog}`, { body: { state: 'waiting' } })],
    ['by searching its words', () => get('/service-dialogs?where[messages.text][like]=Walburga&select[subject]=true')],
    ['by searching its words otherwise', () => get('/service-dialogs?where[and][0][messages__text][contains]=Walburga&select[subject]=true')],
    ['by the order of its words', () => get('/service-dialogs?sort=messages.text&select[subject]=true')],
  ]
  it.each(readings)('%s is an audit event', async (_, read) => {
    const answer = (await read()) as { status: number; text: string }
    expect(answer.status, answer.text).toBe(200)
    const seen = await audited(hub, `dialog:${dialog}`, 'private-read')
    expect(seen).toHaveLength(before + 1)
    expect(seen.at(-1)).toBe(agentKey)
  })

  it('over the Local API with access is one, too; without access it is the hub’s own work', async () => {
    const req = await asPerson(hub.payload, who.agent.id as string)
    const as = { overrideAccess: false, user: req.user, depth: 0 } as const
    await hub.payload.find({ collection: 'service-dialogs', ...as })
    await hub.payload.findByID({ collection: 'service-dialogs', id: dialog, ...as })
    expect(await events()).toBe(before + 2)
    await hub.payload.find({ collection: 'service-dialogs', overrideAccess: true })
    expect(await events()).toBe(before + 2)
    await hub.payload.count({ collection: 'service-dialogs', where: { 'messages.text': { like: 'Walburga' } }, ...as })
    await (hub.payload as Payload).findDistinct({ collection: 'service-dialogs', field: 'messages.text', overrideAccess: false, user: req.user } as never)
    expect((await audited(hub, 'dialogs', 'private-read')).length).toBe(2)
  })

  it('cannot be done past the dialogs', async () => {
    for (const path of ['/testimonials?where[dialog.messages.text][like]=Walburga', '/testimonials/count?where[or][0][dialog__messages__text][like]=Walburga', '/testimonials?where[dialog.messages][exists]=true', '/testimonials?where[dialog.contact.email][like]=w', '/payload-locked-documents?where[document.value.messages.text][like]=W', '/testimonials?sort=dialog.messages.text']) {
      expect((await get(path)).status, path).toBe(400)
    }
    expect((await get('/testimonials?where[dialog.subject][equals]=Privat')).json.docs).toHaveLength(1)
  })

  it('that is public, or leaves the messages out, is none', async () => {
    for (const path of [`/service-dialogs/${open}`, '/service-dialogs?select[subject]=true', '/service-dialogs/count', `/service-dialogs/${dialog}?select[state]=true`, '/service-dialogs?select[messages][isPrivate]=true', '/testimonials?depth=0']) expect((await get(path)).status, path).toBe(200)
    expect(await events()).toBe(before)
  })

  it('of one’s own making is one as well: its answer holds the words', async () => {
    const { json, status } = await who.agent.send('POST', '/service-dialogs', { body: { subject: 'Neu', source: 'phone', messages: [row('Ganz privat.', true)] } })
    expect(status).toBe(201)
    expect(await audited(hub, `dialog:${String(json.doc?.id)}`, 'private-read')).toEqual([agentKey])
    expect(json.doc).toMatchObject({ sentiment: expect.stringMatching(/^(?:positive|neutral|negative)$/) })
  })

  it('by many at once loses no event, and the chain holds', async () => {
    const answers = await Promise.all([...Array.from({ length: 6 }, () => get(`/service-dialogs/${dialog}`)), ...['open', 'closed'].map((state) => who.agent.send('PATCH', `/service-dialogs/${dialog}`, { body: { state } }))])
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(await events()).toBe(before + 8)
    expect(await brokenLink(hub.payload, `dialog:${dialog}`)).toBeNull()
  })

  it('is for agents: neither administrators nor editors nor approvers read anything', async () => {
    for (const name of PRINCIPALS) {
      if (name === 'agent') continue
      for (const path of [`/service-dialogs/${dialog}`, '/service-dialogs', '/service-dialogs/count', `/contacts/${contact}`, '/contacts']) expect([401, 403], `${name} ${path}`).toContain((await get(path, name)).status)
      for (const path of [`/testimonials/${testimonial}?depth=3`, '/testimonials?depth=3', '/payload-locked-documents?depth=3']) {
        const { text } = await get(path, name)
        expect(text, `${name} ${path}`).not.toMatch(/Öffentlich\.|walburga@|K-77/)
        if (name !== 'approver') expect(text, `${name} ${path}`).not.toContain('Walburga')
      }
    }
    expect(await events()).toBe(before)
  })

  const paths: readonly [collection: string, path: string, right: string][] = [
    ['service-dialogs', 'messages.text', 'Walburga'],
    ['service-dialogs', 'contact.email', 'walburga'],
    ['contacts', 'email', 'walburga'],
    ['contacts', 'phoneKey', '+49'],
    ['testimonials', 'dialog.messages.text', 'Walburga'],
    ['testimonials', 'dialog.subject', 'Privat'],
    ['testimonials', 'dialog.contact.email', 'walburga'],
    ['testimonials', 'contact.email', 'walburga'],
    ['testimonials', 'contact.surname', 'Anders'],
    ['testimonials', 'contact.emailKey', 'walburga'],
    ['payload-locked-documents', 'document.messages.text', 'Walburga'],
    ['payload-locked-documents', 'document.value.messages.text', 'Walburga'],
  ]
  it.each(paths)('%s: %s cannot be guessed', async (collection, path, right) => {
    const what = ({ status, text }: { status: number; text: string }) => ({ status, text })
    await hub.payload.db.create({ collection: 'payload-locked-documents', data: { document: { relationTo: 'service-dialogs', value: dialog }, user: { relationTo: 'users', value: who.agent.id } } })
    for (const name of PRINCIPALS) {
      if (name === 'agent') continue
      for (const [operator, yes, no] of [['like', right, 'zzzzzz'], ['contains', right, 'zzzzzz'], ['not_like', 'zzzzzz', right], ['exists', 'true', 'false']] as const) {
        for (const place of ['', '/count']) {
          const ask = (value: string) => get(`/${collection}${place}?where[${path}][${operator}]=${encodeURIComponent(value)}&select[id]=true`, name)
          expect(what(await ask(yes)), `${name} ${operator} ${place}`).toEqual(what(await ask(no)))
        }
      }
      expect(what(await get(`/${collection}?sort=${path}`, name)), name).toEqual(what(await get(`/${collection}?sort=-${path}`, name)))
    }
  })

  it('editors cannot guess the words in the dialog by the testimonial', async () => {
    for (const name of ['editor', 'person-token'] as const) {
      for (const field of ['original', 'contact', 'dialog']) {
        const ask = async (value: string) => (await get(`/testimonials/count?where[${field}][equals]=${encodeURIComponent(value)}`, name)).text
        expect(await ask(field === 'original' ? SECRET : String(field === 'contact' ? contact : dialog)), `${name} ${field}`).toBe(await ask('00000000-0000-4000-8000-000000000000'))
      }
    }
  })
})
