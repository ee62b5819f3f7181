/** What becomes of print runs when people take something away: a recipient list, a piece, its page on the web, a consent. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withdrawConsent } from '../../../src/consent/acts.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { workPrintRuns } from '../../../src/publishing/printing/build.ts'
import { fetchFile, fetchRecipients } from '../../../src/publishing/printing/fetch-files.ts'
import { buildRun, orderRun, type RunOrder } from '../../../src/publishing/printing/order-run.ts'
import { releaseRun } from '../../../src/publishing/printing/release-run.ts'
import { buildFolder, filesFolder } from '../../../src/publishing/printing/run-folder.ts'
import type { PrintRunRecord } from '../../../src/publishing/printing/run-record.ts'
import { runView } from '../../../src/publishing/printing/run-views.ts'
import { runsOfList, runsOfPiece } from '../../../src/publishing/printing/runs-at-stake.ts'
import { runOf } from '../../../src/publishing/printing/runs.ts'
import { claimRun, requireLeave } from '../../../src/publishing/printing/shop/claim-run.ts'
import { stopPrintRuns } from '../../../src/publishing/printing/stop-runs.ts'
import { deleteDueLists, deleteList } from '../../../src/publishing/recipient-lists/delete-list.ts'
import { listOf } from '../../../src/publishing/recipient-lists/lists.ts'
import { suppressPerson } from '../../../src/publishing/recipient-lists/suppress-person.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { DATABASE } from '../hub.ts'
import { consentedVoice, quoting } from '../voices/voices.ts'
import { aShop, OPTIONS, people, type PrintingHub, publishedLetter, readyList, startPrintingHub } from './printing-hub.ts'

let on: PrintingHub
let shop: string
beforeAll(async () => {
  on = await startPrintingHub()
  shop = (await aShop(on)).key
})
afterAll(() => on?.hub.stop())

const now = ({ key }: Pick<PrintRunRecord, 'key'>) => runOf(on.hub.payload, key)
const order = (publication: string, more: Partial<RunOrder> = {}) => orderRun(on.editor, { title: 'Herbstbrief', publication, format: 'letter-b', shop, options: OPTIONS, ...more })
async function built(publication: string, more: Partial<RunOrder> = {}): Promise<PrintRunRecord> {
  const { key } = await order(publication, more)
  await buildRun(on.editor, key)
  await workPrintRuns(on.hub.payload)
  return now({ key })
}
async function released(publication: string, more: Partial<RunOrder> = {}): Promise<PrintRunRecord> {
  const { key, build } = await built(publication, more)
  return releaseRun(on.approver, key, build)
}
const claim = ({ key }: PrintRunRecord) => claimRun(on.hub.payload, { token: '1', shop }, key, `claim-${key}`)
/** As if it had come this far by itself. */
const set = async (run: PrintRunRecord, data: Partial<PrintRunRecord>) => void (await on.hub.payload.db.updateOne({ collection: 'print-runs', id: run.id, data: data as never }))
const stop = () => stopPrintRuns(on.hub.payload)
const tasksOf = ({ key }: PrintRunRecord) => findRecords(on.hub.payload, 'tasks', { where: { subject: { equals: `print-run:${key}` } } })
const setPage = (pieceKey: string, data: Record<string, unknown>) => on.hub.payload.db.updateOne({ collection: 'publications', where: { slot: { equals: `${pieceKey}:de:web-page` } }, data: data as never })
const HOUR_MS = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString()

