/** A finished letter as other programs see it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePrintWorkers, printPdf } from '../../../plugins/print-pdf/index.ts'
import type { LetterComposition } from '../../../plugins/print-pdf/index.ts'
import { missingWords, splitWords } from '../../../src/content/words.ts'
import type { Edition, PieceContent } from '../../../src/content/edition.ts'
import type { List } from '../../../src/content/nodes.ts'
import { arbitraryPiece } from '../../channels/arbitrary-piece.ts'
import { EMPTY_EN, NEWS_DE, OFFER_EN, RECIPIENT, edition, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { printTools } from './print-tools.ts'
import { hasTool, runTool, textOfPdf } from './tools.ts'

const settings = printPdf.settings.parse({})
const compose = (piece: Edition<PieceContent>): LetterComposition =>
  printPdf.render(renderInput(piece, 'letter', { recipient: RECIPIENT }), renderContext(settings, { locale: piece.content.locale })).composition
const pack = async (composition: LetterComposition) => (await printPdf.pack(composition, printTools)).artefacts[0]!.bytes

let letter: Uint8Array
beforeAll(async () => {
  letter = await pack(compose(OFFER_EN))
}, 60_000)
afterAll(closePrintWorkers)

test('the same letter has the same bytes, from new processes too', async () => {
  const composition = compose(OFFER_EN)
  await closePrintWorkers()
  expect(Buffer.from(await pack(structuredClone(composition))).equals(letter)).toBe(true)
})

test('letters that are not the same have identities of their own', async () => {
  const other = await pack(compose(NEWS_DE))
  const id = (pdf: Uint8Array) => /\/ID \[ *<([0-9A-Fa-f]{32})>/.exec(Buffer.from(pdf).toString('latin1'))?.[1]
  expect(id(other)).toMatch(/^[0-9a-f]{32}$/)
  expect(id(other)).not.toBe(id(letter))
})

test.each(['No Such Family', 'DejaVu Sans', 'Liberation Sans', 'Libertinus Serif'])('a letter in %s is refused: only our own fonts are seen', async (textFamily) => {
  const composition = compose(EMPTY_EN)
  await expect(pack({ ...composition, style: { ...composition.style, textFamily } })).rejects.toMatchObject({
    code: 'render-failed',
    message: expect.stringMatching(/unknown font family|font-house/),
  })
  expect((await pack(compose(EMPTY_EN))).byteLength).toBeGreaterThan(10_000)
})

test('whatever a piece holds, the layout takes it without a warning', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPiece, async (piece) => {
      expect((await pack({ ...compose(piece), maxPages: 400 })).byteLength).toBeGreaterThan(10_000)
    }),
    { numRuns: 40 },
  )
})

test('long addresses go over to the next line, and a long name keeps out of the room around the code', async () => {
  const query = Array.from({ length: 9 }, (_, at) => `parameter_${at}=%C3%A4%25${'a1b2c3'.repeat(3)}`).join('&')
  const link = { type: 'link', url: `https://www.stadtwerke-lindental.example/hot/water?${query}`, children: [{ type: 'text', text: 'All about it', marks: [] }] } as const
  const composition = compose(edition({ ...EMPTY_EN.content, body: { type: 'root', children: [{ type: 'paragraph', children: [link] }] } }))
  const name = 'Gemeinnützige Wohnungsbaugenossenschaft der Beschäftigten im öffentlichen Dienst Lindental und Umgebung eG'
  const { notes, artefacts } = await printPdf.pack({ ...composition, closing: { ...composition.closing, signature: [name, name] } }, printTools)
  expect(notes).toEqual([])
  expect(textOfPdf(artefacts[0]!.bytes).replace(/[\s\u200b]/g, '')).toContain(query.slice(-60))
})

test('lists a hundred deep and long words in narrow cells are set', async () => {
  const word = { type: 'text', text: 'Kraftwärmekopplungsanlagenbetreiberverordnung' } as const
  const nest = (depth: number): List => ({ type: 'list', ordered: depth % 2 === 0, items: [{ type: 'listItem', children: [word], ...(depth > 0 ? { nested: nest(depth - 1) } : {}) }] })
  const cells = Array.from({ length: 12 }, () => ({ type: 'tableCell', children: [word] }) as const)
  const children = [nest(100), { type: 'table', rows: [{ type: 'tableRow', cells }] } as const]
  expect((await pack(compose(edition({ ...EMPTY_EN.content, body: { type: 'root', children } })))).byteLength).toBeGreaterThan(10_000)
})

describe.runIf(hasTool('pdfinfo'))('pdfinfo', () => {
  test('boxes: A4, 3 mm bleed, no ArtBox of its own', () => {
    const info = runTool('pdfinfo', letter, (file) => ['-box', file])
    expect(info).toMatch(/PDF version:\s+1\.6/)
    expect(info).toMatch(/TrimBox:\s+34\.02\s+34\.02\s+629\.29\s+875\.91/)
    expect(info).toMatch(/BleedBox:\s+25\.51\s+25\.51\s+637\.80\s+884\.41/)
    expect(info).toMatch(/Encrypted:\s+no/)
    expect(info).toMatch(/JavaScript:\s+no/)
  })
})

describe.runIf(hasTool('pdffonts'))('pdffonts', () => {
  test('every font is embedded, a subset, mapped to Unicode, and ours', () => {
    const rows = runTool('pdffonts', letter, (file) => [file]).split('\n').slice(2).filter(Boolean)
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) {
      expect(row).toMatch(/^[A-Z]{6}\+Source(?:Sans3|Serif4)-/)
      expect(row).toMatch(/yes yes yes/)
    }
  })
})

describe.runIf(hasTool('pdfimages'))('pdfimages', () => {
  test('every picture is a CMYK JPEG of at least 300 ppi', () => {
    const rows = runTool('pdfimages', letter, (file) => ['-list', file]).split('\n').slice(2).filter(Boolean).map((row) => row.trim().split(/\s+/))
    expect(rows).toHaveLength(3)
    for (const row of rows) {
      expect(row.slice(2, 3)).toEqual(['image'])
      expect(row.slice(5, 9)).toEqual(['cmyk', '4', '8', 'jpeg'])
      expect(Number(row[12])).toBeGreaterThanOrEqual(300)
    }
  })
})

describe.runIf(hasTool('qpdf'))('qpdf', () => {
  test('finds no fault in the file', () => {
    expect(runTool('qpdf', letter, (file) => ['--check', file])).toContain('No syntax or stream encoding errors found')
  })
})

describe.runIf(hasTool('pdftotext'))('pdftotext', () => {
  test.each([NEWS_DE, OFFER_EN, longPiece()].map((piece) => [piece.content.key, piece] as const))('%s: every word of the composition is on paper', async (_, piece) => {
    const composition = compose(piece)
    const lost = missingWords(splitWords(printPdf.words({ ...composition, brand: { ...composition.brand, logo: null, name: '' } })), splitWords(textOfPdf(await pack(composition))))
    expect(lost).toEqual([])
  })
})

describe.runIf(hasTool('pdftoppm') && hasTool('zbarimg'))('a phone', () => {
  test('reads the QR code and comes to the web page', () => {
    const folder = mkdtempSync(join(tmpdir(), 'letter-qr-'))
    try {
      writeFileSync(join(folder, 'letter.pdf'), letter)
      spawnSync('pdftoppm', ['-r', '150', '-png', 'letter.pdf', 'page'], { cwd: folder })
      const found = spawnSync('sh', ['-c', 'zbarimg -q --raw page-*.png'], { cwd: folder, encoding: 'utf8' }).stdout
      expect(found.trim()).toBe('https://hub.stadtwerke-lindental.example/en/sunshare')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

/** A piece of some 1,500 words with lists, links and tables. */
function longPiece(): Edition<PieceContent> {
  const sentences = [
    'Die Leitungsverlegung in der Oberen Mühlgasse beginnt nach den Sommerferien und dauert voraussichtlich bis Mitte November.',
    'Während der Bauarbeiten bleibt die Zufahrt zu den Grundstücken frei; nur an zwei Tagen ist sie gesperrt.',
    'Wer eine Wärmepumpe besitzt, kann den Anschluss später nachholen, ohne dass Mehrkosten entstehen.',
  ]
  const children = Array.from({ length: 24 }, (_, index) => [
    { type: 'heading', level: index % 3 === 0 ? 2 : 3, children: [{ type: 'text', text: `Abschnitt ${index + 1}: Versorgungssicherheit` }] } as const,
    { type: 'paragraph', children: [{ type: 'text', text: `${sentences.join(' ')} ` }, { type: 'link', url: `https://www.example.com/lange/adresse/mit/vielen/teilen/${index}?jahr=2026&ansicht=vollstaendig`, children: [{ type: 'text', text: 'Mehr dazu' }] }] } as const,
    { type: 'list', ordered: index % 2 === 0, items: sentences.map((text) => ({ type: 'listItem', children: [{ type: 'text', text }] }) as const) } as const,
  ]).flat()
  return edition({ ...NEWS_DE.content, key: 'long', body: { type: 'root', children } })
}
