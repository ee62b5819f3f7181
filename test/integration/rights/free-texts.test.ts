/** What stands around a quote names nobody: theme and topics are in hashes that outlive an erasure, the working title is read by everybody. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approve } from '../../../src/publishing/decide.ts'
import { findRecord } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { signedIn } from '../access/rest.ts'
import { DATABASE, make, staffOf, startHub, type TestHub } from '../hub.ts'
import { makeContact, makeTestimonial } from '../voices/voices.ts'

let hub: TestHub
let agent: PayloadRequest
let editor: PayloadRequest
let approver: PayloadRequest

beforeAll(async () => {
  hub = await startHub()
  ;({ agent, editor, approver } = await staffOf(hub))
})
afterAll(() => hub?.stop())

const change = (as: PayloadRequest, id: string | number, data: object, locale = 'de') => hub.payload.update({ collection: 'testimonials', id, data: data as never, locale: locale as never, depth: 0, overrideAccess: false, user: as.user })
const refusal = (field: string, ...kinds: string[]) => ({ code: 'bad-input', details: { field, kinds } })

describe(`working title, theme and topics of a testimonial (${DATABASE})`, () => {
  it('refuse the customer’s own values when saved, in every locale, and tell kinds, never values', async () => {
    await expect(makeTestimonial(agent, { label: 'Frau Huber lobt' })).rejects.toMatchObject(refusal('label', 'name'))
    await expect(makeTestimonial(agent, { theme: 'K 204417' })).rejects.toMatchObject(refusal('theme', 'customer-number'))
    const { id } = await makeTestimonial(agent)
    await expect(change(agent, id, { theme: 'maria.huber@example.com' })).rejects.toMatchObject(refusal('theme', 'email'))
    await expect(change(editor, id, { theme: 'How Maria Huber keeps warm' }, 'en')).rejects.toMatchObject(refusal('theme', 'name'))
    const failed = await change(editor, id, { label: 'MARIA HUEBER-HUBER' }).catch((error: unknown) => JSON.stringify(error))
    expect(failed).not.toMatch(/hue?ber/i)
    const topic = await make(editor, 'topics', { name: 'Huber' })
    await expect(change(editor, id, { topics: [topic.id] })).rejects.toMatchObject(refusal('topics', 'name'))
    await change(editor, id, { theme: 'Warm im Winter 2025/26', label: 'Über 10.000 Stunden warm' })
    await change(editor, id, { theme: 'Warm in winter' }, 'en')
  })

  it('do not tell those who may not read contacts whether they guessed a number', async () => {
    const { id } = await makeTestimonial(agent)
    for (const guess of ['K-204417', '030 23125014', '12.03.1980']) await change(editor, id, { theme: guess })
    await expect(submit(agent, { subject: 'testimonial', key: await keyOf(id), locale: 'de' })).resolves.toBeTruthy()
    await change(editor, id, { theme: 'K-204417' })
    // Whoever knows the contact is told, at the latest when it is handed in.
    await expect(submit(agent, { subject: 'testimonial', key: await keyOf(id), locale: 'de' })).rejects.toMatchObject(refusal('theme', 'customer-number'))
  })

  it('are looked at again when the customer is named later, and when they are handed in', async () => {
    const contact = await makeContact(agent, { surname: 'Quellentrost', email: null, customerNumber: null, phone: null })
    const alone = await makeTestimonial(agent, { contact: null, label: 'Quellentrost sei Dank' })
    await expect(change(agent, alone.id, { contact: contact.id })).rejects.toMatchObject(refusal('label', 'name'))
    const { id, key } = await makeTestimonial(agent, { contact: contact.id, theme: 'Ein Lob der Zangenbergerin' })
    await change(agent, id, { theme: 'Familie Zangenberger dankt' })
    await hub.payload.update({ collection: 'contacts', id: contact.id, data: { surname: 'Zangenberger' } as never })
    await expect(submit(editor, { subject: 'testimonial', key, locale: 'de' })).rejects.toMatchObject(refusal('theme', 'name'))
    await change(editor, id, { theme: 'Eine Familie dankt' })
    await submit(editor, { subject: 'testimonial', key, locale: 'de' })
  })

  it('leave the working title out of editions, which stay when the customer is erased', async () => {
    const { key } = await makeTestimonial(agent, { label: 'Die mit dem Fachwerkhaus' })
    const submission = await submit(editor, { subject: 'testimonial', key, locale: 'de' })
    expect(submission.title).toBe('Die mit dem Fachwerkhaus')
    const { edition } = await approve(approver, submission.key)
    const kept = await findRecord(hub.payload, 'editions', { where: { hash: { equals: edition } } })
    expect(kept?.title).toBe(key)
    expect(JSON.stringify(kept)).not.toContain('Fachwerk')
  })

  it('give no key, and hint at others’ names', async () => {
    const { id, key } = await makeTestimonial(agent, { label: 'Herr Petersen war dabei', key: 'maria-huber' })
    expect(key).toMatch(/^voice-[0-9a-f]{12}$/)
    const { send } = await signedIn(hub, 'Edith Editor', ['editor'])
    const check = await send('POST', `/flow/testimonials/${await keyOf(id)}/check`, { body: { quote: 'Endlich warm.', locale: 'de' } })
    expect(check.json.inTexts).toEqual([{ field: 'label', kinds: ['name'] }])
  })
})

const keyOf = async (id: string | number): Promise<string> => String((await hub.payload.findByID({ collection: 'testimonials', id, depth: 0 }) as { key?: unknown }).key)
