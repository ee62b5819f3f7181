/** A recipient list from its upload to the recipients that a run prints, and to its end. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runVerb } from '../../../src/cli/run.ts'
import { badRowsOf } from '../../../src/publishing/recipient-lists/bad-rows.ts'
import { confirmMapping, proposalFor } from '../../../src/publishing/recipient-lists/confirm-mapping.ts'
import { deleteDueLists, deleteList } from '../../../src/publishing/recipient-lists/delete-list.ts'
import { listOf } from '../../../src/publishing/recipient-lists/lists.ts'
import { markReturns } from '../../../src/publishing/recipient-lists/mark-returns.ts'
import { openList } from '../../../src/publishing/recipient-lists/open-list.ts'
import { findPerson, liftSuppression, suppressionsView, suppressPerson } from '../../../src/publishing/recipient-lists/suppress-person.ts'
import { uploadList } from '../../../src/publishing/recipient-lists/upload-list.ts'
import { tokenFor } from '../access/rest.ts'
import { DATABASE } from '../hub.ts'
import { bytesOf, type ListHub, startListHub } from './list-hub.ts'
import { sheetOf, workbook } from '../../unit/recipients/workbook.ts'

let on: ListHub
const LIST = [
  'Anrede;Vorname;Nachname;Straße;PLZ;Ort;E-Mail;Tarif',
  'Frau;Anna;Beispiel;Musterweg 1;99999;Lindental;anna@example.com;Öko',
  'Herr;Bernd;Beispiel;Musterweg 2;10115;Berlin;bernd@example.com;Öko',
  'Herr;Carl;Ohneort;Musterweg 3;123;;carl@example.com;=cmd()',
  'Frau;Anna;Beispiel;Musterweg 1;99999;Lindental;anna@example.com;Öko',
  'Divers;Dana;Beispiel;Musterweg 4;01067;Dresden;dana@example.com;Öko',
].join('\r\n')

beforeAll(async () => {
  on = await startListHub()
})
afterAll(() => on?.stop())

describe(`a recipient list (${DATABASE})`, () => {
  let key: string

  it('is read, asks what its columns mean, and is checked', async () => {
    const uploaded = await uploadList(on.editor, { title: 'Bestandskunden', purpose: 'mailing', origin: 'Kundendatei', bytes: bytesOf(LIST) })
    key = uploaded.key
    expect(uploaded.state).toBe('uploaded')
    await expect(proposalFor(on.editor, key)).rejects.toMatchObject({ code: 'conflict' })
    await on.work()
    expect(await listOf(on.hub.payload, key)).toMatchObject({ state: 'mapping', format: 'csv', encoding: 'utf-8', delimiter: ';', rows: 5 })
    const { columns, isRemembered, options } = await proposalFor(on.editor, key)
    expect(isRemembered).toBe(false)
    expect(columns.map(({ target }) => target)).toEqual(['salutation', 'givenName', 'surname', 'street', 'postcode', 'town', 'email', null])
    expect(columns[1]?.samples.slice(0, 2)).toEqual(['Anna', 'Bernd'])
    const mapping = columns.map(({ target }, at) => (at === 7 ? ('free:tariff' as const) : target))
    await confirmMapping(on.editor, key, { mapping, options })
    await on.work()
    const list = await listOf(on.hub.payload, key)
    expect(list).toMatchObject({ state: 'ready', counts: { rows: 5, good: 3, bad: 1, duplicates: 1, suppressed: 0 } })
    expect(list.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(on.filesOf(key)).toEqual([list.folder])
    expect(JSON.stringify(list)).not.toMatch(/Beispiel|Musterweg|Vorname/)
  })

  it('gives its bad rows back to be mended, in both languages, and says so in the log', async () => {
    const german = await badRowsOf(on.editor, key, 'de')
    expect(german).toContain('Zeile;Grund;Anrede')
    expect(german).toContain('4;')
    expect(german).toContain("'=cmd()")
    expect(await badRowsOf(on.editor, key, 'en')).toContain('Line;Reason;Anrede')
    const { docs } = await on.hub.payload.find({ collection: 'audit-events', where: { subject: { equals: `recipient-list:${key}` } }, sort: 'number', pagination: false })
    expect(docs.map((event) => (event as unknown as { type: string }).type)).toEqual(['list-uploaded', 'list-read', 'list-confirmed', 'list-checked', 'list-read', 'list-read'])
  })

  it('is opened by whoever prints it, in the order asked for', async () => {
    const list = await openList(on.hub.payload, key, { suppressed: 'leave-out' })
    expect(list).toMatchObject({ label: 'Bestandskunden', origin: 'Kundendatei', count: 3, leftOut: { suppressed: 0, returned: 0 } })
    expect(await list.order('list', 'de')).toEqual([0, 1, 2])
    expect(await list.order('postcode', 'de')).toEqual([2, 1, 0])
    expect(await list.order('list', 'en')).toEqual([])
    const [second, first] = await list.at([1, 0])
    expect(second).toMatchObject({ index: 1, line: 3, recipient: { salutation: 'Sehr geehrter Herr Beispiel,', town: 'Berlin', free: { tariff: 'Öko' } } })
    expect(first).toMatchObject({ index: 0, line: 2, recipient: { addressLines: ['Anna Beispiel', 'Musterweg 1', '99999 Lindental'] } })
    await expect(list.at([3])).rejects.toMatchObject({ code: 'bad-input' })
    await list.close()
  })

  it('has for the run of a language whom it is for, and counts the others', async () => {
    const said = ['', 'de-CH', 'Englisch', 'fr', 'fr-CH', 'Polnisch', 'Klingonisch']
    const rows = said.map((language, at) => `Frau;Anna;Beispiel;Musterweg ${at + 1};8001;Zürich;Schweiz;${language}`)
    const mixed = await on.checked(['Anrede;Vorname;Nachname;Straße;PLZ;Ort;Land;Sprache', ...rows].join('\n'))
    expect(await listOf(on.hub.payload, mixed)).toMatchObject({ counts: { good: 7, remarks: { 'locale-elsewhere': 3, 'locale-unread': 1 } } })
    const list = await openList(on.hub.payload, mixed)
    expect([list.count, await list.order('list', 'de'), await list.order('list', 'en')]).toEqual([7, [0, 1, 6], [2]])
    expect((await list.at([0, 1])).map(({ recipient }) => recipient.salutation)).toEqual(['Sehr geehrte Frau Beispiel', 'Sehr geehrte Frau Beispiel'])
    await list.close()
  })

  it('leaves out whose mail came back', async () => {
    expect(await markReturns(on.hub.payload, key, [3, 3], 'unbekannt verzogen', 'operator')).toBe(1)
    expect(await markReturns(on.hub.payload, key, [3], 'unbekannt verzogen', 'operator')).toBe(0)
    // Nothing is marked where what belongs to it is not written.
    await expect(markReturns(on.hub.payload, key, [2], 'unbekannt verzogen', 'operator', () => Promise.reject(new Error('dies')))).rejects.toThrow('dies')
    const list = await openList(on.hub.payload, key)
    expect(list).toMatchObject({ count: 2, leftOut: { returned: 1 } })
    expect(await list.order('list', 'de')).toEqual([0, 2])
    await list.close()
  })

  it('is the same list with the same rows, whatever file they come in', async () => {
    const rows = LIST.split('\r\n').map((row) => row.split(';'))
    const json = rows.slice(1).map((row) => Object.fromEntries(row.map((cell, at) => [rows[0]?.[at] ?? '', cell])))
    const fromJson = await on.checked(JSON.stringify(json))
    expect(await listOf(on.hub.payload, fromJson)).toMatchObject({ state: 'ready', format: 'json', counts: { good: 3 } })
    const [one, other] = [await on.checked(LIST), await on.checked(LIST.replaceAll('\r\n', '\n'))]
    const { hash } = await listOf(on.hub.payload, one)
    expect((await listOf(on.hub.payload, other)).hash).toBe(hash)
    const again = await on.upload(LIST, { title: 'Wieder' })
    await on.work()
    expect(await proposalFor(on.editor, again)).toMatchObject({ isRemembered: true })
    const fromXlsx = await on.checked(workbook(sheetOf(rows)))
    expect(await listOf(on.hub.payload, fromXlsx)).toMatchObject({ format: 'xlsx', counts: { good: 3, bad: 1, duplicates: 1 } })
  })

  it('goes when it is told to, and when its day has come', async () => {
    expect(await deleteList(on.editor, key, 'Aktion abgesagt')).toMatchObject({ state: 'deleted', counts: { good: 3 } })
    expect(on.filesOf(key)).toEqual([])
    await expect(openList(on.hub.payload, key)).rejects.toMatchObject({ code: 'gone' })
    await expect(badRowsOf(on.editor, key, 'de')).rejects.toMatchObject({ code: 'gone' })
    const soon = await on.checked(LIST, { deleteAt: new Date(Date.now() + 86_400_000).toISOString() })
    expect(await deleteDueLists(on.hub.payload)).toBe(0)
    expect(await deleteDueLists(on.hub.payload, Date.now() + 2 * 86_400_000)).toBe(1)
    expect(on.filesOf(soon)).toEqual([])
    expect(await listOf(on.hub.payload, soon)).toMatchObject({ state: 'deleted', counts: { good: 3 } })
  })
})

describe(`the suppression list (${DATABASE})`, () => {
  const ANNA = { givenName: 'Anna', surname: 'Beispiel', street: 'Musterweg 1', postcode: '99999', town: 'Lindental' }

  it('takes in somebody who objects, knows them again however they are written, and keeps nothing of them', async () => {
    const agent = await on.hub.person('Agnes Agent', ['agent'])
    const before = await on.checked(LIST)
    expect(await suppressPerson(agent, ANNA, 'objection')).toEqual({ isNew: true })
    expect(await suppressPerson(agent, { ...ANNA, street: 'MUSTERWEG', houseNumber: '1' }, 'objection')).toEqual({ isNew: false })
    expect(await findPerson(agent, { ...ANNA, givenName: 'anna' })).toMatchObject({ found: { kind: 'objection' } })
    expect(await findPerson(agent, { ...ANNA, givenName: 'Arno' })).toEqual({ found: null })
    const rows = await on.hub.payload.find({ collection: 'suppressions', pagination: false })
    expect(JSON.stringify(rows.docs)).not.toMatch(/Beispiel|Musterweg/i)
    // A list that was checked before is opened without her; one that is checked now counts her.
    const opened = await openList(on.hub.payload, before, { suppressed: 'leave-out' })
    expect(opened).toMatchObject({ count: 2, leftOut: { suppressed: 1 } })
    expect(await opened.order('list', 'de')).toEqual([1, 2])
    await opened.close()
    const after = await listOf(on.hub.payload, await on.checked(LIST))
    expect(after.counts).toMatchObject({ rows: 5, good: 2, bad: 1, duplicates: 0, suppressed: 2 })
    expect(await badRowsOf(on.editor, after.key, 'de')).not.toContain('Anna')
    // Seeds are the house's own: they get what everybody gets.
    const seeds = await listOf(on.hub.payload, await on.checked(LIST, { purpose: 'seeds' }))
    expect(seeds.counts).toMatchObject({ good: 3, suppressed: 0 })
  })

  it('takes in whole lists, and says what is no person', async () => {
    const robinson = ['E-Mail;Straße;PLZ;Ort;Nachname', 'bernd@example.com;;;;', ';Musterweg 4;01067;Dresden;', ';;;;Niemand', 'BERND@example.com;;;;'].join('\n')
    const key = await on.upload(robinson, { title: 'Robinson', purpose: 'suppressions', origin: 'Robinsonliste' })
    await on.work()
    const { columns } = await proposalFor(on.editor, key)
    await confirmMapping(on.editor, key, { mapping: columns.map(({ target }) => target), options: { kind: 'robinson' } })
    await on.work()
    expect(await listOf(on.hub.payload, key)).toMatchObject({ state: 'ready', counts: { rows: 4, good: 2, bad: 1, duplicates: 1 } })
    expect(await badRowsOf(on.editor, key, 'en')).toContain('Niemand')
    await expect(openList(on.hub.payload, key)).rejects.toMatchObject({ code: 'bad-input' })
    expect((await suppressionsView(on.editor)).counts).toEqual({ objection: 1, robinson: 2, undeliverable: 0 })
    const left = await listOf(on.hub.payload, await on.checked(LIST))
    expect(left.counts).toMatchObject({ good: 0, suppressed: 4, bad: 1 })
  })

  it('lets somebody off it for an administrator who says why', async () => {
    const admin = await on.hub.person('Ada Admin', ['admin'])
    await expect(liftSuppression(on.editor, ANNA, 'hat es sich überlegt')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(liftSuppression(admin, ANNA, ' ')).rejects.toMatchObject({ code: 'bad-input' })
    const entries = await on.hub.payload.find({ collection: 'suppressions', pagination: false })
    expect(await liftSuppression(admin, ANNA, 'hat es sich überlegt')).toEqual({ lifted: 1 })
    // The log tells what became of one entry, and not which it was.
    const { docs } = await on.hub.payload.find({ collection: 'audit-events', where: { type: { in: ['suppression-added', 'suppression-asked', 'suppression-lifted'] } }, pagination: false })
    expect(new Set(docs.map(({ subject, type }) => `${subject.replace(/:.*/, '')} ${type}`))).toEqual(new Set(['suppression suppression-added', 'suppression suppression-asked', 'suppression suppression-lifted']))
    expect(new Set(docs.map(({ subject }) => subject)).size).toBe(1)
    for (const { key } of entries.docs) expect(JSON.stringify(docs)).not.toContain(key)
    await expect(liftSuppression(admin, ANNA, 'noch einmal')).rejects.toMatchObject({ code: 'not-found' })
    await expect(suppressPerson(admin, { surname: 'Beispiel' }, 'objection')).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe(`on the command line (${DATABASE})`, () => {
  it('uploads, maps and shows a list', async () => {
    const { token } = await tokenFor(on.hub, 'person', { person: (on.editor.user as { id: string }).id })
    const verb = async (...args: string[]) => runVerb(['recipients', ...args, '--json'], { payload: on.hub.payload, cwd: on.hub.dataDir, token })
    writeFileSync(join(on.hub.dataDir, 'kunden.csv'), LIST)
    const up = JSON.parse((await verb('upload', 'kunden.csv', '--origin', 'Kundendatei')).stdout) as { list: { key: string; state: string; title: string } }
    expect(up.list).toMatchObject({ state: 'mapping', title: 'kunden.csv' })
    expect((await verb('map', up.list.key, '--column', 'Gibtesnicht=town')).exitCode).toBe(1)
    const mapped = await verb('map', up.list.key, '--column', 'Tarif=free:tarif', '--column', 'E-Mail=')
    expect(JSON.parse(mapped.stdout)).toMatchObject({ list: { state: 'ready', counts: { rows: 5 } } })
    expect((await verb('show', up.list.key)).stdout).toContain('Kundendatei')
    expect((await verb('list')).stdout).toContain(up.list.key)
    expect((await verb('upload', 'nirgends.csv', '--origin', 'x')).exitCode).toBe(1)
  })
})
