/** The pages behind a customer's link, over HTTP. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { askConsent } from '../../../src/consent/acts.ts'
import { chainOf } from '../../../src/consent/ledger.ts'
import { Receipt } from '../../../src/consent/receipt/schema.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { publish } from '../../../src/publishing/publish.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE, makePiece } from '../hub.ts'
import * as answering from './answering.ts'
import { makeTestimonial, quoting } from './voices.ts'

/** How long a request waits for a receipt; undefined: as long as it does. */
const patience = vi.hoisted(() => ({ waitMs: undefined as number | undefined }))
vi.mock(import('../../../src/consent/receipt/receipt-pdf.ts'), async (load) => {
  const { receiptPdf } = await load()
  return { receiptPdf: (receipt, brand, calendar) => receiptPdf(receipt, brand, calendar, patience.waitMs) }
})

let hub: ReadingHub
let agent: PayloadRequest

beforeAll(async () => {
  hub = await startReadingHub()
  agent = await hub.person('Agnes Agent', ['agent'])
})
afterAll(() => hub?.stop())

const { CHANNELS, GIVE, pathOf, WORDS } = answering
const post = (path: string, fields: answering.Fields, headers: Record<string, string> = {}) => answering.post(hub, path, fields, headers)
const status = (key: string) => answering.consentOf(hub, key)
const asked = (data: Record<string, unknown> = {}) => answering.asked(agent, data)
const given = (fields: answering.Fields = {}) => answering.given(hub, agent, fields)

