/** A value that the text needs and recipients lack: the build is refused, and everybody concerned is known. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workPrintRuns } from '../../../src/publishing/printing/build.ts'
import { changeOptions } from '../../../src/publishing/printing/change-options.ts'
import { buildRun, orderRun } from '../../../src/publishing/printing/order-run.ts'
import { runOf } from '../../../src/publishing/printing/runs.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { signedIn } from '../access/rest.ts'
import { lexical } from '../api/bodies.ts'
import { DATABASE } from '../hub.ts'
import { aShop, OPTIONS, people, type PrintingHub, publishedLetter, readyList, startPrintingHub } from './printing-hub.ts'

let on: PrintingHub
let shop: string
let slot: string
beforeAll(async () => {
  on = await startPrintingHub()
  shop = (await aShop(on, { recipientsPerFile: 25 })).key
  const body = lexical([{ type: 'paragraph', children: [{ type: 'text', text: 'Für ' }, { type: 'variable', name: 'givenName', fallback: '' }] }])
  ;({ slot } = await publishedLetter(on, { title: 'Mit Vornamen', body }))
})
afterAll(() => on?.hub.stop())

/** Rows without a given name, from the first. */
const lacking = (count: number, of: number) => people(of).map((row, at) => (at < count ? row.replace(/^(\w+);[^;]*;/, '$1;;') : row))
async function refused(rows: readonly string[]) {
  const { key } = await orderRun(on.editor, { title: 'Mit Vornamen', publication: slot, format: 'letter-b', shop, list: await readyList(on, rows), options: OPTIONS })
  await buildRun(on.editor, key)
  await workPrintRuns(on.hub.payload)
  return runOf(on.hub.payload, key)
}
const linesOf = (count: number) => Array.from({ length: count }, (_, at) => at + 2)

describe(`rows with errors (${DATABASE})`, () => {
  it('are told one by one, where all of a part lack it too, and the last alone', async () => {
    // Two parts: all of the first lack it, and one of two in the second.
    const run = await refused(lacking(26, 27))
    expect(run).toMatchObject({ state: 'failed', reason: { code: 'refused', errors: 26, rows: 26 } })
    expect(run.findings?.map(({ code, line }) => [code, line])).toEqual(linesOf(26).map((line) => ['variable-missing', line]))
    // A part of a single one.
    expect((await refused(lacking(26, 26))).findings?.map(({ line }) => line)).toEqual(linesOf(26))
  }, 60_000)

  it('are downloaded whole as a table, which is written down, and go with the build', async () => {
    const run = await refused(lacking(3, 3))
    const { send } = await signedIn(on.hub, 'Rita Redaktion', ['editor'])
    const { status, text } = await send('GET', `/flow/print-runs/${run.key}/errors?language=de`)
    expect([status, text.split('\r\n').slice(0, 2)]).toEqual([200, ['Zeile;Liste;Grund', expect.stringMatching(/^2;Empfänger;.*„givenName“/)]])
    expect(text.trimEnd().split('\r\n')).toHaveLength(4)
    const read = await findRecords(on.hub.payload, 'audit-events', { where: { and: [{ subject: { equals: `print-run:${run.key}` } }, { type: { equals: 'print-run-read' } }] } })
    expect(read.map(({ data }) => data)).toEqual([{ file: 'row-errors.csv', build: 1 }])
    await changeOptions(on.editor, run.key, run.rev, { ...OPTIONS, saysTeaserOnly: true })
    expect((await send('GET', `/flow/print-runs/${run.key}/errors`)).status).toBe(404)
  }, 60_000)
})
