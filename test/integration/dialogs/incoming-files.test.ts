/** Attachments that come in from outside, in a JSON file or through the webhook: whole or not at all, once, whatever they claim to be. */
import { randomBytes } from 'node:crypto'
import { deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, restOf, type Send, signedIn } from '../access/rest.ts'
import { picture } from '../access/seed.ts'
import { blackPng, concat, zip } from '../../unit/media/samples.ts'
import { DATABASE, startHub, type TestHub } from '../hub.ts'
import { attachmentFiles, attachmentRows, dialog, dialogsAt, importBytes, SECRETS, webhook } from './dialog-hub.ts'

let hub: TestHub
let agent: Send
let nobody: Send

beforeAll(async () => {
  hub = await startHub({ SERVICE_WEBHOOK_SECRETS: SECRETS.join(',') })
  agent = (await signedIn(hub, 'Anna Agent', ['agent'])).send
  nobody = await restOf()
})
afterAll(() => hub?.stop())

interface Bad {
  readonly line: number
  readonly field: string | null
  readonly reason: string
  readonly value: string | null
}
const json = (...dialogs: unknown[]) => importBytes(agent, JSON.stringify({ dialogs }), { type: 'application/json' })
const badIn = ({ json: { bad } }: Answer) => bad as readonly Bad[]
let minute = 0
const said = (text: string, attachments: unknown[], more: object = {}) => ({ author: 'customer', at: new Date(1_760_000_000_000 + (minute += 1) * 60_000).toISOString(), text, attachments, ...more })
const file = (bytes: Uint8Array | string, name: unknown = 'bild.png') => ({ name, base64: Buffer.from(bytes as string, 'latin1').toString('base64') })
const fileOf = (bytes: Uint8Array, name = 'bild.png') => ({ name, base64: Buffer.from(bytes).toString('base64') })
const namesAt = async (slot: string) => {
  const [stored] = await dialogsAt(hub, slot)
  const rows = await attachmentRows(hub, { dialog: { equals: stored?.id as string } })
  const nameOf = new Map(rows.map(({ id, name }) => [String(id), name]))
  return stored?.messages.map(({ attachments = [] }) => attachments.map((id) => nameOf.get(String(id))))
}

/** A PDF whose object stream unpacks to 200 MB. */
function pdfBomb(): Uint8Array {
  const packed = deflateSync(Buffer.alloc(200_000_000, 32), { level: 9 })
  const head = `%PDF-1.5\n1 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>stream\n`
  return concat(head, packed, `\nendstream endobj\nxref\n0 1\ntrailer<</Root 2 0 R>>\nstartxref\n${head.length + packed.length + 18}\n%%EOF`)
}

