/** A link to a consent that an agent gave out: the person narrows and withdraws with it, and nobody widens or renews. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { giveConsent } from '../../../src/consent/acts.ts'
import { issueLink } from '../../../src/consent/issue-link.ts'
import { brokenConsent, chainOf } from '../../../src/consent/ledger.ts'
import { readConsentLink } from '../../../src/consent/links.ts'
import { withdrawalReport } from '../../../src/consent/report.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE } from '../hub.ts'
import * as answering from './answering.ts'

let hub: ReadingHub
let agent: PayloadRequest

beforeAll(async () => {
  hub = await startReadingHub()
  agent = await hub.person('Agnes Agent', ['agent'])
})
afterAll(() => hub?.stop())

const { consentOf, pathOf } = answering
const post = (path: string, fields: answering.Fields) => answering.post(hub, path, fields)
const NOW = { action: 'give', channel: ['web-page', 'print-pdf'], attribution: 'initials', period: '2027-06-30', 'kept-0': ['0', '1', '2'] }

/** What stands, and the address that an agent was given to pass on. */
async function issued(fields: answering.Fields = {}) {
  const one = await answering.given(hub, agent, { ...NOW, ...fields })
  const { address } = await issueLink(agent, one.key)
  const link = readConsentLink(hubOf(hub.payload), address.split('/consent/')[1] ?? '', Date.now())
  if (!link) throw new Error('The link is not valid.')
  return { ...one, path: pathOf(address), link }
}
const termsOf = async (key: string) => (await consentOf(hub, key)).terms

describe(`a link that an agent gave out (${DATABASE})`, () => {
  it('offers only what narrows, and says why', async () => {
    const { path } = await issued()
    for (const [lang, sentence] of [
      ['de', 'bitten Sie unseren Service, Sie neu zu fragen'],
      ['en', 'ask our service to send you a new question'],
    ]) {
      const { status, body } = await hub.ask(`${path}?lang=${lang}`)
      expect(status).toBe(200)
      expect(body).toContain(sentence)
      for (const id of ['channel-web-page', 'channel-print-pdf', 'attribution-initials', 'attribution-anonymous', 'period-2027-06-30', 'period-day']) expect(body).toContain(`id="${id}"`)
      for (const id of ['channel-social-post', 'channel-newsletter-block', 'attribution-full', 'attribution-town', 'period-open']) expect(body).not.toContain(`id="${id}"`)
      expect(body).toContain('max="2027-06-30"')
    }
  })

  it.each([
    ['another channel', { channel: ['web-page', 'social-post'] }],
    ['a name that tells more', { attribution: 'full' }],
    ['a name that tells something else', { attribution: 'town' }],
    ['no end', { period: 'open' }],
    ['a later end', { period: '2027-07-01' }],
    ['a later day', { period: 'day', day: '1.7.2027' }],
  ])('is refused for %s, in words, and writes nothing', async (_, more) => {
    const { key, path } = await issued()
    const answer = await post(path, { ...NOW, ...more })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('nur einschränken oder widerrufen')
    expect((await chainOf(hub.payload, key)).length).toBe(2)
  })

  it('is refused past the page, too', async () => {
    const { key, link } = await issued()
    const wider = { channels: ['print-pdf', 'social-post', 'web-page'], attribution: 'full', until: null } as const
    await expect(giveConsent(agent, link, wider, 'de')).rejects.toMatchObject({ code: 'forbidden' })
    expect(await termsOf(key)).toMatchObject({ attribution: 'initials' })
  })

  it('narrows; ledger, receipt and report say whose link it was', async () => {
    const { key, path } = await issued()
    const answer = await post(path, { ...NOW, channel: 'web-page', attribution: 'anonymous', period: 'day', day: '30.4.2027', 'kept-0': ['0'] })
    expect(answer.status).toBe(303)
    expect(await termsOf(key)).toMatchObject({ channels: ['web-page'], attribution: 'anonymous', until: '2027-04-30T22:00:00.000Z' })
    const chain = await chainOf(hub.payload, key)
    expect(chain.at(-1)).toMatchObject({ type: 'changed', evidence: { kind: 'link-to-agent', locale: 'de', of: 2 } })
    expect(brokenConsent(chain)).toBeNull()
    const own = answer.headers.location?.split('?')[0] ?? ''
    expect((await hub.ask(`${own}/receipt`)).body).toContain('er lag dabei unserem Service vor')
    expect((await withdrawalReport(agent, key)).linkHandedOver?.en).toContain('and so had it, too')
    // The page that follows, and the link on it and in its receipt, are no way round.
    expect(own).toBe(path)
    const addresses = [(await hub.ask(own)).body, (await hub.ask(`${own}/receipt.json`)).body].flatMap((body) => body.match(/https:\/\/hub\.example\.com\/consent\/[\w.-]+/g) ?? [])
    expect(new Set(addresses.map(pathOf))).toEqual(new Set([path]))
  })

  it('withdraws', async () => {
    const { key, path } = await issued()
    expect((await post(path, { action: 'withdraw' })).status).toBe(200)
    expect(await consentOf(hub, key)).toMatchObject({ status: 'withdrawn' })
    expect((await chainOf(hub.payload, key)).at(-1)).toMatchObject({ evidence: { kind: 'link-to-agent', of: 2 } })
  })

  it('may set an end where there was none, and leaves the person’s own link as it was', async () => {
    const { key, path, manage } = await issued({ period: 'open' })
    expect((await hub.ask(path)).body).toContain('id="period-open"')
    expect((await post(path, { ...NOW, period: '2028-06-30' })).headers.location).toContain('done=changed')
    expect((await post(manage, { ...NOW, period: 'open', channel: ['web-page', 'social-post'] })).headers.location).toContain('done=renewed')
    expect(await termsOf(key)).toMatchObject({ channels: ['social-post', 'web-page'], until: null })
    expect((await chainOf(hub.payload, key)).at(-1)).toMatchObject({ evidence: { kind: 'link', of: 2 } })
  })
})
