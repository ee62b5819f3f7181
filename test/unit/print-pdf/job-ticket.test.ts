/** Job tickets by a real validator (libxml2): against a subset of XJDF 2.1 of our own, and against CIP4's schema where XJDF_SCHEMA names its file. */
import { readFileSync } from 'node:fs'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORMATS } from '../../../plugins/print-pdf/formats/index.ts'
import { foldedSize, ticketOf } from '../../../plugins/print-pdf/ticket/xjdf.ts'
import type { TicketFacts } from '../../../src/channel/job-ticket.ts'
import type { PrintFormat } from '../../../src/channel/print-format.ts'
import { profileOf } from '../../../src/publishing/printing/shop/profile.ts'

const formatOf = (wanted: string): PrintFormat => FORMATS.find(({ id }) => id === wanted) ?? expect.fail(wanted)
const [LETTER, CARD, FLYER] = [formatOf('letter-b'), formatOf('postcard-a6'), formatOf('flyer-a6')]

const FACTS: TicketFacts = {
  run: 'herbstbrief-7k2m',
  build: 2,
  title: 'Herbstbrief für alle',
  date: '2026-11-22T10:00:00.000Z',
  format: 'letter-b',
  profile: profileOf({}),
  copies: 150,
  pagesPerCopy: { least: 2, most: 3 },
  files: [
    { name: 'part-0001.pdf', sha256: 'a'.repeat(64), bytes: 1_234_567, pages: 200, copies: 100 },
    { name: 'part-0002.pdf', sha256: 'b'.repeat(64), bytes: 617_283, pages: 101, copies: 50 },
  ],
  customer: { id: 'lindental', name: 'Stadtwerke Lindental GmbH' },
  shop: { name: 'Druckerei Prüfstein' },
  delivery: { name: 'Lettershop Muster', street: 'Am Hafen 3', postcode: '20457', town: 'Hamburg', country: 'DE' },
  due: '2026-12-01T12:00:00.000Z',
}

/** CIP4's file is not ours to hand on. */
const THEIRS = process.env.XJDF_SCHEMA
if (!THEIRS) console.log('Job tickets are validated against our own subset alone: XJDF_SCHEMA names no file of CIP4’s schema (docs/print-shops.md).')
const schemas: { readonly name: string; readonly document: XmlDocument; readonly validator: XsdValidator }[] = []
beforeAll(() => {
  for (const name of ['test/fixtures/print-shop/xjdf-2.1-subset.xsd', ...(THEIRS ? [THEIRS] : [])]) {
    const document = XmlDocument.fromString(readFileSync(name, 'utf8'))
    schemas.push({ name, document, validator: XsdValidator.fromDoc(document) })
  }
})
afterAll(() => {
  for (const { document, validator } of schemas.splice(0)) {
    validator.dispose()
    document.dispose()
  }
})

