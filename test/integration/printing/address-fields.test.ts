/** The field of a format is narrower than the window for which a list was checked: whose address does not go in is named. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workPrintRuns } from '../../../src/publishing/printing/build.ts'
import { buildRun, orderRun } from '../../../src/publishing/printing/order-run.ts'
import { runOf } from '../../../src/publishing/printing/runs.ts'
import { DATABASE } from '../hub.ts'
import { aShop, OPTIONS, people, type PrintingHub, publishedLetter, readyList, startPrintingHub } from './printing-hub.ts'

let on: PrintingHub
beforeAll(async () => {
  on = await startPrintingHub()
})
afterAll(() => on?.hub.stop())

describe(`an address that is too wide for a postcard (${DATABASE})`, () => {
  it('stops its build, and says in which row it stands', async () => {
    const shop = (await aShop(on)).key
    const [first = '', ...others] = people(4)
    const list = await readyList(on, [first, `Frau;;${'n'.repeat(33)};Lindenweg;9;10115;Musterstadt`, ...others])
    const { slot } = await publishedLetter(on, { title: 'Schmales Feld' })
    const build = async (format: string) => {
      const { key } = await orderRun(on.editor, { title: format, publication: slot, format, shop, list, options: { ...OPTIONS, saysTeaserOnly: true } })
      await buildRun(on.editor, key)
      await workPrintRuns(on.hub.payload)
      const { state, findings } = await runOf(on.hub.payload, key)
      return [state, (findings ?? []).filter(({ severity }) => severity === 'error')]
    }
    expect(await build('postcard-dl')).toEqual(['proofing', []])
    const [state, errors] = await build('postcard-a6')
    expect(state).toBe('failed')
    expect(errors).toMatchObject([{ code: 'address-wide', line: 3, message: { de: expect.stringContaining('63 mm'), en: expect.stringContaining('63 mm') } }])
  }, 60_000)
})
