/** Dialogs come in from files: once, whole, whatever is in them. */
import { gzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type PrincipalName, PRINCIPALS, type Principal, principals } from '../access/rest.ts'
import { DATABASE, startHub, type TestHub } from '../hub.ts'
import { audited, contacts, dialog, dialogsAt, importBytes } from './dialog-hub.ts'

let hub: TestHub
let who: Record<PrincipalName, Principal>

beforeAll(async () => {
  hub = await startHub()
  who = await principals(hub)
})
afterAll(() => hub?.stop())

const agent = () => who.agent.send
const json = (...dialogs: unknown[]) => importBytes(agent(), JSON.stringify({ dialogs }), { type: 'application/json' })
const csv = (...lines: string[]) => importBytes(agent(), lines.join('\r\n'), { type: 'text/csv' })
const counts = ({ json: { created, updated, unchanged, newMessages } }: Answer) => ({ created, updated, unchanged, newMessages })
const bad = ({ json: { bad: rows } }: Answer) => rows as { line: number; field: string | null; reason: string; value: string | null; externalId: string | null }[]

describe(`an import (${DATABASE})`, () => {
  it('is for agents alone, before anything is read', async () => {
    for (const name of PRINCIPALS) {
      const { status } = await importBytes(who[name].send, 'x'.repeat(100))
      expect(status, name).toBe(name === 'agent' ? 400 : who[name].id === null || name === 'disabled' ? 401 : 403)
    }
    expect(await contacts(hub)).toEqual([])
  })

  it('takes dialogs with contact, messages and the hint at the mood', async () => {
    const topic = await hub.payload.create({ collection: 'topics', locale: 'de', data: { name: 'Wärme' } as never })
    const answer = await json(dialog({ topics: ['wärme', 'Gibt es nicht'] }))
    expect(answer.status, answer.text).toBe(200)
    expect(counts(answer)).toEqual({ created: 1, updated: 0, unchanged: 0, newMessages: 2 })
    expect(answer.json).toMatchObject({ format: 'json', encoding: 'utf-8', rows: 1, bad: [], unknownTopics: ['Gibt es nicht'] })
    const [stored, ...others] = await dialogsAt(hub, 'e-mail:A-1001')
    expect(others).toEqual([])
    expect(stored).toMatchObject({ subject: 'Neue Heizung', source: 'e-mail', externalId: 'A-1001', state: 'open', language: 'de', sentiment: 'positive', topics: [topic.id] })
    expect(stored?.sentimentReason).toContain('nur zum Sortieren')
    expect(stored?.messages.map(({ author, at, isPrivate }) => ({ author, at, isPrivate }))).toEqual([
      { author: 'customer', at: '2026-11-02T08:05:00.000Z', isPrivate: true },
      { author: 'agent', at: '2026-11-02T08:20:00.000Z', isPrivate: true },
    ])
    const [contact] = await contacts(hub)
    expect(contact).toMatchObject({ id: stored?.contact, displayName: 'Maria Huber', phone: '030 23125-014', phoneKey: '+493023125014', emailKey: 'maria.huber@example.com', customerNumberKey: 'K204417', verifiedHow: 'none' })
    expect(await audited(hub, 'dialogs', 'imported')).toHaveLength(1)
  })

  it('doubles nothing, adds what is new, and leaves what people set', async () => {
    expect(counts(await json(dialog()))).toEqual({ created: 0, updated: 0, unchanged: 1, newMessages: 0 })
    const [before] = await dialogsAt(hub, 'e-mail:A-1001')
    await hub.payload.update({ collection: 'service-dialogs', id: before!.id, data: { subject: 'Lob', sentiment: 'neutral', state: 'closed' } as never })
    const more = { author: 'customer', at: '2026-11-01T10:00:00Z', text: 'Wann kommen Sie?' }
    const again = dialog({ subject: 'Anders', state: 'waiting', messages: [more, more, ...(dialog().messages as object[])] })
    expect(counts(await json(again))).toEqual({ created: 0, updated: 1, unchanged: 0, newMessages: 1 })
    expect(counts(await json(again, again))).toEqual({ created: 0, updated: 0, unchanged: 2, newMessages: 0 })
    const [after] = await dialogsAt(hub, 'e-mail:A-1001')
    expect(after).toMatchObject({ subject: 'Lob', sentiment: 'neutral', state: 'waiting' })
    expect(after?.messages.map(({ text }) => text.slice(0, 5))).toEqual(['Wann ', 'Guten', 'Das f'])
    // An old file opens nothing again; a state alone is news.
    await hub.payload.update({ collection: 'service-dialogs', id: after!.id, data: { state: 'closed' } as never })
    expect(counts(await json(again))).toMatchObject({ unchanged: 1 })
    expect(counts(await json(dialog({ state: 'open', messages: [] })))).toMatchObject({ updated: 1 })
    expect((await dialogsAt(hub, 'e-mail:A-1001'))[0]).toMatchObject({ state: 'open' })
  })

  it('knows numbered messages by their number', async () => {
    const ok = (id: string) => ({ id, author: 'customer', at: '2026-11-03T10:00:00Z', text: 'ok' })
    expect(counts(await json(dialog({ externalId: 'N-1', messages: [ok('1'), ok('2')] })))).toMatchObject({ created: 1, newMessages: 2 })
    expect(counts(await json(dialog({ externalId: 'N-1', messages: [ok('2'), ok('3'), { ...ok('1'), id: undefined }] })))).toMatchObject({ updated: 1, newMessages: 1 })
  })

  it('finds customers again by number, e-mail and phone, and parts families', async () => {
    const before = (await contacts(hub)).length
    const from = (externalId: string, contact: object) => dialog({ externalId, contact })
    await json(
      from('C-1', { customerNumber: 'k 204.417', givenName: 'M.', surname: 'HUBER' }),
      from('C-2', { email: 'MARIA.HUBER@example.com', street: 'Webergasse 7' }),
      from('C-3', { phone: '+49 (0)30 23125014' }),
    )
    expect(await contacts(hub)).toHaveLength(before)
    expect((await contacts(hub))[0]).toMatchObject({ surname: 'Huber', address: { town: 'Oberlindental' } })
    await json(
      from('C-4', { email: 'maria.huber@example.com', customerNumber: 'K-999', givenName: 'Josef', surname: 'Huber' }),
      from('C-5', { phone: '030 23125014', givenName: 'Zenzi' }),
      from('C-6', { formOfAddress: 'female' }),
    )
    expect((await contacts(hub)).slice(before).map(({ displayName }) => displayName)).toEqual(['Josef Huber', 'Zenzi'])
    expect((await dialogsAt(hub, 'e-mail:C-6'))[0]?.contact ?? null).toBeNull()
  })

  it('reads tables as German spreadsheets write them, and keeps the good rows', async () => {
    const answer = await csv(
      'Quelle;Nummer;Betreff;Von;Zeit;Text;Privat;Vorname;Nachname;Telefon',
      'Chat;T-1;"Frage; mit Strichpunkt";Kundin;02.11.2026 09:05;"Zwei\r\nZeilen mit ""Zitat""";ja;Ömer;Müßig;0151 / 23456789',
      'Chat;T-1;;Service;02.11.2026 09:06;Gern!;nein;;;',
      'Fax;T-2;;Kunde;02.11.2026 09:05;Hallo;;;;',
      '',
      'Chat;T-3;;Kunde;32.11.2026;Hallo;;;;',
      'Chat;;;Kunde;02.11.2026;Hallo;;;;',
      'Chat;T-4;;Kunde;02.11.2026 10:00;   ;;;;',
      'Chat;T-5;;Kunde;02.11.2026 10:00;Hallo;;;;;zu viel',
      'Chat;T-6;;Kunde;2026-07-02 10:00;Moin;;;;',
    )
    expect(answer.status, answer.text).toBe(200)
    expect(counts(answer)).toEqual({ created: 2, updated: 0, unchanged: 0, newMessages: 3 })
    expect(bad(answer).map(({ line, field }) => [line, field])).toEqual([[5, 'source'], [7, 'at'], [8, 'externalId'], [9, 'text'], [10, null]])
    expect(bad(answer)[1]).toMatchObject({ externalId: 'T-3', value: '32.11.2026' })
    const [stored] = await dialogsAt(hub, 'chat:T-1')
    expect(stored).toMatchObject({ subject: 'Frage; mit Strichpunkt' })
    expect(stored?.messages).toMatchObject([{ author: 'customer', at: '2026-11-02T08:05:00.000Z', text: 'Zwei\nZeilen mit "Zitat"', isPrivate: true }, { author: 'agent', isPrivate: false }])
    expect((await dialogsAt(hub, 'chat:T-6'))[0]?.messages[0]?.at, 'summer time').toBe('2026-07-02T08:00:00.000Z')
  })

  it('reads Windows-1252, UTF-16 and forms', async () => {
    const table = 'source,externalId,author,at,text\nphone,W-1,customer,2026-11-02T10:00:00Z,Grüße für 5 €'
    const latin = Buffer.from(table.replaceAll('€', '\x80'), 'latin1')
    expect((await importBytes(agent(), latin)).json).toMatchObject({ encoding: 'windows-1252', created: 1 })
    expect((await dialogsAt(hub, 'phone:W-1'))[0]?.messages[0]?.text).toBe('Grüße für 5 €')
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table.replaceAll(',', '\t').replace('W-1', 'W-2'), 'utf16le')])
    expect((await importBytes(agent(), wide)).json).toMatchObject({ encoding: 'utf-16le', created: 1 })
    const form = new FormData()
    form.set('file', new File([`\ufeff${table.replace('W-1', 'W-3')}`], 'dialoge.csv', { type: 'text/csv' }))
    expect((await agent()('POST', '/flow/dialogs/import', { form })).json).toMatchObject({ file: 'dialoge.csv', created: 1 })
  })

  it('gives the rows left out as a table that runs nothing', async () => {
    const lines = ['source,externalId,author,at,text', '=cmd|calc,F-1,customer,2026-11-02T10:00:00Z,x', 'chat,F-2,customer,"\t@SUM(A1)",x', 'chat,F-3,customer," +1+1",x', '"chat;""=1",F-4,customer,2026-11-02T10:00:00Z,x']
    const answer = await importBytes(agent(), lines.join('\n'), { query: '?report=csv' })
    expect(answer.headers.get('content-type')).toContain('text/csv')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    const rows = Papa.parse<string[]>(answer.text.trim(), { delimiter: ';' }).data.slice(1)
    expect(rows).toHaveLength(4)
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@|]/)
    expect(answer.text).toContain("'=cmd|calc")
  })

  it('refuses what is too much, packed, or no text', async () => {
    const head = 'source,externalId,author,at,text\n'
    const row = 'chat,Z-1,customer,2026-11-02T10:00:00Z,x\n'
    const statuses = async (body: string | Uint8Array, headers: Record<string, string> = {}) => (await agent()('POST', '/flow/dialogs/import', { raw: body, headers: { 'content-type': 'text/csv', ...headers } })).status
    expect(await statuses(gzipSync(Buffer.alloc(50_000_000)))).toBe(415)
    expect(await statuses(gzipSync(head + row), { 'content-encoding': 'gzip' })).toBe(415)
    expect(await statuses(Buffer.from('PK\x03\x04 and so on', 'latin1'))).toBe(415)
    expect(await statuses(Buffer.from([1, 0, 2, 0, 3]))).toBe(415)
    expect(await statuses(head + 'x'.repeat(5_000_001))).toBe(413)
    expect(await statuses(head + row.repeat(10_001))).toBe(413)
    expect(await statuses(`[${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}]`)).toBe(400)
    for (const nothing of ['', '   \n', head, 'a,b\n1,2', '{"dialogs": []}', '{"dialogs": [', `${head}chat,Z-2,customer,2026-11-02,"never closed`]) expect(await statuses(nothing), nothing).toBe(400)
    expect(await dialogsAt(hub, 'chat:Z-1')).toEqual([])
    const many = Array.from({ length: 501 }, (_, index) => ({ author: 'customer', at: new Date(1_760_000_000_000 + index * 1000).toISOString(), text: 'x' }))
    const answer = await json(dialog({ externalId: 'M-1', messages: many }), dialog({ externalId: 'M-2', messages: many.slice(0, 500) }))
    expect(counts(answer)).toMatchObject({ created: 1 })
    expect(bad(answer)).toMatchObject([{ line: 1, externalId: 'M-1' }])
    expect(bad(await json(dialog({ externalId: 'M-2', messages: many.slice(500) })))).toHaveLength(1)
  })

  it('keeps hostile words as words', async () => {
    const text = '<img src=x onerror=alert(1)>\u0000\u0007{{7*7}} ${x} \u202e\ud800 ‮ %s =1+1'
    const answer = await json(dialog({ externalId: 'H-1', subject: 'a\u0000b\nc', messages: [{ author: 'customer', at: '2026-11-02T10:00:00Z', text }] }), { __proto__: null, source: 'chat' }, 7, null, dialog({ externalId: 'H-2', extra: 1 }))
    expect(counts(answer)).toMatchObject({ created: 1 })
    expect(bad(answer).map(({ line }) => line)).toEqual([2, 3, 4, 5])
    const [stored] = await dialogsAt(hub, 'e-mail:H-1')
    expect(stored?.subject).toBe('ab c')
    expect(stored?.messages[0]?.text).toContain('<img src=x onerror=alert(1)>{{7*7}} ${x}')
    expect(JSON.stringify(stored)).not.toMatch(/\\u0000|\\u0007|\\ud800/)
  })

  it('makes one contact of a new customer who comes in several times at once, and keeps apart who shares a mailbox', async () => {
    const at = async (email: string) => (await contacts(hub)).filter(({ emailKey }) => emailKey === email).map(({ displayName, customerNumberKey }) => [displayName, customerNumberKey ?? null])
    const comeIn = async (externalId: string, senders: readonly object[]) => {
      const answers = await Promise.all(senders.map((contact, index) => json(dialog({ externalId: `${externalId}-${index}`, contact }))))
      expect(answers.flatMap(bad)).toEqual([])
    }
    const new1 = { givenName: 'Nora', surname: 'Neu', email: 'nora.neu@example.com' }
    await comeIn('N', [new1, new1, { ...new1, customerNumber: 'K-501' }, { email: 'NORA.NEU@example.com' }, new1])
    expect(await at('nora.neu@example.com')).toEqual([['Nora Neu', 'K501']])
    const couple = (givenName: string, customerNumber: string) => ({ givenName, surname: 'Paar', email: 'paar@example.com', phone: '030 23125 099', customerNumber })
    await comeIn('P', [couple('Eva', 'K-502'), couple('Udo', 'K-503'), couple('Eva', 'K-502')])
    expect((await at('paar@example.com')).sort()).toEqual([['Eva Paar', 'K502'], ['Udo Paar', 'K503']])
    // Who has moved on to another address leaves the old one to others.
    const nora = (await contacts(hub)).find(({ emailKey }) => emailKey === 'nora.neu@example.com')
    await hub.payload.update({ collection: 'contacts', id: nora?.id as string, data: { email: 'nora.alt@example.com', customerNumber: 'K-599' } as never })
    await comeIn('M', [{ givenName: 'Nils', email: 'nora.neu@example.com', customerNumber: 'K-501' }])
    expect(await at('nora.neu@example.com')).toEqual([['Nils', 'K501']])
  })

  it('makes nobody’s words a customer’s who is verified: a number or address counts only if nothing contradicts it', async () => {
    const real = await hub.payload.create({ collection: 'contacts', data: { givenName: 'Echte', surname: 'Kundin', customerNumber: 'EK-1', email: 'echt@example.com', verifiedHow: 'customer-record' } as never })
    const from = async (externalId: string, contact: object, source = 'e-mail') => {
      const answer = await json(dialog({ externalId, contact, source }))
      const owner = (await dialogsAt(hub, `${source}:${externalId}`))[0]?.contact
      return { isReal: owner === real.id, owner, remarks: (answer.json.remarks as { kind: string; line: number; externalId: string }[]).map(({ kind, line, externalId: of }) => [kind, line, of]) }
    }
    const thief = { givenName: 'Boris', surname: 'Betrüger', customerNumber: 'ek 1', email: 'boris@example.com' }
    const stolen = await from('V-1', thief)
    expect(stolen).toMatchObject({ isReal: false, remarks: [['own-contact', 1, 'V-1']] })
    expect((await from('V-2', thief)).owner, 'once parted, known again').toBe(stolen.owner)
    expect(await from('V-3', { ...thief, customerNumber: undefined, email: 'ECHT@example.com' })).toMatchObject({ isReal: false, remarks: [['own-contact', 1, 'V-3']] })
    expect(await from('V-4', { customerNumber: 'EK-1', email: 'jemand@example.com' }), 'no name, another address').toMatchObject({ isReal: false })
    expect(await from('V-5', { customerNumber: 'EK-1' }, 'social-public'), 'a number that anybody can write').toMatchObject({ isReal: false, remarks: [['own-contact', 1, 'V-5']] })
    expect(await from('V-6', { customerNumber: 'EK-1', surname: 'Kundin' }, 'social-public')).toMatchObject({ isReal: false })
    expect(await from('V-7', { customerNumber: 'EK-1', givenName: 'E.', surname: 'KÜNDIN', phone: '030 23125 777', street: 'Gasse 1' })).toMatchObject({ isReal: true, remarks: [] })
    expect(await from('V-8', { customerNumber: 'EK-1' })).toMatchObject({ isReal: true })
    expect(await from('V-9', { customerNumber: 'EK-1', givenName: 'Echte', surname: 'Kundin' }, 'social-public')).toMatchObject({ isReal: true })
    expect((await contacts(hub)).find(({ id }) => id === real.id), 'nothing is written into it').toMatchObject({ email: 'echt@example.com', verifiedHow: 'customer-record', updatedAt: real.updatedAt })
    const answers = await Promise.all(['W-1', 'W-2', 'W-3'].map((id) => from(id, { givenName: 'Nele', surname: 'Neider', customerNumber: 'EK-1' })))
    expect(new Set(answers.map(({ owner }) => owner)).size, 'several at once make one').toBe(1)
  })

  it('says what was changed at the source, and overwrites nothing', async () => {
    const one = (text: string) => dialog({ externalId: 'Q-1', messages: [{ id: '7', author: 'customer', at: '2026-11-03T10:00:00Z', text }] })
    await json(one('Sehr gut.'))
    const again = await json(one('Sehr schlecht.'))
    expect(counts(again)).toMatchObject({ unchanged: 1 })
    expect(again.json.remarks).toMatchObject([{ kind: 'changed-at-source', line: 1, externalId: 'Q-1', message: '7' }])
    expect((await dialogsAt(hub, 'e-mail:Q-1'))[0]?.messages).toMatchObject([{ text: 'Sehr gut.' }])
    expect((await json(one(' Sehr gut. '))).json.remarks).toEqual([])
  })

  it('says to German agents in German what is wrong', async () => {
    const table = `source;externalId;author;at;text;language\nchat;G-1;customer;${new Date(Date.now() + 90_000_000).toISOString()};Hallo;\nchat;G-2;customer;2026-11-02;Hallo;1\nchat;G-3;wer;2026-11-02;Hallo;`
    const { json: report } = await agent()('POST', '/flow/dialogs/import', { raw: table, headers: { 'content-type': 'text/csv', 'accept-language': 'de-AT,de;q=0.9' } })
    const reasons = (report.bad as { reason: string }[]).map(({ reason }) => reason)
    expect(reasons.slice(0, 2)).toEqual(['at: liegt mehr als einen Tag in der Zukunft.', 'language: ist kein Sprachkürzel wie de oder en-GB.'])
    expect(reasons[2]).toMatch(/^author: Ungültige/)
  })

  it('makes one of a dialog that comes in many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => json(dialog({ externalId: 'R-1', contact: null }))))
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
    expect(answers.flatMap(bad)).toEqual([])
    const stored = await dialogsAt(hub, 'e-mail:R-1')
    expect(stored).toHaveLength(1)
    expect(stored[0]?.messages).toHaveLength(2)
  })
})
