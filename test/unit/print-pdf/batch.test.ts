/** Many letters in one document: each is as it would be alone. */
import { afterAll, describe, expect, test } from 'vitest'
import type { LetterComposition } from '../../../plugins/print-pdf/index.ts'
import { closePrintWorkers, printPdf } from '../../../plugins/print-pdf/index.ts'
import { printPictures } from '../../../plugins/print-pdf/pictures.ts'
import { letterJob } from '../../../plugins/print-pdf/typst/letter-job.ts'
import { typesetLetter, typesetLetters } from '../../../plugins/print-pdf/typst/typeset-letter.ts'
import { NEWS_DE, OFFER_EN, RECIPIENT, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { printTools } from './print-tools.ts'
import { hasTool, runTool } from './tools.ts'

afterAll(closePrintWorkers)

const settings = printPdf.settings.parse({})
const compose = (piece: typeof NEWS_DE): LetterComposition =>
  printPdf.render(renderInput(piece, 'letter', { recipient: RECIPIENT }), renderContext(settings, { locale: piece.content.locale }) as Parameters<typeof printPdf.render>[1]).composition
const whole = compose(OFFER_EN)
const paragraph = { type: 'paragraph', runs: [{ type: 'text', text: 'Heat for the quarter comes from the river, and from nowhere else. '.repeat(6), marks: [] }] } as const
const withParagraphs = (name: string, count: number): LetterComposition => ({ ...whole, addressLines: [name], hero: null, body: Array.from({ length: count }, () => paragraph) })
const letters = [withParagraphs('Anna One', 1), withParagraphs('Ben Two', 9), withParagraphs('Cleo Three', 20), withParagraphs('Dora One', 1)]

describe('a batch of letters', () => {
  test('begins each letter at a page of its own and says where', { timeout: 60_000 }, async () => {
    const pictures = await printPictures(whole, printTools)
    const { pdf, spans } = await typesetLetters(letters, pictures)
    expect(spans).toMatchObject([{ first: 1, pages: 1 }, { first: 2, pages: 2 }, { first: 4, pages: 3 }, { first: 7, pages: 1 }])
    if (!hasTool('pdftotext')) return
    const pages = runTool('pdftotext', pdf, (file) => ['-layout', file, '-']).split('\f').slice(0, -1)
    const numbers = pages.map((page) => /Page \d of \d/.exec(page)?.[0])
    expect(numbers).toEqual([undefined, 'Page 1 of 2', 'Page 2 of 2', 'Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3', undefined])
    expect(pages.map((page) => ['Anna One', 'Ben Two', 'Cleo Three', 'Dora One'].filter((name) => page.includes(name)))).toEqual([['Anna One'], ['Ben Two'], [], ['Cleo Three'], [], [], ['Dora One']])
  })

  test('has as many pages for each letter as it has alone', { timeout: 60_000 }, async () => {
    const pictures = await printPictures(whole, printTools)
    const alone = await Promise.all(letters.map((letter) => typesetLetter(letter, pictures)))
    expect(alone.map(({ pages }) => pages)).toEqual([1, 2, 3, 1])
  })

  test('says once what its letters share', () => {
    const job = letterJob(Array.from({ length: 50 }, (_, index) => ({ ...whole, addressLines: [`Recipient ${index}`] })), new Map(), 'pdf')
    const one = letterJob([whole], new Map(), 'pdf')
    expect(job.files['letters.json']?.byteLength).toBeLessThan((one.files['letters.json']?.byteLength ?? 0) * 3)
  })

  test('is of one language', () => {
    expect(() => letterJob([whole, compose(NEWS_DE)], new Map(), 'pdf')).toThrow('lang')
    expect(() => letterJob([], new Map(), 'pdf')).toThrow('no letter')
  })
})
