/** Somebody who has consented is asked again: what stands is shown, kept unless it is unticked, and never replaced unseen. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askConsent } from '../../../src/consent/acts.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE, staffOf } from '../hub.ts'
import { consentOf, GIVE, given, pathOf, post } from './answering.ts'

let hub: ReadingHub
let agent: PayloadRequest

beforeAll(async () => {
  hub = await startReadingHub()
  ;({ agent } = await staffOf(hub))
})
afterAll(() => hub?.stop())

const askAgain = async (testimonial: string, channels: readonly string[]) => pathOf((await askConsent(agent, { testimonial, channels, locale: 'de' })).address)
const ticked = (body: string, id: string) => new RegExp(`id="channel-${id}"[^>]* checked`).test(body)

describe(`a second question (${DATABASE})`, () => {
  it('shows what stands, adds to it, and leaves the older link', async () => {
    const one = await given(hub, agent, { channel: ['web-page'] })
    const path = await askAgain(one.key, ['print-pdf'])
    const { body } = await hub.ask(path)
    expect(body).toMatch(/<dt>Wo<\/dt><dd>Webseite<\/dd>/)
    expect([ticked(body, 'web-page'), ticked(body, 'print-pdf')]).toEqual([true, false])
    expect(body).not.toContain('channel-social-post')
    expect((await post(hub, path, { ...GIVE, channel: ['web-page', 'print-pdf'] })).status).toBe(303)
    expect((await consentOf(hub, one.key)).terms).toMatchObject({ channels: ['print-pdf', 'web-page'] })
    expect((await hub.ask(one.manage)).status).toBe(200)
  })

  it('shows the words that stand where it asks for others, and changes nothing with a no', async () => {
    const one = await given(hub, agent, { channel: ['web-page'] })
    await hub.payload.update({ collection: 'testimonials', id: one.id, data: { quote: 'Endlich warm, und das um acht.' } as never, locale: 'de', overrideAccess: false, user: agent.user, depth: 0 })
    const path = await askAgain(one.key, ['web-page'])
    const { body } = await hub.ask(path)
    for (const words of ['Endlich warm, und das um acht.', 'Der Monteur kam um 8 Uhr.', 'Mit einem Ja treten die Worte an ihre Stelle']) expect(body).toContain(words)
    const before = (await consentOf(hub, one.key)).terms
    expect((await post(hub, path, { action: 'decline' })).status).toBe(200)
    expect((await consentOf(hub, one.key)).terms).toEqual(before)
  })
})
