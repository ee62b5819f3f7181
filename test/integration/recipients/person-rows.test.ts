/** Somebody who stands in lists: what they are given, and that nothing is left of them. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erasePerson } from '../../../src/consent/rights/erase.ts'
import { exportPerson } from '../../../src/consent/rights/export.ts'
import { listOf } from '../../../src/publishing/recipient-lists/lists.ts'
import { openList } from '../../../src/publishing/recipient-lists/open-list.ts'
import { suppressPerson } from '../../../src/publishing/recipient-lists/suppress-person.ts'
import { DATABASE, type Made, make } from '../hub.ts'
import { tracesIn } from '../rights/traces.ts'
import { type ListHub, startListHub } from './list-hub.ts'

let on: ListHub
let agent: PayloadRequest
let contact: Made
const CANARY = ['Quübbelmöör', 'Trallafittiweg', 'QX-7741993', 'quibbelspuk']
const CHECKED = [
  'Anrede;Vorname;Nachname;Straße;PLZ;Ort;E-Mail;Kundennummer',
  'Frau;Anna;Beispiel;Musterweg 1;99999;Lindental;anna@example.com;1',
  'Frau;Zwanzißka;Quübbelmöör;Trallafittiweg 9;99998;Oberlindental;alt@example.com;',
  'Frau;Z.;Q.;Postweg 1;99998;Oberlindental;;qx 7741993',
  'Frau;Zwanzißka;QUÜBBELMÖÖR;;;;;',
  'Frau;Zwanzißka;Quübbelmöör;Nebenweg 3;10115;Berlin;;K-2',
  'Herr;Bernd;Beispiel;Musterweg 2;10115;Berlin;bernd@example.com;3',
].join('\n')

const filesBelow = (folder: string): string[] => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))).filter((path) => statSync(path).isFile())

beforeAll(async () => {
  on = await startListHub()
  agent = await on.hub.person('Agnes Agent', ['agent'])
  contact = await make(agent, 'contacts', { givenName: 'Zwanzißka', surname: 'Quübbelmöör', email: 'z@quibbelspuk.example.com', customerNumber: 'QX-7741993', address: { street: 'Trallafittiweg 9', postcode: '99998', town: 'Oberlindental' } })
})
afterAll(() => on?.stop())

describe(`somebody in recipient lists (${DATABASE})`, () => {
  let checked: string
  let read: string
  let hash: string | null | undefined

  it('is given the rows that are surely theirs, and why they get no mail', async () => {
    checked = await on.upload(CHECKED)
    read = await on.upload('Wer,Wo,Kontakt\nFrau Zwanzißka Quübbelmöör,Trallafittiweg 9,z@quibbelspuk.example.com\nAnna,Musterweg 1,\n')
    await on.work()
    await on.confirm(checked)
    await on.work()
    ;({ hash } = await listOf(on.hub.payload, checked))
    expect(await listOf(on.hub.payload, checked)).toMatchObject({ state: 'ready', counts: { good: 5, bad: 1 } })
    await suppressPerson(agent, { email: 'z@quibbelspuk.example.com' }, 'objection')
    const files = await exportPerson(agent, contact.key)
    const data = JSON.parse(new TextDecoder().decode((await files.find(({ path }) => path === 'person.json')?.read()) ?? undefined)) as { recipientLists: { recipient: { addressLines: string[] } }[]; suppressions: object[] }
    // Not the namesake with another number, whose address is nobody else's business.
    expect(data.recipientLists.map(({ recipient }) => recipient.addressLines[1])).toEqual(['Trallafittiweg 9', 'Postweg 1'])
    expect(data.suppressions).toMatchObject([{ kind: 'objection' }])
    const page = new TextDecoder().decode((await files.find(({ path }) => path === 'index.html')?.read()) ?? undefined)
    expect(page).toContain('In welchen Listen für gedruckte Post Sie stehen')
    expect(page).toContain('Widerspruch')
  })

  it('is erased from all of them, whatever state they are in; what is left is another list', async () => {
    const beingRead = await on.upload(CHECKED)
    const opened = await openList(on.hub.payload, checked)
    const receipt = await erasePerson(agent, { contact: contact.key, basis: 'request', confirmation: contact.key })
    expect(receipt).toMatchObject({ state: 'done', counts: { recipientRows: 4, suppressions: 1 } })
    expect(receipt.stays.map(({ what }) => what)).toContain('suppressions')
    const list = await listOf(on.hub.payload, checked)
    expect(list).toMatchObject({ state: 'ready', counts: { rows: 6, good: 5, bad: 1, erased: 3 } })
    expect(list.hash).not.toBe(hash)
    expect(await listOf(on.hub.payload, beingRead)).toMatchObject({ state: 'failed', failure: { code: 'conflict' } })
    await expect(opened.at([0])).rejects.toMatchObject({ code: 'gone' })
    await opened.close()
    const again = await openList(on.hub.payload, checked)
    expect(again.count).toBe(3)
    // Whoever is left keeps their number: runs that were built before know them by it.
    expect(await again.order('list', 'de')).toEqual([0, 3, 4])
    expect([again.earlier, [0, 1, 2, 3, 4].filter(again.isErased)]).toEqual([[hash], [1, 2]])
    await expect(again.at([1])).rejects.toMatchObject({ code: 'gone' })
    expect((await again.at([0, 3, 4])).map(({ line, recipient }) => [line, recipient.town])).toEqual([[2, 'Lindental'], [6, 'Berlin'], [7, 'Berlin']])
    await again.close()
    // The namesake, who has another customer number, stays.
    const left = filesBelow(join(on.hub.dataDir, 'recipients')).filter((path) => path.includes(checked) || path.includes(read))
    const traces = left.flatMap((path) => tracesIn(path, readFileSync(path), CANARY))
    expect(traces.map((trace) => trace.slice(trace.lastIndexOf('/') + 1))).toEqual(['0001.ndjson: Quübbelmöör (UTF-8)'])
    expect(await listOf(on.hub.payload, read)).toMatchObject({ state: 'mapping', rows: 1 })
  })
})