describe(`a recipient list while a shop prints (${DATABASE})`, () => {
  it('is deleted by nobody: who objects meanwhile is looked for in it', async () => {
    const { slot } = await publishedLetter(on, { title: 'Liste in Arbeit' })
    const rows = people(4).map((row) => row.replace('Lindenweg', 'Eichenweg'))
    const [list, seeds] = [await readyList(on, rows), await readyList(on, ['Frau;Selma;Kontrolle;Prüfgasse;1;10115;Musterstadt'], 'seeds')]
    const [waiting, mine] = [await released(slot, { list }), await released(slot, { list, seeds })]
    await claim(mine)
    expect(await runsOfList(on.approver, list)).toEqual({
      waiting: { copies: 4, runs: [{ key: waiting.key, title: 'Herbstbrief', state: 'released', channel: 'print-pdf', copies: 4 }] },
      withShop: { copies: 4, runs: [{ key: mine.key, title: 'Herbstbrief', state: 'claimed', channel: 'print-pdf', copies: 4 }] },
    })
    for (const state of ['claimed', 'printing'] as const) {
      await set(mine, { state })
      for (const key of [list, seeds]) await expect(deleteList(on.editor, key, '')).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining(mine.key), details: { runs: [{ key: mine.key, state }] } })
    }
    await suppressPerson(on.editor, { street: 'Eichenweg 2', postcode: '10152', town: 'Musterstadt' }, 'objection')
    await stop()
    expect(await now(mine)).toMatchObject({ state: 'printing', reason: { code: 'pull', copies: [{ number: 2 }] } })
    await set(mine, { state: 'shipped' })
    expect(await deleteList(on.editor, list, 'Aktion beendet')).toMatchObject({ state: 'deleted' })
    await stop()
    expect(await now(mine)).toMatchObject({ state: 'shipped' })
  }, 60_000)

  it('goes on its day; what is not under way to people by then is called back', async () => {
    const { slot } = await publishedLetter(on, { title: 'Zu spät gedruckt' })
    const list = await readyList(on, people(3))
    const [claimed, printing, shipped] = [await released(slot, { list }), await released(slot, { list }), await released(slot, { list })]
    for (const run of [claimed, printing, shipped]) await claim(run)
    await set(printing, { state: 'printing' })
    await set(shipped, { state: 'shipped' })
    // Longer than the list is kept, so that nothing else takes the files away.
    expect(await deleteDueLists(on.hub.payload, Date.parse((await listOf(on.hub.payload, list)).deleteAt) + 1_000)).toBeGreaterThan(0)
    await expect(requireLeave(on.hub.payload, await now(printing))).rejects.toMatchObject({ code: 'gone', details: { reason: { code: 'list-gone' } } })
    await stop()
    await stop()
    for (const run of [claimed, printing]) {
      expect(await now(run)).toMatchObject({ state: 'recalled', reason: { code: 'list-gone', alert: { at: expect.any(String) } }, files: null })
      expect(await tasksOf(run)).toMatchObject([{ kind: 'recall-print', state: 'open', data: { reason: 'list-gone', copies: 3 } }])
    }
    expect(await now(shipped)).toMatchObject({ state: 'shipped' })
    expect(await tasksOf(shipped)).toEqual([])
  }, 60_000)
})

describe(`taking a piece off its channels (${DATABASE})`, () => {
  it('is told before which runs are blocked and which are called back, and does just that', async () => {
    const { key: piece, slot } = await publishedLetter(on, { title: 'Kommt weg' })
    const list = await readyList(on, people(3))
    const of = (withShop: boolean) => ({ list, title: withShop ? 'Bei der Druckerei' : 'Wartet' })
    const [waiting, claimed, shipped, closed] = [await released(slot, of(false)), await released(slot, of(true)), await released(slot, of(true)), await released(slot, of(true))]
    for (const run of [claimed, shipped, closed]) await claim(run)
    await set(shipped, { state: 'shipped' })
    await set(closed, { state: 'closed' })
    await order(slot, { list, title: 'Entwurf' })
    const { waiting: blocked, withShop } = await runsOfPiece(on.editor, piece, 'de')
    expect([blocked.copies, blocked.runs.map(({ key, state }) => [key, state])]).toEqual([3, [[waiting.key, 'released']]])
    expect([withShop.copies, withShop.runs.map(({ key, state }) => [key, state]).sort()]).toEqual([6, [[claimed.key, 'claimed'], [shipped.key, 'shipped']].sort()])
    expect((await runsOfPiece(on.editor, piece, 'en')).withShop.runs).toEqual([])
    await expect(runsOfPiece(await on.hub.person('Agathe Agent', ['agent']), piece, 'de')).rejects.toMatchObject({ code: 'forbidden' })
    await unpublish(on.editor, { pieceKey: piece, locale: 'de', channels: ['web-page', 'print-pdf'] })
    await stop()
    expect(await Promise.all([waiting, claimed, shipped, closed].map(async (run) => (await now(run)).state))).toEqual(['blocked', 'recalled', 'recalled', 'closed'])
  }, 60_000)
})

