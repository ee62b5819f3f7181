/** Customers' files: who reads them, that it is written down, and that they hang on one dialog and go with it. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { removeBytes, sweepAttachments } from '../../../collections/attachments/keeping.ts'
import { erasePerson } from '../../../src/consent/rights/erase.ts'
import { exportPerson } from '../../../src/consent/rights/export.ts'
import { applyRetention } from '../../../src/consent/rights/retention.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { findRecords, whereAll } from '../../../src/publishing/records.ts'
import { type PrincipalName, PRINCIPALS, type Principal, principals } from '../access/rest.ts'
import { picture } from '../access/seed.ts'
import { asPerson, DATABASE, make, startHub, type TestHub } from '../hub.ts'
import { attachmentFiles, audited, attachmentRows, upload } from './dialog-hub.ts'

let hub: TestHub
let who: Record<PrincipalName, Principal>

beforeAll(async () => {
  hub = await startHub()
  who = await principals(hub)
})
afterAll(() => hub?.stop())

const message = (isPrivate: boolean, ...attachments: unknown[]) => ({ author: 'customer', at: '2026-11-02T09:00:00.000Z', text: 'Anbei das Bild.', isPrivate, attachments })
const agent = (method: string, path: string, body?: unknown) => who.agent.send(method, path, body === undefined ? {} : { body })
const makeDialog = async (messages: unknown[], more: object = {}) => {
  const { json, text } = await agent('POST', '/service-dialogs', { subject: 'Bilder', source: 'e-mail', messages, ...more })
  expect(json.doc?.id, text).toBeDefined()
  return String(json.doc?.id)
}
const readings = async (dialog: string) => (await audited(hub, `dialog:${dialog}`, 'private-read')).length

describe(`attachments (${DATABASE})`, () => {
  it('are uploaded by agents, under a name that harms nobody and an address that says nothing', async () => {
    const bytes = await picture()
    for (const name of PRINCIPALS) if (name !== 'agent') expect((await upload(who[name].send, bytes, 'x.png')).status, name).toBe(403)
    for (const [sent, name] of [['../../etc/passwd', 'passwd.png'], ['Rechnung\u202egnp.exe', 'Rechnunggnp.png'], ['..\\..\\con.png', 'file-con.png'], ['Über uns (2).PHP.pdf', 'Ueber-uns-2-PHP.png']] as const) {
      const { json, status, text } = await upload(who.agent.send, bytes, sent)
      expect(status, text).toBe(201)
      expect(json.doc).toMatchObject({ name, mimeType: 'image/png', width: 40, height: 30, filesize: bytes.length })
      expect(json.doc?.filename).toMatch(/^[0-9a-f-]{36}\.png$/)
    }
    expect(await attachmentFiles(hub)).toHaveLength(1)
  })

  it('are refused for what they are, with nothing kept', async () => {
    const before = await attachmentFiles(hub)
    for (const [bytes, name] of [['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'x.png'], ['Nur Text', 'x.txt'], ['', 'x.png']] as const) {
      const { status, json } = await upload(who.agent.send, Buffer.from(bytes), name)
      expect([400, 415], name).toContain(status)
      expect(String(json.errors?.[0]?.message).length).toBeGreaterThan(20)
    }
    expect((await agent('POST', '/attachments', { name: 'x', sha256: 'f'.repeat(64), filename: 'x.png', url: 'http://127.0.0.1:9/x.png' })).status).toBe(400)
    expect(await attachmentFiles(hub)).toEqual(before)
  })

  it('are shown small once a picture is made, in the background and once: whoever comes earlier is given a frame and told when to come again', async () => {
    const { json } = await upload(who.agent.send, await picture(), 'gross.png')
    const path = `/attachments/file/${String(json.doc?.filename)}?thumbnail=1`
    const store = hubOf(hub.payload).attachments
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const own = store.ensureDerivative
    const making = vi.spyOn(store, 'ensureDerivative').mockImplementation(async (order) => {
      await held
      return own(order)
    })
    try {
      const early = await Promise.all([agent('GET', path), agent('GET', path)])
      for (const { status, headers, text } of early) {
        expect([status, headers.get('retry-after'), headers.get('content-type'), headers.get('cache-control')]).toEqual([503, '2', 'image/svg+xml', 'private, no-store'])
        expect(headers.get('content-security-policy')).toContain('sandbox')
        expect(text).toContain('<svg')
      }
      release()
      const made = await agent('GET', path)
      expect([made.status, made.headers.get('content-type')]).toEqual([200, 'image/webp'])
      expect(making).toHaveBeenCalledTimes(1)
    } finally {
      making.mockRestore()
    }
  }, 20_000)

  it('are read by agents alone, as a download that no cache keeps, and a private one only once that is written down', async () => {
    const [bytes, shown] = [await picture(), await picture()]
    const [hidden, open] = [(await upload(who.agent.send, bytes, 'Zähler.png')).json.doc, (await upload(who.agent.send, shown, 'offen.png')).json.doc]
    const dialog = await makeDialog([message(true, hidden?.id), message(false, open?.id)])
    const before = await readings(dialog)
    const path = `/attachments/file/${String(hidden?.filename)}`
    for (const name of PRINCIPALS) {
      if (name === 'agent') continue
      for (const tried of [path, `${path}?thumbnail=1`, '/attachments', `/attachments/${String(hidden?.id)}`, '/attachments?where[name][like]=Z']) expect([401, 403], `${name} ${tried}`).toContain((await who[name].send('GET', tried)).status)
      expect((await who[name].send('GET', `/media/file/${String(hidden?.filename)}`)).status, name).not.toBe(200)
    }
    expect((await agent('GET', `/media/file/${String(hidden?.filename)}`)).status).toBe(404)
    expect(await readings(dialog)).toBe(before)

    const answer = await agent('GET', path)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(['content-type', 'content-disposition', 'cache-control', 'x-content-type-options', 'content-security-policy'].map((name) => [name, answer.headers.get(name)]))).toEqual({
      'content-type': 'image/png',
      'content-disposition': 'attachment; filename="Zaehler.png"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(await readings(dialog)).toBe(before + 1)
    expect((await agent('GET', `${path}?thumbnail=1`)).headers.get('content-type')).toBe('image/webp')
    expect(await readings(dialog)).toBe(before + 2)
    // What it is called is part of what was said.
    for (const tried of [`/attachments/${String(hidden?.id)}`, '/attachments?limit=100', '/attachments/count?where[name][like]=Zaehler']) expect((await agent('GET', tried)).status, tried).toBe(200)
    expect(await readings(dialog)).toBe(before + 4)
    expect(await audited(hub, 'dialogs', 'private-read')).toHaveLength(1)
    // A public one is not.
    expect((await agent('GET', `/attachments/file/${String(open?.filename)}`)).status).toBe(200)
    expect((await agent('GET', `/attachments/${String(open?.id)}`)).status).toBe(200)
    expect(await readings(dialog)).toBe(before + 4)
    expect((await agent('GET', '/attachments/file/nothing.png')).status).toBe(404)
  })

  it('are given by their handler to agents alone, whoever calls it', async () => {
    const { filename } = (await upload(who.agent.send, await picture(), 'eins.png')).json.doc as { filename: string }
    const { handlers } = (hub.payload.collections.attachments?.config.upload ?? {}) as unknown as { handlers: ((req: unknown, args: unknown) => Promise<Response>)[] }
    const params = { collection: 'attachments', filename }
    for (const [name, status] of [['admin', 403], ['editor', 403], ['approver', 403], ['agent', 200]] as const) {
      const answer = await handlers[0]?.(await asPerson(hub.payload, who[name].id as string), { doc: null, params })
      expect(answer?.status, name).toBe(status)
    }
    expect((await handlers[0]?.({ ...(await asPerson(hub.payload, who.agent.id as string)), user: null }, { doc: null, params }))?.status).toBe(403)
  })

  it('are taken off a message with a trace, and put on one', async () => {
    const [one, two] = [(await upload(who.agent.send, await picture(), 'eins.png')).json.doc?.id, (await upload(who.agent.send, await picture(), 'zwei.png')).json.doc?.id]
    const dialog = await makeDialog([message(true, one, two), message(true)])
    const traces = async () => (await findRecords(hub.payload, 'audit-events', { where: whereAll({ subject: { equals: `dialog:${dialog}` } }, { type: { equals: 'words-changed' } }), sort: 'number' })).map(({ actor, data }) => ({ actor, what: (data.changes as { what: string[] }[]).map(({ what }) => what) }))
    const rows = (await agent('GET', `/service-dialogs/${dialog}?depth=0`)).json.messages as { id: string; attachments?: unknown[] }[]
    const write = async (first: unknown[]) => expect((await agent('PATCH', `/service-dialogs/${dialog}`, { messages: [{ ...rows[0], attachments: first }, rows[1]] })).status).toBe(200)
    await write([two, one])
    expect(await traces(), 'another order is none').toEqual([])
    await write([one])
    await write([])
    await write([two])
    const { id: actor } = who.agent
    const { key } = (await hub.payload.findByID({ collection: 'users', id: actor as string })) as unknown as { key: string }
    expect(await traces()).toEqual(Array.from({ length: 3 }, () => ({ actor: key, what: [['attachments']] })))
  })

  it('hang on one dialog, are changed by nobody, and go after a day when no message names them', async () => {
    const file = (await upload(who.agent.send, await picture(), 'eins.png')).json.doc
    const dialog = await makeDialog([message(true, file?.id)])
    // What the form offers to choose from, as it asks: what is new, and what hangs on this dialog.
    const offered = async (id: string) => (await agent('GET', `/attachments?depth=0&limit=10&sort=name&select[name]=true&where[and][0][or][0][dialog][exists]=false&where[and][0][or][1][dialog][equals]=${id}`)).json.docs?.map((one) => one.id)
    expect(await offered(dialog)).toContain(file?.id)
    expect(await offered(await makeDialog([]))).not.toContain(file?.id)
    const { status, json } = await agent('POST', '/service-dialogs', { subject: 'Fremd', source: 'chat', messages: [message(true, file?.id)] })
    expect(status, JSON.stringify(json)).toBe(400)
    for (const method of ['PATCH', 'DELETE']) expect((await agent(method, `/attachments/${String(file?.id)}`, { name: 'x', dialog: null })).status).toBe(403)
    expect((await agent('PATCH', `/service-dialogs/${dialog}`, { messages: [message(true)] })).status).toBe(200)
    const retain = async (after: number) => (await applyRetention(await asPerson(hub.payload, who.admin.id as string), { isApplied: true, at: Date.now() + after })).find(({ rule }) => rule === 'attachments')?.due
    expect(await retain(0)).toEqual([])
    // Taken back in time.
    const back = await agent('PATCH', `/service-dialogs/${dialog}`, { messages: [message(true, file?.id)] })
    expect(back.status, back.text).toBe(200)
    expect(await retain(2 * 86_400_000)).not.toContain(String(file?.id))
    await agent('PATCH', `/service-dialogs/${dialog}`, { messages: [message(true)] })
    expect(await retain(2 * 86_400_000)).toContain(String(file?.id))
    expect(await attachmentRows(hub, { id: { equals: file?.id as string } })).toEqual([])
    expect((await attachmentFiles(hub)).join()).not.toContain(String(file?.sha256))
  })

  it('are given to the person, and go with the person unless somebody else sent the same bytes', async () => {
    const bytes = await picture()
    const as = await asPerson(hub.payload, who.agent.id as string)
    const people = []
    for (const name of ['Ada', 'Ben']) {
      const contact = await make(as, 'contacts', { givenName: name, surname: 'Anhang' })
      const file = (await upload(who.agent.send, bytes, `${name}.png`)).json.doc
      const dialog = await makeDialog([message(true, file?.id)], { contact: contact.id })
      people.push({ key: contact.key, file, dialog })
    }
    const [ada, ben] = people as [(typeof people)[number], (typeof people)[number]]
    // Taken off, but not gone yet: still the person's.
    await agent('PATCH', `/service-dialogs/${ben.dialog}`, { messages: [message(true)] })
    const files = (await exportPerson(as, ben.key)).filter(({ path }) => path.startsWith('files/'))
    expect(files.map(({ path }) => path)).toEqual([expect.stringMatching(/^files\/[0-9a-f]{12}-Ben\.png$/)])
    expect(Buffer.from((await files[0]?.read()) ?? []).equals(bytes)).toBe(true)
    const { counts } = await erasePerson(as, { contact: ada.key, basis: 'request', confirmation: ada.key })
    expect(counts).toMatchObject({ files: 0, filesKept: 1 })
    expect(await attachmentRows(hub, { sha256: { equals: String(ben.file?.sha256) } })).toMatchObject([{ name: 'Ben.png' }])
    expect((await agent('GET', `/attachments/file/${String(ben.file?.filename)}?thumbnail=1`)).status).toBe(200)
    await erasePerson(as, { contact: ben.key, basis: 'request', confirmation: ben.key })
    expect((await attachmentFiles(hub)).join()).not.toContain(String(ben.file?.sha256))
    expect(await attachmentRows(hub, { sha256: { equals: String(ben.file?.sha256) } })).toEqual([])
  })

  it('leave nothing behind where a crash came between bytes and row', async () => {
    const bytes = await picture()
    const { sha256Hex } = await import('../../../src/publishing/media/hash.ts')
    await hubOf(hub.payload).attachments.putOriginal(bytes, sha256Hex(bytes))
    expect(await sweepAttachments(hub.payload, new Date(Date.now() - 60_000))).toBe(0)
    const kept = await attachmentFiles(hub)
    expect(await sweepAttachments(hub.payload, new Date(Date.now() + 1_000))).toBe(1)
    expect(await attachmentFiles(hub)).toEqual(kept.filter((path) => !path.includes(sha256Hex(bytes))))
  })

  it('have their bytes though the same bytes were removed elsewhere while their row was being written', async () => {
    const store = hubOf(hub.payload).attachments
    const { putOriginal } = store
    const meanwhile = vi.spyOn(store, 'putOriginal').mockImplementationOnce(async (bytes, sha256) => {
      await putOriginal(bytes, sha256)
      await removeBytes(hub.payload, [sha256])
    })
    const bytes = await picture()
    try {
      const { json, status } = await upload(who.agent.send, bytes, 'eins.png')
      expect(status).toBe(201)
      expect(await store.original(String(json.doc?.sha256))).toEqual(new Uint8Array(bytes))
    } finally {
      meanwhile.mockRestore()
    }
  })
})
