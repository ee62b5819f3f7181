/** Consents that an agent recorded: what the person says later goes before them. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askConsent, declineConsent, decideRecorded, giveConsent, recordConsent, withdrawConsent } from '../../../src/consent/acts.ts'
import { foldConsent } from '../../../src/consent/fold.ts'
import { chainOf, eventOf } from '../../../src/consent/ledger.ts'
import type { ConsentLink } from '../../../src/consent/links.ts'
import { DATABASE, staffOf, startHub, type TestHub } from '../hub.ts'
import { makeTestimonial } from './voices.ts'

const CHANNELS = ['newsletter-block', 'print-pdf', 'social-post', 'web-page']
let hub: TestHub
let agent: PayloadRequest
let approver: PayloadRequest

beforeAll(async () => {
  hub = await startHub()
  ;({ agent, approver } = await staffOf(hub))
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
})
