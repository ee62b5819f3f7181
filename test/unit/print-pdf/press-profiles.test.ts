/** What a print shop's profile changes in the files: standard, black, sheet, printing condition, one file or several. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'
import { afterAll, expect, test } from 'vitest'
import { openRun } from '../../../plugins/print-pdf/press/open-run.ts'
import { printPaths } from '../../../plugins/print-pdf/paths.ts'
import { preflight } from '../../../plugins/print-pdf/preflight/index.ts'
import type { PreflightOrder } from '../../../plugins/print-pdf/preflight/order.ts'
import type { PressProfile, PrintedChunk, RefusedChunk } from '../../../src/channel/press.ts'
import { letterOrder, recipients, runTools } from './press-orders.ts'
import { hasTool, runTool } from './tools.ts'

const folder = mkdtempSync(join(tmpdir(), 'press-profiles-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const printed = (result: PrintedChunk | RefusedChunk): PrintedChunk => {
  if ('errors' in result) throw new Error(JSON.stringify(result.errors))
  return result
}
const bytesOf = (chunk: PrintedChunk) => readFileSync(join(folder, chunk.name, chunk.file))
const orderOf = (profile: Partial<PressProfile>, chunk: PrintedChunk, changes: Partial<PreflightOrder> = {}): PreflightOrder => ({
  trim: { width: 210, height: 297 },
  bleed: profile.bleed ?? 3,
  safe: 5,
  addresses: [],
  isDraft: false,
  folds: [],
  foldMarks: [],
  zones: () => [],
  pages: { least: 1, most: 8 },
  spans: chunk.spans,
  isTwoSided: false,
  condition: 'FOGRA47',
  standard: profile.standard ?? 'pdf-x-4',
  overprintsBlack: profile.overprintsBlack ?? false,
  ...changes,
})
async function print(name: string, profile: Partial<PressProfile>, count: number, tools = runTools): Promise<PrintedChunk> {
  const run = await openRun(letterOrder(profile), tools)
  try {
    return printed(await run.print({ name, recipients: recipients(0, count), folder }))
  } finally {
    await run.close()
  }
}

test('PDF/VT-1: one document part for each recipient, with nothing about them', async () => {
  const profile = { standard: 'pdf-vt-1', overprintsBlack: true } as const
  const chunk = await print('vt', profile, 4)
  expect(await preflight(bytesOf(chunk), orderOf(profile, chunk))).toEqual([])
  const pdf = await PDFDocument.load(bytesOf(chunk))
  const node = pdf.catalog.lookup(PDFName.of('DPartRoot'), PDFDict).lookup(PDFName.of('DPartRootNode'), PDFDict)
  expect(node.lookup(PDFName.of('DParts'), PDFArray).lookup(0, PDFArray).size()).toBe(4)
  expect(bytesOf(chunk).toString('latin1')).toContain('<pdfvtid:GTS_PDFVTVersion>PDF/VT-1<')
})

test('no marks and another bleed: the media is the bleed', async () => {
  const profile = { hasMarks: false, bleed: 5 } as const
  const chunk = await print('bare-sheet', profile, 1)
  expect(await preflight(bytesOf(chunk), orderOf(profile, chunk))).toEqual([])
  const [page] = (await PDFDocument.load(bytesOf(chunk))).getPages()
  expect(page!.getMediaBox()).toMatchObject({ width: expect.closeTo((220 * 72) / 25.4, 1), height: expect.closeTo((307 * 72) / 25.4, 1) })
})

test('the shop’s own profile: in the file, under its name', async () => {
  const icc = new Uint8Array(readFileSync(printPaths().profile('fogra39')))
  const profile = { icc: { sha256: createHash('sha256').update(icc).digest('hex'), condition: 'House stock, sheet-fed' } } as const
  const asked: string[] = []
  const give = (sha256: string) => {
    asked.push(sha256)
    return Promise.resolve(icc)
  }
  const chunk = await print('own-icc', profile, 1, { ...runTools, icc: give })
  expect(asked).toEqual([profile.icc.sha256])
  expect(await preflight(bytesOf(chunk), orderOf(profile, chunk, { condition: 'House stock, sheet-fed' }))).toEqual([])
})

test('one file for all: pages, parts and findings in order, what is shared once, the same bytes each time', async () => {
  const profile = { files: 'single', standard: 'pdf-vt-1', overprintsBlack: true } as const
  const run = await openRun(letterOrder(profile), runTools)
  const parts = [
    printed(await run.print({ name: 'part-0001', recipients: recipients(0, 3), folder })),
    printed(await run.print({ name: 'part-0002', recipients: recipients(3, 5), folder })),
    printed(await run.print({ name: 'part-0003', recipients: recipients(5, 9), folder })),
  ]
  const given = parts.map((chunk) => ({ folder, chunk }))
  const whole = await run.bind(given, { name: 'whole', recipients: [], folder })
  const again = await run.bind(given, { name: 'again', recipients: [], folder })
  await run.close()
  expect(again.sha256).toBe(whole.sha256)
  expect(whole).toMatchObject({ file: 'whole.pdf', pages: parts.reduce((sum, { pages }) => sum + pages, 0), bytes: bytesOf(whole).byteLength, sha256: createHash('sha256').update(bytesOf(whole)).digest('hex') })
  expect(whole.spans).toHaveLength(9)
  expect(await preflight(bytesOf(whole), orderOf(profile, whole))).toEqual([])
  const images = (await PDFDocument.load(bytesOf(whole))).context.enumerateIndirectObjects().filter(([, object]) => object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image'))
  expect(images).toHaveLength(2)
  expect(readdirSync(folder).filter((name) => name.startsWith('.tmp-'))).toEqual([])
  if (hasTool('qpdf')) expect(runTool('qpdf', bytesOf(whole), (file) => ['--check', file])).toContain('No syntax or stream encoding errors found')
  if (hasTool('pdftotext')) {
    const text = (chunk: PrintedChunk) => runTool('pdftotext', bytesOf(chunk), (file) => ['-raw', file, '-'])
    expect(text(whole)).toBe(parts.map(text).join(''))
  }
})

test('one file that would be too large is refused with what to do, and leaves nothing', async () => {
  const run = await openRun(letterOrder({ files: 'single', singleFileMost: 50_000 }), runTools)
  const chunk = printed(await run.print({ name: 'part-0009', recipients: recipients(0, 1), folder }))
  await expect(run.bind([{ folder, chunk }], { name: 'too-large', recipients: [], folder })).rejects.toMatchObject({ code: 'render-failed', message: expect.stringContaining('several files') })
  await run.close()
  expect(readdirSync(folder).filter((name) => name.startsWith('.tmp-') || name === 'too-large')).toEqual([])
})

test('more letters than are set together are one file nevertheless', async () => {
  const profile = { standard: 'pdf-vt-1' } as const
  const chunk = await print('many', profile, 60)
  expect(chunk.spans).toHaveLength(60)
  expect(await preflight(bytesOf(chunk), orderOf(profile, chunk))).toEqual([])
  const indexes = (await PDFDocument.load(bytesOf(chunk))).context.enumerateIndirectObjects().flatMap(([, object]) => {
    const record = object instanceof PDFDict ? object.lookupMaybe(PDFName.of('DPM'), PDFDict)?.lookup(PDFName.of('EK_Record'), PDFDict) : undefined
    return record ? [record.lookup(PDFName.of('EK_Index'), PDFNumber).asNumber()] : []
  })
  expect(indexes.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
})
