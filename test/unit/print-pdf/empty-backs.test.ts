/** Letters on both sides of their sheets: each begins on a front, and the back that it leaves empty is empty. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withEmptyBacks } from '../../../plugins/print-pdf/finisher/empty-backs.ts'
import { inspect } from '../../../plugins/print-pdf/preflight/inspect.ts'
import { preflight } from '../../../plugins/print-pdf/preflight/index.ts'
import { preflightOrder } from '../../../plugins/print-pdf/preflight/order.ts'
import { openRun } from '../../../plugins/print-pdf/press/open-run.ts'
import { renderLetter } from '../../../plugins/print-pdf/render/index.ts'
import type { Recipient, RenderContext } from '../../../src/channel/contract.ts'
import type { PressOrder, PressProfile, PressRun, PrintedChunk, RefusedChunk } from '../../../src/channel/press.ts'
import type { Block, PlainBlock } from '../../../src/content/nodes.ts'
import { letterOrder, recipients, runTools } from './press-orders.ts'
import { hasTool, runTool } from './tools.ts'

const folder = mkdtempSync(join(tmpdir(), 'backs-test-'))
const runs: PressRun[] = []
afterAll(async () => {
  for (const run of runs) await run.close()
  rmSync(folder, { recursive: true, force: true })
})

const paragraphs = (count: number): PlainBlock[] => Array.from({ length: count }, () => ({ type: 'paragraph', children: [{ type: 'text', text: 'Die Wärme für das Viertel kommt aus dem Fluss und von nirgendwo sonst. '.repeat(6)}] }))
const only = (country: string, count: number): Block => ({ type: 'conditional', match: 'any', rules: [{ field: 'country', is: 'one-of', values: [country] }], forOthers: 'hidden', children: paragraphs(count) })
/** One page in Germany, two in Austria, three in Switzerland. */
function order(profile: Partial<PressProfile> = {}): PressOrder {
  const plain = letterOrder(profile)
  const [first, ...others] = plain.input.subjects
  const content = { ...first!.content, body: { ...first!.content.body, children: [...paragraphs(1), only('AT', 6), only('CH', 12)] } }
  return { ...plain, input: { ...plain.input, subjects: [{ ...first!, content }, ...others] } as PressOrder['input'] }
}
const from = (...countries: readonly string[]): Recipient[] => recipients(0, countries.length).map((recipient, at) => ({ ...recipient, country: countries[at]! }))
async function opened(profile: Partial<PressProfile> = {}): Promise<PressRun> {
  const run = await openRun(order(profile), runTools)
  runs.push(run)
  return run
}
function printed(result: PrintedChunk | RefusedChunk): PrintedChunk {
  if ('errors' in result) throw new Error(JSON.stringify(result.errors))
  return result
}
const fileOf = ({ name, file }: PrintedChunk) => join(folder, name, file)
const orderOf = (chunk: PrintedChunk, isTwoSided: boolean) => {
  const { input, ctx } = order()
  return { ...preflightOrder(renderLetter(input, ctx as RenderContext<never>).composition, chunk.spans, { isTwoSided }), addresses: [] }
}
const rulesOf = async (bytes: Uint8Array, chunk: PrintedChunk) => [...new Set((await preflight(bytes, orderOf(chunk, true))).map(({ rule }) => rule))]

test('copies of an odd number of pages end with an empty one, the others as they are', () => {
  expect(withEmptyBacks([{ first: 1, pages: 1 }, { first: 2, pages: 2 }, { first: 4, pages: 3 }, { first: 7, pages: 4 }])).toEqual([
    { first: 1, pages: 2, hasEmptyBack: true },
    { first: 3, pages: 2 },
    { first: 5, pages: 4, hasEmptyBack: true },
    { first: 9, pages: 4 },
  ])
})

