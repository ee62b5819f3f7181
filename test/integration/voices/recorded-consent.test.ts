/** Consents that an agent recorded: what the person says later goes before them. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askConsent, declineConsent, decideRecorded, giveConsent, recordConsent, withdrawConsent } from '../../../src/consent/acts.ts'
import { foldConsent } from '../../../src/consent/fold.ts'
import { issueLink } from '../../../src/consent/issue-link.ts'
import { brokenConsent, chainOf, eventOf } from '../../../src/consent/ledger.ts'
import { type ConsentLink, readConsentLink } from '../../../src/consent/links.ts'
import { openOffer, openReceipt } from '../../../src/consent/offers.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { approvedBrand, DATABASE, staffOf, startHub, type TestHub } from '../hub.ts'
import { makeContact, makeTestimonial } from './voices.ts'

const CHANNELS = ['newsletter-block', 'print-pdf', 'social-post', 'web-page']
let hub: TestHub
let agent: PayloadRequest
let approver: PayloadRequest

beforeAll(async () => {
  hub = await startHub()
  const staff = await staffOf(hub)
  ;({ agent, approver } = staff)
  await approvedBrand(staff.editor, approver)
})
afterAll(() => hub?.stop())

const record = (testimonial: string, more: object = {}) =>
  recordConsent(agent, { testimonial, channels: CHANNELS, attribution: 'full', until: null, kind: 'call-note', note: 'Frau H. sagte am Telefon zu.', locale: 'de', ...more })
const ask = async (testimonial: string): Promise<ConsentLink> => ({ purpose: 'answer', testimonial, number: (await askConsent(agent, { testimonial, channels: CHANNELS, locale: 'de' })).number, expires: null })
const narrow = { channels: ['web-page'], attribution: 'anonymous', until: null } as const
const termsOf = async (key: string) => foldConsent((await chainOf(hub.payload, key)).map(eventOf), Date.now()).terms

describe(`a recorded consent (${DATABASE})`, () => {
  it('stands when a second person has confirmed it', async () => {
    const { key } = await makeTestimonial(agent)
    await record(key)
    await decideRecorded(approver, key, true)
    expect(await termsOf(key)).toMatchObject({ channels: CHANNELS, attribution: 'full' })
  })

  it('is overtaken by whatever the person says later', async () => {
    const { key } = await makeTestimonial(agent)
    const overtaken = { code: 'conflict', message: expect.stringMatching(/since this was recorded/) }
    await record(key)
    const given = await giveConsent(agent, await ask(key), narrow, 'de')
    await expect(decideRecorded(approver, key, true)).rejects.toMatchObject(overtaken)
    await record(key)
    await giveConsent(agent, { purpose: 'manage', testimonial: key, number: given.number, expires: null }, narrow, 'de')
    await expect(decideRecorded(approver, key, true)).rejects.toMatchObject(overtaken)
    await record(key)
    await declineConsent(agent, await ask(key), 'de')
    await expect(decideRecorded(approver, key, false)).rejects.toMatchObject(overtaken)
    expect(await termsOf(key)).toMatchObject({ channels: ['web-page'], attribution: 'anonymous' })
    await record(key)
    await withdrawConsent(agent, { testimonial: key })
    await expect(decideRecorded(approver, key, true)).rejects.toMatchObject(overtaken)
    expect(await termsOf(key)).toBeNull()
    // What was said after that is a new word.
    await record(key, narrow)
    await decideRecorded(approver, key, true)
    expect(await termsOf(key)).toMatchObject({ channels: ['web-page'] })
  })

  it('claims no wording that nobody read', async () => {
    const { key } = await makeTestimonial(agent)
    await record(key)
    await decideRecorded(approver, key, true)
    await record(key, { isWordingRead: true })
    const chain = await chainOf(hub.payload, key)
    expect(chain.map(({ type, wording, wordingHash }) => [type, wording, wordingHash.length])).toEqual([
      ['recorded', 'none', 4],
      ['confirmed', 'none', 4],
      ['recorded', 'testimonial-1', 64],
    ])
    expect(brokenConsent(chain)).toBeNull()
  })

  it('has the person’s own link and a receipt, given anew by an agent', async () => {
    const { key } = await makeTestimonial(agent)
    await record(key)
    await expect(issueLink(agent, key)).rejects.toMatchObject({ code: 'conflict' })
    await decideRecorded(approver, key, true)
    await expect(issueLink(approver, key)).rejects.toMatchObject({ code: 'forbidden' })
    const { address } = await issueLink(agent, key)
    const audit = await findRecords(hub.payload, 'audit-events', { where: { subject: { equals: `testimonial:${key}` } }, sort: 'number' })
    expect(audit.at(-1)).toMatchObject({ type: 'consent', data: { event: 'link-issued', number: 2 } })
    const path = new URL(address).pathname
    const link = readConsentLink(hubOf(hub.payload), path.slice('/consent/'.length), Date.now())
    if (!link) throw new Error('The link is not valid.')
    const { receipt } = await openReceipt(await openOffer(hub.payload, link, path, 'de'), null)
    expect(receipt.additional.notice_read).toBe(false)
    expect(receipt.pii_processing.purposes[0]?.collection_method).toContain('ohne dass dieser Wortlaut verlesen wurde')
    await withdrawConsent(agent, { link })
    expect(await termsOf(key)).toBeNull()
  })

  it('is for a name that can be made of the contact', async () => {
    const contact = await makeContact(agent, { address: { town: '' }, email: 'ohne-ort@example.com', phone: '', customerNumber: 'K-11' })
    const { key } = await makeTestimonial(agent, { contact: contact.id })
    await expect(record(key, { attribution: 'town' })).rejects.toMatchObject({ code: 'bad-input' })
  })
})
