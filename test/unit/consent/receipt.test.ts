import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { describe, expect, it, vi } from 'vitest'
import { type ReceiptFacts, receiptOf } from '../../../src/consent/receipt/receipt.ts'
import { calendarIn } from '../../../src/consent/page/days.ts'
import { receiptPdf } from '../../../src/consent/receipt/receipt-pdf.ts'
import { Receipt } from '../../../src/consent/receipt/schema.ts'
import { WORDING_VERSION, wordingOf, wordingRead } from '../../../src/consent/wordings.ts'
import type { ConsentEventRecord } from '../../../src/publishing/records.ts'
import { sha256Hex } from '../../../src/content/canonical.ts'
import { STADTWERKE_LINDENTAL as brand } from '../../fixtures/brand.ts'

const CALENDAR = calendarIn('Europe/Berlin')
const { hash } = wordingOf(WORDING_VERSION, 'de')
const event = (number: number, type: ConsentEventRecord['type'], more: Partial<ConsentEventRecord> = {}): ConsentEventRecord => ({
  id: number,
  createdAt: '2026-11-22T08:00:00.000Z',
  slot: `warm:${number}`,
  number,
  type,
  testimonial: 'warm',
  contact: 'contact-of-maria-huber',
  excerpts: '|e1|',
  channels: '|print-pdf|web-page|',
  attribution: 'town',
  until: '2027-06-30T22:00:00.000Z',
  wording: WORDING_VERSION,
  wordingHash: hash,
  evidence: { kind: 'link', locale: 'de' },
  actor: type === 'asked' ? 'agnes-agent' : 'subject',
  at: `2026-11-22T08:0${number}:00.000Z`,
  previous: '0'.repeat(64),
  hash: String(number).repeat(64),
  ...more,
})
const facts = (more: Partial<ReceiptFacts> = {}): ReceiptFacts => ({
  chain: [event(1, 'asked'), event(2, 'given')],
  quotes: [{ key: 'e1', locale: 'de', isTranslation: false, authenticity: 'none', text: 'Endlich warm. #link("x") $x$ *fett*', attributions: { full: 'Maria Huber', town: 'Maria aus Oberlindental', anonymous: 'Eine Kundenstimme' } }],
  brand: brand,
  wording: wordingRead(WORDING_VERSION, hash) ?? expect.fail('unknown wording'),
  labels: {},
  manageUrl: 'https://hub.example.com/consent/abc.def',
  secret: 'a secret of this test',
  calendar: CALENDAR,
  language: 'de',
  ...more,
})

