/** The first copy of a run as it would be printed now, before anything is built. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { printPdf } from '../../../plugins/print-pdf/index.ts'
import { changeOptions } from '../../../src/publishing/printing/change-options.ts'
import { orderRun, type RunOrder } from '../../../src/publishing/printing/order-run.ts'
import { previewOf, previewPage } from '../../../src/publishing/printing/preview.ts'
import { DATABASE, paragraphs } from '../hub.ts'
import { aShop, OPTIONS, people, type PrintingHub, publishedLetter, readyList, startPrintingHub } from './printing-hub.ts'

let on: PrintingHub
let shop: string
let list: string
beforeAll(async () => {
  on = await startPrintingHub()
  shop = (await aShop(on)).key
  list = await readyList(on, people(3))
})
afterAll(async () => {
  await on?.hub.stop()
  await printPdf.close?.()
})

const order = (publication: string, more: Partial<RunOrder> = {}) => orderRun(on.editor, { title: 'Vorschau', publication, format: 'letter-b', shop, list, options: OPTIONS, ...more })
const isPng = (bytes: Uint8Array) => Buffer.from(bytes).subarray(1, 4).toString() === 'PNG'

describe(`the preview of a run (${DATABASE})`, () => {
  it('is drawn once for whoever looks, page by page', async () => {
    const { key } = await order((await publishedLetter(on)).slot)
    const drawn = vi.spyOn(printPdf, 'pages')
    const packed = vi.spyOn(printPdf, 'pack')
    try {
      const [preview, page] = await Promise.all([previewOf(on.editor, key), previewPage(on.approver, key, 1)])
      expect(preview).toEqual({ pages: 1, notes: [] })
      expect(isPng(page)).toBe(true)
      await expect(previewPage(on.editor, key, 2)).rejects.toMatchObject({ code: 'not-found' })
      expect([drawn.mock.calls.length, packed.mock.calls.length]).toEqual([1, 0])
      expect(drawn.mock.calls[0]?.[0]).toMatchObject({ addressLines: expect.arrayContaining(['10115 Musterstadt']) })
    } finally {
      drawn.mockRestore()
      packed.mockRestore()
    }
  })

  it('says how much too long a text is and what would fit, without packing it', async () => {
    const body = paragraphs(...Array.from({ length: 12 }, () => 'Die Leitungsverlegung in der Oberen Mühlgasse beginnt nach den Sommerferien und dauert bis in den November hinein.'))
    const { key, rev } = await order((await publishedLetter(on, { title: 'Zu lang', body })).slot, { format: 'postcard-a6' })
    const packed = vi.spyOn(printPdf, 'pack')
    try {
      const { pages, notes } = await previewOf(on.editor, key)
      expect(pages).toBeGreaterThan(2)
      expect(notes).toContainEqual(expect.objectContaining({ severity: 'error', code: 'text-overset', details: expect.objectContaining({ maxPages: 2, fits: expect.arrayContaining(['teaser']) }) }))
      await changeOptions(on.editor, key, rev, { ...OPTIONS, saysTeaserOnly: true })
      expect(await previewOf(on.editor, key)).toMatchObject({ pages: 2, notes: [{ code: 'teaser-only' }] })
      expect(packed).not.toHaveBeenCalled()
    } finally {
      packed.mockRestore()
    }
  })

  it('is nobody’s who may not read runs', async () => {
    const { key } = await order((await publishedLetter(on, { title: 'Nicht für alle' })).slot)
    await expect(previewOf(await on.hub.person('Agnes Agent', ['agent']), key)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
