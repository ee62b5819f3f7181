/** Links to a customer's page that are not valid, answers that come twice, and who guesses. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askConsent } from '../../../src/consent/acts.ts'
import { chainOf } from '../../../src/consent/ledger.ts'
import { consentAddress } from '../../../src/consent/links.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { type RawAnswer, type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE } from '../hub.ts'
import * as answering from './answering.ts'

let hub: ReadingHub
let agent: PayloadRequest

beforeAll(async () => {
  hub = await startReadingHub()
  agent = await hub.person('Agnes Agent', ['agent'])
})
afterAll(() => hub?.stop())

const { GIVE, pathOf } = answering
const post = (path: string, fields: answering.Fields, headers: Record<string, string> = {}) => answering.post(hub, path, fields, headers)
const status = (key: string) => answering.consentOf(hub, key)
const asked = (data: Record<string, unknown> = {}) => answering.asked(agent, data)
const given = (fields: answering.Fields = {}) => answering.given(hub, agent, fields)

describe(`links that are not valid (${DATABASE})`, () => {
  const bare = ({ status: code, headers, body }: RawAnswer) => ({ code, body, headers: { ...headers, date: '', 'x-request-id': '' } })

  it('look alike, whatever is wrong with them', async () => {
    const used = await given()
    const token = used.path.slice('/consent/'.length)
    const services = hubOf(hub.payload)
    const expired = pathOf(consentAddress(services, { purpose: 'answer', testimonial: used.key, number: 1, expires: Math.floor(Date.now() / 1000) - 5 }))
    const guessed = pathOf(consentAddress({ ...services, secret: 'another secret that somebody guessed' }, { purpose: 'manage', testimonial: used.key, number: 2, expires: null }))
    const nobody = pathOf(consentAddress(services, { purpose: 'manage', testimonial: 'nobody', number: 2, expires: null }))
    const expected = bare(await hub.ask(used.path))
    expect(expected.code).toBe(403)
    expect(expected.body).not.toContain('Endlich')
    for (const path of [expired, guessed, nobody, `/consent/${token}x`, `/consent/${token.replace('.', '.A')}`, '/consent/', '/consent', '/consent/a.b', `${used.manage}/receipt.exe`, `${used.manage}/receipt/x`, `/consent/${'a'.repeat(5000)}`, '/consent/%00', `${used.path}/receipt.pdf`]) {
      expect(bare(await hub.ask(path)), path.slice(0, 60)).toEqual(expected)
    }
    for (const path of [used.path, expired, guessed]) expect(bare(await post(path, { ...GIVE })), path).toEqual(expected)
  })

  it('are refused in the language of the page that was sent, whatever the browser prefers', async () => {
    const { path } = await asked()
    const action = /<form method="post" action="([^"]+)"/.exec((await hub.ask(`${path}?lang=en`)).body)?.[1] ?? ''
    expect((await post(action, { ...GIVE, lang: 'en' }, { 'accept-language': 'de' })).status).toBe(303)
    const refused = await post(action, { ...GIVE, lang: 'en' }, { 'accept-language': 'de' })
    expect([refused.status, refused.headers['content-language']]).toEqual([403, 'en'])
  })

  it('one of two answers at once wins', async () => {
    const { key, path } = await asked()
    const answers = await Promise.all([post(path, { ...GIVE }), post(path, { ...GIVE, attribution: 'full' }), post(path, { action: 'decline' })])
    expect(answers.filter(({ status: code }) => code === 403).length).toBe(2)
    expect((await chainOf(hub.payload, key)).length).toBe(2)
  })

  it('a page that is sent twice is answered once, and both times with the same', async () => {
    const { key, path } = await asked()
    const nonce = /name="nonce" value="([^"]+)"/.exec((await hub.ask(path)).body)?.[1] ?? ''
    const [one, two] = await Promise.all([post(path, { ...GIVE, nonce }), post(path, { ...GIVE, nonce })])
    const three = await post(path, { ...GIVE, nonce })
    expect([one.status, two.status, three.status]).toEqual([303, 303, 303])
    expect(two.headers.location).toBe(one.headers.location)
    expect((await chainOf(hub.payload, key)).length).toBe(2)
    expect((await post(path, { ...GIVE, nonce: `${nonce}x` })).status).toBe(403)
  })

  it('refuses other sites, other forms and long ones before it looks at the link', async () => {
    const { key, path } = await asked()
    for (const where of [path, '/consent/guess.ed']) {
      expect((await post(where, GIVE, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403)
      expect((await post(where, GIVE, { origin: 'https://evil.example' })).status).toBe(403)
      expect((await post(where, { ...GIVE, day: 'x'.repeat(17_000) })).status).toBe(413)
      expect((await hub.ask(where, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status).toBe(415)
    }
    expect(await status(key)).toMatchObject({ status: 'asked' })
    // As a browser sends it from a page without a referrer, signed in to the admin besides.
    expect((await post(path, { ...GIVE }, { origin: 'null', 'sec-fetch-site': 'same-origin', cookie: 'payload-token=x' })).status).toBe(303)
  })

  it('escapes hostile words', async () => {
    const { path } = await asked({ quote: 'Gut </blockquote><script>alert(1)</script> {{7*7}}. Wirklich "gut" & <b>fein</b>.' })
    const { body } = await hub.ask(path)
    expect(body).not.toContain('<script')
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}')
  })
})

describe(`asking again (${DATABASE})`, () => {
  const again = async (key: string) => pathOf((await askConsent(agent, { testimonial: key, channels: answering.CHANNELS, locale: 'de' })).address)

  it('keeps the older link of a consent that goes on, whoever gave or renewed it, until that consent ends', async () => {
    const { key, manage } = await given({ period: '2027-06-30' })
    const second = await again(key)
    const page = await hub.ask(second)
    expect(page.body).toContain('Ihre frühere Einwilligung gilt weiter')
    expect((await hub.ask(manage)).status).toBe(200)
    const answer = await post(second, { ...GIVE, channel: 'web-page', period: '2027-06-30' })
    const newer = answer.headers.location?.split('?')[0] ?? ''
    for (const path of [manage, newer]) {
      expect((await hub.ask(path)).status, path).toBe(200)
      expect((await post(path, { ...GIVE, channel: 'web-page', period: '2028-06-30' })).headers.location).toContain('done=renewed')
      expect((await post(path, { ...GIVE, channel: 'web-page', period: '2027-06-30' })).headers.location).toContain('done=changed')
    }
    expect(await status(key)).toMatchObject({ status: 'standing', since: 2, terms: { channels: ['web-page'] } })
    expect((await post(manage, { action: 'withdraw' })).status).toBe(200)
    for (const path of [manage, newer]) expect((await hub.ask(path)).status, path).toBe(403)
    // A consent after an end is another one: the links of the first stay dead.
    const third = await post(await again(key), { ...GIVE })
    expect((await hub.ask(third.headers.location ?? '')).status).toBe(200)
    for (const path of [manage, newer]) expect((await hub.ask(path)).status, path).toBe(403)
  })

  it('and being told no leaves what stands, and says so', async () => {
    const { key, manage } = await given()
    const { body } = await post(await again(key), { action: 'decline' })
    expect(body).toContain('Ihre frühere Einwilligung gilt weiter')
    expect(body).not.toContain('werden nicht veröffentlicht')
    expect(await status(key)).toMatchObject({ status: 'standing' })
    expect((await hub.ask(manage)).status).toBe(200)
  })
})

describe(`a guesser (${DATABASE})`, () => {
  // Last: this client has been counted out then.
  it('is slowed down, and keeps nobody at the same address from their own page', async () => {
    const { path } = await asked()
    let dead = await hub.ask('/consent/guess.ed')
    for (let tries = 1; tries < 40 && dead.status !== 429; tries += 1) dead = await hub.ask('/consent/guess.ed')
    expect(dead.status).toBe(429)
    expect(Number(dead.headers['retry-after'])).toBeGreaterThan(0)
    const used = await asked()
    expect((await post(used.path, { ...GIVE })).status).toBe(303)
    // A link that was good once tells no more than a guess.
    const second = await hub.ask(used.path)
    expect([second.status, second.body]).toEqual([429, dead.body])
    expect((await hub.ask(path)).status).toBe(200)
    expect((await post(path, { ...GIVE })).status).toBe(303)
  })
})
