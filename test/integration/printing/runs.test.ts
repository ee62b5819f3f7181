/** A print run from draft to release, and what stops it on the way. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withdrawConsent } from '../../../src/consent/acts.ts'
import { unpublish } from '../../../src/publishing/publish.ts'
import { buildRun, cancelRun, orderRun, type RunOrder } from '../../../src/publishing/printing/order-run.ts'
import { changeOptions } from '../../../src/publishing/printing/change-options.ts'
import { workPrintRuns } from '../../../src/publishing/printing/build.ts'
import { fetchRecipients } from '../../../src/publishing/printing/fetch-files.ts'
import { proofPage, proofsOf } from '../../../src/publishing/printing/proofs.ts'
import { releaseRun } from '../../../src/publishing/printing/release-run.ts'
import { buildFolder, chunkOf, filesFolder, folderOfRun, readPlan } from '../../../src/publishing/printing/run-folder.ts'
import { runView } from '../../../src/publishing/printing/run-views.ts'
import { runOf } from '../../../src/publishing/printing/runs.ts'
import { claimRun } from '../../../src/publishing/printing/shop/claim-run.ts'
import { stopPrintRuns } from '../../../src/publishing/printing/stop-runs.ts'
import { brokenLink } from '../../../src/publishing/audit.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import type { PrintRunRecord } from '../../../src/publishing/printing/run-record.ts'
import type { Block } from '../../../src/content/nodes.ts'
import { lexical, says } from '../api/bodies.ts'
import { DATABASE } from '../hub.ts'
import { consentedVoice, quoting } from '../voices/voices.ts'
import { approveAndPublish, aShop, OPTIONS, people, type PrintingHub, publishedLetter, readyList, startPrintingHub } from './printing-hub.ts'

let on: PrintingHub
let shop: string
let list: string
let seeds: string
beforeAll(async () => {
  on = await startPrintingHub()
  shop = (await aShop(on, { recipientsPerFile: 25, sort: 'postcode' })).key
  list = await readyList(on, people(30))
  seeds = await readyList(on, ['Frau;Selma;Kontrolle;Prüfgasse;1;10115;Musterstadt'], 'seeds')
})
afterAll(() => on?.hub.stop())

const order = (more: Partial<RunOrder> & Pick<RunOrder, 'publication'>) => orderRun(on.editor, { title: 'Frühlingsbrief', format: 'letter-b', shop, list, options: OPTIONS, ...more })
const built = async (key: string) => {
  await buildRun(on.editor, key)
  await workPrintRuns(on.hub.payload)
  return runOf(on.hub.payload, key)
}

const release = async (as: PayloadRequest, key: string) => releaseRun(as, key, (await runOf(on.hub.payload, key)).build)

describe(`a print run (${DATABASE})`, () => {
  it('is built of what is approved, looked at, and released by a second person', async () => {
    const { slot } = await publishedLetter(on)
    const { key } = await order({ publication: slot, seeds, options: { ...OPTIONS, hasPersonalCode: true } })
    const run = await built(key)
    expect(run).toMatchObject({ state: 'proofing', build: 1, reason: null, owner: null, counts: { copies: 30, seeds: 1, leftOut: 0 } })
    // 25 and 5 of the list, then the house's own.
    expect(run.files?.map(({ name, recipients }) => [name, recipients])).toEqual([['part-0001.pdf', 25], ['part-0002.pdf', 5], ['part-0003.pdf', 1]])
    expect(run.counts?.pages).toBe(run.files?.reduce((sum, { pages }) => sum + pages, 0))
    const proofs = await proofsOf(on.approver, key)
    expect(proofs[0]).toMatchObject({ number: 1, file: 'part-0001.pdf', firstPage: 1 })
    expect(proofs.flatMap(({ why }) => why)).toEqual(expect.arrayContaining(['first', 'last', 'longest-address', 'longest-text', 'random']))
    expect(Buffer.from(await proofPage(on.approver, key, 30, 1)).subarray(1, 4).toString()).toBe('PNG')
    await proofPage(on.approver, key, 30, 1)
    const read = await findRecords(on.hub.payload, 'audit-events', { where: { and: [{ subject: { equals: `print-run:${key}` } }, { type: { equals: 'print-run-read' } }] } })
    expect(read.map(({ data }) => data)).toEqual([{ file: 'proof 30', build: 1 }])
    await expect(release(on.editor, key)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await release(on.approver, key)).toMatchObject({ state: 'released', build: 1 })
    expect(await brokenLink(on.hub.payload, `print-run:${key}`)).toBeNull()
    expect((await runView(on.approver, await runOf(on.hub.payload, key))).may).toEqual(['redate', 'cancel'])
  }, 60_000)

  it('makes the same bytes again, and no file twice', async () => {
    const { slot } = await publishedLetter(on, { title: 'Zweimal dasselbe' })
    const { key } = await order({ publication: slot })
    const run = await built(key)
    const folder = buildFolder(on.hub.payload, run)
    const before = await chunkOf(filesFolder(folder), 'part-0001')
    expect((await readPlan(folder))?.recipients).toHaveLength(30)
    expect(readdirSync(filesFolder(folder)).sort()).toEqual(['part-0001', 'part-0002'])
    await on.hub.payload.db.updateOne({ collection: 'print-runs', id: run.id, data: { state: 'building', lease: null } })
    await workPrintRuns(on.hub.payload)
    const after = await runOf(on.hub.payload, key)
    expect(after.files).toEqual(run.files)
    expect(await chunkOf(filesFolder(folder), 'part-0001')).toEqual(before)
  }, 60_000)

  it('begins every copy on a sheet of its own as soon as one has a back', async () => {
    const said = (count: number) => Array.from({ length: count }, () => says('Die Wärme für das Viertel kommt aus dem Fluss und von nirgendwo sonst. '.repeat(8)))
    const far: Block = { type: 'conditional', match: 'any', rules: [{ field: 'postcode', is: 'starts-with', values: ['99'] }], forOthers: 'hidden', children: said(6) as never }
    const { slot } = await publishedLetter(on, { title: 'Auf eigenen Blättern', body: lexical([...said(1), far]) })
    const near = await order({ publication: slot })
    const sides = async (run: PrintRunRecord) => (await Promise.all((run.files ?? []).map(({ name }) => chunkOf(filesFolder(buildFolder(on.hub.payload, run)), name.replace('.pdf', ''))))).flatMap(({ spans }) => spans)
    const oneSided = await built(near.key)
    expect(new Set((await sides(oneSided)).map(({ pages }) => pages))).toEqual(new Set([1]))
    // The only letter of two pages stands in the second file: the first was made before anybody knew.
    const mixed = await readyList(on, [...people(30), 'Frau;Zita;Weit;Fernweg;1;99998;Musterstadt'])
    const { key } = await order({ publication: slot, list: mixed })
    const run = await built(key)
    expect(run).toMatchObject({ state: 'proofing', counts: { pages: 62 }, progress: { pagesDone: 62 } })
    expect(run.progress?.filesDone).toBe(run.progress?.files)
    expect((await sides(run)).map((span) => [span.first % 2, span.pages, span.hasEmptyBack ?? false])).toEqual([...Array.from({ length: 30 }, () => [1, 2, true]), [1, 2, false]])
    const [first, last] = [await proofsOf(on.approver, key, 1), await proofsOf(on.approver, key, 31)]
    expect([first[0], last[0]]).toMatchObject([{ pages: 1, hasEmptyBack: true }, { pages: 2, hasEmptyBack: false }])
    await expect(proofPage(on.approver, key, 1, 2)).rejects.toMatchObject({ code: 'not-found' })
    // Built again, it finds what it made.
    await on.hub.payload.db.updateOne({ collection: 'print-runs', id: run.id, data: { state: 'building', lease: null } })
    await workPrintRuns(on.hub.payload)
    expect(await runOf(on.hub.payload, key)).toMatchObject({ state: 'proofing', files: run.files })
    expect(run.files?.map(({ name }) => name)).toEqual(['part-0001.pdf', 'part-0002.pdf'])
  }, 90_000)

  it('is released by nobody who ordered or built it, and once', async () => {
    const { slot } = await publishedLetter(on, { title: 'Vier Augen' })
    const { key } = await orderRun(on.approver, { title: 'Vier Augen', publication: slot, format: 'letter-b', shop, list, options: OPTIONS })
    await built(key)
    await expect(release(on.approver, key)).rejects.toMatchObject({ code: 'four-eyes' })
    const others = await Promise.all([on.hub.person('Rosa Release', ['approver']), on.hub.person('Rolf Release', ['approver'])])
    const released = await Promise.allSettled(others.map((other) => release(other, key)))
    expect(released.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(released.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
  }, 60_000)

  it('is blocked when another edition is published or the piece is taken off, and built anew', async () => {
    const { key: piece, id, slot } = await publishedLetter(on, { title: 'Wird überholt' })
    const { key } = await order({ publication: slot })
    const first = await built(key)
    await release(on.approver, key)
    await on.hub.payload.update({ collection: 'pieces', id, data: { title: 'Hat überholt' } as never, draft: true, locale: 'de', overrideAccess: false, user: on.editor.user })
    await approveAndPublish(on, piece)
    await stopPrintRuns(on.hub.payload)
    expect(await runOf(on.hub.payload, key)).toMatchObject({ state: 'blocked', reason: { code: 'overtaken' }, files: null })
    expect(() => readdirSync(folderOfRun(on.hub.payload, key))).toThrow(/ENOENT/)
    const second = await built(key)
    expect(second).toMatchObject({ state: 'proofing', build: 2 })
    // Who looked at the first has not seen the second.
    await expect(releaseRun(on.approver, key, 1)).rejects.toMatchObject({ code: 'conflict' })
    expect(second.edition).not.toBe(first.edition)
    await unpublish(on.editor, { pieceKey: piece, locale: 'de', channels: ['print-pdf'] })
    await expect(release(on.approver, key)).rejects.toMatchObject({ code: 'gone' })
    await stopPrintRuns(on.hub.payload)
    expect(await runOf(on.hub.payload, key)).toMatchObject({ state: 'blocked', reason: { code: 'unpublished' } })
    expect(await cancelRun(on.editor, key)).toMatchObject({ state: 'cancelled' })
  }, 60_000)

  it('is blocked, or called back from its shop, when somebody quoted in it withdraws', async () => {
    const agent = await on.hub.person('Agnes Agent', ['agent'])
    const voice = await consentedVoice({ agent, editor: on.editor, approver: on.approver }, ['web-page', 'print-pdf'])
    const { slot } = await publishedLetter(on, { title: 'Mit einer Stimme', body: quoting(voice.id, 'quote-goes') })
    const [unclaimed, claimed] = [await order({ publication: slot }), await order({ publication: slot })]
    for (const { key } of [unclaimed, claimed]) {
      expect((await built(key)).quotes).toContain(voice.key)
      await release(on.approver, key)
    }
    await claimRun(on.hub.payload, { token: '1', shop }, claimed.key, 'claim-0001')
    await withdrawConsent(agent, { testimonial: voice.key })
    // Before anything has been noted, nobody gets it any more.
    await expect(claimRun(on.hub.payload, { token: '1', shop }, unclaimed.key, 'claim-0002')).rejects.toMatchObject({ code: 'gone', details: { reason: { code: 'consent' } } })
    await stopPrintRuns(on.hub.payload)
    expect(await runOf(on.hub.payload, unclaimed.key)).toMatchObject({ state: 'blocked', reason: { code: 'consent' }, files: null })
    const recalled = await runOf(on.hub.payload, claimed.key)
    expect(recalled).toMatchObject({ state: 'recalled', reason: { code: 'consent', alert: { at: expect.any(String) } } })
    const folder = buildFolder(on.hub.payload, recalled)
    expect(readdirSync(join(filesFolder(folder), 'part-0001'))).toEqual(['part-0001.json'])
    expect(await findRecords(on.hub.payload, 'tasks', { where: { subject: { equals: `print-run:${claimed.key}` } } })).toMatchObject([{ kind: 'recall-print', state: 'open', data: { run: claimed.key, reason: 'consent', copies: 30 } }])
    // Whom it was for is still known: people write to them.
    const recallList = await (await fetchRecipients(on.approver, claimed.key)).text()
    expect(recallList.trim().split('\r\n')).toHaveLength(31)
    await stopPrintRuns(on.hub.payload)
    expect((await runOf(on.hub.payload, claimed.key)).rev).toBe(recalled.rev)
  }, 60_000)

  it('prints cards and unaddressed mail too; whoever changed its options does not release it', async () => {
    const { slot } = await publishedLetter(on, { title: 'Eine Karte' })
    const few = await readyList(on, people(3))
    const card = await order({ publication: slot, format: 'postcard-a6', list: few })
    const second = await on.hub.person('Sina Second', ['approver'])
    const changed = await changeOptions(second, card.key, card.rev, { ...OPTIONS, saysTeaserOnly: true })
    expect(changed).toMatchObject({ state: 'draft', options: { saysTeaserOnly: true } })
    await expect(changeOptions(second, card.key, card.rev, OPTIONS)).rejects.toMatchObject({ code: 'conflict' })
    const run = await built(card.key)
    expect(run.findings?.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(run).toMatchObject({ state: 'proofing', counts: { copies: 3, pages: 6 } })
    await expect(release(second, card.key)).rejects.toMatchObject({ code: 'four-eyes' })
    const { key } = await orderRun(on.editor, { title: 'An alle', publication: slot, format: 'flyer-a5', shop, quantity: 5_000, options: OPTIONS })
    expect(await built(key)).toMatchObject({ state: 'proofing', counts: { copies: 5_000, seeds: 0, pages: 2 }, files: [{ name: 'part-0001.pdf', pages: 2 }] })
    expect(await release(on.approver, key)).toMatchObject({ state: 'released' })
  }, 60_000)

  it('asks for what it needs', async () => {
    const { slot } = await publishedLetter(on, { title: 'Was fehlt' })
    await expect(order({ publication: slot, format: 'plakat' })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(order({ publication: slot, quantity: 5 })).rejects.toMatchObject({ code: 'bad-input', details: { field: 'quantity' } })
    await expect(order({ publication: slot, shop: 'keine' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(order({ publication: 'nichts:de:print-pdf' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(order({ publication: slot.replace('print-pdf', 'web-page') })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(order({ publication: slot, options: { ...OPTIONS, market: 'AT' } })).rejects.toMatchObject({ code: 'bad-input', details: { field: 'market' } })
    const run = await order({ publication: slot, options: { ...OPTIONS, market: 'DE' } })
    await expect(changeOptions(on.editor, run.key, run.rev, { ...OPTIONS, market: 'CH' })).rejects.toMatchObject({ code: 'bad-input', details: { field: 'market' } })
    expect((await runView(on.editor, run)).markets).toEqual(['DE'])
    // The other way round, objections would not be asked for.
    await expect(order({ publication: slot, list: seeds })).rejects.toMatchObject({ code: 'bad-input', details: { field: 'list' } })
    await expect(order({ publication: slot, seeds: list })).rejects.toMatchObject({ code: 'bad-input', details: { field: 'seeds' } })
    await expect(orderRun(on.admin, { title: 'Nein', publication: slot, format: 'letter-b', shop, list, options: OPTIONS })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
