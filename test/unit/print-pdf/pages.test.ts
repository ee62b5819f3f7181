/** The pages of a letter as pictures for the screen. */
import { writeFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { closePrintWorkers, type LetterComposition, printPdf } from '../../../plugins/print-pdf/index.ts'
import { HOSTILE_STRINGS } from '../../fixtures/hostile.ts'
import { edition, NEWS_DE, OFFER_EN, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { printTools } from './print-tools.ts'

afterAll(closePrintWorkers)

const settings = printPdf.settings.parse({})
const compose = (piece: typeof NEWS_DE, isDraft = false): LetterComposition =>
  printPdf.render(renderInput(piece, 'letter'), renderContext(settings, { locale: piece.content.locale, isDraft }) as Parameters<typeof printPdf.render>[1]).composition
const pagesOf = async (letter: LetterComposition) => (await printPdf.pages?.(letter, printTools)) ?? []

test.each([
  ['de', NEWS_DE],
  ['en', OFFER_EN],
])('are as many as the letter has, each the trimmed sheet (%s)', async (name, piece) => {
  const letter = compose(piece, true)
  const pages = await pagesOf(letter)
  const { artefacts } = await printPdf.pack(letter, printTools)
  const report = JSON.parse(new TextDecoder().decode(artefacts.find(({ name }) => name === 'preflight.json')?.bytes)) as { pages: number }
  expect(pages.map(({ name, mime }) => [name, mime])).toEqual(Array.from({ length: report.pages }, (_, index) => [`page-${index + 1}.png`, 'image/png']))
  for (const { bytes } of pages) {
    const { width, height } = await sharp(bytes).metadata()
    expect([width, Math.round(((height ?? 0) / (width ?? 1)) * 210)]).toEqual([1_000, 297])
  }
  if (process.env.LOOK_AT) for (const { name: file, bytes } of pages) writeFileSync(`${process.env.LOOK_AT}/${name}-${file}`, bytes)
})

/** The band at the top of the sheet is in the brand's main colour; crop marks stand outside of the sheet. */
test('begin at the sheet’s edge, in the brand’s colours', async () => {
  const [page] = await pagesOf(compose(NEWS_DE))
  const { data } = await sharp(page?.bytes).extract({ left: 400, top: 4, width: 1, height: 1 }).raw().toBuffer({ resolveWithObject: true })
  const [red = 0, green = 0, blue = 0] = data
  expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeGreaterThan(40)
})

test('show text that looks like markup as text', async () => {
  const { content } = NEWS_DE
  const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] }) as (typeof content.body.children)[number]
  const letter = compose(edition({ ...content, title: '</foreignObject></svg><script>alert(1)</script>', body: { ...content.body, children: HOSTILE_STRINGS.slice(0, 12).map(paragraph) } }))
  const pages = await pagesOf(letter)
  expect(pages.length).toBeGreaterThan(0)
  for (const { bytes } of pages) expect((await sharp(bytes).stats()).isOpaque).toBe(true)
})

test('stop where nobody looks any more', async () => {
  const abort = new AbortController()
  abort.abort()
  await expect(printPdf.pages?.(compose(NEWS_DE), { ...printTools, signal: abort.signal })).rejects.toThrow()
})
