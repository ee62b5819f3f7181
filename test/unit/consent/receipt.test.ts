import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { describe, expect, it, vi } from 'vitest'
import { type ReceiptFacts, receiptOf } from '../../../src/consent/receipt/receipt.ts'
import { calendarIn } from '../../../src/consent/page/days.ts'
import { receiptPdf } from '../../../src/consent/receipt/receipt-pdf.ts'
import { Receipt } from '../../../src/consent/receipt/schema.ts'
import { WORDING_VERSION, wordingOf, wordingRead } from '../../../src/consent/wordings.ts'
import type { ConsentEventRecord } from '../../../src/publishing/records.ts'
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
  quotes: [{ key: 'e1', locale: 'de', isTranslation: false, text: 'Endlich warm. #link("x") $x$ *fett*', attributions: { full: 'Maria Huber', town: 'Maria aus Oberlindental', anonymous: 'Eine Kundenstimme' } }],
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
    const folder = mkdtempSync(join(tmpdir(), 'receipt-'))
    try {
      writeFileSync(join(folder, 'receipt.pdf'), pdf)
      const text = pdfText(join(folder, 'receipt.pdf'))
      if (text === null) return console.warn('The words of the receipt are not read: there is no pdftotext.')
      for (const said of ['Endlich warm. #link("x") $x$ *fett*', 'Maria aus Oberlindental', '30. Juni 2027', 'Webseite', 'Brief', 'https://hub.example.com/consent/abc.def', receipt.receipt_id, hash]) expect(text, said).toContain(said)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

function pdfText(file: string): string | null {
  try {
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  } catch {
    return null
  }
}
