/** Text that is too long is never cut and never set smaller by itself: it is an error that says by how much, and what would fit. */
import { afterAll, expect, test } from 'vitest'
import type { LetterComposition } from '../../../plugins/print-pdf/index.ts'
import { fittingOffers, oversetNote } from '../../../plugins/print-pdf/copyfit.ts'
import { closePrintWorkers, printPdf } from '../../../plugins/print-pdf/index.ts'
import { typesetLetter, typesetLetters } from '../../../plugins/print-pdf/typst/typeset-letter.ts'
import { EMPTY_EN, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { printTools } from './print-tools.ts'
import { hasTool, textOfPdf } from './tools.ts'

afterAll(closePrintWorkers)

const { composition } = printPdf.render(renderInput(EMPTY_EN, 'letter'), renderContext(printPdf.settings.parse({ maxPages: 1 }), { locale: EMPTY_EN.content.locale }) as Parameters<typeof printPdf.render>[1])
const empty: LetterComposition = { ...composition, brand: { ...composition.brand, logo: null }, hero: null }
/** Lines that are one line each: what is too many can be counted. */
const withLines = (count: number): LetterComposition => ({
  ...empty,
  body: [{ type: 'code', lines: Array.from({ length: count }, (_, index) => `Line ${index + 1}`) }],
})
const paragraph = { type: 'paragraph', runs: [{ type: 'text', text: 'Heat for the quarter comes from the river, and from nowhere else. '.repeat(6), marks: [] }] } as const
const withParagraphs = (count: number): LetterComposition => ({ ...empty, lead: 'What this is about.', body: Array.from({ length: count }, () => paragraph) })
const none = new Map<string, Uint8Array>()
const tooMany = async (letter: LetterComposition) => (await typesetLetter(letter, none)).linesTooMany

test('what fits has no line too many', { timeout: 60_000 }, async () => {
  const set = await typesetLetter(withLines(5), none)
  expect(set).toMatchObject({ pages: 1, linesTooMany: 0 })
  expect(oversetNote(empty, set)).toBeUndefined()
})

test('more text is more lines too many, and none of it is lost', { timeout: 60_000 }, async () => {
  const [some, more, pages] = await Promise.all([withParagraphs(9), withParagraphs(13), withParagraphs(25)].map((letter) => typesetLetter(letter, none)))
  expect(some!.linesTooMany).toBeGreaterThan(0)
  // Four paragraphs of four lines, and the blanks between them.
  expect(more!.linesTooMany - some!.linesTooMany).toBeGreaterThanOrEqual(16)
  expect(more!.linesTooMany - some!.linesTooMany).toBeLessThanOrEqual(20)
  expect(pages!.pages).toBeGreaterThan(2)
  expect(pages!.linesTooMany).toBeGreaterThan(more!.linesTooMany + 50)
  if (hasTool('pdftotext')) expect(textOfPdf(pages!.pdf).replace(/\s+/g, ' ').match(/from nowhere else/g)).toHaveLength(25 * 6)
})

test('each letter of a batch has its own', { timeout: 60_000 }, async () => {
  const { spans } = await typesetLetters([withParagraphs(1), withParagraphs(9), withParagraphs(1)], none)
  expect(spans.map(({ linesTooMany = 0 }) => linesTooMany > 0)).toEqual([false, true, false])
})

test('offers the largest type that fits, and the teaser', { timeout: 60_000 }, async () => {
  const slightly = withParagraphs(6)
  const set = await typesetLetter(slightly, none)
  expect(set.linesTooMany).toBeGreaterThan(0)
  const offers = await fittingOffers(slightly, tooMany)
  const [smaller, teaser] = offers as [{ textSizePt: number }, 'teaser']
  expect(teaser).toBe('teaser')
  expect((await typesetLetter({ ...slightly, textSizePt: smaller.textSizePt }, none)).linesTooMany).toBe(0)
  expect((await typesetLetter({ ...slightly, textSizePt: smaller.textSizePt + 0.5 }, none)).linesTooMany).toBeGreaterThan(0)
  expect(await fittingOffers(withParagraphs(40), tooMany)).toEqual(['teaser'])
})

test('the packed letter says it once, for people and for machines', { timeout: 60_000 }, async () => {
  const { artefacts, notes } = await printPdf.pack(withParagraphs(40), printTools)
  expect(artefacts).toHaveLength(2)
  const [note, ...others] = notes
  expect(others).toEqual([])
  expect(note).toMatchObject({ severity: 'error', code: 'text-overset', path: 'body', details: { maxPages: 1, fits: ['teaser'] } })
  expect(note?.message.de).toMatch(/^Der Text ist etwa \d+ Zeilen zu lang: \d Seiten, erlaubt sind 1\. Kürzen Sie ihn, oder wählen Sie: den Anreißer statt des Textes\.$/)
  expect(note?.message.en).toMatch(/^The text is about \d+ lines too long: \d pages, 1 are allowed\./)
})
