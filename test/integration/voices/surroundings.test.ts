/** What is printed beside a quote is part of what was offered: nothing that the person has not seen is published. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askConsent, giveConsent } from '../../../src/consent/acts.ts'
import { consentedQuotes, hopedForQuotes } from '../../../src/consent/quotes.ts'
import { openOffer } from '../../../src/consent/offers.ts'
import { answerPage } from '../../../src/consent/page/pages.ts'
import { freshForm } from '../../../src/consent/page/form.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { editionByHash, latestApproval } from '../../../src/publishing/lookups.ts'
import { submissionView } from '../../../src/publishing/overviews.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { compareAndSet } from '../../../src/publishing/transactions.ts'
import { belongingsOf } from '../../../src/consent/rights/belongings.ts'
import { approvedBrand, DATABASE, make, staffOf, startHub, type TestHub } from '../hub.ts'
import { makeContact, makeTestimonial } from './voices.ts'

const CHANNEL = 'web-page'
let hub: TestHub
let agent: PayloadRequest
let editor: PayloadRequest
let approver: PayloadRequest

beforeAll(async () => {
  hub = await startHub()
  ;({ agent, editor, approver } = await staffOf(hub))
  await approvedBrand(editor, approver)
})
afterAll(() => hub?.stop())

const AROUND = { rating: 4, theme: 'Heizung', saidIn: '2026-10' }
const change = (as: PayloadRequest, id: string | number, data: object) => hub.payload.update({ collection: 'testimonials', id, data: data as never, locale: 'de', overrideAccess: false, user: as.user, depth: 0 })
async function approved(key: string) {
  await approve(approver, (await submit(editor, { subject: 'testimonial', key, locale: 'de' })).key)
  return edition(key)
}
async function edition(key: string) {
  const approval = await latestApproval(hub.payload, 'testimonial', key, 'de')
  const found = await editionByHash(hub.payload, approval?.edition ?? '')
  if (found.content.subject !== 'testimonial') throw new Error('No testimonial.')
  return { hash: found.hash, content: found.content }
}
const quoted = async (key: string) => (await consentedQuotes(hub.payload, [await edition(key)], CHANNEL))[key]
async function ask(key: string) {
  const { number } = await askConsent(agent, { testimonial: key, channels: [CHANNEL], locale: 'de' })
  return { purpose: 'answer', testimonial: key, number, expires: null } as const
}
const YES = { channels: [CHANNEL], attribution: 'initials', until: null } as const

describe(`what stands around a quote (${DATABASE})`, () => {
  it('is shown to the person, and printed as it was shown', async () => {
    const { key } = await makeTestimonial(agent, AROUND)
    const link = await ask(key)
    const { offer } = await openOffer(hub.payload, link, '/consent/x', 'de')
    const { body } = answerPage(offer, { form: freshForm(offer), problems: {}, nonce: 'n' })
    for (const line of ['Heizung', '4 von 5 Sternen', 'Oktober 2026', 'anhand unserer Kundendaten geprüft']) expect(body).toContain(line)
    await giveConsent(agent, link, YES, 'de')
    await approved(key)
    expect(await quoted(key)).toMatchObject({ ...AROUND, authenticity: 'customer-record', isTranslation: false })
  })

  it('needs a new question when it says something else, and none when it says less', async () => {
    const { id, key } = await makeTestimonial(agent, AROUND)
    await giveConsent(agent, await ask(key), YES, 'de')
    for (const other of [{ rating: 5 }, { theme: 'Wechsel von der Konkurrenz' }, { saidIn: '2020-01' }]) {
      await change(editor, id, { ...AROUND, ...other })
      await approved(key)
      expect(await quoted(key), JSON.stringify(other)).toBeUndefined()
    }
    await change(editor, id, { ...AROUND, rating: null, theme: null })
    await approved(key)
    const less = await quoted(key)
    expect(less).toMatchObject({ saidIn: '2026-10' })
    expect(less).not.toHaveProperty('rating')
    expect(less).not.toHaveProperty('theme')
  })

  it('stays as the person saw it where they shorten the words', async () => {
    const { id, key } = await makeTestimonial(agent, { ...AROUND, quote: 'Endlich warm. Und billig.' })
    const link = await ask(key)
    await change(editor, id, { rating: 5 })
    const { offer } = await openOffer(hub.payload, link, '/consent/x', 'de')
    await giveConsent(agent, link, YES, 'de', new Map([[offer.quotes[0]?.key ?? '', 'Endlich warm. […]']]))
    await approved(key)
    expect(await quoted(key)).toBeUndefined()
    await change(editor, id, { rating: 4 })
    await approved(key)
    expect(await quoted(key)).toMatchObject({ text: 'Endlich warm. […]', rating: 4 })
  })

  it('claims no verification that the contact does not bear out, whatever was typed', async () => {
    const contact = await makeContact(agent, { email: 'ungeprueft@example.com', phone: '+49 30 23125 015', customerNumber: 'K-7', verifiedHow: 'none' })
    const { id, key } = await make(agent, 'testimonials', { label: 'Ungeprüft', quote: 'Sehr gut.', original: 'Sehr gut.', language: 'de', authenticity: 'customer-record', contact: contact.id })
    await change(editor, id, { authenticity: 'order' })
    const nobody = await make(agent, 'testimonials', { label: 'Von niemandem', quote: 'Super.', language: 'de', authenticity: 'customer-record' })
    for (const one of [key, nobody.key]) {
      const found = await approved(one)
      expect(found.content.authenticity).toBe('none')
      expect((await hopedForQuotes(hub.payload, [found]))[one]).toMatchObject({ authenticity: 'none' })
    }
  })

  it('is shown to the approver, with how the person was verified', async () => {
    const { id, key } = await makeTestimonial(agent, { ...AROUND, isOnWall: true })
    const topic = await make(editor, 'topics', { name: 'Wärme', key: 'waerme-rundum' })
    await change(editor, id, { topics: [topic.id] })
    const submission = await submit(editor, { subject: 'testimonial', key, locale: 'de' })
    const { testimonial } = await submissionView(approver, submission.key)
    expect(testimonial).toMatchObject({ around: { ...AROUND, isTranslation: false, authenticity: 'customer-record' }, topics: ['Wärme'], isOnWall: true, behind: { verifiedHow: 'customer-record', words: 'no-dialog' } })
    expect((await submissionView(editor, submission.key)).testimonial?.behind).toBeNull()
  })

  it('belongs to the person whose words were handed in', async () => {
    const { id, key } = await makeTestimonial(agent)
    const [second, third] = [await makeContact(agent, { email: 'b@example.com', phone: '', customerNumber: 'K-8' }), await makeContact(agent, { email: 'c@example.com', phone: '', customerNumber: 'K-9' })]
    await change(agent, id, { contact: second.id })
    await submit(editor, { subject: 'testimonial', key, locale: 'de' })
    await expect(change(agent, id, { contact: third.id })).rejects.toMatchObject({ code: 'conflict' })
    await change(agent, id, { contact: second.id, label: 'Warm im Flur' })
    // However the document came to name another: what was frozen of the second person's is found as theirs.
    await compareAndSet(hub.payload, { collection: 'testimonials', where: { id: { equals: id } }, data: { contact: third.id } })
    expect(await belongingsOf(hub.payload, second.key)).toMatchObject({ testimonials: [key], testimonialDocs: 1 })
  })

  it('is said in a language that exists', async () => {
    await expect(makeTestimonial(agent, { language: 'zz-invalid lang' })).rejects.toThrow()
  })
})
