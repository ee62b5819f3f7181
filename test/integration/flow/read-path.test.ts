import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { editionByHash, editionsByHash } from '../../../src/publishing/lookups.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { findRecords, insertRecord } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { inTransaction } from '../../../src/publishing/transactions.ts'
import { editionHash } from '../../../src/content/canonical.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE } from '../hub.ts'

let hub: ReadingHub
beforeAll(async () => {
  hub = await startReadingHub()
})
afterAll(() => hub?.stop())
afterEach(() => vi.restoreAllMocks())

/** Collections that are asked while `work` runs, in order. */
async function asked(work: () => Promise<unknown>): Promise<string[]> {
  const spies = (['find', 'findOne', 'count'] as const).map((name) => vi.spyOn(hub.payload.db, name))
  await work()
  const collections = spies.flatMap(({ mock }) => mock.calls.map(([{ collection }]) => String(collection)))
  for (const spy of spies) spy.mockRestore()
  return collections.sort()
}

describe(`a page that was read before (${DATABASE})`, () => {
  it('asks what stands there, in which languages, and which brand was approved last; never for an edition; and nothing where this process hears of every write', async () => {
    const isHeard = DATABASE === 'sqlite'
    await hub.published({ title: 'Oft gelesen', slug: 'oft-gelesen' }, ['web-page'])
    expect((await hub.ask('/de/oft-gelesen')).status).toBe(200)
    expect(await asked(() => hub.ask('/de/oft-gelesen'))).toEqual(isHeard ? [] : ['approvals', 'publications', 'publications'])
    await hub.ask('/de')
    expect(await asked(() => hub.ask('/de'))).toEqual(isHeard ? [] : ['approvals', 'brands', 'publications', 'publications'])
  })

  it('goes, and comes back, at once', async () => {
    const { key } = await hub.published({ title: 'Kommt und geht', slug: 'kommt-und-geht' }, ['web-page'])
    const place = { pieceKey: key, locale: 'de', channels: ['web-page'] }
    const status = async () => (await hub.ask('/de/kommt-und-geht')).status
    expect([await status(), await status()]).toEqual([200, 200])
    await unpublish(hub.editor, place)
    expect(await status()).toBe(410)
    await publish(hub.editor, place)
    expect(await status()).toBe(200)
    await publish(hub.editor, { ...place, from: new Date(Date.now() + 60_000).toISOString() })
    expect(await status()).toBe(410)
    hub.goOn(61_000)
    expect(await status()).toBe(200)
    hub.goOn(-61_000)
  })

  it('shows a newly approved edition and a newly approved brand at once', async () => {
    const { approve } = await import('../../../src/publishing/decide.ts')
    const { id, key } = await hub.published({ title: 'Erste Fassung', slug: 'fassung' }, ['web-page'])
    expect((await hub.ask('/de/fassung')).body).toContain('Erste Fassung')
    await hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: { title: 'Zweite Fassung' } as never, overrideAccess: false, user: hub.editor.user })
    await approve(hub.approver, (await submit(hub.editor, { subject: 'piece', key, locale: 'de' })).key)
    await publish(hub.editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
    expect((await hub.ask('/de/fassung')).body).toContain('Zweite Fassung')

    const { docs } = await hub.payload.find({ collection: 'brands', limit: 1, depth: 0 })
    const [brand] = docs as unknown as { id: string; key: string; name: string }[]
    if (!brand) throw new Error('There is no brand.')
    await hub.payload.update({ collection: 'brands', id: brand.id, data: { name: 'Neue Werke' } as never, req: hub.editor })
    expect((await hub.ask('/de/fassung')).body).not.toContain('Neue Werke')
    await approve(hub.approver, (await submit(hub.editor, { subject: 'brand', key: brand.key, locale: '*' })).key)
    expect((await hub.ask('/de/fassung')).body).toContain('Neue Werke')
  })
})

describe('the memory of editions', () => {
  const anyEdition = async () => {
    const [record] = await findRecords(hub.payload, 'editions', { where: { subject: { equals: 'piece' } }, limit: 1 })
    if (!record) throw new Error('There is no edition.')
    return record
  }

  it('gives what nobody can change', async () => {
    const { hash } = await anyEdition()
    const { content } = await editionByHash(hub.payload, hash)
    expect(Object.isFrozen(content) && Object.isFrozen(content.subject === 'testimonial' ? null : content.media)).toBe(true)
    expect(await editionByHash(hub.payload, hash)).toBe(await editionByHash(hub.payload, hash))
  })

  it('forgets what a transaction wrote and rolled back', async () => {
    const { content, ...record } = await anyEdition()
    const changed = { ...(content as PieceContent), title: 'Nie geschrieben' }
    const hash = editionHash(changed)
    const { title, subject, subjectKey, locale, mediaKeys } = record
    const failing = inTransaction(hub.payload, async (tx) => {
      await insertRecord(hub.payload, 'editions', { hash, title, subject, subjectKey, locale, mediaKeys, content: changed }, tx)
      expect((await editionByHash(hub.payload, hash, tx)).content).toMatchObject({ title: 'Nie geschrieben' })
      throw new Error('Then something failed.')
    })
    await expect(failing).rejects.toThrow('Then something failed.')
    await expect(editionByHash(hub.payload, hash)).rejects.toMatchObject({ code: 'not-found' })
    expect((await editionsByHash(hub.payload, [hash])).size).toBe(0)
  })
})
