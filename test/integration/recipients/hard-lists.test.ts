/** Lists that are none, and lists over which somebody dies: nothing half, and a sentence that says what to do. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badRowsOf } from '../../../src/publishing/recipient-lists/bad-rows.ts'
import { confirmMapping, proposalFor } from '../../../src/publishing/recipient-lists/confirm-mapping.ts'
import { deleteList, sweepLists } from '../../../src/publishing/recipient-lists/delete-list.ts'
import { listOf } from '../../../src/publishing/recipient-lists/lists.ts'
import { openList } from '../../../src/publishing/recipient-lists/open-list.ts'
import { closeListProcess } from '../../../src/publishing/recipient-lists/run-list-process.ts'
import { faultSentences } from '../../../src/recipients/reading/list-faults.ts'
import { restOf, signedIn } from '../access/rest.ts'
import { DATABASE } from '../hub.ts'
import { bytesOf, type ListHub, startListHub } from './list-hub.ts'

let on: ListHub
const folder = () => join(on.hub.dataDir, 'recipients')
const LIST = `Vorname;Nachname;Straße;PLZ;Ort\n${Array.from({ length: 1_200 }, (_, at) => `Anna;Beispiel ${at};Musterweg ${at + 1};10115;Berlin`).join('\n')}`

beforeAll(async () => {
  on = await startListHub()
})
afterAll(() => on?.stop())

describe(`a list that is none (${DATABASE})`, () => {
  it.each([
    ['blanks', bytesOf(' \n\n'), 'bad-input', 'empty'],
    ['headers alone', bytesOf('Vorname;Nachname;Ort\n'), 'bad-input', 'no-rows'],
    ['a quotation mark that is never closed', bytesOf('Name;Ort\n"Anna;Berlin\nBernd;Berlin'), 'bad-input', 'open-quotation'],
    ['a damaged workbook', zipSync({ 'xl/workbook.xml': bytesOf('<workbook') }), 'unsupported-media', 'workbook-unreadable'],
    ['a PDF', bytesOf('%PDF-1.7\n'), 'unsupported-media', 'pdf'],
    ['JSON that is none', bytesOf('[{"Name": '), 'bad-input', 'json-damaged'],
  ] as const)('%s', async (_, bytes, code, fault) => {
    const key = await on.upload(bytes)
    await on.work()
    expect(await listOf(on.hub.payload, key)).toMatchObject({ state: 'failed', failure: { code, fault, message: expect.stringMatching(/\.$/) }, folder: null })
    expect(faultSentences((await listOf(on.hub.payload, key)).failure ?? {})?.de).toMatch(fault === 'open-quotation' ? /^Zeile 2: / : /\.$/)
    expect(on.filesOf(key)).toEqual([])
  })

  it('is refused at the door where that can be seen there, for those who may not, and for days too far away', async () => {
    const send = (await signedIn(on.hub, 'Rita Redaktion', ['editor'])).send
    const form = (file: Blob | null, more: object = {}) => {
      const data = new FormData()
      data.append('_payload', JSON.stringify({ title: 'Liste', origin: 'Kundendatei', ...more }))
      if (file) data.append('file', file, 'liste.csv')
      return data
    }
    const answers: [number, string, FormData][] = [
      [400, 'no-file', form(null)],
      [400, 'empty', form(new Blob([]))],
      [413, 'too-many-bytes', form(new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]))],
      [400, 'no-title', form(new Blob([LIST]), { title: ' ' })],
      [400, 'no-origin', form(new Blob([LIST]), { origin: ' ' })],
      [400, 'day-unreadable', form(new Blob([LIST]), { deleteAt: 'bald' })],
      [400, 'day-past', form(new Blob([LIST]), { deleteAt: '2020-01-01' })],
      [400, 'day-too-far', form(new Blob([LIST]), { deleteAt: '2999-01-01' })],
    ]
    for (const [status, fault, body] of answers) {
      const answer = await send('POST', '/flow/recipient-lists', { form: body })
      expect([answer.status, answer.json.errors?.[0]?.details]).toMatchObject([status, { fault }])
    }
    const made = await send('POST', '/flow/recipient-lists', { form: form(new Blob([LIST])) })
    expect(made.json).toMatchObject({ state: 'uploaded', purpose: 'mailing' })
    const path = `/flow/recipient-lists/${String(made.json.key)}`
    const [approver, agent, nobody] = [(await signedIn(on.hub, 'Armin Approver', ['approver'])).send, (await signedIn(on.hub, 'Agnes Agent', ['agent'])).send, await restOf()]
    expect((await approver('GET', path)).status).toBe(200)
    for (const [who, status] of [[agent, 403], [nobody, 401]] as const) expect((await who('GET', path)).status).toBe(status)
    for (const who of [approver, agent, nobody]) {
      for (const part of ['columns', 'bad-rows']) expect((await who('GET', `${path}/${part}`)).status).toBeGreaterThanOrEqual(401)
      expect((await who('POST', `${path}/delete`, { body: {} })).status).toBeGreaterThanOrEqual(401)
    }
    expect((await send('POST', `${path}/delete`, { body: {} })).json.state).toBe('deleted')
  })
})

describe(`an odd list (${DATABASE})`, () => {
  it('from Excel in Windows-1252, with a header twice, formulas and line breaks in cells', async () => {
    const text = 'Nachname;Straße;PLZ;Ort;Ort;Notiz\r\nMüßig;Öhlerweg 1;10115;Berlin;;"zwei\r\nZeilen"\r\n=1+1;Weg 2;10115;Berlin;;\r\n'
    const key = await on.upload(Uint8Array.from(text, (sign) => sign.charCodeAt(0)))
    await on.work()
    expect(await listOf(on.hub.payload, key)).toMatchObject({ state: 'mapping', encoding: 'windows-1252', rows: 2 })
    const { columns } = await proposalFor(on.editor, key)
    expect(columns.map(({ target }) => target)).toEqual(['surname', 'street', 'postcode', 'town', null, null])
    const said = ['surname', 'street', 'postcode', 'town', null, null] as const
    await expect(confirmMapping(on.editor, key, { mapping: ['surname', 'street', 'postcode', 'town', 'town', null], options: {} })).rejects.toMatchObject({ code: 'bad-input', details: { fault: 'mapped-twice', detail: 'town' } })
    await expect(confirmMapping(on.editor, key, { mapping: said, options: { country: 'xx' } })).rejects.toMatchObject({ code: 'bad-input', details: { fault: 'unknown-country', detail: 'xx' } })
    await on.confirm(key)
    await expect(confirmMapping(on.editor, key, { mapping: said, options: {} })).rejects.toMatchObject({ code: 'conflict', details: { fault: 'not-waiting', state: 'checking' } })
    await on.work()
    expect(await listOf(on.hub.payload, key)).toMatchObject({ state: 'ready', counts: { good: 1, bad: 1 } })
    expect(await badRowsOf(on.editor, key, 'de')).toContain("4;Nachname enthält eine Formel oder einen Fehler der Tabellenkalkulation.;'=1+1")
    const list = await openList(on.hub.payload, key)
    expect((await list.at([0]))[0]?.recipient.addressLines[1]).toBe('Öhlerweg 1')
    await list.close()
  })

  it('with names that no press of the hub can set', async () => {
    const names = ['محمد', '李小龙', 'Anna 🎉', 'Đặng Thị Hoa', 'Ναυσικά', 'Ołówek']
    const key = await on.upload(bytesOf(`Vorname;Nachname;Straße;PLZ;Ort\n${names.map((name, at) => `Kim;${name};Weg ${at + 1};10115;Berlin`).join('\n')}`))
    await on.work()
    await on.confirm(key)
    await on.work()
    expect(await listOf(on.hub.payload, key)).toMatchObject({ state: 'ready', counts: { rows: 6, good: 3, bad: 3 } })
    const bad = await badRowsOf(on.editor, key, 'de')
    expect(bad).toContain('4;"Nachname enthält Zeichen, die unsere Druckschriften nicht haben: 🎉. Lassen Sie sie weg, oder schreiben Sie sie in lateinischen Buchstaben.";Kim;Anna 🎉')
    expect(bad).toContain('3;"Nachname enthält Zeichen, die unsere Druckschriften nicht haben: 李 小 龙.')
  })

  it('that is deleted while it is checked leaves nothing', async () => {
    const key = await on.upload(LIST)
    await on.work()
    await on.confirm(key)
    const checking = on.work()
    while ((await listOf(on.hub.payload, key)).owner == null) await new Promise((resolve) => setTimeout(resolve, 2))
    for (;;) {
      const isGone = await deleteList(on.editor, key, 'doch nicht').then(() => true, () => false)
      if (isGone) break
    }
    await checking
    expect(await listOf(on.hub.payload, key)).toMatchObject({ state: 'deleted', folder: null })
    expect(on.filesOf(key)).toEqual([])
  })
})

describe(`a list that takes too long to read (${DATABASE})`, () => {
  it('is given up, with a sentence that says what to do', async () => {
    const key = await on.upload(LIST)
    // Starting a process takes longer.
    closeListProcess()
    await on.work({ quietMs: 50 })
    const { state, folder: rows, failure } = await listOf(on.hub.payload, key)
    expect({ state, rows, failure }).toMatchObject({ state: 'failed', rows: null, failure: { code: 'too-large', fault: 'too-slow' } })
    expect(faultSentences(failure ?? {})).toMatchObject({ de: expect.stringMatching(/^Die Liste ist in .* nicht zu lesen\./), en: expect.stringMatching(/^The list cannot be read within /) })
    expect(on.filesOf(key)).toEqual([])
  })

  it.runIf(existsSync(`/proc/self/task/${process.pid}/children`))('sets the others free once it is deleted', async () => {
    const key = await on.upload(LIST)
    const next = await on.upload(LIST)
    closeListProcess()
    const working = on.work()
    await expect.poll(stopListProcess, { timeout: 5_000, interval: 20 }).toBe(true)
    await deleteList(on.editor, key, 'doch nicht')
    await working
    expect([(await listOf(on.hub.payload, key)).state, (await listOf(on.hub.payload, next)).state]).toEqual(['deleted', 'mapping'])
  }, 15_000)

  /** Makes a process that reads wait for ever. */
  function stopListProcess(): boolean {
    for (const pid of readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').map(Number).filter(Boolean)) {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('list-process')) continue
      process.kill(pid, 'SIGSTOP')
      return true
    }
    return false
  }
})