describe('a file for both sides', () => {
  let run: PressRun
  let chunk: PrintedChunk
  beforeAll(async () => {
    run = await opened()
    chunk = printed(await run.print({ name: 'both', recipients: from('DE', 'CH', 'AT', 'DE'), folder, isTwoSided: true }))
  }, 60_000)

  test('has every letter on sheets of its own', async () => {
    expect(chunk).toMatchObject({ pages: 10, findings: [] })
    expect(chunk.spans).toEqual([{ first: 1, pages: 2, hasEmptyBack: true }, { first: 3, pages: 4, hasEmptyBack: true }, { first: 7, pages: 2 }, { first: 9, pages: 2, hasEmptyBack: true }])
    const { pages } = await inspect(readFileSync(fileOf(chunk)), orderOf(chunk, true))
    expect(pages.map(({ painting }) => painting.marks.all.length > 0)).toEqual([true, false, true, true, true, false, true, true, true, false])
    const boxes = ['MediaBox', 'TrimBox', 'BleedBox'].map((box) => new Set(pages.map(({ dict }) => String(dict.lookup(PDFName.of(box))))).size)
    expect(boxes).toEqual([1, 1, 1])
  })

  test.skipIf(!hasTool('pdftotext'))('says on each page that has words which of how many it is, as people count', () => {
    const text = runTool('pdftotext', readFileSync(fileOf(chunk)), (file) => [file, '-'])
    expect(text.split('\f').slice(0, 10).map((page) => /Seite (\d von \d)/.exec(page)?.[1] ?? (page.trim() === '' ? 'empty' : 'one'))).toEqual(['one', 'empty', '1 von 3', '2 von 3', '3 von 3', 'empty', '1 von 2', '2 von 2', 'one', 'empty'])
  })

  test.skipIf(!hasTool('qpdf'))('is whole', () => {
    expect(runTool('qpdf', readFileSync(fileOf(chunk)), (file) => ['--check', file])).toContain('No syntax or stream encoding errors found')
  })

  test('fails the print check when something stands on an empty back, or a letter begins on one', async () => {
    const bytes = readFileSync(fileOf(chunk))
    expect(await rulesOf(bytes, chunk)).toEqual([])
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
    const [front, back] = [pdf.getPage(2).node, pdf.getPage(1).node]
    for (const key of ['Contents', 'Resources']) back.set(PDFName.of(key), front.get(PDFName.of(key))!)
    expect(await rulesOf(await pdf.save({ useObjectStreams: false }), chunk)).toContain('empty-back')
    const plain = printed(await run.print({ name: 'plain', recipients: from('DE', 'AT'), folder }))
    expect(await rulesOf(readFileSync(fileOf(plain)), plain)).toEqual(['empty-back'])
  })

  test('takes the place of one for one side that is there, once, with the same bytes each time', async () => {
    const copies = { name: 'turned', recipients: from('DE', 'DE'), folder }
    expect(printed(await run.print(copies)).pages).toBe(2)
    const two = printed(await run.print({ ...copies, isTwoSided: true }))
    expect(two).toMatchObject({ pages: 4, spans: [{ hasEmptyBack: true }, { hasEmptyBack: true }] })
    const made = statSync(fileOf(two)).mtimeMs
    expect(await run.print({ ...copies, isTwoSided: true })).toEqual(two)
    expect(statSync(fileOf(two)).mtimeMs).toBe(made)
    const other = await opened()
    const elsewhere = join(folder, 'elsewhere')
    expect(printed(await other.print({ ...copies, folder: elsewhere, isTwoSided: true })).sha256).toBe(two.sha256)
  })
})

test('more letters than are set together, and all in one file: parts end with their empty backs', { timeout: 60_000 }, async () => {
  const run = await opened({ standard: 'pdf-vt-1', files: 'single' })
  const countries = Array.from({ length: 30 }, (_, at) => (at === 29 ? 'CH' : 'DE'))
  const parts = [
    printed(await run.print({ name: 'part-0001', recipients: from(...countries), folder, isTwoSided: true })),
    printed(await run.print({ name: 'part-0002', recipients: from('AT', 'DE'), folder, isTwoSided: true })),
  ]
  const whole = await run.bind(parts.map((chunk) => ({ folder, chunk })), { name: 'whole', recipients: [], folder })
  expect(whole.spans.slice(28)).toEqual([{ first: 57, pages: 2, hasEmptyBack: true }, { first: 59, pages: 4, hasEmptyBack: true }, { first: 63, pages: 2 }, { first: 65, pages: 2, hasEmptyBack: true }])
  const pdf = await PDFDocument.load(readFileSync(fileOf(whole)))
  const at = (ref: unknown) => pdf.getPages().findIndex((page) => page.ref === ref) + 1
  const leaves = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict && object.get(PDFName.of('Start')) instanceof PDFRef ? [[at(object.get(PDFName.of('Start'))), at(object.get(PDFName.of('End')))]] : []))
  expect(leaves.sort((a, b) => a[0]! - b[0]!)).toEqual(whole.spans.map(({ first, pages }) => [first, first + pages - 1]))
})

test('one file for all does not appear when a letter in it would begin on the back of another', { timeout: 60_000 }, async () => {
  const run = await opened({ files: 'single' })
  const parts = [printed(await run.print({ name: 'odd-1', recipients: from('DE'), folder })), printed(await run.print({ name: 'odd-2', recipients: from('AT'), folder }))]
  await expect(run.bind(parts.map((chunk) => ({ folder, chunk })), { name: 'odd', recipients: [], folder })).rejects.toMatchObject({ code: 'render-failed', message: expect.stringContaining('empty-back') })
})