describe('a receipt', () => {
  it('has the fields, and no more of the person than what is published', () => {
    const receipt = receiptOf(facts())
    expect(Receipt.parse(receipt)).toEqual(receipt)
    const written = JSON.stringify(receipt)
    expect(written).toContain('Maria aus Oberlindental')
    for (const more of ['Huber', 'contact-of-maria-huber', 'agnes-agent']) expect(written).not.toContain(more)
    expect(receiptOf(facts())).toEqual(receipt)
  })

  it('has every field that the guide to ISO/IEC TS 27560 calls mandatory, each in its section', () => {
    const { pii_processing: processing, party_identification: [party], events, ...header } = receiptOf(facts())
    const [purpose] = processing.purposes
    const has = (one: object | undefined, fields: string) => expect(Object.keys(one ?? {})).toEqual(expect.arrayContaining(fields.split(' ')))
    has(header, 'schema_version receipt_id record_id pii_principal_id')
    has(processing, 'privacy_notice language purposes')
    has(purpose, 'purpose pii_information pii_controllers storage_locations retention_period jurisdiction recipient_third_parties withdrawal_method')
    for (const one of purpose?.pii_information ?? []) has(one, 'pii_type')
    has(party, 'party_id party_name party_address party_contact party_type')
    for (const one of events) has(one, 'event_time validity_duration entity_id event_type event_state')
    // What is referred to is there.
    expect(purpose?.pii_controllers).toEqual([party?.party_id])
    expect(events.map(({ entity_id }) => entity_id)).toEqual([party?.party_id, header.pii_principal_id])
    expect(events[0]?.validity_duration).toEqual({ from: '2026-11-22T08:01:00.000Z', until: '2026-12-22T08:01:00.000Z' })
  })

  it('says honestly who had the link', () => {
    const told = (...chain: ConsentEventRecord[]) => receiptOf(facts({ chain })).additional.link_handed_over
    const mailed = event(1, 'asked', { evidence: { kind: 'link-mailed', to: 'contact' } })
    expect(told(event(1, 'asked'), event(2, 'given'))).toContain('lag dabei unserem Service vor')
    expect(told(mailed, event(2, 'given'))).toContain('lag er nicht vor')
    expect(told(mailed, event(2, 'given'), event(3, 'renewed'))).toContain('lag er nicht vor')
    expect(told(mailed, event(2, 'given'), event(3, 'recorded', { actor: 'agent' }), event(4, 'confirmed', { actor: 'approver' }))).toBeUndefined()
    // Whoever changed it last had the link that counts.
    const toAgent = { evidence: { kind: 'link-to-agent', locale: 'de', of: 2 } }
    expect(told(mailed, event(2, 'given'), event(3, 'changed', toAgent))).toContain('lag dabei unserem Service vor')
    expect(told(event(1, 'recorded', { actor: 'agent' }), event(2, 'confirmed', { actor: 'approver' }), event(3, 'changed'))).toContain('lag dabei unserem Service vor')
    const ofMailed = { evidence: { kind: 'link', locale: 'de', of: 2 } }
    expect(told(mailed, event(2, 'given'), event(3, 'asked'), event(4, 'given'), event(5, 'changed', ofMailed))).toContain('lag er nicht vor')
    expect(told(event(1, 'asked'), event(2, 'given'), { ...mailed, number: 3 }, event(4, 'given'), event(5, 'changed', ofMailed))).toContain('lag dabei unserem Service vor')
  })

  it('of somebody who stays unnamed holds no name', () => {
    const chain = [event(1, 'asked'), event(2, 'given', { attribution: 'anonymous' })]
    expect(JSON.stringify(receiptOf(facts({ chain })))).not.toContain('Maria')
  })

  it('is another one for another event, of the same pseudonym, which says nothing without the secret', () => {
    const one = receiptOf(facts())
    const two = receiptOf(facts({ chain: [...facts().chain, event(3, 'renewed')] }))
    expect(two.receipt_id).not.toBe(one.receipt_id)
    expect(two.pii_principal_id).toBe(one.pii_principal_id)
    expect(receiptOf(facts({ secret: 'another secret' })).pii_principal_id).not.toBe(one.pii_principal_id)
  })

  it('is not made of a question or of an end', () => {
    for (const type of ['asked', 'declined', 'withdrawn'] as const) expect(() => receiptOf(facts({ chain: [event(1, type)] }))).toThrow('nothing')
  })

  it('is set as a tagged PDF, the same bytes each time, with everything a person reads', async () => {
    const receipt = receiptOf(facts())
    const pdf = await receiptPdf(receipt, brand, CALENDAR)
    const document = await PDFDocument.load(pdf)
    expect(document.getTitle()).toBe('Quittung Ihrer Einwilligung')
    expect(document.catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined()
    expect(String(document.catalog.get(PDFName.of('Lang')))).toContain('de')
    vi.resetModules()
    const fresh = await import('../../../src/consent/receipt/receipt-pdf.ts')
    expect(Buffer.from(await fresh.receiptPdf(receipt, brand, CALENDAR)).equals(Buffer.from(pdf))).toBe(true)
    const text = pdfText(pdf)
    if (text === null) return
    for (const said of ['Endlich warm. #link("x") $x$ *fett*', 'Maria aus Oberlindental', '30. Juni 2027', 'Webseite', 'Brief', 'https://hub.example.com/consent/abc.def', receipt.receipt_id, hash]) expect(text, said).toContain(said)
  })

  it('is made whoever goes on waiting for it: who comes too early is told so, and finds it later', async () => {
    const receipt = receiptOf(facts({ chain: [...facts().chain, event(3, 'renewed')] }))
    await expect(receiptPdf(receipt, brand, CALENDAR, 0)).rejects.toMatchObject({ code: 'busy', details: { done: 0, of: 1, retryAfterSeconds: expect.any(Number) } })
    const pdf = await receiptPdf(receipt, brand, CALENDAR)
    expect(await receiptPdf(receipt, brand, CALENDAR, 0)).toBe(pdf)
  })

  it.each([
    ['emoji', 'Endlich warm! 😀🎉 👨‍👩‍👧 ❤️ 🇩🇪 🙏', 'Maria Huber'],
    ['Cyrillic', 'Дуже дякую за допомогу! Все чудово.', 'Олена Ковальчук'],
    ['Arabic', 'شكراً جزيلاً، كل شيء يعمل الآن 👍. Danke!', 'فاطمة الزهراء'],
  ])('sets %s without a box, as a PDF/A-2a as far as can be seen here', async (_, text, full) => {
    const { pdf, document } = await setWith(text, full)
    const xmp = Buffer.from(pdf).toString('latin1')
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(document.context.trailerInfo.ID).toBeDefined()
    expect(document.context.trailerInfo.Encrypt).toBeUndefined()
    const objects = document.context.enumerateIndirectObjects().map(([, object]) => String(object instanceof PDFRawStream ? object.dict : object))
    expect(objects.filter((one) => /GTS_PDFA1/.test(one))).not.toEqual([])
    expect(String(document.catalog.lookup(PDFName.of('MarkInfo')))).toContain('/Marked true')
    for (const banned of ['/JavaScript', '/JS ', '/Launch', '/EmbeddedFile', '/LZWDecode', '/AcroForm']) expect(objects.filter((one) => one.includes(banned)), banned).toEqual([])
    const descriptors = objects.filter((one) => one.includes('/FontDescriptor') && one.includes('/Type /FontDescriptor'))
    expect(descriptors.length).toBeGreaterThan(2)
    for (const one of descriptors) expect(one).toMatch(/\/FontFile[23]? /)
    // Every font says which characters its glyphs are: the words can be read out and copied.
    for (const one of objects.filter((object) => object.includes('/Subtype /Type0'))) expect(one).toContain('/ToUnicode')
    expect(objects.join()).not.toContain('Type3')
  })

  it('says what it lacks where no font has a character, and claims no standard then', async () => {
    const { pdf } = await setWith('暖和了 – endlich warm.', 'Maria Huber')
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('pdfaid')
    const said = pdfText(pdf)
    if (said !== null) expect(said).toContain('stehen als Kästchen')
  })
})

async function setWith(text: string, full: string) {
  const quotes = [{ key: 'e1', locale: 'de', isTranslation: false, authenticity: 'none' as const, text, attributions: { full, anonymous: 'Eine Kundenstimme' } }]
  const chain = [event(1, 'asked'), event(2, 'given', { attribution: 'full', hash: sha256Hex(text) })]
  const pdf = await receiptPdf(receiptOf(facts({ chain, quotes })), brand, CALENDAR)
  return { pdf, document: await PDFDocument.load(pdf, { updateMetadata: false }) }
}

/** What a reader of the file finds; null where there is no pdftotext. */
function pdfText(pdf: Uint8Array): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'receipt-'))
  try {
    writeFileSync(join(folder, 'receipt.pdf'), pdf)
    return execFileSync('pdftotext', ['-layout', join(folder, 'receipt.pdf'), '-'], { encoding: 'utf8' })
  } catch {
    console.warn('The words of the receipt are not read: there is no pdftotext.')
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
