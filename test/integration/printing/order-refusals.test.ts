/** What keeps a run from being ordered or built is told as what it is, for people to read in their language. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildRun, orderRun } from '../../../src/publishing/printing/order-run.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { deleteList } from '../../../src/publishing/recipient-lists/delete-list.ts'
import { findRecord } from '../../../src/publishing/records.ts'
import { DATABASE } from '../hub.ts'
import { aShop, OPTIONS, people, type PrintingHub, publishedLetter, readyList, startPrintingHub } from './printing-hub.ts'

let on: PrintingHub
let shop: string
let list: string
beforeAll(async () => {
  on = await startPrintingHub()
  shop = (await aShop(on)).key
  list = await readyList(on, people(2))
})
afterAll(() => on?.hub.stop())

const order = (publication: string, more: object = {}) => orderRun(on.editor, { title: 'Auftrag', publication, format: 'postcard-a6', shop, list, options: OPTIONS, ...more })
const gone = (code: string) => ({ code: 'gone', details: { reason: { code, de: expect.any(String), en: expect.any(String) } } })

describe(`a run is refused (${DATABASE})`, () => {
  it('where its piece is taken off, or was published until a day that is over; what is for later is printed now', async () => {
    const { key, slot } = await publishedLetter(on, { title: 'Nicht mehr da' })
    const draft = await order(slot)
    await unpublish(on.editor, { pieceKey: key, locale: 'de', channels: ['print-pdf'] })
    await expect(order(slot)).rejects.toMatchObject(gone('unpublished'))
    await expect(buildRun(on.editor, draft.key)).rejects.toMatchObject(gone('unpublished'))

    const other = await publishedLetter(on, { title: 'Bis gestern' })
    const { id } = (await findRecord(on.hub.payload, 'publications', { where: { slot: { equals: other.slot } } })) ?? { id: '' }
    await on.hub.payload.db.updateOne({ collection: 'publications', id, data: { until: '2020-01-01T00:00:00.000Z' } })
    await expect(order(other.slot)).rejects.toMatchObject(gone('over'))
    await publish(on.editor, { pieceKey: other.key, locale: 'de', channels: ['print-pdf'], from: new Date(Date.now() + 86_400_000).toISOString() })
    expect(await order(other.slot)).toMatchObject({ state: 'draft' })
  })

  it('where a piece is suspended, with why', async () => {
    const { slot } = await publishedLetter(on, { title: 'Ausgesetzt' })
    const { id } = (await findRecord(on.hub.payload, 'publications', { where: { slot: { equals: slot } } })) ?? { id: '' }
    await on.hub.payload.db.updateOne({ collection: 'publications', id, data: { isSuspended: true, suspensions: [{ reason: 'licence', key: 'bild' }] } })
    await expect(order(slot)).rejects.toMatchObject(gone('licence'))
  })

  it('where its shop is disabled or its list is deleted, at the order and at the build', async () => {
    const { slot } = await publishedLetter(on, { title: 'Ohne Druckerei' })
    const closing = await aShop(on)
    const own = await readyList(on, people(2))
    const [ofShop, ofList] = [await order(slot, { shop: closing.key }), await order(slot, { list: own })]
    await on.hub.payload.update({ collection: 'print-shops', id: closing.id, data: { isDisabled: true } as never, overrideAccess: true })
    await deleteList(on.editor, own, 'nicht mehr gebraucht')
    const disabled = { code: 'conflict', details: { fault: 'run-shop-disabled', detail: 'Druckhaus Beispiel' } }
    const deleted = { code: 'gone', details: { fault: 'run-list-deleted', detail: 'Stammkunden' } }
    await expect(buildRun(on.editor, ofShop.key)).rejects.toMatchObject(disabled)
    await expect(order(slot, { shop: closing.key })).rejects.toMatchObject(disabled)
    await expect(buildRun(on.editor, ofList.key)).rejects.toMatchObject(deleted)
    await expect(order(slot, { list: own })).rejects.toMatchObject(deleted)
  })
})
