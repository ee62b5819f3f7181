/** Finished cards, self-mailers, flyers and unaddressed mail as other programs see them. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FORMATS, formatOf } from '../../../plugins/print-pdf/formats/index.ts'
import { closePrintWorkers, printPdf } from '../../../plugins/print-pdf/index.ts'
import { picturesOf, printPictures } from '../../../plugins/print-pdf/pictures.ts'
import { typesetLetters } from '../../../plugins/print-pdf/typst/typeset-letter.ts'
import type { Recipient } from '../../../src/channel/contract.ts'
import type { PrintFormat, Rect } from '../../../src/channel/print-format.ts'
import { missingWords, splitWords } from '../../../src/content/words.ts'
import { arbitraryPiece } from '../../channels/arbitrary-piece.ts'
import { NEWS_DE, edition, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { printTools } from './print-tools.ts'
import { hasTool, runTool } from './tools.ts'

afterAll(closePrintWorkers)

const PT_PER_MM = 72 / 25.4
/** The slug of a sheet with 3 mm bleed and crop marks. */
const SLUG_MM = 12
const SHEETS = FORMATS.filter(({ family }) => family !== 'letter')
const person = (name: string): Recipient => ({ salutation: `Guten Tag ${name}`, addressLines: [name, 'Weberstraße 7', '99998 Oberlindental'], personalUrl: 'https://hub.stadtwerke-lindental.example/p/abc' })

function compose(format: string, piece = NEWS_DE, settings: object = {}, recipient: Recipient = person('Edda Sandgruber')) {
  const input = renderInput(piece, 'letter', { recipient, origin: 'unserer Kundendatei' })
  return printPdf.render(input, renderContext(printPdf.settings.parse({ format, outputIntent: 'fogra39', ...settings }), { locale: piece.content.locale })).composition
}
const { hero: _, ...BARE } = NEWS_DE.content
const ILLUSTRATED: ReadonlySet<string> = new Set(['postcard-a6', 'self-mailer-dl', 'flyer-a6', 'unaddressed-standard'])
/** With the teaser only where the whole text is too long; one of each kind with its picture, which takes most of the time. */
const fitting = ({ id, family }: PrintFormat) => compose(id, ILLUSTRATED.has(id) ? NEWS_DE : edition(BARE), { saysTeaserOnly: family === 'card' })

const packed = new Map<string, { readonly pdf: Uint8Array; readonly notes: readonly { readonly code: string }[] }>()
beforeAll(async () => {
  for (const format of SHEETS) {
    const { artefacts, notes } = await printPdf.pack(fitting(format), printTools)
    packed.set(format.id, { pdf: artefacts[0]!.bytes, notes })
  }
}, 120_000)
const pdfOf = (id: string) => packed.get(id)!.pdf

interface Word extends Rect {
  readonly page: number
  readonly text: string
}
/** Words with their boxes, mm from the trim's top left corner. */
function wordsOn(pdf: Uint8Array): Word[] {
  const pages = runTool('pdftotext', pdf, (file) => ['-bbox', file, '-']).split('<page ').slice(1)
  return pages.flatMap((page, index) =>
    [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(([, ...found]) => {
      const [left, top, right, bottom] = found.slice(0, 4).map((points) => Number(points) / PT_PER_MM - SLUG_MM) as [number, number, number, number]
      // The box is that of the font: letters fill its middle.
      const height = bottom - top
      return { page: index + 1, text: found[4] ?? '', x: left, y: top + height * 0.2, width: right - left, height: height * 0.6 }
    }),
  )
}
/** Column after column; hyphens put in at line ends are taken out again. */
const saidBy = (pdf: Uint8Array) => runTool('pdftotext', pdf, (file) => ['-raw', file, '-']).replace(/\u00ad\s*/g, '')
const isWithin = (word: Rect, { x, y, width, height }: Rect, by = 0.3) => word.x >= x - by && word.y >= y - by && word.x + word.width <= x + width + by && word.y + word.height <= y + height + by

describe.each(SHEETS.map((format) => [format.id, format] as const))('%s', (id, format) => {
  test('is packed without a finding: what it was ordered to be, and its zones free', () => {
    expect(packed.get(id)?.notes).toEqual([])
  })

  test.runIf(hasTool('pdfinfo'))('has two pages of its trimmed size with bleed', () => {
    const info = runTool('pdfinfo', pdfOf(id), (file) => ['-box', file])
    expect(info).toMatch(/Pages:\s+2\n/)
    const [left = 0, bottom = 0, right = 0, top = 0] = /TrimBox:\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)/.exec(info)?.slice(1).map(Number) ?? []
    expect([right - left, top - bottom].map((points) => Math.round((points / PT_PER_MM) * 10) / 10)).toEqual([format.trim.width, format.trim.height])
  })

  test.runIf(hasTool('pdffonts'))('has no fonts but ours, embedded', () => {
    const rows = runTool('pdffonts', pdfOf(id), (file) => [file]).split('\n').slice(2).filter(Boolean)
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+Source(?:Sans3|Serif4)-.*yes yes yes/)
  })

  test.runIf(hasTool('pdftotext'))('keeps every word within the safe area and off the folds', () => {
    const { trim, safe, folds } = format
    const words = wordsOn(pdfOf(id))
    expect(words.length).toBeGreaterThan(20)
    const area = { x: safe, y: safe, width: trim.width - 2 * safe, height: trim.height - 2 * safe }
    expect(words.filter((word) => !isWithin(word, area))).toEqual([])
    expect(words.filter(({ y, height }) => folds.some(({ atMm }) => y < atMm + 3 && y + height > atMm - 3))).toEqual([])
  })

  test.runIf(hasTool('pdftotext'))('says all that its composition does', () => {
    const { brand, ...composition } = fitting(format)
    const lost = missingWords(splitWords(printPdf.words({ ...composition, brand: { ...brand, logo: null, name: '' } })), splitWords(saidBy(pdfOf(id))))
    expect(lost).toEqual([])
  })

  const addressZone = format.zones.find(({ id: zone }) => zone === 'address' || zone === 'household')
  test.runIf(hasTool('pdftotext') && addressZone)('has the address, and nothing else, in its zone', () => {
    const within = wordsOn(pdfOf(id)).filter((word) => word.page === addressZone?.page && isWithin(word, addressZone.rect))
    const said = format.isAddressed ? 'Edda Sandgruber Weberstraße 7 99998 Oberlindental' : 'An alle Haushalte'
    expect(within.map(({ text }) => text).join(' ')).toBe(said)
  })

  const free = format.zones.filter(({ kind, onRequest }) => kind === 'free' && onRequest === undefined)
  test.runIf(hasTool('pdftoppm') && free.length > 0)('leaves white what is the post’s', async () => {
    const pages = await drawn(pdfOf(id))
    for (const { page, rect } of free) {
      const { darkest, isEmptyPage } = await darkestIn(pages[Number(page) - 1]!, rect)
      expect([page, rect, darkest]).toEqual([page, rect, 255])
      expect(isEmptyPage).toBe(false)
    }
  })
})

