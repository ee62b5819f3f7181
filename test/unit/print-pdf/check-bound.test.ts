/** One file for all is checked as it was written: what is spoilt in it, or in a part before it was bound, keeps it from appearing. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFString } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkBound } from '../../../plugins/print-pdf/press/check-bound.ts'
import { openRun } from '../../../plugins/print-pdf/press/open-run.ts'
import type { PressRun, PrintedChunk, RefusedChunk } from '../../../src/channel/press.ts'
import { letterOrder, recipients, runTools } from './press-orders.ts'

const folder = mkdtempSync(join(tmpdir(), 'bound-test-'))
const order = letterOrder({ files: 'single', standard: 'pdf-vt-1', overprintsBlack: true })
const name = (text: string) => PDFName.of(text)
let run: PressRun
let parts: PrintedChunk[]
let whole: PrintedChunk

function printed(result: PrintedChunk | RefusedChunk): PrintedChunk {
  if ('errors' in result) throw new Error(JSON.stringify(result.errors))
  return result
}
beforeAll(async () => {
  run = await openRun(order, runTools)
  // More than are looked at together.
  parts = await Promise.all([[0, 30], [30, 52]].map(async ([from = 0, to = 0]) => printed(await run.print({ name: `part-${from}`, recipients: recipients(from, to), folder }))))
  whole = await run.bind(parts.map((chunk) => ({ folder, chunk })), { name: 'whole', recipients: [], folder })
}, 60_000)
afterAll(async () => {
  await run.close()
  rmSync(folder, { recursive: true, force: true })
})

type Pdf = PDFDocument
/** The last page: what is wrong there is found as surely as at the beginning. */
const page = (pdf: Pdf) => pdf.getPage(pdf.getPageCount() - 1)
const catalogIntent = (pdf: Pdf) => pdf.catalog.lookup(name('OutputIntents'), PDFArray).lookup(0, PDFDict)
const fonts = (pdf: Pdf) => page(pdf).node.Resources()!.lookup(name('Font'), PDFDict)
const anyFont = (pdf: Pdf) => pdf.context.lookup(fonts(pdf).values()[0], PDFDict)
const partsNode = (pdf: Pdf) => pdf.catalog.lookup(name('DPartRoot'), PDFDict).lookup(name('DPartRootNode'), PDFDict)

const SPOILT: readonly (readonly [rule: string, what: string, spoil: (pdf: Pdf) => void])[] = [
  ['trim-box', 'no TrimBox on the last page', (pdf) => void page(pdf).node.delete(name('TrimBox'))],
  ['bleed-box', 'no bleed', (pdf) => page(pdf).setBleedBox(...(Object.values(page(pdf).getTrimBox()) as [number, number, number, number]))],
  ['page-count', 'a page is missing', (pdf) => pdf.removePage(pdf.getPageCount() - 1)],
  ['page-count', 'a page more', (pdf) => void pdf.addPage()],
  ['output-intent', 'no output intent', (pdf) => void pdf.catalog.delete(name('OutputIntents'))],
  ['output-intent-identifier', 'another printing condition', (pdf) => catalogIntent(pdf).set(name('OutputConditionIdentifier'), PDFString.of('FOGRA27'))],
  ['output-intent-profile', 'no profile', (pdf) => void catalogIntent(pdf).delete(name('DestOutputProfile'))],
  ['xmp', 'no XMP', (pdf) => void pdf.catalog.delete(name('Metadata'))],
  ['title', 'another title in Info', (pdf) => pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict).set(name('Title'), PDFString.of('Something else'))],
  ['trailer-id', 'no identity', (pdf) => void delete pdf.context.trailerInfo.ID],
  ['font-house', 'a font from elsewhere', (pdf) => anyFont(pdf).set(name('BaseFont'), name('ABCDEF+Comic'))],
  ['font-unicode', 'a font without signs', (pdf) => void anyFont(pdf).delete(name('ToUnicode'))],
  ['document-parts', 'no document parts', (pdf) => void pdf.catalog.delete(name('DPartRoot'))],
  ['document-parts', 'a document part is missing', (pdf) => partsNode(pdf).lookup(name('DParts'), PDFArray).lookup(1, PDFArray).remove(0)],
  ['document-parts', 'two document parts in each other’s place', (pdf) => { const group = partsNode(pdf).lookup(name('DParts'), PDFArray).lookup(1, PDFArray); const [a, b] = [group.get(3), group.get(4)]; group.set(3, b); group.set(4, a) }],
  ['document-part-data', 'a name in a document part', (pdf) => partsNode(pdf).lookup(name('DParts'), PDFArray).lookup(1, PDFArray).lookup(2, PDFDict).set(name('DPM'), pdf.context.obj({ Name: PDFString.of('Edda') }))],
  ['annotations', 'a link', (pdf) => page(pdf).node.set(name('Annots'), pdf.context.obj([{ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9] }]))],
  ['page-rotation', 'a turned page', (pdf) => page(pdf).node.set(name('Rotate'), PDFNumber.of(180))],
  ['content-stream', 'a page whose content is no stream that can be read', (pdf) => page(pdf).node.set(name('Contents'), pdf.context.register(PDFRawStream.of(pdf.context.obj({ Filter: 'FlateDecode' }), new Uint8Array([1, 2, 3]))))],
  ['actions', 'an action', (pdf) => pdf.catalog.set(name('OpenAction'), pdf.context.obj({ S: 'Named', N: 'Print' }))],
]

async function errorsOf(spoil: (pdf: Pdf) => void) {
  const pdf = await PDFDocument.load(readFileSync(join(folder, 'whole', 'whole.pdf')), { updateMetadata: false })
  spoil(pdf)
  const file = join(folder, 'spoilt.pdf')
  writeFileSync(file, await pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }))
  return checkBound(order, file, whole.spans)
}

describe('a bound file', () => {
  test('that is good has no errors', async () => {
    expect(whole.spans).toHaveLength(52)
    expect(await errorsOf(() => undefined)).toEqual([])
  })

  test.each(SPOILT)('%s: %s', async (rule, _, spoil) => {
    expect((await errorsOf(spoil)).map(({ code }) => code)).toContain(rule)
  })

  test('that ends in its middle is unreadable', async () => {
    const bytes = readFileSync(join(folder, 'whole', 'whole.pdf'))
    writeFileSync(join(folder, 'half.pdf'), bytes.subarray(0, bytes.length / 2))
    expect(await checkBound(order, join(folder, 'half.pdf'), whole.spans)).toMatchObject([{ code: 'unreadable', severity: 'error' }])
  })

  test('names page and recipient of the whole', async () => {
    const [finding] = await errorsOf((pdf) => void page(pdf).node.delete(name('TrimBox')))
    expect(finding).toMatchObject({ code: 'trim-box', page: whole.pages, recipient: 51 })
  })

  test('does not appear where it is refused', async () => {
    const [first] = parts as [PrintedChunk]
    const file = join(folder, first.name, first.file)
    const bytes = readFileSync(file).toString('latin1')
    // As long as before, so that it can be read and bound.
    writeFileSync(file, bytes.replaceAll('/TrimBox', '/TrimBux'), 'latin1')
    const bound = run.bind([{ folder, chunk: first }], { name: 'refused', recipients: [], folder })
    await expect(bound).rejects.toMatchObject({ code: 'render-failed', message: expect.stringContaining('trim-box'), details: { findings: expect.arrayContaining([expect.objectContaining({ code: 'trim-box', page: 1 })]) } })
    expect(readdirSync(folder).filter((one) => one === 'refused' || one.startsWith('.tmp-'))).toEqual([])
  })
})