describe(`a process that dies over a list (${DATABASE})`, () => {
  const dies = async (act: string, point: string, given = ''): Promise<void> => {
    const child = fork(join(import.meta.dirname, 'list-worker.ts'), [act, String((on.editor.user as { id: unknown }).id), point, given], { execArgv: ['--conditions=production', '--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    expect((await once(child, 'exit'))[1]).toBe('SIGKILL')
  }
  /** As if a minute had passed. */
  const leaseEnds = (key: string) => on.hub.payload.db.updateOne({ collection: 'recipient-lists', where: { key: { equals: key } }, data: { lease: new Date(0).toISOString() } as never })

  const points = process.env['FAULTS'] === 'all' ? (['list:taken', 'list:worked', 'list:kept'] as const) : (['list:worked'] as const)
  it.each(points)('%s is followed by one who does it all', async (point) => {
    const key = await on.upload(LIST)
    if (process.env['FAULTS'] === 'all') {
      await dies('work', point)
      expect((await listOf(on.hub.payload, key)).state).toBe(point === 'list:kept' ? 'mapping' : 'uploaded')
      await leaseEnds(key)
    }
    await on.work()
    await on.confirm(key)
    await dies('work', point)
    await leaseEnds(key)
    await on.work()
    const list = await listOf(on.hub.payload, key)
    expect(list).toMatchObject({ state: 'ready', counts: { rows: 1_200, good: 1_200 } })
    const opened = await openList(on.hub.payload, key)
    expect(await opened.order('list', 'de')).toHaveLength(1_200)
    expect((await opened.at([1_199]))[0]).toMatchObject({ line: 1_201 })
    await opened.close()
    await sweepLists(on.hub.payload)
    expect(on.filesOf(key)).toContain(list.folder)
  })

  it('counts people who get no mail as if nobody had died', async () => {
    const [header = '', ...rows] = LIST.split('\n')
    // The last ones stand in the list already, far above them.
    const twice = [header, ...rows, ...rows.slice(0, 3)].join('\n')
    const before = await on.upload([header, ...rows.slice(3, 5)].join('\n'), { purpose: 'suppressions' })
    const key = await on.upload(twice, { purpose: 'suppressions' })
    await on.work()
    await on.confirm(before)
    await on.work()
    expect((await listOf(on.hub.payload, before)).counts).toMatchObject({ good: 2, duplicates: 0 })
    await on.confirm(key)
    await dies('work', 'list:worked')
    await leaseEnds(key)
    await on.work()
    expect(await listOf(on.hub.payload, key)).toMatchObject({ state: 'ready', counts: { rows: 1_203, good: 1_198, duplicates: 5 } })
  })

  it('leaves no file without a list, and no rows of a deleted one', async () => {
    const before = readdirSync(folder())
    await dies('upload', 'list:after-file', LIST)
    const [orphan = ''] = readdirSync(folder()).filter((name) => !before.includes(name))
    expect(on.filesOf(orphan)).toEqual(['upload'])
    const key = await on.upload(LIST)
    await dies('delete', 'list:let-go', key)
    expect(await listOf(on.hub.payload, key)).toMatchObject({ state: 'deleted' })
    for (const name of [orphan, key]) utimesSync(join(folder(), name), 0, 0)
    await sweepLists(on.hub.payload)
    expect([...on.filesOf(orphan), ...on.filesOf(key)]).toEqual([])
  })
})