const DPI = 100
/** Pages as PNGs. */
async function drawn(pdf: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-'))
  try {
    writeFileSync(join(folder, 'sheet.pdf'), pdf)
    execFileSync('pdftoppm', ['-r', String(DPI), '-gray', '-png', 'sheet.pdf', 'page'], { cwd: folder })
    const files = readdirSync(folder).filter((name) => name.endsWith('.png')).sort()
    return await Promise.all(files.map(async (name) => (await sharp(join(folder, name)).png().toBuffer()).toString('base64')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
/** The part of a zone that lies within the trim, without a hair at its edges. */
async function darkestIn(png: string, { x, y, width, height }: Rect): Promise<{ readonly darkest: number; readonly isEmptyPage: boolean }> {
  const page = sharp(Buffer.from(png, 'base64')).greyscale()
  const pixels = (mm: number) => Math.round((mm / 25.4) * DPI)
  const cut = await page.clone().extract({ left: pixels(SLUG_MM + x) + 1, top: pixels(SLUG_MM + y) + 1, width: pixels(width) - 2, height: pixels(height) - 2 }).toBuffer()
  const [part, whole] = await Promise.all([sharp(cut).stats(), page.stats()])
  return { darkest: part.channels[0]?.min ?? 0, isEmptyPage: whole.channels[0]?.min === 255 }
}

const times = (piece: typeof NEWS_DE, count: number) => ({ ...piece, content: { ...piece.content, body: { type: 'root', children: Array.from({ length: count }, () => piece.content.body.children).flat() } as const } })

describe('a text that is too long', () => {
  test('is an error that says how much too long and what would fit; nothing is cut off', { timeout: 60_000 }, async () => {
    const composition = compose('postcard-a6', times(NEWS_DE, 5))
    const { artefacts, notes } = await printPdf.pack(composition, printTools)
    const note = notes.find(({ code }) => code === 'text-overset')
    expect(note).toMatchObject({ severity: 'error', details: { maxPages: 2, fits: ['teaser'] } })
    expect(Number(note?.details?.linesTooMany)).toBeGreaterThan(20)
    if (!hasTool('pdftotext')) return
    const words = splitWords(printPdf.words({ ...composition, brand: { ...composition.brand, logo: null, name: '' } }))
    expect(missingWords(words, splitWords(saidBy(artefacts[0]!.bytes)))).toEqual([])
  })

  test('fits in smaller type where that is offered', { timeout: 60_000 }, async () => {
    const sentence = { type: 'text', text: 'Die Leitungsverlegung in der Oberen Mühlgasse beginnt nach den Sommerferien und dauert bis November. ' } as const
    const long = (count: number) => ({ ...NEWS_DE, content: { ...NEWS_DE.content, body: { type: 'root', children: [{ type: 'paragraph', children: Array.from({ length: count }, () => sentence) }] } as const } })
    const linesFor = async (count: number) => Number((await printPdf.pack(compose('postcard-dl', long(count)), printTools)).notes.find(({ code }) => code === 'text-overset')?.details?.linesTooMany ?? 0)
    let count = 1
    while ((await linesFor(count)) === 0) count += 1
    const { notes } = await printPdf.pack(compose('postcard-dl', long(count)), printTools)
    const [offer] = (notes.find(({ code }) => code === 'text-overset')?.details?.fits ?? []) as { textSizePt: number }[]
    expect(offer?.textSizePt).toBeLessThan(9)
    expect((await printPdf.pack(compose('postcard-dl', long(count), offer), printTools)).notes).toEqual([])
  })
})

describe('many in one document', () => {
  test.each(['postcard-a6', 'self-mailer-dl'])('%s: each has its own sides', { timeout: 60_000 }, async (id) => {
    const settings = { saysTeaserOnly: formatOf(id)?.family === 'card' }
    const names = ['Anna Eins', 'Ben Zwei', 'Cleo Drei']
    const sheets = names.map((name) => compose(id, NEWS_DE, settings, person(name)))
    const { pdf, spans } = await typesetLetters(sheets, await printPictures(sheets[0]!, printTools))
    expect(spans).toEqual([1, 3, 5].map((first) => ({ first, pages: 2, linesTooMany: 0 })))
    if (!hasTool('pdftotext')) return
    const pages = runTool('pdftotext', pdf, (file) => [file, '-']).split('\f').slice(0, -1)
    expect(pages.map((page) => names.filter((name) => page.includes(name)).join())).toEqual(id === 'postcard-a6' ? ['', 'Anna Eins', '', 'Ben Zwei', '', 'Cleo Drei'] : ['Anna Eins', 'Anna Eins', 'Ben Zwei', 'Ben Zwei', 'Cleo Drei', 'Cleo Drei'])
  })
})

test.each(SHEETS.map(({ id }) => id))('%s says on each side that it is a draft, and keeps the post’s zones', { timeout: 30_000 }, async (id) => {
  const composition = { ...fitting(formatOf(id)!), hero: null, draftMark: 'ENTWURF' }
  const { artefacts, notes } = await printPdf.pack(composition, printTools)
  expect(notes).toEqual([])
  if (!hasTool('pdftotext')) return
  const pages = runTool('pdftotext', artefacts[0]!.bytes, (file) => ['-raw', file, '-']).split('\f').slice(0, -1)
  expect(pages.map((page) => page.replace(/\s/g, '').includes('ENTWURF'))).toEqual([true, true])
})

test('pages are drawn for the screen, cut to the trimmed sheet', { timeout: 30_000 }, async () => {
  const pages = await printPdf.pages?.(fitting(formatOf('postcard-a6')!), printTools)
  expect(pages?.map(({ name }) => name)).toEqual(['page-1.png', 'page-2.png'])
  const { width = 0, height = 1 } = await sharp(pages?.[0]?.bytes).metadata()
  expect(width / height).toBeCloseTo(148 / 105, 2)
})

test('whatever a piece holds, every layout takes it without a warning', { timeout: 120_000 }, async () => {
  const dot = new Uint8Array(await sharp({ create: { width: 2, height: 2, channels: 3, background: '#888' } }).toColourspace('cmyk').jpeg().toBuffer())
  await fc.assert(
    fc.asyncProperty(arbitraryPiece, fc.constantFrom(...SHEETS.map(({ id }) => id)), fc.boolean(), async (piece, id, hasMarks) => {
      const composition = compose(id, piece, { hasMarks })
      const { pdf, spans } = await typesetLetters([composition], new Map(picturesOf(composition).map(({ file }) => [file, dot])))
      expect(pdf.byteLength).toBeGreaterThan(5_000)
      expect(spans[0]!.pages > 2).toBe((spans[0]!.linesTooMany ?? 0) > 0)
    }),
    { numRuns: 30 },
  )
})

describe('lines', () => {
  test('a long title takes some of a flyer’s picture before anything is too long', async () => {
    const title = 'Das Mühlenviertel bekommt Fernwärme aus dem Fluss: Donaudampfschifffahrtsgesellschaft, Bürgerenergiegenossenschaft und Stadtwerke bauen gemeinsam bis 2031'
    const { artefacts, notes } = await printPdf.pack(compose('flyer-a6', edition({ ...NEWS_DE.content, title })), printTools)
    expect(notes.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(artefacts.length).toBeGreaterThan(0)
  })

  test('what is too long for a self-mailer is that alone, wherever its folds lie', async () => {
    const words = { type: 'paragraph', children: [{ type: 'text', text: 'Die Lohme führt selbst im Januar noch sechs Grad warmes Wasser. '.repeat(6) }] } as const
    const { notes } = await printPdf.pack(compose('self-mailer-dl', edition({ ...BARE, body: { type: 'root', children: Array.from({ length: 30 }, () => words) } })), printTools)
    expect(notes.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['text-overset'])
  })

  test.runIf(hasTool('pdftotext'))('no mail address is torn apart', () => {
    const said = runTool('pdftotext', packed.get('self-mailer-dl')?.pdf ?? new Uint8Array(), (file) => [file, '-'])
    expect(said).toContain('baubuero@stadtwerke-lindental.example')
  })
})