describe(`the page behind a link (${DATABASE})`, () => {
  it('shows exactly the words, what is asked, who asks and what cannot be undone, and ticks no consent in advance', async () => {
    const { path } = await asked()
    const { status: code, body, headers } = await hub.ask(path)
    expect(code).toBe(200)
    expect(body).toContain(`<blockquote lang="de" dir="auto">${WORDS}</blockquote>`)
    for (const said of ['Stadtwerke Lindental', 'stadtwerke-lindental.example/impressum', 'stadtwerke-lindental.example/datenschutz', 'nicht zurückholen', 'anhand unserer Kundendaten geprüft', 'M. H.', 'Maria Huber', 'Maria aus Oberlindental', 'Eine Kundenstimme']) {
      expect(body, said).toContain(said)
    }
    expect(body).not.toMatch(/name="(channel|attribution|period)"[^>]* checked/)
    expect(body).not.toMatch(/<script|<img|<link|https?:\/\/(?!stadtwerke-lindental)/)
    for (const secret of ['maria.huber@example.com', 'K-204417', 'Webergasse']) expect(body).not.toContain(secret)
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow', 'x-frame-options': 'DENY' })
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/)
    expect(headers['set-cookie']).toBeUndefined()
  })

  it('speaks the language of the question, and the other one when asked', async () => {
    const { path } = await asked()
    expect((await hub.ask(path, { headers: { 'accept-language': 'en' } })).headers['content-language']).toBe('de')
    const english = await hub.ask(`${path}?lang=en`)
    expect(english.headers['content-language']).toBe('en')
    expect(english.body).toContain('May we show your words?')
    expect(english.body).toContain('lang=de')
  })

  it('changes nothing by GET or HEAD, however often', async () => {
    const { key, path } = await asked()
    for (const query of ['', '?action=give&channel=web-page', '?step=withdraw', '?action=decline']) {
      await hub.ask(`${path}${query}`)
      await hub.ask(`${path}${query}`, { method: 'HEAD' })
    }
    expect((await chainOf(hub.payload, key)).length).toBe(1)
    expect((await hub.ask(path, { method: 'PUT' })).status).toBe(405)
  })

  it('takes the answer, and leads to a page of one’s own with the receipt', async () => {
    const { key, location, manage } = await given()
    expect((await status(key)).terms).toMatchObject({ channels: ['print-pdf', 'web-page'], attribution: 'initials', until: null })
    const page = await hub.ask(location)
    expect(page.status).toBe(200)
    expect(page.body).toContain('Ihre Einwilligung ist gespeichert')
    expect(page.body).toContain(`https://hub.example.com${manage}`)
    expect(page.body).toContain(`${manage}/receipt.pdf`)
  })

  it('tells at the field what is missing, and keeps what was entered', async () => {
    const { key, path } = await asked()
    const { status: code, body } = await post(path, { action: 'give', channel: 'social-post', period: 'day', day: '31.02.2027', 'kept-0': '1' })
    expect(code).toBe(422)
    expect(body).toContain('<title>Fehler:')
    expect(body).toContain('id="attribution-error"')
    expect(body).toContain('Diesen Tag gibt es nicht.')
    expect(body).toMatch(/value="social-post"[^>]* checked/)
    expect(body).toMatch(/value="day" checked/)
    expect(body).toContain('value="31.02.2027"')
    expect(body).toMatch(/id="kept-0-1"[^>]* checked/)
    expect(body).not.toMatch(/id="kept-0-0"[^>]* checked/)
    expect(await status(key)).toMatchObject({ status: 'asked' })
  })

  it('takes a shorter text, which is another text that nobody has approved yet', async () => {
    const { key, location } = await given({ 'kept-0': ['0', '2'] })
    const page = await hub.ask(location)
    expect(page.body).toContain('Endlich ist es im Bad warm. […] Das hätte ich nie gedacht!')
    expect(page.body).toContain('intern freigegeben')
    const { excerpts } = (await status(key)).terms ?? { excerpts: [] }
    const [first] = await chainOf(hub.payload, key)
    expect(first?.excerpts).not.toContain(excerpts[0])
  })

  it('shortens original and translation', async () => {
    const testimonial = await makeTestimonial(agent, { quote: WORDS, original: WORDS })
    await agent.payload.update({ collection: 'testimonials', id: testimonial.id, locale: 'en', data: { quote: 'Warm at last. The fitter came at 8.' } as never, overrideAccess: true })
    const { address } = await askConsent(agent, { testimonial: testimonial.key, channels: CHANNELS, locale: 'en' })
    const shown = await hub.ask(pathOf(address))
    expect(shown.body).toContain('Translation (English)')
    const answer = await post(pathOf(address), { ...GIVE, 'kept-0': '0', 'kept-1': '0' })
    expect(answer.status).toBe(303)
    const { body } = await hub.ask(answer.headers.location ?? '')
    expect(body).toContain('<blockquote lang="de" dir="auto">Endlich ist es im Bad warm. […]</blockquote>')
    expect(body).toContain('<blockquote lang="en" dir="auto">Warm at last. […]</blockquote>')
  })

  it('takes a no', async () => {
    const { key, path } = await asked()
    const { status: code, body } = await post(path, { action: 'decline' })
    expect(code).toBe(200)
    expect(body).toContain('werden nicht veröffentlicht')
    expect(body).not.toContain('Endlich')
    expect(await status(key)).toMatchObject({ status: 'declined' })
    expect((await hub.ask(path)).status).toBe(403)
  })

  it('refuses what was not offered', async () => {
    const testimonial = await makeTestimonial(agent, { quote: WORDS, contact: null })
    const fine = { ...GIVE, channel: 'web-page', attribution: 'anonymous' }
    const { address } = await askConsent(agent, { testimonial: testimonial.key, channels: ['web-page'], locale: 'de' })
    for (const fields of [{ channel: 'social-post' }, { attribution: 'full' }, { attribution: '__proto__' }, { attribution: 'full"><b>' }, { period: '2001-01-01' }, { period: '2099-01-01' }, { period: 'x'.repeat(3000) }]) {
      expect((await post(pathOf(address), { ...fine, ...fields })).status, JSON.stringify(fields).slice(0, 60)).toBe(422)
    }
    expect((await post(pathOf(address), { ...fine, action: 'explode' })).status).toBe(400)
    expect(await status(testimonial.key)).toMatchObject({ status: 'asked' })
  })

  it('changes and renews, and tells when it was filled in for an older state', async () => {
    const { key, manage } = await given({ period: '2027-06-30' })
    const changed = await post(manage, { ...GIVE, channel: 'web-page', attribution: 'anonymous', period: '2027-06-30', head: '2' })
    expect(changed.headers.location).toContain('done=changed')
    const stale = await post(manage, { ...GIVE, head: '2' })
    expect(stale.status).toBe(409)
    expect(stale.body).toContain('In der Zwischenzeit')
    const renewed = await post(manage, { ...GIVE, period: '2028-06-30', head: '3' })
    expect(renewed.headers.location).toContain('done=renewed')
    expect((await status(key)).terms?.until).toBe('2028-06-30T22:00:00.000Z')
  })

  it('withdraws on a page of its own, and says what was where', async () => {
    const { id, key, manage } = await given()
    await hub.payload.update({ collection: 'testimonials', id, locale: 'de', data: { isOnWall: true } as never, overrideAccess: true })
    await approve(hub.approver, (await submit(hub.editor, { subject: 'testimonial', key, locale: 'de' })).key)
    const piece = await makePiece(hub.editor, { title: 'Warm im Altbau', body: quoting(id, 'quote-goes') })
    await approve(hub.approver, (await submit(hub.editor, { subject: 'piece', key: piece.key, locale: 'de' })).key)
    const [web] = await publish(hub.editor, { pieceKey: piece.key, locale: 'de', channels: ['web-page', 'print-pdf'] })
    expect((await hub.ask(`/de/${web?.slug}`)).body).toContain('Endlich ist es im Bad warm')
    const step = await hub.ask(`${manage}?step=withdraw`)
    expect(step.body).toContain('value="withdraw"')
    expect((await status(key)).status).toBe('standing')
    const { status: code, body } = await post(manage, { action: 'withdraw' })
    expect(code).toBe(200)
    expect(body).toContain('Ihre Einwilligung ist widerrufen')
    expect(body).toContain('Warm im Altbau')
    expect(body).toContain('Was gedruckt und verschickt ist')
    expect(body).toContain('<a href="/de/stimmen">')
    expect(body).toContain('Auch Listen, die Apps von uns abrufen')
    expect(body).not.toContain('Endlich')
    const page = await hub.ask(`/de/${web?.slug}`)
    expect(page.status).toBe(200)
    expect(page.body).not.toContain('Endlich')
    expect((await hub.ask(manage)).status).toBe(403)
    expect((await hub.ask(`${manage}/receipt.json`)).status).toBe(403)
  })
})

