/** An erasure is begun once and ends once, whatever happens on the way; and who was erased is known again. Long, because every case needs the same house and people. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLocalReq, type PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findOrMakeContact } from '../../../plugins/service-hub/import/find-contact.ts'
import { runVerb } from '../../../src/cli/run.ts'
import { dialogImportingOf } from '../../../collections/service-dialogs/importing.ts'
import { askConsent, giveConsent } from '../../../src/consent/acts.ts'
import { consentsOf } from '../../../src/consent/ledger.ts'
import { readConsentLink } from '../../../src/consent/links.ts'
import { readFromNow } from '../../../src/consent/rights/erased-since.ts'
import { erasePerson, erasureOf, resumeErasures } from '../../../src/consent/rights/erase.ts'
import { replayErasures } from '../../../src/consent/rights/replay.ts'
import { startRights } from '../../../src/jobs/rights.ts'
import { ERASE_FAILPOINTS } from '../../../src/publishing/failpoints.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { findRecords, insertRecord, writeTogether } from '../../../src/publishing/records.ts'
import { issueToken } from '../../../src/tokens/issue.ts'
import { sampleOf } from '../../faults/sample.ts'
import { restOf, signedIn } from '../access/rest.ts'
import { DATABASE, make as makeAs, startHub, type TestHub } from '../hub.ts'
import { tracesBelow } from './traces.ts'

let hub: TestHub
let agent: PayloadRequest
let admin: PayloadRequest

beforeAll(async () => {
  hub = await startHub()
  agent = await hub.person('Agnes Agent', ['agent'])
  admin = await hub.person('Ada Admin', ['admin'])
})
afterAll(() => hub?.stop())

const make = (collection: string, data: object) => makeAs(agent, collection, data)
let count = 0

/** A customer with a name of its own, a dialog, and a testimonial that is consented to. */
async function customer() {
  count += 1
  const name = `Wunderlich${'abcdefghijklmnopqrstuvwxyz'[count % 26]}${count}x`
  const contact = await make('contacts', { givenName: 'Gerda', surname: name, email: `${name}@example.com`, customerNumber: `K-${7000 + count}` })
  const dialog = await make('service-dialogs', { subject: name, source: 'phone', contact: contact.id, messages: [{ author: 'customer', at: '2026-11-02T09:00:00.000Z', text: `Gut, sagt ${name}.` }] })
  const testimonial = await make('testimonials', { label: 'Ein Lob', quote: `Gut, sagt ${name}.`, language: 'de', authenticity: 'none', contact: contact.id, dialog: dialog.id })
  const asked = await askConsent(agent, { testimonial: testimonial.key, channels: ['web-page'], locale: 'de' })
  const link = readConsentLink(hubOf(hub.payload), asked.address.split('/consent/')[1] ?? '', Date.now())
  if (!link) throw new Error('The link is not valid.')
  await giveConsent(agent, link, { channels: ['web-page'], attribution: 'full', until: null }, 'de')
  await refusedPosts(testimonial.key, `Gut, sagt ${name}.`)
  return { name, contact, dialog, testimonial }
}

/** Deliveries that a network refused, repeating the words: one of the customer's own post, one of a post with others. */
async function refusedPosts(testimonial: string, words: string): Promise<void> {
  const now = new Date().toISOString()
  const error = { de: `Das Netzwerk nimmt diesen Beitrag nicht an. Es sagt: „${words}“`, en: `The network does not take this post. It says: “${words}”` }
  for (const [post, quotes] of [[`quote:${testimonial}`, null], ['post', `|anderes:x|${testimonial}:abc|`]] as const) {
    const place = { publication: `stueck-${count}:de:social-post`, pieceKey: `stueck-${count}`, locale: 'de', channel: 'social-post', variant: 'bluesky', edition: 'e', approval: 'a', account: 'konto', network: 'bluesky' }
    await insertRecord(hub.payload, 'deliveries', { ...place, key: `${testimonial}-${post}`, post, quotes, round: 1, state: 'failed', failure: 'validation', error, due: now, next: now, attempts: 1, plannedBy: 'p', rev: 3 })
  }
}

const statusOf = async (testimonial: string) => (await consentsOf(hub.payload, [testimonial], Date.now())).get(testimonial)?.status
const eventsOf = async (contact: string) => (await findRecords(hub.payload, 'audit-events', { where: { subject: { equals: `contact:${contact}` } }, sort: 'number' })).map(({ type }) => type)

