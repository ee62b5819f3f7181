/** What a person is given, and what goes when it has been kept long enough. */
import { unzipSync } from 'fflate'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askConsent, decideRecorded, giveConsent, recordConsent, withdrawConsent } from '../../../src/consent/acts.ts'
import { readConsentLink } from '../../../src/consent/links.ts'
import { rightsEndpoints } from '../../../src/consent/rights/endpoints.ts'
import { type ExportFile, exportPerson, zipOf } from '../../../src/consent/rights/export.ts'
import type { PersonData } from '../../../src/consent/rights/gather.ts'
import { applyDaily, applyRetention } from '../../../src/consent/rights/retention.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { publish } from '../../../src/publishing/publish.ts'
import { findRecords, insertRecord } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { approvedBrand, DATABASE, make as makeAs, makePiece, startHub, type TestHub } from '../hub.ts'
import { picture } from '../access/seed.ts'
import { quoting } from '../voices/voices.ts'

const DAY_MS = 86_400_000
let hub: TestHub
let agent: PayloadRequest
let editor: PayloadRequest
let approver: PayloadRequest
let admin: PayloadRequest

beforeAll(async () => {
  hub = await startHub()
  agent = await hub.person('Agnes Agentin', ['agent'])
  editor = await hub.person('Edda Editorin', ['editor'])
  approver = await hub.person('Armin Approver', ['approver'])
  admin = await hub.person('Ada Admin', ['admin'])
  await approvedBrand(editor, approver)
})
afterAll(() => hub?.stop())

const make = (collection: string, data: object, more: object = {}, who = agent) => makeAs(who, collection, data, more)