/** What the validator finds, by every schema there is; empty for a valid ticket. */
function problems(xml: string): string {
  const document = XmlDocument.fromString(xml)
  try {
    return schemas.flatMap(({ name, validator }) => found(() => validator.validate(document)).map((problem) => `${name}: ${problem}`)).join('\n')
  } finally {
    document.dispose()
  }
}
function found(validate: () => void): string[] {
  try {
    validate()
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

describe('a job ticket', () => {
  const CASES: readonly [string, TicketFacts, PrintFormat][] = [
    ['of letters with folds and a place of delivery', FACTS, LETTER],
    ['without a place and a date', { ...FACTS, delivery: null, due: null }, LETTER],
    ['of postcards of one length', { ...FACTS, pagesPerCopy: { least: 2, most: 2 } }, CARD],
    ['of flyers for nobody', { ...FACTS, pagesPerCopy: { least: 1, most: 1 } }, FLYER],
    ['for a profile of the shop’s own, in a single file', { ...FACTS, profile: profileOf({ profile: { files: 'single', standard: 'pdf-vt-1', hasMarks: false, bleed: 0 }, icc: { sha256: 'c'.repeat(64), condition: 'PSO Uncoated v3' } }) }, LETTER],
    ['with an address that is not whole', { ...FACTS, delivery: { name: '', street: '', postcode: '', town: 'Bern', country: '' } }, LETTER],
  ]
  it.each(CASES)('is valid: %s', (_, facts, format) => {
    expect(problems(ticketOf(facts, format))).toBe('')
  })

  it.each(FORMATS.map((format) => [format.id, format] as const))('is valid: %s, whatever is chosen', (_, format) => {
    const icc = { sha256: 'c'.repeat(64), condition: 'PSO Uncoated v3' }
    let count = 0
    for (const most of new Set([1, 2, 3, format.pages.most])) {
      for (const least of new Set([1, most])) {
        for (const standard of ['pdf-x-4', 'pdf-vt-1'] as const) {
          for (const files of ['chunks', 'single'] as const) {
            for (const delivery of [FACTS.delivery, null]) {
              for (const [copies, due] of [[1, null], [1_000_000, FACTS.due]] as const) {
                const profile = profileOf({ profile: { files, standard, hasMarks: count % 2 === 0, bleed: count % 3 }, ...(count % 2 ? { icc } : {}) })
                const facts = { ...FACTS, format: format.id, profile, copies, pagesPerCopy: { least, most }, delivery, due, files: files === 'single' ? FACTS.files.slice(0, 1) : FACTS.files }
                expect(problems(ticketOf(facts, format)), JSON.stringify(facts)).toBe('')
                count++
              }
            }
          }
        }
      }
    }
    expect(count).toBeGreaterThanOrEqual(80)
  })

  it('keeps whatever a title holds as text', () => {
    const title = '"><!-- & \u0007 <Evil x=\'1\'/> \ud800 ]]> \n für & alle'
    const xml = ticketOf({ ...FACTS, title, customer: { id: 'ä & ö', name: title } }, LETTER)
    expect(problems(xml)).toBe('')
    const document = XmlDocument.fromString(xml)
    expect(document.root.attr('DescriptiveName')?.value).toBe(title.replace('\u0007', '�').replace('\ud800', '�').replace(' \n ', ' '))
    document.dispose()
  })

  it('says size, paper, colour, folds, amount and files', () => {
    const xml = ticketOf(FACTS, LETTER)
    for (const part of ['Amount="150"', 'ProductType="Letter"', 'Dimensions="595.2756 841.8898"', 'FinishedDimensions="595.2756 297.6378 0"', 'FoldCatalog="F6-X"', 'Weight="90"', 'Coating="None"', 'PrintStandard="FOGRA47"', 'Area="1" AveragePages="2" MaxPages="3" MinPages="2" NumberOfCopies="1"', 'Sides="TwoSidedHeadToHead"', `IDValue="${'b'.repeat(64)}"`, 'URL="files/part-0002.pdf"', 'FileSize="617283"', 'NPage="101"', 'PostalCode="20457"', 'Required="2026-12-01T12:00:00.000Z"', '<Part ContactType="Delivery" DropID="drop-1"/>', 'Transfer="PrinterToBuyerDeliver"']) {
      expect(xml).toContain(part)
    }
    expect(ticketOf(FACTS, LETTER)).toBe(xml)
    // The validator does not follow references.
    for (const [, id] of xml.matchAll(/ItemRef="([^"]+)"/g)) expect(xml).toContain(` ID="${id}"`)
  })

  it('folds from the foot upwards, each fold counted from the edge that the last one made', () => {
    const travels = (id: string) => [...ticketOf({ ...FACTS, format: id }, formatOf(id)).matchAll(/<Fold From="Front" To="Down" Travel="([^"]+)"/g)].map(([, travel]) => Math.round((Number(travel) * 25.4) / 72))
    expect(travels('letter-b')).toEqual([87, 105])
    expect(travels('self-mailer-dl')).toEqual([97, 100])
  })

  it('says flat sizes once, and surfaces in pairs', () => {
    // One page on two sides would be two people's letters on one sheet.
    expect(ticketOf({ ...FACTS, pagesPerCopy: { least: 1, most: 1 } }, CARD)).toContain('Print on one side.')
    expect(ticketOf({ ...FACTS, pagesPerCopy: { least: 2, most: 4 } }, CARD)).toContain('every copy has an even number of pages')
    const xml = ticketOf({ ...FACTS, format: 'flyer-a6', pagesPerCopy: { least: 1, most: 1 } }, FLYER)
    expect(xml).toContain('<LayoutIntent Bleed="8.5039" FinishedDimensions="297.6378 419.5276 0" Pages="2" Sides="OneSided"/>')
    expect(xml).toContain('ProductType="Leaflet"')
  })

  it('hands the pieces to the post where nobody said where else to', () => {
    const xml = ticketOf({ ...FACTS, delivery: null }, LETTER)
    expect(xml).toContain('Method="StandardShipping" Required="2026-12-01T12:00:00.000Z"')
    expect(xml).toContain('hand the pieces to the post by 2026-12-01')
    expect(xml).not.toContain('ContactType="Delivery"')
  })

  it.each([['PSO Uncoated v3', 'FOGRA52'], ['ISO Coated v2 300% (ECI)', 'FOGRA39'], ['Fogra 51', 'FOGRA51'], ['Hauskondition 7', 'Hauskondition-7']])('calls the printing condition %s %s', (condition, name) => {
    expect(ticketOf({ ...FACTS, profile: profileOf({ icc: { sha256: 'c'.repeat(64), condition } }) }, LETTER)).toContain(`PrintStandard="${name}"`)
  })

  it('is refused by the validator where it is wrong: so the test can fail', () => {
    const xml = ticketOf(FACTS, LETTER)
    for (const [from, to] of [[' JobID="herbstbrief-7k2m"', ''], ['Surface="Front"', 'Surface="Top"'], ['Dimensions="595.2756 841.8898"', 'Dimensions="595.2756"'], ['<GeneralID', '<Unknown'], ['CountryCode="DE"', 'CountryCode="Germany"'], ['FoldCatalog="F6-X"', 'FoldCatalog="letter"'], ['MaxPages="3"', 'MaxPages="three"']] as const) {
      expect(xml).toContain(from)
      const broken = to === '<Unknown' ? xml.replace(/<GeneralID ([^>]*)\/>/, '<Unknown $1/>') : xml.replace(from, to)
      expect(problems(broken), from).not.toBe('')
    }
  })
})

describe('what is left after folding', () => {
  it('is as large as the largest part', () => {
    expect(foldedSize(LETTER)).toEqual([210, 105])
    expect(foldedSize({ trim: { width: 210, height: 297 }, folds: [{ axis: 'vertical', atMm: 100 }] })).toEqual([110, 297])
    expect(foldedSize(CARD)).toEqual([148, 105])
  })
})
