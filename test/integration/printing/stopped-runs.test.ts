/** What stops a run, what does not, and what becomes of its files. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approve } from '../../../src/publishing/decide.ts'
import { buildRun, orderRun, type RunOrder } from '../../../src/publishing/printing/order-run.ts'
import { workPrintRuns } from '../../../src/publishing/printing/build.ts'
import { recallRun, releaseRun } from '../../../src/publishing/printing/release-run.ts'
import { buildFolder, filesFolder, folderOfRun } from '../../../src/publishing/printing/run-folder.ts'
import type { PrintRunRecord } from '../../../src/publishing/printing/run-record.ts'
import { runOf } from '../../../src/publishing/printing/runs.ts'
import { claimRun, requireLeave } from '../../../src/publishing/printing/shop/claim-run.ts'
import { stopPrintRuns } from '../../../src/publishing/printing/stop-runs.ts'
import { findRecord } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { BRAND, DATABASE } from '../hub.ts'
import { aShop, OPTIONS, people, type PrintingHub, publishedLetter, readyList, startPrintingHub } from './printing-hub.ts'

let on: PrintingHub
let shop: string
let list: string
beforeAll(async () => {
  on = await startPrintingHub()
  shop = (await aShop(on, { recipientsPerFile: 25 })).key
  list = await readyList(on, people(30))
})
afterAll(() => on?.hub.stop())

const now = ({ key }: Pick<PrintRunRecord, 'key'>) => runOf(on.hub.payload, key)
const order = (publication: string, more: Partial<RunOrder> = {}) => orderRun(on.editor, { title: 'Sommerbrief', publication, format: 'letter-b', shop, list, options: OPTIONS, ...more })
async function released(publication: string): Promise<PrintRunRecord> {
  const { key } = await order(publication)
  await buildRun(on.editor, key)
  await workPrintRuns(on.hub.payload)
  return release(on.approver, key)
}
/** As if the run had come this far by itself. */
const set = (run: PrintRunRecord, data: Partial<PrintRunRecord>) => on.hub.payload.db.updateOne({ collection: 'print-runs', id: run.id, data: data as never })

const release = async (as: PayloadRequest, key: string) => releaseRun(as, key, (await runOf(on.hub.payload, key)).build)

