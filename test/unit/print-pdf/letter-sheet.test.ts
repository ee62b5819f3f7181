/** The letter takes its sheet from its format and from what the shop asks for. */
import { afterAll, describe, expect, test } from 'vitest'
import type { LetterComposition } from '../../../plugins/print-pdf/index.ts'
import { closePrintWorkers, printPdf } from '../../../plugins/print-pdf/index.ts'
import { letterA } from '../../../plugins/print-pdf/formats/letter-a.ts'
import { letterB } from '../../../plugins/print-pdf/formats/letter-b.ts'
import { typesetLetter } from '../../../plugins/print-pdf/typst/typeset-letter.ts'
import { EMPTY_EN, RECIPIENT, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { hasTool, runTool } from './tools.ts'

afterAll(closePrintWorkers)

const PT_PER_MM = 72 / 25.4
const rendered = (settings: Record<string, unknown>) =>
  printPdf.render(renderInput(EMPTY_EN, 'letter', { recipient: RECIPIENT }), renderContext(printPdf.settings.parse(settings), { locale: EMPTY_EN.content.locale }) as Parameters<typeof printPdf.render>[1])
const compose = (settings: Record<string, unknown>): LetterComposition => {
  const { composition } = rendered(settings)
  return { ...composition, brand: { ...composition.brand, logo: null } }
}

/** Words of the first page with their left, top and bottom on the trimmed sheet, mm. */
async function words(letter: LetterComposition) {
  const { pdf } = await typesetLetter(letter, new Map())
  const html = runTool('pdftotext', pdf, (file) => ['-bbox', '-l', '1', file, '-'])
  const mm = (points: string | undefined) => Number(points) / PT_PER_MM - letter.sheet.slug
  const found = [...html.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g)]
  return found.map(([, left, top, right, bottom, text]) => ({ text, left: mm(left), top: mm(top), right: mm(right), bottom: mm(bottom) }))
}

describe.runIf(hasTool('pdftotext'))('a letter of either form', () => {
  test.each([[letterA], [letterB]])('has the address in the window and the information block in its place ($id)', { timeout: 60_000 }, async (format) => {
    const all = await words(compose({ format: format.id }))
    const zone = (id: string) => format.zones.find((one) => one.id === id)!.rect
    const within = (text: string, id: string) => {
      const { x, y, width, height } = zone(id)
      // Boxes of words are as high as the face; what is seen of a line of 10.5 pt begins a millimetre lower.
      const isInside = (one: (typeof all)[number]) => one.left >= x && one.top >= y - 1 && one.right <= x + width && one.bottom <= y + height
      expect([text, all.some((one) => one.text === text && isInside(one))]).toEqual([text, true])
    }
    for (const word of RECIPIENT.addressLines.join(' ').split(' ')) within(word, 'address')
    within('contact', 'info')
    const subject = all.find((one) => one.text === compose({}).subject.split(' ')[0])
    expect(Math.abs(subject!.top - format.sheet.subjectTop)).toBeLessThan(3)
  })

  test('keeps room for the franking code, and says what happens to mail that cannot be delivered', { timeout: 60_000 }, async () => {
    const letter = compose({ franking: true, inserterMarks: true, returnNote: 'Wenn unzustellbar, zurück!' })
    const all = await words(letter)
    expect(all.map(({ text }) => text)).toContain('unzustellbar,')
    for (const id of ['franking-code', 'inserter-marks']) {
      const { x, y, width, height } = letterB.zones.find((one) => one.id === id)!.rect
      const inside = all.filter((word) => word.left < x + width && word.right > x && word.top < y + height && word.bottom > y)
      expect(inside.map(({ text }) => text)).toEqual([])
    }
  })
})

describe('the sheet', () => {
  test('has marks, bleed and room as the settings say', () => {
    expect(compose({}).sheet).toEqual({ format: 'letter-b', trim: { width: 210, height: 297 }, bleed: 3, slug: 12, hasMarks: true, franking: false, inserterMarks: false })
    expect(compose({ hasMarks: false, bleedMm: 5 }).sheet).toMatchObject({ bleed: 5, slug: 5, hasMarks: false })
    expect(compose({ bleedMm: 5 }).sheet).toMatchObject({ bleed: 5, slug: 14 })
  })

  test('is no bigger than it says', { timeout: 60_000 }, async () => {
    const { pdf } = await typesetLetter(compose({ hasMarks: false, bleedMm: 5, textSizePt: 9 }), new Map())
    const [, width, height] = /MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]/.exec(Buffer.from(pdf).toString('latin1')) ?? []
    expect([Number(width), Number(height)].map((points) => Math.round(points / PT_PER_MM))).toEqual([220, 307])
  })

  test('is chosen among the formats, and settings keep within the brand’s limits', () => {
    for (const wrong of [{ format: 'letter-z' }, { returnNote: 'x'.repeat(61) }, { textSizePt: 8.5 }, { textSizePt: 12 }, { bleedMm: -1 }]) expect(printPdf.settings.safeParse(wrong).success).toBe(false)
    expect(printPdf.settings.parse({ returnNote: '  Zurück!  ' }).returnNote).toBe('Zurück!')
  })
})