describe(`attachments that come in (${DATABASE})`, () => {
  it('hang on their messages, once, however often they are sent', async () => {
    const [one, two] = [await picture(), await picture()]
    const sent = dialog({ externalId: 'F-1', messages: [said('Zwei Bilder', [fileOf(one, '../../Zähler \u202egnp.exe'), fileOf(two, 'zwei.png'), fileOf(one, 'doppelt.png')]), said('Danke', [], { author: 'agent' })] })
    expect((await json(sent)).json).toMatchObject({ created: 1, bad: [] })
    expect(await namesAt('e-mail:F-1')).toEqual([['Zaehler-gnp.png', 'zwei.png'], []])
    const [rows, kept] = [await attachmentRows(hub), await attachmentFiles(hub)]
    expect(kept).toHaveLength(2)
    expect((await json(sent)).json).toMatchObject({ unchanged: 1, newMessages: 0 })
    expect((await json({ ...sent, messages: [...(sent.messages as unknown[]), said('Noch eins', [fileOf(one, 'nochmal.png')])] })).json).toMatchObject({ updated: 1, newMessages: 1 })
    expect(await namesAt('e-mail:F-1')).toEqual([['Zaehler-gnp.png', 'zwei.png'], [], ['nochmal.png']])
    expect(await attachmentRows(hub)).toHaveLength(rows.length + 1)
    expect(await attachmentFiles(hub)).toEqual(kept)
  })

  it('are refused with place and reason, and nothing of them is kept; the good messages are', async () => {
    const png = await picture()
    const hostile: readonly [string, unknown, RegExp][] = [
      ['an SVG that runs a script', file('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /SVG/],
      ['a web page', file('<!doctype html><script>alert(1)</script>'), /web page/],
      ['a picture that is a web page as well', fileOf(concat(png, '<html><script>alert(1)</script>')), /at once/],
      ['a picture that is an archive as well', fileOf(concat(png, zip())), /at once/],
      ['an archive', fileOf(zip()), /ZIP/],
      ['a packed bomb', fileOf(gzipSync(Buffer.alloc(20_000_000))), /something else/],
      ['a PDF that unpacks without end', fileOf(pdfBomb(), 'x.pdf'), /unpacks|damaged|incomplete/],
      ['a PDF with a script', file('%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF', 'x.pdf'), /PDF/],
      ['100 megapixels', fileOf(blackPng(10_000, 10_000)), /60 megapixels/],
      ['half a picture', fileOf(png.subarray(0, 70)), /damaged/],
      ['a text', file('Nur Text', 'notiz.txt'), /something else/],
      ['a program', file('MZ\x90\x00', 'bild.png'), /program/],
      ['no base64', { name: 'x.png', base64: 'not base64!' }, /base64/],
      ['base64 with a hole', { name: 'x.png', base64: `${Buffer.from(png).toString('base64').slice(0, 20)}\n====` }, /base64/],
      ['base64 for addresses', { name: 'x.png', base64: '_-_-' }, /base64/],
      ['nothing', { name: 'x.png', base64: '' }, /empty/],
      ['no name', { name: '', base64: 'aGFsbG8=' }, /name/],
      ['an endless name', { name: 'x'.repeat(300), base64: 'aGFsbG8=' }, /255/],
      ['an address', { name: 'x.png', url: 'http://127.0.0.1/x.png' }, /base64|url/],
      ['an address beside the bytes', { ...fileOf(png), url: 'file:///etc/passwd' }, /url/],
      ['a path', 'x.png', /attachments/],
    ]
    const before = await attachmentFiles(hub)
    const rows = await attachmentRows(hub)
    const messages = hostile.map(([what, bad]) => said(what, [fileOf(png, 'gut.png'), bad]))
    const answer = await json(dialog({ externalId: 'F-2', messages: [said('Vorher', []), ...messages, said('Nachher', [])] }))
    expect(answer.json).toMatchObject({ created: 1, newMessages: 2 })
    const bad = badIn(answer)
    for (const [index, [what, , reason]] of hostile.entries()) {
      const found = bad.find(({ field }) => field?.startsWith(`messages.${index + 1}.attachments.1`))
      expect(found?.reason, what).toMatch(reason)
    }
    expect(bad).toHaveLength(hostile.length)
    expect((await dialogsAt(hub, 'e-mail:F-2'))[0]?.messages.map(({ text }) => text)).toEqual(['Vorher', 'Nachher'])
    expect(await attachmentFiles(hub)).toEqual(before)
    expect(await attachmentRows(hub)).toEqual(rows)
  })

  it('keep within number and size, each and together', async () => {
    const png = await picture()
    const big = Array.from({ length: 3 }, () => fileOf(randomBytes(7_000_000)))
    const answer = await json(
      dialog({ externalId: 'F-3', messages: [said('zu viele', Array.from({ length: 11 }, () => fileOf(png))), said('gut', [])] }),
      dialog({ externalId: 'F-4', messages: [said('zusammen zu groß', big)] }),
    )
    expect(answer.status, answer.text).toBe(200)
    expect(badIn(answer).map(({ line, field }) => [line, field])).toEqual([[1, 'messages.0.attachments'], [2, 'messages']])
    expect(await dialogsAt(hub, 'e-mail:F-4')).toEqual([])
    const large = await json(dialog({ externalId: 'F-5', messages: [said('eine zu groß', [fileOf(randomBytes(10_000_001))])] }))
    expect(badIn(large)[0]?.reason).toContain('10 MB')
    expect((await importBytes(agent, `{"a":"${'x'.repeat(30_000_000)}"}`)).status).toBe(413)
  })

  it('come in with their message once it is mended, under the same number', async () => {
    const png = await picture()
    const messages = [said('eins', [], { id: 'm1' }), said('zwei', [file('<svg/>')], { id: 'm2' }), said('drei', [fileOf(png)], { id: 'm3' }), { author: 'customer', at: 'gestern', text: 'vier', id: 'm4' }]
    const first = await json(dialog({ externalId: 'F-6', messages }))
    expect(first.json).toMatchObject({ created: 1, newMessages: 2 })
    expect(badIn(first).map(({ field }) => field).sort()).toEqual(['messages.1.attachments.0', 'messages.3.at'])
    const mended = [messages[0], said('zwei', [fileOf(png, 'heil.png')], { id: 'm2', at: messages[1]?.at }), messages[2], { ...messages[3], at: '2026-11-02T10:00:00Z' }]
    expect((await json(dialog({ externalId: 'F-6', messages: mended }))).json).toMatchObject({ updated: 1, newMessages: 2, bad: [] })
    expect((await json(dialog({ externalId: 'F-6', messages: mended }))).json).toMatchObject({ unchanged: 1 })
    expect(await namesAt('e-mail:F-6')).toEqual([[], ['heil.png'], ['bild.png'], []])
  })

  it('keep a dialog out that has no good message, and change nothing of one that is there', async () => {
    const bad = said('schlecht', [file('<svg/>')])
    expect((await json(dialog({ externalId: 'F-7', state: 'closed', messages: [bad] }))).json).toMatchObject({ created: 0 })
    expect((await json(dialog({ externalId: 'F-7', state: 'closed', messages: [{ ...bad, at: 'x' }] }))).json).toMatchObject({ created: 0 })
    expect(await dialogsAt(hub, 'e-mail:F-7')).toEqual([])
    expect((await json(dialog({ externalId: 'F-6', state: 'closed', messages: [bad] }))).json).toMatchObject({ updated: 0, unchanged: 0 })
    expect((await dialogsAt(hub, 'e-mail:F-6'))[0]).toMatchObject({ state: 'open' })
  })

  it('leave nothing behind where the dialog cannot be written', async () => {
    const before = await attachmentFiles(hub)
    const many = Array.from({ length: 499 }, (_, index) => ({ author: 'customer', at: new Date(1_750_000_000_000 + index * 1000).toISOString(), text: 'x' }))
    await json(dialog({ externalId: 'F-8', messages: many }))
    const answer = await json(dialog({ externalId: 'F-8', messages: [said('a', [fileOf(await picture())]), said('b', [])] }))
    expect(badIn(answer)[0]?.reason).toContain('500')
    expect(await attachmentFiles(hub)).toEqual(before)
  })

  it('are one where the same dialog comes many times at once', async () => {
    const sent = dialog({ externalId: 'F-9', messages: [said('Bild', [fileOf(await picture(), 'rennen.png')])] })
    const answers = await Promise.all(Array.from({ length: 5 }, () => json(sent)))
    expect(answers.flatMap(badIn)).toEqual([])
    expect(await namesAt('e-mail:F-9')).toEqual([['rennen.png']])
    const rows = await attachmentRows(hub, { name: { equals: 'rennen.png' } })
    expect(rows).toHaveLength(1)
    expect((await attachmentFiles(hub)).join()).toContain(String(rows[0]?.sha256))
  })

  it('come through the webhook whole or not at all', async () => {
    const before = await attachmentFiles(hub)
    const png = await picture()
    const bad = dialog({ externalId: 'F-10', messages: [said('gut', [fileOf(png)]), said('schlecht', [fileOf(png), file('<svg/>')])] })
    const refused = await webhook(nobody, bad, { id: 'msg_file' })
    expect(refused.status).toBe(400 + 15)
    expect(refused.json.errors).toMatchObject([{ message: expect.stringMatching(/^messages\.1\.attachments\.1: /) }])
    expect(await dialogsAt(hub, 'e-mail:F-10')).toEqual([])
    expect(await attachmentFiles(hub)).toEqual(before)
    const good = dialog({ externalId: 'F-10', messages: [said('gut', [fileOf(png, 'hook.png')])] })
    for (const _ of [1, 2]) expect((await webhook(nobody, good, { id: 'msg_file' })).status).toBe(204)
    expect((await webhook(nobody, good)).status).toBe(204)
    expect(await namesAt('e-mail:F-10')).toEqual([['hook.png']])
  })
})