describe(`the receipt (${DATABASE})`, () => {
  it('says what stands, is the same each time, and tells no more of the person than that', async () => {
    const { manage, key } = await given({ period: '2027-06-30' })
    const one = await hub.ask(`${manage}/receipt.json`)
    const receipt = Receipt.parse(JSON.parse(one.body))
    expect(receipt).toMatchObject({ additional: { ledger: { entry: `${key}:2` } }, events: [{ event_state: 'requested' }, { event_state: 'given', entity_id: receipt.pii_principal_id, validity_duration: { until: '2027-06-30T22:00:00.000Z' } }] })
    expect(receipt.events[0]?.entity_id).toBe(receipt.party_identification[0]?.party_id)
    expect(receipt.additional.link_handed_over).toContain('lag dabei unserem Service vor')
    expect(receipt.pii_processing.purposes[0]?.withdrawal_method.url).toBe(`https://hub.example.com${manage}`)
    expect(receipt.pii_processing.purposes[0]?.services.map(({ service_id }) => service_id)).toEqual(['print-pdf', 'web-page'])
    expect(receipt.party_identification[0]?.party_name).toBe('Stadtwerke Lindental GmbH')
    const chain = await chainOf(hub.payload, key)
    expect(receipt.additional.ledger.event_sha256).toBe(chain[1]?.hash)
    for (const secret of ['maria.huber@example.com', 'K-204417', 'Webergasse', 'Maria', 'Huber', String(chain[1]?.contact)]) expect(one.body, secret).not.toContain(secret)
    expect((await hub.ask(`${manage}/receipt.json`)).body).toBe(one.body)
    const page = await hub.ask(`${manage}/receipt`)
    expect(page.body).toContain('Quittung Ihrer Einwilligung')
    expect(page.body).toContain('30. Juni 2027')
    const pdf = await hub.ask(`${manage}/receipt.pdf`)
    expect(pdf.status).toBe(200)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.headers['content-disposition']).toContain('attachment')
    expect((await hub.ask(`${manage}/receipt.pdf?lang=en`)).bytes.equals(pdf.bytes)).toBe(false)
  })

  it('lets whoever comes for the receipt’s PDF before it is made wait on a page that comes back by itself', async () => {
    const { manage } = await given()
    patience.waitMs = 0
    const early = await hub.ask(`${manage}/receipt.pdf`)
    patience.waitMs = undefined
    expect([early.status, early.headers['retry-after'], early.headers.refresh, early.headers['cache-control']]).toEqual([503, '2', '2', 'no-store'])
    expect(early.body).toContain('Ihre Quittung wird erstellt')
    expect((await hub.ask(`${manage}/receipt.pdf`)).bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
