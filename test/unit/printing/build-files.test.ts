/** From parts to what is told of a run: findings with where and how often, and which parts are made once more. */
import { expect, test } from 'vitest'
import type { ChunkOrder, CopySpan, PressFinding, PrintedChunk } from '../../../src/channel/press.ts'
import { buildFiles, type BuildTools, recipientAt } from '../../../src/publishing/printing/build-files.ts'
import { readPersonalCode } from '../../../src/publishing/printing/personal-code.ts'

const warning: PressFinding = { severity: 'warning', code: 'qr-not-public', message: { de: 'nicht öffentlich', en: 'not public' } }
const PEOPLE = 6

/** Three files of two people each. @param pagesOf of somebody's letter, by their number from 0 */
function printing(pagesOf: (row: number) => number, findings: readonly PressFinding[] = []) {
  const asked: ChunkOrder[] = []
  const told = { files: 0, parts: 0, pages: 0 }
  const print = async (order: ChunkOrder): Promise<PrintedChunk> => {
    asked.push(order)
    let first = 1
    const spans = order.recipients.map(({ customerNumber }): CopySpan => {
      const pages = pagesOf(Number(customerNumber))
      const span: CopySpan = order.isTwoSided && pages % 2 === 1 ? { first, pages: pages + 1, hasEmptyBack: true } : { first, pages }
      first += span.pages
      return span
    })
    return { name: order.name, file: `${order.name}.pdf`, sha256: '0'.repeat(64), bytes: 1, pages: first - 1, spans, findings }
  }
  const at = async (rows: readonly number[]) => rows.map((row) => ({ line: row + 2, recipient: { surname: 'Beispiel', salutation: '', addressLines: [], country: 'DE', customerNumber: String(row) } }))
  const tools = {
    run: { list: 'list-1', shopProfile: { files: 'chunks', recipientsPerFile: 2 }, options: {} },
    plan: { recipients: Array.from({ length: PEOPLE }, (_, row) => row), seeds: [], leftOut: 0 },
    lists: { recipients: { at }, seeds: null },
    folder: '/nowhere',
    press: { print },
    width: 1,
    signal: new AbortController().signal,
    isDuplex: true,
    onMore: (files: number) => void (told.files += files),
    onPart: (pages: number) => {
      told.parts += 1
      told.pages += pages
    },
  } as unknown as BuildTools
  return { asked, told, tools, build: () => buildFiles(tools) }
}

test('what holds for all is told once, what concerns somebody as often as it is there', async () => {
  const { build } = printing(() => 1, [warning, { ...warning, code: 'long-name', recipient: 0 }])
  expect((await build()).findings).toMatchObject([{ code: 'qr-not-public', times: 1 }, { code: 'long-name', times: 3, line: 2 }])
})

test('letters of one page each are printed on one side', async () => {
  const { build, asked, told } = printing(() => 1)
  expect(await build()).toMatchObject({ is: 'built', files: [{ pages: 2 }, { pages: 2 }, { pages: 2 }] })
  expect(asked.map(({ name, isTwoSided }) => [name, isTwoSided])).toEqual([['part-0001', false], ['part-0002', false], ['part-0003', false]])
  expect(told).toEqual({ files: 3, parts: 3, pages: 6 })
})

test('one of two pages: what was made before is made once more, what comes after for both sides at once', async () => {
  const { build, asked, told } = printing((row) => (row === 3 ? 2 : 1))
  expect(await build()).toMatchObject({ is: 'built', files: [{ pages: 4 }, { pages: 4 }, { pages: 4 }] })
  expect(asked.map(({ name, isTwoSided }) => [name, isTwoSided])).toEqual([
    ['part-0001', false],
    ['part-0002', false],
    ['part-0003', true],
    ['part-0001', true],
    ['part-0002', true],
  ])
  expect(told).toEqual({ files: 5, parts: 5, pages: 12 })
})

const lacking = (recipient: number, value = 'tarif'): PressFinding => ({ severity: 'error', code: 'variable-missing', path: `body.${value}`, message: { de: `Es fehlt „${value}“.`, en: `lacks ${value}` }, recipient })

/** Parts of 100 people each, all refused. @param errors of a part of so many */
async function refusing(people: number, errors: (count: number) => readonly PressFinding[]) {
  const { tools } = printing(() => 1)
  const print = async ({ name, recipients }: ChunkOrder) => ({ name, errors: errors(recipients.length) })
  const rows = Array.from({ length: people }, (_, row) => row)
  const built = await buildFiles({ ...tools, run: { ...tools.run, shopProfile: { ...tools.run.shopProfile, recipientsPerFile: 100 } }, plan: { recipients: rows, seeds: [], leftOut: 0 }, press: { ...tools.press, print: print as never } })
  if (built.is !== 'refused') throw new Error('was not refused')
  return built
}
const each = (count: number): PressFinding[] => Array.from({ length: count }, (_, at) => lacking(at))

test('of more errors than are told, all are counted and every row is known', async () => {
  const built = await refusing(600, each)
  expect([built.findings.length, built.count, built.rows.rows]).toEqual([200, 600, 600])
  expect(built.rows.all).toEqual([{ list: 'recipients', reason: { de: 'Es fehlt „tarif“.', en: 'lacks tarif' }, lines: Array.from({ length: 600 }, (_, row) => row + 2) }])
})

test('what holds for all is told and counted once beside them, and a value that a text says twice once for each row', async () => {
  const imprint: PressFinding = { severity: 'error', code: 'imprint-missing', message: { de: 'Impressum', en: 'imprint' } }
  const built = await refusing(300, (count) => [...each(count), ...each(count).map((one) => ({ ...one, path: 'body.9' })), imprint])
  expect([built.count, built.rows.rows]).toEqual([301, 300])
  expect(built.findings.filter(({ line }) => line === undefined)).toMatchObject([{ code: 'imprint-missing', times: 1 }])
})

test('the house sees in its own copies what everybody gets: a code of their own, numbered on after the recipients', async () => {
  const { tools, asked } = printing(() => 1)
  const secret = 'a secret of tests'
  const run = { ...tools.run, code: 'k7mpq', options: { ...tools.run.options, hasPersonalCode: true } }
  const own = { ...tools, run, secret, publicUrl: 'https://hub.example.com', plan: { recipients: [0, 1, 2], seeds: [0, 1], leftOut: 0 }, lists: { ...tools.lists, seeds: tools.lists.recipients } }
  await buildFiles(own)
  const numberIn = (url: string | undefined) => readPersonalCode(secret, url?.split('/').at(-1) ?? '')?.number
  expect(asked.map(({ recipients }) => recipients.map(({ personalUrl }) => numberIn(personalUrl)))).toEqual([[1, 2], [3], [4, 5]])
  expect(numberIn((await recipientAt(own, 5))?.personalUrl)).toBe(5)
})
