import type { PayloadRequest } from 'payload'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { hubOf } from '../../../src/publishing/hub.ts'
import { editionByHash, editionsByHash } from '../../../src/publishing/lookups.ts'
import { makeChecks } from '../../../src/publishing/making/prepare-checks.ts'
import { previewPiece, previewSubmission } from '../../../src/publishing/previews.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { findRecords, insertRecord } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { inTransaction } from '../../../src/publishing/transactions.ts'
import { editionHash } from '../../../src/content/canonical.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE, makePiece, paragraphs } from '../hub.ts'

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

describe('a preview', () => {
  const LETTER = { locale: 'de', channel: 'print-pdf', variant: 'letter' } as const
  interface Listing {
    readonly artefacts: readonly { readonly name: string; readonly bytes: number }[]
  }
  const packs = (id: string) => {
    const channel = hubOf(hub.payload).channels.find((one) => one.id === id)
    if (!channel) throw new Error(`There is no channel ${id}.`)
    return vi.spyOn(channel, 'pack')
  }

  /** The listing, and every file of it. */
  async function view(preview: (artefact?: string) => Promise<Response | object>): Promise<number> {
    const { artefacts } = (await preview()) as Listing
    const files = await Promise.all(artefacts.map(async ({ name, bytes }) => ({ bytes, got: await ((await preview(name)) as Response).arrayBuffer() })))
    for (const { bytes, got } of files) expect(got.byteLength).toBe(bytes)
    return files.length
  }

  it('of a piece is composed once for its listing and all of its files', async () => {
    const { key } = await makePiece(hub.editor, { title: 'Einmal gesetzt' })
    const pack = packs('print-pdf')
    expect(await view((artefact) => previewPiece(hub.editor, key, { ...LETTER, artefact }))).toBeGreaterThan(0)
    expect(pack).toHaveBeenCalledTimes(1)
  })

  it('is composed once for those who ask at the same time', async () => {
    const { key } = await makePiece(hub.editor, { title: 'Gleichzeitig' })
    const pack = packs('print-pdf')
    await Promise.all([1, 2, 3].map(() => previewPiece(hub.editor, key, LETTER)))
    expect(pack).toHaveBeenCalledTimes(1)
  })

  it('is composed anew when a word has changed', async () => {
    const { id, key } = await makePiece(hub.editor, { title: 'Wird geändert' })
    const web = { locale: 'de', channel: 'web-page', artefact: 'page.html' } as const
    const text = async () => ((await previewPiece(hub.editor, key, web)) as Response).text()
    expect(await text()).toContain('Wird geändert')
    await hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: { title: 'Ist geändert' } as never, overrideAccess: false, user: hub.editor.user })
    expect(await text()).toContain('Ist geändert')
  })

  it('of a submission is composed once, and stays what was submitted', async () => {
    const { id, key } = await makePiece(hub.editor, { title: 'Eingereicht', body: paragraphs('So eingereicht.') })
    const submission = await submit(hub.editor, { subject: 'piece', key, locale: 'de' })
    await hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: { title: 'Danach' } as never, overrideAccess: false, user: hub.editor.user })
    // What approving will look at is made ahead, of the same content without the mark of a draft.
    await makeChecks(hub.payload, submission.snapshot as PieceContent, 'look')
    const pack = packs('print-pdf')
    await view((artefact) => previewSubmission(hub.approver, submission.key, { ...LETTER, artefact }))
    expect(pack).toHaveBeenCalledTimes(1)
    const page = (await previewSubmission(hub.approver, submission.key, { locale: 'de', channel: 'web-page', artefact: 'page.html' })) as Response
    expect(await page.text()).toContain('Eingereicht')
  })

  it('that is in memory is shown to nobody who may not see the draft', async () => {
    const { key } = await makePiece(hub.editor, { title: 'Nur für uns' })
    const submission = await submit(hub.editor, { subject: 'piece', key, locale: 'de' })
    await view((artefact) => previewPiece(hub.editor, key, { ...LETTER, artefact }))
    const agent = await hub.person('Agathe Agentin', ['agent'])
    const app = { ...agent, user: { ...(await hub.token('channel-app', ['print-pdf'])), collection: 'app-tokens', kind: 'channel-app' } } as unknown as PayloadRequest
    const nobody = { ...agent, user: null } as PayloadRequest
    for (const [who, code] of [[agent, 'forbidden'], [app, 'not-signed-in'], [nobody, 'not-signed-in']] as const) {
      await expect(previewPiece(who, key, LETTER)).rejects.toMatchObject({ code })
      await expect(previewPiece(who, key, { ...LETTER, artefact: 'letter.pdf' })).rejects.toMatchObject({ code })
      await expect(previewSubmission(who, submission.key, LETTER)).rejects.toMatchObject({ code })
    }
  })
})
