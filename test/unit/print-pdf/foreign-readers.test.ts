/** A file of a run as other readers see it: structure by pikepdf, printing plates by Ghostscript, fonts and pictures by poppler. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { letterB } from '../../../plugins/print-pdf/formats/letter-b.ts'
import { openRun } from '../../../plugins/print-pdf/press/open-run.ts'
import type { PressRun, PrintedChunk } from '../../../src/channel/press.ts'
import { letterOrder, recipients, runTools } from './press-orders.ts'
import { hasPikepdf, hasTool, runTool } from './tools.ts'

const MM_PER_INCH = 25.4
/** The slug of a sheet with 3 mm bleed and crop marks. */
const SLUG_MM = 12
const folder = mkdtempSync(join(tmpdir(), 'foreign-'))
const script = fileURLToPath(new URL('./structure.py', import.meta.url))
let run: PressRun
let chunk: PrintedChunk
let file: string
beforeAll(async () => {
  run = await openRun(letterOrder({ standard: 'pdf-vt-1', overprintsBlack: true }), runTools)
  const result = await run.print({ name: 'part-0001', recipients: recipients(0, 3), folder })
  if ('errors' in result) throw new Error(JSON.stringify(result.errors))
  chunk = result
  file = join(folder, 'part-0001', 'part-0001.pdf')
}, 60_000)
afterAll(async () => {
  await run.close()
  rmSync(folder, { recursive: true, force: true })
})

test.runIf(hasPikepdf())('pikepdf: output intent, metadata, boxes, inks, one document part for each recipient', () => {
  const found = JSON.parse(execFileSync('/usr/bin/python3', [script, file], { encoding: 'utf8' })) as Record<string, unknown> & { boxes: unknown[] }
  expect(found).toMatchObject({
    version: '1.6',
    encrypted: false,
    trapped: '/False',
    ids: 2,
    intents: [{ kind: '/GTS_PDFX', condition: 'FOGRA47', components: 4, profile: 'prtrCMYK' }],
    metadata: { GTS_PDFXVersion: 'PDF/X-4', GTS_PDFVTVersion: 'PDF/VT-1', 'pdf:Trapped': 'False' },
    spaces: ['/DeviceCMYK'],
    parts: chunk.spans.map(({ first, pages }) => [first, first + pages - 1]),
    overprintModes: ['1'],
  })
  expect(found.boxes).toHaveLength(chunk.pages)
  for (const box of found.boxes) expect(box).toEqual({ MediaBox: [0, 0, 663.31, 909.92], BleedBox: [25.51, 25.51, 637.8, 884.41], TrimBox: [34.02, 34.02, 629.29, 875.91] })
  expect(found.keys).not.toEqual(expect.arrayContaining(['/ArtBox']))
  expect(found.keys).not.toEqual(expect.arrayContaining(['/Annots']))
})

describe.runIf(hasTool('pdffonts') && hasTool('pdfimages') && hasTool('qpdf'))('poppler and qpdf', () => {
  test('fonts are embedded subsets, pictures CMYK of 300 ppi, the file without fault', () => {
    const pdf = readFileSync(file)
    for (const row of runTool('pdffonts', pdf, (path) => [path]).split('\n').slice(2).filter(Boolean)) expect(row).toMatch(/^[A-Z]{6}\+Source.*yes yes yes/)
    const pictures = runTool('pdfimages', pdf, (path) => ['-list', path]).split('\n').slice(2).filter(Boolean).map((row) => row.trim().split(/\s+/))
    expect(pictures.length).toBeGreaterThan(0)
    for (const row of pictures) {
      expect(row.slice(5, 9)).toEqual(['cmyk', '4', '8', 'jpeg'])
      expect(Number(row[12])).toBeGreaterThanOrEqual(299)
    }
    expect(runTool('qpdf', pdf, (path) => ['--check', path])).toContain('No syntax or stream encoding errors found')
  })
})

describe.runIf(hasTool('gs'))('ghostscript', () => {
  const PPI = 100
  const px = (mm: number) => Math.round((mm / MM_PER_INCH) * PPI)
  /** Ink of each plate of the first page, 0 to 255 at each pixel. */
  async function plates(): Promise<{ readonly width: number; readonly inks: readonly Uint8Array[] }> {
    execFileSync('gs', ['-q', '-dBATCH', '-dNOPAUSE', '-dSAFER', '-dFirstPage=1', '-dLastPage=1', '-sDEVICE=tiffsep', `-r${PPI}`, '-o', join(folder, 'plate.tif'), file], { stdio: 'pipe' })
    const inks: Uint8Array[] = []
    let width = 0
    for (const ink of ['Cyan', 'Magenta', 'Yellow', 'Black']) {
      const { data, info } = await sharp(join(folder, `plate(${ink}).tif`)).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
      width = info.width
      inks.push(data.map((value) => 255 - value))
    }
    return { width, inks }
  }

  test('the address is on the black plate alone, and no 2 mm of the page have more than 300 % ink', async () => {
    const { width, inks } = await plates()
    const height = (inks[0]?.length ?? 0) / width
    const zone = letterB.zones.find(({ id }) => id === 'address')?.rect
    const most = inks.map((plate) => {
      let darkest = 0
      for (let y = px(SLUG_MM + zone!.y); y < px(SLUG_MM + zone!.y + zone!.height); y += 1) {
        for (let x = px(SLUG_MM + zone!.x); x < px(SLUG_MM + zone!.x + zone!.width); x += 1) darkest = Math.max(darkest, plate[y * width + x] ?? 0)
      }
      return darkest
    })
    expect(most).toEqual([0, 0, 0, 255])

    const cell = px(2)
    let heaviest = 0
    for (let top = 0; top + cell <= height; top += cell) {
      for (let left = 0; left + cell <= width; left += cell) {
        let sum = 0
        for (const plate of inks) for (let y = top; y < top + cell; y += 1) for (let x = left; x < left + cell; x += 1) sum += plate[y * width + x] ?? 0
        heaviest = Math.max(heaviest, sum / cell / cell / 2.55)
      }
    }
    expect(heaviest).toBeGreaterThan(100)
    expect(heaviest).toBeLessThanOrEqual(302)
  })
})
