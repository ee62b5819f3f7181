/** The form that a customer signed: who brings it in, who sees it before the consent stands, and that it goes with its proof. */
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepAttachments } from '../../../collections/attachments/keeping.ts'
import { decideRecorded, withdrawConsent } from '../../../src/consent/acts.ts'
import { brokenConsent, chainOf } from '../../../src/consent/ledger.ts'
import { erasePerson } from '../../../src/consent/rights/erase.ts'
import { exportPerson } from '../../../src/consent/rights/export.ts'
import { applyRetention } from '../../../src/consent/rights/retention.ts'
import { sha256Hex } from '../../../src/publishing/media/hash.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { type Answer, PRINCIPALS, type Principal, type PrincipalName, principals, type Send, signedIn } from '../access/rest.ts'
import { picture } from '../access/seed.ts'
import { attachmentFiles, attachmentRows, audited, upload } from '../dialogs/dialog-hub.ts'
import { asPerson, DATABASE, startHub, type TestHub } from '../hub.ts'
import { makeContact, makeTestimonial } from './voices.ts'

const ORDER = { channels: ['web-page'], attribution: 'initials', kind: 'signed-form', note: 'Frau H. hat in der Filiale unterschrieben.', isWordingRead: true, locale: 'de' } as const
let hub: TestHub
let who: Record<PrincipalName, Principal>
let agent: PayloadRequest
let second: Awaited<ReturnType<typeof signedIn>>
let people = 0

beforeAll(async () => {
  hub = await startHub()
  who = await principals(hub)
  agent = await asPerson(hub.payload, who.agent.id as string)
  second = await signedIn(hub, 'Second agent', ['agent'])
})
afterAll(() => hub?.stop())

const flow = (testimonial: string, what: string) => `/flow/testimonials/${testimonial}/consent/${what}`
function record(testimonial: string, file: Uint8Array | null, { order = {}, name = 'Formular Müller.png', field = 'file', send = who.agent.send }: { order?: object; name?: string; field?: string; send?: Send } = {}): Promise<Answer> {
  const form = new FormData()
  form.append('_payload', JSON.stringify({ ...ORDER, ...order }))
  if (file) form.append(field, new Blob([new Uint8Array(file)]), name)
  return send('POST', flow(testimonial, 'record'), { form })
}
const confirm = (testimonial: string) => who.approver.send('POST', flow(testimonial, 'decide'), { body: { isConfirmed: true } })
const voice = async () => {
  const contact = await makeContact(agent, { email: `person-${(people += 1)}@example.com`, phone: '', customerNumber: `F-${people}` })
  return { ...(await makeTestimonial(agent, { contact: contact.id })), person: String(contact.key) }
}
const proofs = (testimonial: string) => findRecords(hub.payload, 'excerpts', { where: { and: [{ testimonial: { equals: testimonial } }, { kind: { equals: 'evidence' } }] } })
const kept = async (bytes: Uint8Array) => (await attachmentFiles(hub)).join().includes(sha256Hex(bytes))

