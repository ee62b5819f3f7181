/** The day of delivery: asked for again when a run is built and released, and another one takes nothing back until a shop has it. */
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workPrintRuns } from '../../../src/publishing/printing/build.ts'
import { changeOptions } from '../../../src/publishing/printing/change-options.ts'
import { buildRun, orderRun } from '../../../src/publishing/printing/order-run.ts'
import { releaseRun } from '../../../src/publishing/printing/release-run.ts'
import { buildFolder } from '../../../src/publishing/printing/run-folder.ts'
import { runView } from '../../../src/publishing/printing/run-views.ts'
import { runOf } from '../../../src/publishing/printing/runs.ts'
import { claimRun } from '../../../src/publishing/printing/shop/claim-run.ts'
import { listOf } from '../../../src/publishing/recipient-lists/lists.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { DATABASE } from '../hub.ts'
import { aShop, OPTIONS, people, type PrintingHub, publishedLetter, readyList, startPrintingHub } from './printing-hub.ts'

let on: PrintingHub
let shop: string
let list: string
let slot: string
beforeAll(async () => {
  on = await startPrintingHub()
  shop = (await aShop(on)).key
  list = await readyList(on, people(2))
  ;({ slot } = await publishedLetter(on, { title: 'Bis wann' }))
})
afterAll(() => on?.hub.stop())

const DAY_MS = 86_400_000
const [SOON, LATER] = [5, 9].map((days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)) as [string, string]
const OVER = '2020-02-29'
const order = (dueOn: string | null) => orderRun(on.editor, { title: 'Bis wann', publication: slot, format: 'postcard-a6', shop, list, options: { ...OPTIONS, dueOn } })
const now = (key: string) => runOf(on.hub.payload, key)
async function built(key: string) {
  await buildRun(on.editor, key)
  await workPrintRuns(on.hub.payload)
  return now(key)
}
/** As if time had passed since it was ordered. */
async function overdue(key: string): Promise<void> {
  const { id, options } = await now(key)
  await on.hub.payload.db.updateOne({ collection: 'print-runs', id, data: { options: { ...options, dueOn: OVER } } })
}
const refused = (fault: string) => ({ code: 'bad-input', details: { field: 'dueOn', fault } })

describe(`the day of delivery (${DATABASE})`, () => {
  it('is none that is over, and none on which the list is gone', async () => {
    const { deleteAt } = await listOf(on.hub.payload, list)
    const last = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date(deleteAt))
    await expect(order(OVER)).rejects.toMatchObject(refused('run-due-over'))
    for (const late of [last, '2999-12-01']) await expect(order(late)).rejects.toMatchObject(refused('run-due-after-list'))
    const { key, rev } = await order(SOON)
    await expect(changeOptions(on.editor, key, rev, { ...OPTIONS, dueOn: OVER })).rejects.toMatchObject(refused('run-due-over'))
    await expect(changeOptions(on.editor, key, rev, { ...OPTIONS, dueOn: last })).rejects.toMatchObject(refused('run-due-after-list'))
    expect(await changeOptions(on.editor, key, rev, { ...OPTIONS, dueOn: null })).toMatchObject({ options: { dueOn: null } })
  })

  it('is asked for again when the run is built, and when it is released', async () => {
    const { key } = await order(SOON)
    await overdue(key)
    await expect(buildRun(on.editor, key)).rejects.toMatchObject(refused('run-due-over'))
    const { rev } = await now(key)
    await changeOptions(on.editor, key, rev, { ...OPTIONS, dueOn: SOON })
    const run = await built(key)
    expect(run.state).toBe('proofing')
    await overdue(key)
    await expect(releaseRun(on.approver, key, run.build)).rejects.toMatchObject(refused('run-due-over'))
    expect((await now(key)).state).toBe('proofing')
  }, 60_000)

  it('may be another one until a shop has the run: files and release stay, and it stands in the history', async () => {
    const { key } = await order(SOON)
    const { build, files } = await built(key)
    const released = await releaseRun(on.approver, key, build)
    expect((await runView(on.editor, released)).may).toEqual(['redate', 'cancel'])
    const moved = await changeOptions(on.editor, key, released.rev, { ...OPTIONS, dueOn: LATER })
    expect(moved).toMatchObject({ state: 'released', build, files, releasedBy: released.releasedBy, releasedAt: released.releasedAt, options: { ...OPTIONS, dueOn: LATER } })
    expect(moved.changed > released.changed).toBe(true)
    expect(existsSync(buildFolder(on.hub.payload, moved))).toBe(true)
    const events = await findRecords(on.hub.payload, 'audit-events', { where: { subject: { equals: `print-run:${key}` } } })
    expect(events.map(({ data }) => data).filter(({ act }) => act === 'redate')).toMatchObject([{ from: 'released', to: 'released', dueOn: LATER }])
    // Whoever saw an older state of it, or wants more than that, changes nothing.
    await expect(changeOptions(on.editor, key, released.rev, { ...OPTIONS, dueOn: SOON })).rejects.toMatchObject({ code: 'conflict', details: { fault: 'run-changed' } })
    await expect(changeOptions(on.editor, key, moved.rev, { ...OPTIONS, dueOn: SOON, saysTeaserOnly: true })).rejects.toMatchObject({ code: 'conflict', details: { state: 'released' } })
    const { rev } = await claimRun(on.hub.payload, { token: '1', shop }, key, 'claim-0001').then(() => now(key))
    await expect(changeOptions(on.editor, key, rev, { ...OPTIONS, dueOn: SOON })).rejects.toMatchObject({ code: 'conflict', details: { state: 'claimed' } })
    expect((await now(key)).options.dueOn).toBe(LATER)
  }, 60_000)

  it('is released by somebody else than who set it', async () => {
    const { key } = await order(SOON)
    const { rev, build } = await built(key)
    await changeOptions(on.approver, key, rev, { ...OPTIONS, dueOn: LATER })
    await expect(releaseRun(on.approver, key, build)).rejects.toMatchObject({ code: 'four-eyes' })
  }, 60_000)
})
