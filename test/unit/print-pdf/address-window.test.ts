/** An address goes into the field of its format, or is an error of its recipient. */
import { afterAll, describe, expect, test } from 'vitest'
import { FORMATS, formatOf } from '../../../plugins/print-pdf/formats/index.ts'
import { closePrintWorkers, printPdf } from '../../../plugins/print-pdf/index.ts'
import { noteFindings, notedWithout } from '../../../plugins/print-pdf/press/findings.ts'
import { placesOf } from '../../../plugins/print-pdf/render/places.ts'
import { lineWidthMm } from '../../../src/recipients/addressing/line-width.ts'
import { EMPTY_EN, RECIPIENT, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { printTools } from './print-tools.ts'

afterAll(closePrintWorkers)

const ADDRESSED = FORMATS.filter(({ isAddressed }) => isAddressed).map(({ id }) => id)
const END = ['Weavers Lane 7', '99998 Oberlindental']

function letterTo(format: string, addressLines: readonly string[], settings: Record<string, unknown> = {}) {
  const input = renderInput(EMPTY_EN, 'letter', { recipient: { ...RECIPIENT, isSpecimen: false, addressLines }, origin: 'our register' })
  const { composition, notes } = printPdf.render(input, renderContext(printPdf.settings.parse({ format, ...settings }), { locale: 'en' }))
  return { composition, notes: notes.filter(({ code }) => code.startsWith('address')) }
}

function windowOf(id: string) {
  const format = formatOf(id)!
  return placesOf(format, letterTo(id, END).composition.sheet).address!
}

/** Words that take as much of so many millimetres as they can; no pair of their letters is kerned. */
function lineOf(widthMm: number): string {
  let line = 'nnn'
  for (const more of [' nnnn', 'n', 'i']) while (lineWidthMm(line + more, 10.5) <= widthMm) line += more
  return line
}

test('the field of each format', () => {
  const widths = Object.fromEntries(ADDRESSED.map((id) => [id, windowOf(id).widthMm]))
  expect(widths).toEqual({ 'letter-b': 75, 'letter-a': 75, 'postcard-a6': 63, 'postcard-dl': 80, 'postcard-maxi': 80, 'self-mailer-dl': 80 })
})

describe('a line that is wider than the field', () => {
  const wide = lineOf(74)
  test('goes on in the next at a blank, and says so', () => {
    const letter = letterTo('letter-b', [wide, ...END])
    expect([letter.composition.addressLines, letter.notes]).toEqual([[wide, ...END], []])
    const card = letterTo('postcard-a6', [wide, ...END])
    expect(card.composition.addressLines).toHaveLength(4)
    expect(card.composition.addressLines.slice(0, 2).join(' ')).toBe(wide)
    expect(card.notes).toMatchObject([{ severity: 'info', code: 'address-long' }])
    expect(card.notes[0]?.message.de).toContain('Zeile 1')
  })

  test('is an error of its recipient where it makes more lines than six', () => {
    const { composition, notes } = letterTo('postcard-a6', ['Beispiel GmbH', wide, 'Abteilung', 'Edda Sandgruber', ...END])
    expect(composition.addressLines).toHaveLength(6)
    expect(notes).toMatchObject([{ severity: 'error', code: 'address-lines', lost: '99998 Oberlindental' }])
    expect(notes[0]?.message.de).toMatch(/braucht 7 Zeilen.*hat 6, 63 mm.*Zeile 2/)
    expect(notes[0]?.message.en).toMatch(/needs 7 lines.*has 6, 63 mm.*line 2/)
    expect(noteFindings([[], notes], notedWithout([])), 'told with whose it is').toMatchObject([{ code: 'address-lines', recipient: 1 }])
    expect(noteFindings([notes, notes], notedWithout([])), 'told with whose it is, though it be everybody’s').toMatchObject([{ recipient: 0 }, { recipient: 1 }])
  })

  test('is an error of its recipient where a word of it is wider', () => {
    const word = 'n'.repeat(33)
    expect(letterTo('letter-b', [word, ...END]).notes).toEqual([])
    const { notes } = letterTo('postcard-a6', ['Edda Sandgruber', word, ...END])
    expect(notes).toMatchObject([{ severity: 'error', code: 'address-wide', path: 'recipient.addressLines' }])
    expect([notes[0]?.message.de, notes[0]?.message.en]).toEqual([expect.stringContaining('Zeile 2'), expect.stringContaining('line 2')])
  })
})

describe('what is set', () => {
  const codesOf = async (composition: ReturnType<typeof letterTo>['composition']) => (await printPdf.pack(composition, printTools)).notes.map(({ code }) => code)

  test.each(ADDRESSED)('has the lines of the address, as wide as the field (%s)', { timeout: 60_000 }, async (id) => {
    const { widthMm } = windowOf(id)
    const full = [lineOf(widthMm), lineOf(widthMm - 1), lineOf(widthMm), 'Edda Sandgruber', ...END]
    const { composition, notes } = letterTo(id, full, { returnNote: 'Wenn unzustellbar, zurück!' })
    expect([composition.addressLines, notes]).toEqual([full, []])
    expect(await codesOf(composition)).not.toContain('address-text')
    // The layout breaks what is any wider: the window is its own.
    expect(await codesOf({ ...composition, addressLines: [lineOf(widthMm + 1.5), ...END] })).toContain('address-text')
  })

  test('is refused where it has more than six lines', { timeout: 60_000 }, async () => {
    const { composition } = letterTo('postcard-dl', END)
    expect(await codesOf({ ...composition, addressLines: ['1', '2', '3', '4', '5', '6', '7'] })).toContain('address-text')
    expect(await codesOf({ ...composition, addressLines: ['1', '2', '3', '4', '5', '6'] })).not.toContain('address-text')
  })
})