describe(`the file behind a recorded consent (${DATABASE})`, () => {
  it('is needed for a signed form, may come with a call note, and is refused for what it is, with nothing kept', async () => {
    const { key } = await voice()
    const png = await picture()
    const before = await attachmentFiles(hub)
    expect((await record(key, null)).json.errors?.[0]).toMatchObject({ code: 'bad-input', message: expect.stringMatching(/signed form/) })
    expect((await who.agent.send('POST', flow(key, 'record'), { body: ORDER })).status).toBe(400)
    for (const [bytes, name] of [[Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'x.png'], [Buffer.from('Ja, gern.'), 'x.pdf'], [Buffer.from(''), 'x.png'], [png.subarray(0, 60), 'x.png']] as const) {
      const { status, text } = await record(key, bytes, { name })
      expect([400, 415], text).toContain(status)
    }
    expect((await record(key, png, { field: 'form' })).status).toBe(400)
    // A good file goes again where the rest is refused.
    expect((await record(key, png, { order: { channels: ['nowhere'] } })).status).toBe(400)
    expect((await record(key, png, { order: { note: '' } })).status).toBe(400)
    for (const name of PRINCIPALS) if (name !== 'agent') expect([401, 403], name).toContain((await record(key, png, { send: who[name].send })).status)
    expect(await attachmentFiles(hub)).toEqual(before)
    expect(await chainOf(hub.payload, key)).toEqual([])
    const noted = await record(key, png, { order: { kind: 'call-note' } })
    expect(noted.status, noted.text).toBe(200)
    expect(await kept(png)).toBe(true)
  })

  it('is named in the ledger by salted digests alone, and is no loose attachment', async () => {
    const { key } = await voice()
    const png = await picture()
    expect((await record(key, png)).status).toBe(200)
    const chain = await chainOf(hub.payload, key)
    expect(brokenConsent(chain)).toBeNull()
    const [proof] = await proofs(key)
    expect(chain[0]?.evidence).toEqual({ kind: 'signed-form', excerpt: proof?.key, digest: proof?.digest, fileDigest: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(proof).toMatchObject({ file: sha256Hex(png), words: { file: { name: 'Formular-Mueller.png', mimeType: 'image/png', filesize: png.length } } })
    expect(JSON.stringify(chain)).not.toMatch(new RegExp(`${sha256Hex(png)}|Formular`))
    expect(await attachmentRows(hub, { sha256: { equals: sha256Hex(png) } })).toEqual([])
    await sweepAttachments(hub.payload, new Date(Date.now() + 60_000))
    expect(await kept(png)).toBe(true)
  })

  it('is opened by a second person before it stands, by nobody else, and each opening is written down', async () => {
    const { key } = await voice()
    const png = await picture()
    await record(key, png)
    const path = flow(key, 'evidence')
    for (const name of PRINCIPALS) if (name !== 'agent' && name !== 'approver') expect([401, 403], name).toContain((await who[name].send('GET', path)).status)
    const own = await who.agent.send('GET', path)
    expect([own.status, own.json.errors?.[0]?.code]).toEqual([403, 'four-eyes'])
    expect(await audited(hub, `testimonial:${key}`, 'evidence-read')).toEqual([])

    expect((await confirm(key)).json.errors?.[0]).toMatchObject({ code: 'bad-input', message: expect.stringMatching(/Open the file/) })
    const small = await who.approver.send('GET', `${path}?thumbnail=1`)
    expect([small.headers.get('content-type'), small.headers.get('content-disposition')]).toEqual(['image/webp', 'inline; filename="Formular-Mueller.png"'])
    // A thumbnail, or a colleague's look, is not the second person's.
    expect((await second.send('GET', path)).status).toBe(200)
    expect((await confirm(key)).status).toBe(400)
    const state = async (send: Send) => (await send('GET', `/flow/testimonials/${key}/state`)).json.recorded
    const file = { name: 'Formular-Mueller.png', mimeType: 'image/png', filesize: png.length }
    expect(await state(who.approver.send)).toMatchObject({ isOwn: false, evidence: { kind: 'signed-form', note: ORDER.note, file, isOpened: false } })
    expect(await state(who.editor.send)).toMatchObject({ evidence: null })

    const answer = await who.approver.send('GET', path)
    expect(Object.fromEntries(['content-type', 'content-disposition', 'cache-control', 'x-content-type-options', 'content-security-policy'].map((name) => [name, answer.headers.get(name)]))).toEqual({
      'content-type': 'image/png',
      'content-disposition': 'attachment; filename="Formular-Mueller.png"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(await audited(hub, `testimonial:${key}`, 'evidence-read')).toHaveLength(3)
    expect(await state(who.approver.send)).toMatchObject({ evidence: { isOpened: true } })
    const done = await confirm(key)
    expect(done.json, done.text).toMatchObject({ status: 'standing' })
    // Decided: nobody has to look any more.
    expect((await who.approver.send('GET', path)).status).toBe(404)
  })

  it('is looked at anew for each record, and not at all to reject one', async () => {
    const { key } = await voice()
    const png = await picture()
    await record(key, png)
    expect((await who.approver.send('POST', flow(key, 'decide'), { body: { isConfirmed: false } })).status).toBe(200)
    await record(key, png)
    await who.approver.send('GET', flow(key, 'evidence'))
    await record(key, png)
    expect((await confirm(key)).status).toBe(400)
    await who.approver.send('GET', flow(key, 'evidence'))
    expect((await confirm(key)).status).toBe(200)
    expect((await proofs(key)).map(({ file }) => file)).toEqual(Array(3).fill(sha256Hex(png)))
  })

  it('is given to the person, and goes with the person unless somebody else’s row names the same bytes', async () => {
    const [ada, ben] = [await voice(), await voice()]
    const [shared, alone] = [await picture(), await picture()]
    await record(ada.key, shared, { name: 'ada.png' })
    await record(ada.key, alone, { name: 'allein.png' })
    await record(ben.key, shared, { name: 'ben.png' })
    const loose = (await upload(who.agent.send, shared, 'lose.png')).json.doc
    const files = await exportPerson(agent, ada.person)
    const given = files.filter(({ path }) => path.startsWith('files/'))
    expect(await Promise.all(given.map(async ({ path, read }) => [path.slice(19), sha256Hex((await read()) ?? new Uint8Array())]))).toEqual([['ada.png', sha256Hex(shared)], ['allein.png', sha256Hex(alone)]])
    const data = JSON.parse(Buffer.from((await files.find(({ path }) => path === 'person.json')?.read()) ?? []).toString()) as { excerpts: { kind: string; words: object }[]; files: { name: string }[] }
    expect(data.excerpts.filter(({ kind }) => kind === 'evidence')[0]?.words).toEqual({ note: ORDER.note, file: expect.stringMatching(/^files\/[0-9a-f]{12}-ada\.png$/) })
    expect(data.files.map(({ name }) => name)).toEqual(['ada.png', 'allein.png'])

    const { counts } = await erasePerson(agent, { contact: ada.person, basis: 'request', confirmation: ada.person })
    expect(counts).toMatchObject({ files: 1, filesKept: 1 })
    expect(await proofs(ada.key)).toEqual([])
    expect([await kept(alone), await kept(shared)]).toEqual([false, true])
    expect((await who.approver.send('GET', flow(ada.key, 'evidence'))).status).toBe(404)
    await erasePerson(agent, { contact: ben.person, basis: 'request', confirmation: ben.person })
    // The loose attachment names them still, for its day.
    expect(await kept(shared)).toBe(true)
    const admin = await asPerson(hub.payload, who.admin.id as string)
    await applyRetention(admin, { isApplied: true, at: Date.now() + 2 * 86_400_000 })
    expect(await attachmentRows(hub, { id: { equals: loose?.id as string } })).toEqual([])
    expect(await kept(shared)).toBe(false)
  })

  it('stays as long as the note beside it, and goes with the chain that it proves', async () => {
    const { key, id } = await voice()
    const png = await picture()
    await record(key, png)
    await who.approver.send('GET', flow(key, 'evidence'))
    await decideRecorded(await asPerson(hub.payload, who.approver.id as string), key, true)
    await withdrawConsent(agent, { testimonial: key })
    await hub.payload.delete({ collection: 'testimonials', id: id as string, overrideAccess: true })
    const admin = await asPerson(hub.payload, who.admin.id as string)
    const retain = (years: number) => applyRetention(admin, { isApplied: true, at: Date.now() + years * 365 * 86_400_000 })
    await retain(3)
    expect(await kept(png)).toBe(true)
    await retain(5)
    expect([await chainOf(hub.payload, key), await proofs(key), await kept(png)]).toEqual([[], [], false])
  })
})