async function packed(files: readonly ExportFile[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of zipOf(files)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

/** A customer with one dialog, one published quote and one file. */
async function customer(surname: string, words: string, until: string | null = null) {
  const { payload } = hub
  const contact = await make('contacts', { givenName: 'Berta', surname, email: `${surname.toLowerCase()}@example.com` })
  const data = await picture()
  const file = await make('attachments', {}, { file: { data, mimetype: 'image/png', name: `bad ${surname}.png`, size: data.length } })
  const dialog = await make('service-dialogs', { subject: `Lob von ${surname}`, source: 'e-mail', contact: contact.id, agent: (agent.user as { id: string }).id, messages: [{ author: 'customer', at: '2026-11-02T09:00:00.000Z', text: `${words} <script>alert(1)</script>`, attachments: [file.id] }, { author: 'agent', at: '2026-11-02T10:00:00.000Z', text: 'Das freut uns!' }] })
  const testimonial = await make('testimonials', { label: 'Ein Lob', quote: words, original: words, language: 'de', authenticity: 'none', contact: contact.id, dialog: dialog.id })
  const asked = await askConsent(agent, { testimonial: testimonial.key, channels: ['web-page'], locale: 'de' })
  const link = readConsentLink(hubOf(payload), asked.address.split('/consent/')[1] ?? '', Date.now())
  if (!link) throw new Error('The link is not valid.')
  await giveConsent(editor, link, { channels: ['web-page'], attribution: 'full', until }, 'de')
  await approve(approver, (await submit(editor, { subject: 'testimonial', key: testimonial.key, locale: 'de' })).key)
  const { key } = await makePiece(editor, { title: `Stimme von B. ${surname.slice(0, 1)}.`, slug: `stimme-${surname.toLowerCase()}`, body: quoting(testimonial.id, 'quote-goes') })
  await approve(approver, (await submit(editor, { subject: 'piece', key, locale: 'de' })).key)
  await publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
  return { contact, dialog, testimonial, bytes: data }
}

describe(`what a person is given (${DATABASE})`, () => {
  it('is everything of that person, readable by people and programs, and nothing of anybody else', async () => {
    const own = await customer('Sonnabend', 'Alles warm, alles gut!')
    await customer('Mittwoch', 'Ganz anders, aber auch gut!')
    const unpacked = unzipSync(await packed(await exportPerson(agent, own.contact.key)))
    const text = (path: string) => Buffer.from(unpacked[path] ?? []).toString('utf8')
    const data = JSON.parse(text('person.json')) as PersonData
    expect(data.contact).toMatchObject({ key: own.contact.key, givenName: 'Berta', surname: 'Sonnabend' })
    expect(data.dialogs).toHaveLength(1)
    expect(JSON.stringify(data.dialogs)).toContain('Das freut uns!')
    expect(data.testimonials).toMatchObject([{ key: own.testimonial.key, quote: 'Alles warm, alles gut!' }])
    expect(data.excerpts).toHaveLength(1)
    expect(data.consents).toMatchObject([{ testimonial: own.testimonial.key, events: [{ type: 'asked', by: 'house' }, { type: 'given', by: 'customer', channels: ['web-page'] }] }])
    expect(JSON.stringify(data.consents)).toContain('Ich bin einverstanden')
    expect(data.publications).toMatchObject([{ piece: 'Stimme von B. S.', channel: 'web-page', locale: 'de', until: null }])
    const [file] = data.files as { path: string }[]
    expect(Buffer.from(unpacked[file?.path ?? ''] ?? []).equals(own.bytes)).toBe(true)
    for (const content of Object.keys(unpacked).filter((path) => !path.startsWith('files/')).map(text)) {
      expect(content).not.toMatch(/Mittwoch|Ganz anders|Agnes|Edda|Armin|@example\.com.*agnes/i)
      expect(content).not.toContain(String((agent.user as { id: unknown }).id))
    }
    const page = text('index.html')
    expect(page).toContain('lang="de"')
    expect(page).not.toMatch(/<script|javascript:|\son\w+=/i)
    expect(page).toContain('&lt;script&gt;')
    expect(page).toContain('Ihre Einwilligungen')
    for (const [, path] of page.matchAll(/href="(files\/[^"]+)"/g)) expect(Object.keys(unpacked)).toContain(decodeURIComponent(path ?? ''))
    expect(data.receipts).toMatchObject([{ testimonial: own.testimonial.key, schema_version: expect.stringContaining('27560') }])
    expect(JSON.stringify(data.receipts), 'no link that opens the consent').not.toMatch(/\/consent\/[\w-]/)
    expect(data.log).toEqual(expect.arrayContaining([expect.objectContaining({ what: 'consent', of: 'testimonial', by: 'customer' }), expect.objectContaining({ what: 'private-read', of: 'dialog', by: 'house' })]))
    const answer = await rightsEndpoints.find(({ path }) => path.endsWith('/export'))?.handler(Object.assign(agent, { routeParams: { key: own.contact.key }, searchParams: new URLSearchParams() }))
    expect(Object.keys(unzipSync(new Uint8Array((await answer?.arrayBuffer()) ?? [])))).toEqual(Object.keys(unpacked))
    const english = await exportPerson(agent, own.contact.key, 'en')
    expect(Buffer.from((await english.find(({ path }) => path === 'index.html')?.read()) ?? []).toString()).toContain('Your consents')
  })

  it('is read in the person’s language, and holds files under names that lead nowhere', async () => {
    const { payload } = hub
    const contact = await make('contacts', { givenName: 'Zoe', surname: 'Fairweather', language: 'en-GB' })
    const data = await picture()
    const names = ['../../etc/passwd.png', 'C:\\boot.png', `${'ä'.repeat(90)}.png`, '\u202egnp.exe.png', '<img src=x onerror=alert(1)>.png', '..']
    const files: string[] = []
    for (const name of names) {
      const made = await make('attachments', {}, { file: { data, mimetype: 'image/png', name: 'x.png', size: data.length } })
      await payload.db.updateOne({ collection: 'attachments', id: made.id, data: { name } as never })
      files.push(String(made.id))
    }
    await make('service-dialogs', { subject: 'Files', source: 'e-mail', contact: contact.id, messages: [{ author: 'customer', at: '2026-11-02T09:00:00.000Z', text: 'Look', attachments: files }] })
    const unpacked = unzipSync(await packed(await exportPerson(agent, contact.key)))
    const paths = Object.keys(unpacked).filter((path) => path.startsWith('files/'))
    for (const path of paths) {
      expect(path).toMatch(/^files\/[0-9a-f]{12}-[\p{L}\p{N}._-]+$/u)
      expect(Buffer.byteLength(path)).toBeLessThan(250)
    }
    const page = Buffer.from(unpacked['index.html'] ?? []).toString('utf8')
    expect(page).toContain('lang="en"')
    expect(page).toContain('Dialogs with our service')
    expect(page).not.toMatch(/<img|\u202e/)
  })

  it('is given by agents alone, and it is written down', async () => {
    const { key } = await make('contacts', { givenName: 'Carla', surname: 'Freitag' })
    for (const req of [editor, approver, admin]) await expect(exportPerson(req, key)).rejects.toMatchObject({ code: 'forbidden' })
    await exportPerson(agent, key)
    expect((await findRecords(hub.payload, 'audit-events', { where: { subject: { equals: `contact:${key}` } } })).map(({ type }) => type)).toEqual(['person-exported'])
    await expect(exportPerson(agent, 'nobody')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe(`what has been kept long enough (${DATABASE})`, () => {
  it('is listed first, and goes only when told to, each thing by its own period', async () => {
    const { payload } = hub
    const alone = await make('contacts', { givenName: 'Dora', surname: 'Allein' })
    const spoken = await make('contacts', { givenName: 'Emil', surname: 'Redet' })
    const open = await make('service-dialogs', { subject: 'Offen', source: 'phone', contact: spoken.id })
    const closed = await make('service-dialogs', { subject: 'Zu', source: 'phone', state: 'closed' })
    await insertRecord(payload, 'tasks', { key: 'getan', kind: 'take-down-post', subject: 'testimonial:x', state: 'done', data: {}, doneAt: new Date().toISOString() })
    await insertRecord(payload, 'tasks', { key: 'offen', kind: 'take-down-post', subject: 'testimonial:x', state: 'open', data: {} })
    await insertRecord(payload, 'excerpts', { key: 'verwaist', kind: 'quote', testimonial: 'keine', contact: null, locale: 'de', salt: 's', digest: 'd', words: { text: 'weg', original: 'weg', attributions: { anonymous: 'Eine Kundenstimme' } } })
    const unasked = await make('testimonials', { label: 'Nie beantwortet', quote: 'Gut.', language: 'de', authenticity: 'none' })
    await askConsent(agent, { testimonial: unasked.key, channels: ['web-page'], locale: 'de' })
    const over = await customer('Vorbei', 'War gut.')
    await withdrawConsent(agent, { testimonial: over.testimonial.key })
    const standing = await customer('Steht', 'Ist gut.')
    const called = await make('testimonials', { label: 'Am Telefon', quote: 'Ja, gern.', language: 'de', authenticity: 'none', contact: spoken.id })
    await recordConsent(agent, { testimonial: called.key, channels: ['web-page'], attribution: 'initials', until: null, kind: 'call-note', note: 'Emil sagte am Telefon zu.', locale: 'de' })
    await decideRecorded(approver, called.key, true)
    const remarked = await approve(approver, (await submit(editor, { subject: 'testimonial', key: called.key, locale: 'de', comment: 'Herr Redet freut sich' })).key, 'Herrn Redet gern')
    await withdrawConsent(agent, { testimonial: called.key })
    await payload.delete({ collection: 'testimonials', id: called.id as string, overrideAccess: true })
    const proofsOf = async () => (await findRecords(payload, 'excerpts', { where: { testimonial: { equals: called.key } }, sort: 'kind' })).map(({ kind }) => kind)

    const nothing = await applyRetention(admin, { isApplied: false })
    expect(nothing.every(({ due }) => due.length === 0)).toBe(true)

    // Ten years later.
    const later = { at: Date.now() + 3_660 * 86_400_000 }
    const dry = Object.fromEntries((await applyRetention(admin, { isApplied: false, ...later })).map(({ rule, due }) => [rule, due]))
    expect(dry.contacts).toContain(alone.key)
    expect(dry.contacts).not.toContain(spoken.key)
    expect(dry.dialogs).toEqual([String(closed.id)])
    expect(dry.tasks).toEqual(['getan'])
    // Words that a consent rests on are part of its proof, and so is the note of a call.
    expect(dry.excerpts).toEqual(['verwaist'])
    expect(dry.testimonials).toEqual(expect.arrayContaining([unasked.key, over.testimonial.key]))
    expect(dry.testimonials).not.toContain(standing.testimonial.key)
    expect(dry.remarks).toHaveLength(1)
    expect(dry['unanswered-consents']).toEqual([unasked.key])
    // Of another the testimonial is still there: the proof stays.
    expect(dry['consent-proofs']).toEqual([called.key])
    const soon = { at: Date.now() + 400 * DAY_MS }
    await applyRetention(admin, { isApplied: true, ...soon, days: { testimonials: 9_999, contacts: 9_999 } })
    expect(await proofsOf()).toEqual(['evidence', 'quote'])
    expect(await payload.findByID({ collection: 'service-dialogs', id: closed.id as string })).toBeTruthy()

    await payload.delete({ collection: 'testimonials', id: over.testimonial.id as string, overrideAccess: true })
    const applied = Object.fromEntries((await applyRetention(admin, { isApplied: true, ...later })).map(({ rule, due }) => [rule, due]))
    expect(applied['consent-proofs']).toEqual(expect.arrayContaining([over.testimonial.key, called.key]))
    expect(await proofsOf()).toEqual([])
    const [submission] = await findRecords(payload, 'submissions', { where: { key: { equals: remarked.submission } } })
    expect(submission).toMatchObject({ comment: '', decision: '', stage: 'approved' })
    expect((await findRecords(payload, 'approvals', { where: { key: { equals: remarked.key } } }))[0]?.certificate).toEqual({ ...remarked.certificate, comment: '' })
    expect(await findRecords(payload, 'consent-events', { where: { testimonial: { in: [over.testimonial.key, unasked.key] } } })).toEqual([])
    expect(await findRecords(payload, 'consent-events', { where: { testimonial: { equals: standing.testimonial.key } } })).toHaveLength(2)
    expect((await findRecords(payload, 'tasks', { where: { subject: { equals: 'testimonial:x' } } })).map(({ key }) => key)).toEqual(['offen'])
    expect((await payload.find({ collection: 'service-dialogs', where: { id: { in: [open.id, closed.id] } } })).docs.map(({ id }) => id)).toEqual([open.id])
    expect((await payload.find({ collection: 'contacts', where: { key: { in: [alone.key, spoken.key, standing.contact.key] } } })).totalDocs).toBe(2)
    expect(await findRecords(payload, 'excerpts', { where: { key: { equals: 'verwaist' } } })).toEqual([])
    const again = await applyRetention(admin, { isApplied: true, ...later })
    expect(again.filter(({ due }) => due.length > 0).map(({ rule }) => rule)).toEqual([])
    expect((await findRecords(payload, 'audit-events', { where: { type: { equals: 'retention' } } })).length).toBeGreaterThan(4)
    for (const req of [agent, editor, approver]) await expect(applyRetention(req, { isApplied: false })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('keeps the proof of a consent that ended by itself for the whole period from its end', async () => {
    const { testimonial } = await customer('Jahre', 'Gut so.', new Date(Date.now() + 5 * 365 * DAY_MS).toISOString())
    await hub.payload.delete({ collection: 'testimonials', id: testimonial.id as string, overrideAccess: true })
    const proofsAfter = async (years: number) => (await applyRetention(admin, { isApplied: false, at: Date.now() + years * 365 * DAY_MS })).find(({ rule }) => rule === 'consent-proofs')?.due
    expect(await proofsAfter(8)).not.toContain(testimonial.key)
    expect(await proofsAfter(10)).toContain(testimonial.key)
  })

  it('tells of a place only while a consent stood for it', async () => {
    const { contact, testimonial } = await customer('Kurz', 'War schön.')
    await withdrawConsent(agent, { testimonial: testimonial.key })
    const person = (await exportPerson(agent, contact.key)).find(({ path }) => path === 'person.json')
    expect((JSON.parse(Buffer.from((await person?.read()) ?? []).toString('utf8')) as PersonData).publications).toMatchObject([{ piece: 'Stimme von B. K.', until: expect.any(String) }])
  })

  it('is applied once a day, whoever asks', async () => {
    const old = await make('contacts', { givenName: 'Gerda', surname: 'Gestern' })
    const at = Date.now() + 400 * DAY_MS
    const runs = await Promise.all([applyDaily(hub.payload, at), applyDaily(hub.payload, at)])
    expect(runs.filter((run) => run !== null)).toHaveLength(1)
    expect(await applyDaily(hub.payload, at + DAY_MS / 2)).toBeNull()
    expect((await hub.payload.find({ collection: 'contacts', where: { key: { equals: old.key } } })).totalDocs).toBe(0)
    const written = await findRecords(hub.payload, 'audit-events', { where: { subject: { equals: 'retention:contacts' } }, sort: '-number' })
    expect(written[0]).toMatchObject({ actor: 'retention', type: 'retention' })
    expect(await applyDaily(hub.payload, at + DAY_MS)).not.toBeNull()
  })

  it('goes in bounded runs', async () => {
    for (let index = 0; index < 3; index++) await make('contacts', { givenName: 'Fritz', surname: `Nummer ${index}` })
    const later = { at: Date.now() + 400 * 86_400_000, limit: 2 }
    const [first] = (await applyRetention(admin, { isApplied: true, ...later })).filter(({ rule }) => rule === 'contacts')
    expect(first).toMatchObject({ isMore: true })
    expect(first?.due).toHaveLength(2)
  })
})