async function expectGone({ name, contact, testimonial }: Awaited<ReturnType<typeof customer>>) {
  const { payload } = hub
  expect((await payload.count({ collection: 'contacts', where: { key: { equals: contact.key } } })).totalDocs).toBe(0)
  expect((await payload.count({ collection: 'service-dialogs', where: { subject: { equals: name } } })).totalDocs).toBe(0)
  expect((await payload.count({ collection: 'testimonials', where: { key: { equals: testimonial.key } } })).totalDocs).toBe(0)
  expect(await findRecords(payload, 'excerpts', { where: { contact: { equals: contact.key } } })).toEqual([])
  expect(await statusOf(testimonial.key)).toBe('withdrawn')
  const refused = await findRecords(payload, 'deliveries', { where: { key: { contains: testimonial.key } } })
  expect(refused.map(({ failure, error, rev }) => ({ failure, error: error ?? null, rev }))).toEqual(Array(2).fill({ failure: 'validation', error: null, rev: 3 }))
  expect(tracesBelow(hub.dataDir, [name])).toEqual([])
}

const points = process.env['FAULTS'] === 'all' ? ERASE_FAILPOINTS : sampleOf(ERASE_FAILPOINTS, 4)
describe(`an erasure that is killed (${DATABASE})`, () => {
  it.each(points)('%s is finished by the next start, with one receipt', async (point) => {
    const person = await customer()
    expect(await statusOf(person.testimonial.key)).toBe('standing')
    const child = fork(join(import.meta.dirname, 'eraser.ts'), [person.contact.key, String((agent.user as { id: unknown }).id), point], { execArgv: ['--conditions=production', '--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const [, signal] = await once(child, 'exit')
    expect(signal).toBe('SIGKILL')
    // From the first step on nobody meets the words.
    expect(await statusOf(person.testimonial.key)).toBe('withdrawn')
    const begun = await erasureOf(hub.payload, person.contact.key)
    expect(begun?.state).toBe(point === 'erase:after-receipt' ? 'done' : 'running')
    await (await startRights(hub.payload)).stop()
    const done = await erasureOf(hub.payload, person.contact.key)
    expect(done).toMatchObject({ key: begun?.key, state: 'done', round: 1 })
    expect(await eventsOf(person.contact.key)).toEqual(['erasure-begun', 'erased'])
    await expectGone(person)
    expect(await resumeErasures(hub.payload)).toBe(0)
    expect(await replayErasures(hub.payload)).toBe(0)
    expect(await erasureOf(hub.payload, person.contact.key)).toEqual(done)
  })

  it('is one, though five ask at once', async () => {
    const person = await customer()
    const order = { contact: person.contact.key, basis: 'request', confirmation: person.contact.key } as const
    const receipts = await Promise.all(Array.from({ length: 5 }, (_, index) => erasePerson(index % 2 ? admin : agent, order)))
    expect(new Set(receipts.map(({ erasure }) => erasure)).size).toBe(1)
    expect(await eventsOf(person.contact.key)).toEqual(['erasure-begun', 'erased'])
    await expectGone(person)
  })
})

describe(`an erasure beside other work (${DATABASE})`, () => {
  it('takes along what an import brings in at the same moment, and the import brings nobody back', async () => {
    const { payload } = hub
    const contact = { givenName: 'Ida', surname: 'Zwischenrein', email: 'ida@zwischenrein.example.com', customerNumber: 'ZW-4711-9' }
    const file = Array.from({ length: 25 }, (_, index) => ({ source: 'e-mail', externalId: `ZW-${index}`, contact, messages: [{ author: 'customer', at: '2026-11-02T09:00:00Z', text: `Zwischenrein, Nummer ${index}` }] }))
    const importing = dialogImportingOf(payload).importFile(agent, { name: 'zw.json', bytes: Buffer.from(JSON.stringify(file)) })
    const found = async () => (await payload.find({ collection: 'contacts', where: { surname: { equals: 'Zwischenrein' } }, depth: 0 })).docs[0] as unknown as { key: string } | undefined
    let one = await found()
    for (; !one; one = await found()) await new Promise((resolve) => setTimeout(resolve, 5))
    const receipt = await erasePerson(agent, { contact: one.key, basis: 'request', confirmation: one.key })
    const report = await importing
    expect(report.bad.every(({ reason }) => reason.includes('erased'))).toBe(true)
    expect(report.created).toBeGreaterThan(0)
    await (await startRights(payload)).stop()
    expect(await found()).toBeUndefined()
    const dialogs = await payload.find({ collection: 'service-dialogs', where: { subject: { like: 'ZW-' } }, depth: 0, pagination: false })
    expect(receipt.counts.dialogs).toBeGreaterThan(0)
    expect(dialogs.docs).toEqual([])
    expect(tracesBelow(hub.dataDir, ['Zwischenrein'])).toEqual([])
  })

  it('is not undone by what was read before it, and is no bar to what is read later', async () => {
    const reading = await createLocalReq({ user: agent.user as never }, hub.payload)
    readFromNow(reading)
    const person = await customer()
    await erasePerson(agent, { contact: person.contact.key, basis: 'request', confirmation: person.contact.key })
    const nothing = { email: undefined, phone: undefined, street: undefined, postcode: undefined, town: undefined, country: undefined }
    const again = { ...nothing, givenName: 'Gerda', surname: person.name, customerNumber: `K-${7000 + count}` }
    await expect(writeTogether(reading, (tx) => findOrMakeContact(tx, again))).rejects.toMatchObject({ code: 'conflict' })
    const later = await createLocalReq({ user: agent.user as never }, hub.payload)
    readFromNow(later)
    expect(await writeTogether(later, (tx) => findOrMakeContact(tx, again))).toBeTruthy()
  })

  // The embedded database has one process.
  it.skipIf(DATABASE === 'sqlite')('is one and whole where two processes do it', async () => {
    const person = await customer()
    const child = () => fork(join(import.meta.dirname, 'eraser.ts'), [person.contact.key, String((agent.user as { id: unknown }).id)], { execArgv: ['--conditions=production', '--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const ends = [child(), child()]
    for (const [code] of await Promise.all(ends.map((one) => once(one, 'exit')))) expect(code).toBe(0)
    expect(await eventsOf(person.contact.key)).toEqual(['erasure-begun', 'erased'])
    await expectGone(person)
  })
})

describe(`who was erased (${DATABASE})`, () => {
  it('is known again by number or e-mail where the backup is older than the erasure; a new customer of that name is not', async () => {
    const { payload } = hub
    const person = await customer()
    const twin = await make('contacts', { givenName: 'Heidi', surname: 'Zwilling', email: `${person.name}@example.com` })
    await erasePerson(agent, { contact: person.contact.key, basis: 'request', confirmation: person.contact.key })
    const again = (key: string, createdAt: string) => payload.db.create({ collection: 'contacts', data: { key, givenName: 'Gerda', surname: person.name, email: `  ${person.name.toUpperCase()}@example.com`, createdAt, updatedAt: createdAt } })
    await again('alter-stand', '2020-01-01T00:00:00.000Z')
    const fresh = await make('contacts', { givenName: 'Gerda', surname: 'Neu', customerNumber: `K-${7000 + count}` })
    expect(await replayErasures(payload)).toBe(1)
    const left = await payload.find({ collection: 'contacts', where: { key: { in: ['alter-stand', fresh.key, twin.key, person.contact.key] } } })
    expect(left.docs.map(({ key }) => key).sort()).toEqual([fresh.key, twin.key].sort())
    expect(await replayErasures(payload)).toBe(0)
  })

  it('comes back with all documents of a backup, and is erased again before anything is served', async () => {
    const { payload } = hub
    const person = await customer()
    // A backup of every collection that an erasure touches, whatever the database.
    const collections = ['contacts', 'service-dialogs', 'testimonials', 'excerpts', 'erasures'] as const
    const backup = await Promise.all(collections.map(async (collection) => (await payload.db.find({ collection, where: {}, limit: 0, pagination: false })).docs as Record<string, unknown>[]))
    const done = await erasePerson(agent, { contact: person.contact.key, basis: 'request', confirmation: person.contact.key })
    for (const [index, collection] of collections.entries()) {
      const ids = (backup[index] ?? []).map(({ id }) => String(id))
      const here = new Set((await payload.db.find({ collection, where: {}, limit: 0, pagination: false })).docs.map(({ id }) => String(id)))
      if (collection === 'erasures') for (const id of here) if (!ids.includes(id)) await payload.db.deleteMany({ collection, where: { id: { equals: id } } })
      for (const doc of backup[index] ?? []) if (!here.has(String(doc.id))) await payload.db.create({ collection, data: doc, customID: doc.id as string })
    }
    expect((await payload.count({ collection: 'contacts', where: { key: { equals: person.contact.key } } })).totalDocs).toBe(1)
    expect(await findRecords(payload, 'excerpts', { where: { contact: { equals: person.contact.key } } })).not.toEqual([])
    expect(await erasureOf(payload, person.contact.key)).toBeNull()

    await (await startRights(payload)).stop()
    await expectGone(person)
    expect(await erasureOf(payload, person.contact.key)).toMatchObject({ key: done.erasure, state: 'done', round: 2, requestedBy: (agent.user as { key?: string }).key })
  })

  it('stands in a list that names nobody, and a damaged list stops the start', async () => {
    const person = await customer()
    await erasePerson(agent, { contact: person.contact.key, basis: 'objection', confirmation: person.contact.key })
    const { erasureList } = hubOf(hub.payload)
    const list = readFileSync(erasureList, 'utf8')
    expect(list).toContain(person.contact.key)
    expect(list).not.toMatch(/Wunderlich|example\.com|K-70/i)
    writeFileSync(erasureList, `${list}{"key":`)
    await expect(startRights(hub.payload)).rejects.toThrow('damaged')
    writeFileSync(erasureList, list)
  })
})

describe(`erasing and exporting (${DATABASE})`, () => {
  it('needs a confirmation, and the role', async () => {
    const { contact } = await customer()
    const people = { editor: await signedIn(hub, 'Edda Editor', ['editor']), agent: await signedIn(hub, 'Anton Agent', ['agent']) }
    const nobody = await restOf()
    const path = `/flow/contacts/${contact.key}`
    expect((await nobody('GET', `${path}/export`)).status).toBe(401)
    expect((await nobody('POST', `${path}/erase`, { body: { confirm: contact.key } })).status).toBe(401)
    expect((await people.editor.send('GET', `${path}/export`)).status).toBe(403)
    expect((await people.editor.send('POST', `${path}/erase`, { body: { confirm: contact.key } })).status).toBe(403)
    const zip = await people.agent.send('GET', `${path}/export?language=en`)
    expect(zip.status).toBe(200)
    expect(zip.headers.get('content-type')).toBe('application/zip')
    expect((await people.agent.send('POST', `${path}/erase`, { body: { confirm: 'yes' } })).status).toBe(400)
    expect((await people.agent.send('POST', `${path}/erase`, { body: {} })).status).toBe(400)
    const erased = await people.agent.send('POST', `${path}/erase`, { body: { confirm: contact.key, basis: 'objection' } })
    expect(erased.status).toBe(200)
    expect(erased.json).toMatchObject({ state: 'done', basis: 'objection' })
    expect((await people.agent.send('GET', `${path}/erasure`)).json).toEqual(erased.json)
    expect((await people.agent.send('GET', `${path}/export`)).status).toBe(404)
    expect((await people.agent.send('POST', '/flow/contacts/nobody/erase', { body: { confirm: 'nobody' } })).status).toBe(404)
  })

  it('works from the command line, by key or customer number', async () => {
    const person = await customer()
    const number = `k ${7000 + count}`
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    const token = await issueToken(hub.payload, { name: 'Agnes', kind: 'person', person: (agent.user as { id: string }).id, expiresAt })
    const run = (...argv: string[]) => runVerb(argv, { payload: hub.payload, cwd: hub.dataDir, token })
    const exported = await run('person', 'export', number, '--out', 'given')
    expect(exported).toMatchObject({ exitCode: 0 })
    expect(readFileSync(join(hub.dataDir, 'given/index.html'), 'utf8')).toContain(person.name)
    rmSync(join(hub.dataDir, 'given'), { recursive: true })
    const unsure = await run('person', 'erase', number)
    expect(unsure).toMatchObject({ exitCode: 1 })
    expect(unsure.stderr).toContain(person.contact.key)
    expect(await statusOf(person.testimonial.key)).toBe('standing')
    expect(await run('person', 'erase', number, '--confirm', person.contact.key)).toMatchObject({ exitCode: 0, stderr: '' })
    await expectGone(person)
    expect((await run('retention')).exitCode).toBe(1)
    const adminToken = await issueToken(hub.payload, { name: 'Ada', kind: 'person', person: (admin.user as { id: string }).id, expiresAt })
    const dry = await runVerb(['retention', '--json'], { payload: hub.payload, cwd: hub.dataDir, token: adminToken })
    expect(dry.exitCode).toBe(0)
    expect(JSON.parse(dry.stdout)).toMatchObject({ isApplied: false })
  })
})