describe(`stopping runs (${DATABASE})`, () => {
  it('an end that comes by itself stops what is not on paper, and calls nothing back', async () => {
    const { slot } = await publishedLetter(on, { title: 'Gilt bis gestern' })
    const [waiting, printing] = [await released(slot), await released(slot)]
    await claimRun(on.hub.payload, { token: '1', shop }, printing.key, 'claim-0001')
    await set(printing, { state: 'printing' })
    const publication = await findRecord(on.hub.payload, 'publications', { where: { slot: { equals: slot } } })
    await on.hub.payload.db.updateOne({ collection: 'publications', id: publication?.id ?? '', data: { until: new Date(Date.now() - 86_400_000).toISOString() } as never })
    await stopPrintRuns(on.hub.payload)
    expect(await now(waiting)).toMatchObject({ state: 'blocked', reason: { code: 'over' }, files: null, findings: null })
    expect(await now(printing)).toMatchObject({ state: 'printing', reason: null })
    await requireLeave(on.hub.payload, await now(printing))
  }, 60_000)

  it('a new edition of the brand stops what no shop has: what is released is what was looked at', async () => {
    const { slot } = await publishedLetter(on, { title: 'Andere Absender' })
    const [waiting, claimed] = [await released(slot), await released(slot)]
    await claimRun(on.hub.payload, { token: '1', shop }, claimed.key, 'claim-0002')
    const { docs } = await on.hub.payload.find({ collection: 'brands', where: { key: { equals: BRAND.key } }, overrideAccess: true })
    await on.hub.payload.update({ collection: 'brands', id: docs[0]?.id ?? '', data: { name: 'Haus mit neuem Namen' } as never, overrideAccess: true })
    const submission = await submit(on.editor, { subject: 'brand', key: BRAND.key, locale: '*' })
    await approve(on.approver, submission.key)
    await expect(claimRun(on.hub.payload, { token: '1', shop }, waiting.key, 'claim-0003')).rejects.toMatchObject({ code: 'gone', details: { reason: { code: 'brand-changed' } } })
    await stopPrintRuns(on.hub.payload)
    expect(await now(waiting)).toMatchObject({ state: 'blocked', reason: { code: 'brand-changed' } })
    expect(await now(claimed)).toMatchObject({ state: 'claimed', reason: null })
  }, 60_000)

  it('what killed processes left goes; a build that began in the meantime stays', async () => {
    const { slot } = await publishedLetter(on, { title: 'Was liegen blieb' })
    const run = await released(slot)
    const folder = buildFolder(on.hub.payload, run)
    const left = join(filesFolder(folder), '.tmp-0b7c')
    mkdirSync(left)
    writeFileSync(join(left, 'part-0009.pdf'), 'half of it')
    await set(run, { state: 'building', lease: null, owner: null })
    await workPrintRuns(on.hub.payload)
    expect(await now(run)).toMatchObject({ state: 'proofing' })
    expect(readdirSync(filesFolder(folder)).sort()).toEqual(['part-0001', 'part-0002'])
    // Options were changed by a process that died before it took the files away; the next build is on its way already.
    const next = join(folderOfRun(on.hub.payload, run.key), '2-abcdef')
    mkdirSync(next)
    await set(run, { state: 'draft', files: null })
    await stopPrintRuns(on.hub.payload)
    expect(readdirSync(folderOfRun(on.hub.payload, run.key))).toEqual(['2-abcdef'])
  }, 60_000)

  it('a failed build keeps its parts as long as it may go on', async () => {
    const { slot } = await publishedLetter(on, { title: 'Kein Platz' })
    const run = await released(slot)
    await set(run, { state: 'failed', files: null })
    await stopPrintRuns(on.hub.payload)
    expect(existsSync(buildFolder(on.hub.payload, run))).toBe(true)
    await on.hub.payload.db.updateOne({ collection: 'print-runs', id: run.id, data: { edition: 'f'.repeat(64) } as never })
    await stopPrintRuns(on.hub.payload)
    expect(existsSync(buildFolder(on.hub.payload, run))).toBe(false)
  }, 60_000)

  it('a shop is told once, with the reason that there was; a run that makes trouble holds up no other', async () => {
    const { slot } = await publishedLetter(on, { title: 'Zurückgerufen' })
    const own = await readyList(on, people(2))
    const { key } = await order(slot, { list: own })
    await buildRun(on.editor, key)
    await workPrintRuns(on.hub.payload)
    await release(on.approver, key)
    await claimRun(on.hub.payload, { token: '1', shop }, key, 'claim-0004')
    await recallRun(on.editor, key)
    // Not a folder, so that nothing can be taken out of it.
    const trouble = await order(slot)
    writeFileSync(join(folderOfRun(on.hub.payload, trouble.key)), 'in the way')
    await stopPrintRuns(on.hub.payload)
    const told = (await runOf(on.hub.payload, key)).reason
    expect(told).toMatchObject({ code: 'asked', alert: { at: expect.any(String) } })
    await on.hub.payload.db.updateOne({ collection: 'print-runs', where: { key: { equals: key } }, data: { filesUntil: new Date(Date.now() - 1_000).toISOString() } as never })
    await stopPrintRuns(on.hub.payload)
    await stopPrintRuns(on.hub.payload)
    expect(await runOf(on.hub.payload, key)).toMatchObject({ state: 'recalled', files: null, reason: told })
    expect(existsSync(folderOfRun(on.hub.payload, key))).toBe(false)
  }, 60_000)
})