describe(`the page that printed codes lead to (${DATABASE})`, () => {
  const NO_PAGE = { code: 'gone', details: { reason: { code: 'no-page' } } }

  it('is there, or nothing is ordered, built or given to a shop', async () => {
    const { key: piece, slot } = await publishedLetter(on, { title: 'Nur auf Papier' })
    const list = await readyList(on, people(2))
    const [draft, waiting, mine] = [await order(slot, { list }), await released(slot, { list }), await released(slot, { list })]
    await claim(mine)
    await unpublish(on.editor, { pieceKey: piece, locale: 'de', channels: ['web-page'] })
    await expect(order(slot, { list })).rejects.toMatchObject(NO_PAGE)
    await expect(order(slot, { list, options: { ...OPTIONS, hasPersonalCode: true } })).rejects.toMatchObject(NO_PAGE)
    await expect(order(slot, { format: 'flyer-a6', quantity: 500 })).rejects.toMatchObject(NO_PAGE)
    await expect(buildRun(on.editor, draft.key)).rejects.toMatchObject(NO_PAGE)
    await expect(claim(waiting)).rejects.toMatchObject(NO_PAGE)
    await stop()
    expect(await now(waiting)).toMatchObject({ state: 'blocked', reason: { code: 'no-page' } })
    // Paper that a shop has is not thrown away for it.
    expect(await now(mine)).toMatchObject({ state: 'claimed', reason: null })
    await publish(on.editor, { pieceKey: piece, locale: 'de', channels: ['web-page'] })
    await buildRun(on.editor, waiting.key)
    await workPrintRuns(on.hub.payload)
    expect(await now(waiting)).toMatchObject({ state: 'proofing' })
    await setPage(piece, { until: inHours(-1) })
    await expect(order(slot, { list })).rejects.toMatchObject(NO_PAGE)
  }, 60_000)

  it('is asked for while a run is being built', async () => {
    const { key: piece, slot } = await publishedLetter(on, { title: 'Seite geht' })
    const { key } = await order(slot, { list: await readyList(on, people(2)) })
    await buildRun(on.editor, key)
    await unpublish(on.editor, { pieceKey: piece, locale: 'de', channels: ['web-page'] })
    await workPrintRuns(on.hub.payload)
    expect(await now({ key })).toMatchObject({ state: 'blocked', reason: { code: 'no-page' } })
  }, 60_000)

  it('is warned of where it is not there on the day of delivery', async () => {
    const { key: piece, slot } = await publishedLetter(on, { title: 'Seite kommt später' })
    const list = await readyList(on, people(2))
    const codes = async (run: PrintRunRecord) => ((await runView(on.editor, run)).findings ?? []).map(({ code, severity }) => [code, severity]).filter(([code]) => code?.startsWith('page-'))
    const dueOn = inHours(10 * 24).slice(0, 10)
    const [open, due] = [await built(slot, { list }), await order(slot, { list, options: { ...OPTIONS, dueOn } })]
    expect([await codes(open), await codes(due)]).toEqual([[], []])
    await setPage(piece, { from: inHours(48) })
    expect([await codes(open), await codes(due)]).toEqual([[['page-later', 'warning']], []])
    // A page to come is a page: the run goes on.
    expect(await releaseRun(on.approver, open.key, open.build)).toMatchObject({ state: 'released' })
    await setPage(piece, { from: inHours(14 * 24) })
    expect(await codes(due)).toEqual([['page-later', 'warning']])
    await setPage(piece, { from: inHours(-1), until: inHours(8 * 24) })
    expect([await codes(open), await codes(due)]).toEqual([[], [['page-ends', 'warning']]])
  }, 60_000)
})

describe(`a closed run (${DATABASE})`, () => {
  const all = async (run: PrintRunRecord) => readdirSync(join(filesFolder(buildFolder(on.hub.payload, run)), 'part-0001'))

  it('loses its pages when somebody quoted in it withdraws; people are told whom it went to, once', async () => {
    const agent = await on.hub.person('Agnes Agent', ['agent'])
    const voice = await consentedVoice({ agent, editor: on.editor, approver: on.approver }, ['web-page', 'print-pdf'])
    const { slot } = await publishedLetter(on, { title: 'Längst versandt', body: quoting(voice.id, 'quote-goes') })
    const list = await readyList(on, people(3))
    const [closed, calledBack] = [await released(slot, { list }), await released(slot, { list })]
    await set(closed, { state: 'closed', changed: inHours(-48) })
    await set(calledBack, { state: 'closed', reason: { code: 'asked', de: 'x', en: 'x', alert: { at: inHours(-1), tries: 1 } } })
    await stop()
    expect([(await now(closed)).reason ?? null, await tasksOf(closed), await all(closed)]).toEqual([null, [], ['part-0001.json', 'part-0001.pdf']])
    await withdrawConsent(agent, { testimonial: voice.key })
    await stop()
    const told = await now(closed)
    expect(told).toMatchObject({ state: 'closed', reason: { code: 'consent', alert: { tries: 1 } } })
    // Its shop asks for what changed.
    expect(Date.parse(told.changed)).toBeGreaterThan(Date.now() - HOUR_MS)
    expect([await all(closed), await all(calledBack)]).toEqual([['part-0001.json'], ['part-0001.json']])
    await expect(fetchFile(on.approver, closed.key, 'part-0001.pdf')).rejects.toMatchObject({ code: 'not-found' })
    expect((await (await fetchRecipients(on.approver, closed.key)).text()).trim().split('\r\n')).toHaveLength(4)
    expect(await tasksOf(closed)).toMatchObject([{ kind: 'recall-print', state: 'open', data: { reason: 'consent', copies: 3 } }])
    expect([(await now(calledBack)).reason?.code, await tasksOf(calledBack)]).toEqual(['asked', []])
    await stop()
    expect((await now(closed)).rev).toBe(told.rev)
  }, 60_000)

  it('loses them, and nothing else, when the licence of a picture runs out', async () => {
    const { slot } = await publishedLetter(on, { title: 'Bild war geliehen' })
    const run = await released(slot, { list: await readyList(on, people(2)) })
    await set(run, { state: 'closed' })
    await on.hub.payload.db.updateOne({ collection: 'publications', where: { slot: { equals: slot } }, data: { isSuspended: true, suspensions: [{ reason: 'licence', key: 'media' }] } as never })
    await stop()
    expect(await all(run)).toEqual(['part-0001.json'])
    expect([(await now(run)).reason ?? null, await tasksOf(run)]).toEqual([null, []])
  }, 60_000)
})
