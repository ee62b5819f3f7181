/** What may be chosen for a run: only what its format can have, when it is ordered and when it is changed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runVerb } from '../../../src/cli/run.ts'
import { changeOptions } from '../../../src/publishing/printing/change-options.ts'
import { orderRun } from '../../../src/publishing/printing/order-run.ts'
import type { RunOptions } from '../../../src/publishing/printing/run-record.ts'
import { runView } from '../../../src/publishing/printing/run-views.ts'
import { signedIn, tokenFor } from '../access/rest.ts'
import { DATABASE } from '../hub.ts'
import { aShop, OPTIONS, people, type PrintingHub, publishedLetter, readyList, startPrintingHub } from './printing-hub.ts'

let on: PrintingHub
let shop: string
let list: string
let slot: string
let piece: string
beforeAll(async () => {
  on = await startPrintingHub()
  shop = (await aShop(on)).key
  list = await readyList(on, people(3))
  ;({ slot, key: piece } = await publishedLetter(on))
})
afterAll(() => on?.hub.stop())

const flyer = (options: RunOptions) => orderRun(on.editor, { title: 'Handzettel', publication: slot, format: 'flyer-a6', shop, quantity: 100, options })
const WRONG = [
  ['franking', { franking: true }],
  ['inserterMarks', { inserterMarks: true }],
  ['returnNote', { returnNote: 'Zurück!' }],
  ['hasPersonalCode', { hasPersonalCode: true }],
  ['textSizePt', { textSizePt: 5 }],
] as const

describe(`options of a run (${DATABASE})`, () => {
  it('are refused where the format cannot have them, by name', async () => {
    for (const [field, wrong] of WRONG) await expect(flyer({ ...OPTIONS, ...wrong })).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining(field), details: { field } })
    const card = { title: 'Karte', publication: slot, format: 'postcard-a6', shop, list }
    await expect(orderRun(on.editor, { ...card, options: { ...OPTIONS, franking: true } })).rejects.toMatchObject({ code: 'bad-input', details: { field: 'franking' } })
    expect(await orderRun(on.editor, { ...card, options: { ...OPTIONS, returnNote: 'Zurück!', hasPersonalCode: true } })).toMatchObject({ state: 'draft' })
  })

  it('are refused later, too, and nothing is changed', async () => {
    const { key, rev } = await flyer({ ...OPTIONS, textSizePt: 8 })
    for (const [field, wrong] of WRONG) await expect(changeOptions(on.editor, key, rev, { ...OPTIONS, ...wrong })).rejects.toMatchObject({ code: 'bad-input', details: { field } })
    const changed = await changeOptions(on.editor, key, rev, { ...OPTIONS, saysTeaserOnly: true })
    expect(changed).toMatchObject({ options: { saysTeaserOnly: true, textSizePt: null } })
    expect((await runView(on.editor, changed)).sheet).toMatchObject({ options: [], textSize: { usual: 8.5, least: 7 } })
  })

  it('are told with the formats, and refused over REST with the name', async () => {
    const { send } = await signedIn(on.hub, 'Rita Redaktion', ['editor'])
    const { formats } = (await send('GET', '/flow/print/choices')).json as unknown as { formats: readonly { id: string; options: readonly string[] }[] }
    expect(formats.find(({ id }) => id === 'letter-b')?.options).toEqual(['hasPersonalCode', 'franking', 'inserterMarks', 'returnNote'])
    const { status, json } = await send('POST', '/flow/print-runs', { body: { title: 'Handzettel', publication: slot, format: 'flyer-a6', shop, quantity: 100, options: { textSizePt: 5 } } })
    expect([status, json.errors?.[0]]).toMatchObject([400, { code: 'bad-input', details: { field: 'textSizePt', least: 7, most: 8.5 } }])
  })

  it('are refused on the command line', async () => {
    const { token } = await tokenFor(on.hub, 'person', { person: (on.editor.user as { id: string }).id })
    const order = (...more: string[]) => runVerb(['runs', 'order', piece, '--format', 'flyer-a6', '--shop', shop, '--quantity', '100', ...more, '--json'], { payload: on.hub.payload, cwd: on.hub.dataDir, token })
    const refused = await order('--personal-code')
    expect([refused.exitCode, refused.stdout + refused.stderr]).toEqual([1, expect.stringContaining('hasPersonalCode')])
    expect(JSON.parse((await order()).stdout)).toMatchObject({ publication: slot, format: 'flyer-a6', state: 'draft' })
  })
})
