/** From a dialog to a testimonial: what is suggested, refused, and told to whom. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Json, type PrincipalName, PRINCIPALS, type Principal, principals } from '../access/rest.ts'
import { DATABASE, startHub, type TestHub } from '../hub.ts'
import { CUSTOMER, makeContact } from '../voices/voices.ts'
import { audited } from './dialog-hub.ts'

let hub: TestHub
let who: Record<PrincipalName, Principal>
let dialogId: string | number
let key: string

const SAID = 'Guten Tag, hier ist Maria Huber. Die Monteure waren nicht nur pünktlich, sondern auch freundlich! Rufen Sie mich an: 030 23125014.'
const BEFORE_DAWN = '2026-10-31T23:30:00.000Z'

beforeAll(async () => {
  hub = await startHub()
  who = await principals(hub)
  const agent = await hub.person('Anna Agent', ['agent'])
  const contact = await makeContact(agent)
  const messages = [
    { author: 'customer', at: BEFORE_DAWN, text: SAID, isPrivate: true },
    { author: 'agent', at: '2026-11-01T10:00:00.000Z', text: 'Danke!', isPrivate: true },
    { author: 'customer', at: '2026-11-01T11:00:00.000Z', text: 'Öffentlich: Alles bestens 👍🏽 gelaufen.', isPrivate: false },
  ]
  dialogId = (await hub.payload.create({ collection: 'service-dialogs', data: { subject: 'Montage', source: 'e-mail', language: 'de', contact: contact.id, messages } as never })).id
})
afterAll(() => hub?.stop())

const at = (words: string) => ({ message: 0, start: SAID.indexOf(words), end: SAID.indexOf(words) + words.length })
const suggest = (body: unknown, name: PrincipalName = 'agent') => who[name].send('POST', `/flow/dialogs/${dialogId}/suggest`, { body })
const make = (more: Record<string, unknown>, name: PrincipalName = 'agent') =>
  who[name].send('POST', `/flow/dialogs/${dialogId}/testimonial`, { body: { ...at('Die Monteure waren nicht nur pünktlich, sondern auch freundlich!'), quote: 'Die Monteure waren […] pünktlich!', locale: 'de', label: 'Pünktliche Monteure', ...more } })
const problem = ({ json }: { json: Json }) => (json.errors as readonly { code: string; message: string; details?: { kinds?: string[] } }[])[0]

describe(`curation (${DATABASE})`, () => {
  it('suggests what to leave out of selected words, the customer’s own values first', async () => {
    const { status, json, text } = await suggest({ message: 0, start: 0, end: SAID.length })
    expect(status, text).toBe(200)
    expect(json).toMatchObject({ excerpt: SAID, isPrivate: true, language: 'de' })
    const spans = json.spans as { start: number; end: number; source: string }[]
    expect(spans.map(({ start, end, source }) => [SAID.slice(start, end), source])).toEqual(expect.arrayContaining([['Maria Huber', 'contact'], ['030 23125014', 'contact']]))
    expect(json.suggested).not.toMatch(/Huber|23125/)
    const part = await suggest(at('Huber. Die'))
    expect(part.json).toMatchObject({ excerpt: 'Huber. Die', suggested: '[Name]. Die' })
    expect((await suggest({ message: 2, start: 0, end: 10 })).json).toMatchObject({ isPrivate: false })
  })

  it('writes down that the private words were read', async () => {
    const before = (await audited(hub, `dialog:${dialogId}`, 'private-read')).length
    await suggest({ message: 0, start: 0, end: 5 })
    expect(await audited(hub, `dialog:${dialogId}`, 'private-read')).toHaveLength(before + 1)
  })

  it('is for agents', async () => {
    for (const name of PRINCIPALS) {
      if (name === 'agent') continue
      const isPerson = who[name].id !== null
      expect((await suggest(at('Maria'), name)).status, name).toBe(isPerson ? 403 : 401)
      expect((await make({}, name)).status, name).toBe(isPerson ? 403 : 401)
    }
  })

  it('takes a selection that is one', async () => {
    const emoji = 'Öffentlich: Alles bestens '.length
    for (const wrong of [{ message: 9, start: 0, end: 1 }, { message: 1, start: 0, end: 3 }, { message: 0, start: 5, end: 5 }, { message: 0, start: 0, end: 5_000 }, { message: 0, start: -1, end: 3 }, { message: 0, start: 5, end: 6.5 }, { message: 0, start: 10, end: 11 }, { message: 2, start: emoji + 1, end: emoji + 4 }, { message: 0, start: 0, end: 3, more: 1 }, {}]) {
      expect((await suggest(wrong)).status, JSON.stringify(wrong)).toBe(400)
    }
    expect((await who.agent.send('POST', '/flow/dialogs/00000000-0000-4000-8000-000000000000/suggest', { body: at('Maria') })).status).toBe(404)
  })

  it('makes a testimonial that rests on the dialog, and warns where its meaning turns', async () => {
    const { status, json, text } = await make({ rating: 5, theme: 'Montage' })
    expect(status, text).toBe(200)
    expect(json).toMatchObject({ isTranslation: false, faithfulness: { isFaithful: true }, leftovers: [] })
    expect((json.warnings as { kind: string }[]).map(({ kind }) => kind)).toContain('negation')
    key = String(json.key)
    const { docs } = await hub.payload.find({ collection: 'testimonials', where: { key: { equals: key } }, depth: 0, locale: 'de' })
    expect(docs[0]).toMatchObject({
      label: 'Pünktliche Monteure', quote: 'Die Monteure waren […] pünktlich!', original: 'Die Monteure waren nicht nur pünktlich, sondern auch freundlich!', language: 'de',
      // In Berlin it was November already.
      saidIn: '2026-11', authenticity: 'customer-record', wasPrivate: true, dialog: dialogId, rating: 5, theme: 'Montage', isOnWall: false,
    }) // prettier-ignore
    expect((await make({ message: 2, start: 12, end: 25, quote: 'Alles bestens', label: 'Alles gut' })).json).toMatchObject({ warnings: [] })
  })

  it('refuses the customer’s own values unless the agent means them, and tells kinds, never values', async () => {
    const quote = 'Maria Huber: sehr pünktlich. 030 23125014'
    const refused = await make({ quote })
    expect(refused.status).toBe(400)
    expect([...(problem(refused)?.details?.kinds ?? [])].sort()).toEqual(['name', 'phone'])
    expect(refused.text).not.toMatch(/Huber|Maria|23125/)
    expect((await make({ quote: 'Pünktlich.', theme: `Frau ${CUSTOMER.surname}` })).status).toBe(400)
    const aware = await make({ quote, isAware: true })
    expect(aware.status, aware.text).toBe(200)
    expect((aware.json.leftovers as { source: string }[]).some(({ source }) => source === 'contact')).toBe(true)
    expect((await make({ quote: 'Gut.', label: 'Lob von Maria Huber', isAware: true })).status, 'the working title names nobody').toBe(400)
  })

  it('refuses what cannot be', async () => {
    for (const wrong of [{ locale: 'fr' }, { quote: '  ' }, { quote: 'x'.repeat(2_001) }, { label: '' }, { rating: 6 }, { topics: ['00000000-0000-4000-8000-000000000000'] }, { original: 'erfunden' }, { authenticity: 'order' }]) {
      expect((await make(wrong)).status, JSON.stringify(wrong)).toBe(400)
    }
  })

  it('marks a translation as one', async () => {
    const made = await make({ quote: 'The fitters were on time.', locale: 'en', label: 'On time' })
    expect(made.json).toMatchObject({ isTranslation: true, faithfulness: null, warnings: [] })
  })

  const check = (name: PrincipalName, quote: string, locale = 'de') => who[name].send('POST', `/flow/testimonials/${key}/check`, { body: { quote, locale } })

  it('checks a quote against the original for those who may read that', async () => {
    for (const name of ['agent', 'approver'] as const) {
      const { json } = await check(name, 'Die Monteure waren […] auch freundlich und billig!')
      expect(json, name).toMatchObject({ against: 'original', isTranslation: false, faithfulness: { isFaithful: false } })
      expect((await check(name, '… auch freundlich!')).json, name).toMatchObject({ faithfulness: { isFaithful: true } })
    }
    expect((await check('agent', 'Maria Huber sagt das')).json.leftovers).toMatchObject([{ kind: 'name', source: 'contact' }])
    expect((await check('agent', 'On time', 'en')).json).toMatchObject({ isTranslation: true })
  })

  it('tells an editor nothing of what was left out, however often asked', async () => {
    const what = async (quote: string) => (await check('editor', quote)).json
    expect(await what('Die Monteure waren […]')).toMatchObject({ against: 'saved-quote', faithfulness: { isFaithful: true } })
    // "freundlich" stands in the original, "geduldiger" does not; "Huber" is the customer, "Weber" nobody.
    for (const [right, wrong] of [['freundlich', 'geduldiger'], ['Huber', 'Weber']] as const) {
      const told = async (word: string) => JSON.stringify(await what(`Die Monteure waren […] pünktlich! ${word}`)).replaceAll(word, '…')
      expect(await told(right)).toBe(await told(wrong))
    }
    const { text } = await check('editor', 'Alles anders.')
    expect(text).not.toMatch(/nicht nur|freundlich|Huber/)
    for (const name of PRINCIPALS) if (!['agent', 'approver', 'editor', 'person-token'].includes(name)) expect((await check(name, 'x')).status, name).toBe(name === 'admin' ? 403 : 401)
    expect((await who.editor.send('POST', '/flow/testimonials/keine-solche/check', { body: { quote: 'x', locale: 'de' } })).status).toBe(404)
  })
})
