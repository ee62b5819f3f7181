/** The canary over HTTP, imports, webhook and command line: found wherever it went, and after the erasure nowhere. */
import { createRequire } from 'node:module'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runVerb } from '../../../src/cli/run.ts'
import { startRights } from '../../../src/jobs/rights.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { restOf, signedIn, tokenFor } from '../access/rest.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { SECRETS } from '../dialogs/dialog-hub.ts'
import { asPerson, DATABASE } from '../hub.ts'
import { CANARY, walk, type Walked, type Walker } from './canary-walk.ts'
import { filesBelow, tracesBelow, tracesIn } from './traces.ts'

const folder = mkdtempSync(join(tmpdir(), 'hub-canary-'))
const temporary = join(folder, 'tmp')
const desk = join(folder, 'desk')
const logged: string[] = []
const fs = createRequire(import.meta.url)('node:fs') as { writeSync: (...args: unknown[]) => number }
const { writeSync } = fs
const { TMPDIR } = process.env

let hub: ReadingHub
let agent: PayloadRequest
let walker: Walker
let walked: Walked

beforeAll(async () => {
  for (const path of [temporary, desk]) mkdirSync(path)
  process.env.TMPDIR = temporary
  fs.writeSync = (...args) => {
    if (args[0] === 2) logged.push(String(args[1]))
    return args[0] === 2 ? String(args[1]).length : writeSync(...args)
  }
  hub = await startReadingHub({ env: { LOG_LEVEL: 'trace', SERVICE_WEBHOOK_SECRETS: SECRETS.join(',') }, isLogging: true })
  const people = { agent: await signedIn(hub, 'Agnes Agent', ['agent']), editor: await signedIn(hub, 'Edith Editor', ['editor']), approver: await signedIn(hub, 'Anna Approver', ['approver']) }
  agent = await asPerson(hub.payload, people.agent.id)
  const { token } = await tokenFor(hub, 'person', { person: people.agent.id })
  const { token: app } = await hub.token('channel-app', ['web-page', 'social-post', 'newsletter-block', 'print-pdf'])
  walker = { hub, agent, token, app, desk, send: { agent: people.agent.send, editor: people.editor.send, approver: people.approver.send, nobody: await restOf() } }
  walked = await walk(walker)
})
afterAll(async () => {
  fs.writeSync = writeSync
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const bytesOf = (value: string | Uint8Array) => (typeof value === 'string' ? Buffer.from(value) : value)

/** Where the canary stands in the database, by collection. */
async function collectionsWith(): Promise<Record<string, string[]>> {
  const { payload } = hub
  const found: Record<string, string[]> = {}
  for (const collection of Object.keys(payload.collections)) {
    const { docs } = await payload.db.find({ collection: collection as never, limit: 0, pagination: false, where: {} })
    const versions = payload.collections[collection as 'pieces']?.config.versions ? (await payload.db.findVersions({ collection: collection as never, limit: 0, pagination: false, where: {} })).docs : []
    const traces = tracesIn(collection, Buffer.from(JSON.stringify({ docs, versions })), CANARY)
    if (traces.length > 0) found[collection] = traces
  }
  return found
}

describe(`a customer who was everywhere (${DATABASE})`, () => {
  it('was met by every feature', () => {
    const unmet = Object.entries(walked.seen).filter(([, value]) => tracesIn('', bytesOf(value), CANARY).length === 0)
    expect(unmet.map(([what, value]) => `${what}: ${Buffer.from(bytesOf(value)).toString('utf8').slice(0, 200)}`)).toEqual([])
    expect(Object.keys(walked.seen).length).toBeGreaterThan(25)
  })

  it('stands where it has to before, so that the search finds it', async () => {
    const found = await collectionsWith()
    expect(Object.keys(found).sort()).toEqual(['approvals', 'contacts', 'excerpts', 'payload-preferences', 'renditions', 'service-dialogs', 'submissions', 'testimonials'])
    const places = tracesBelow(hub.dataDir, CANARY)
    for (const folder of ['/renditions/', '/recipients/']) expect(places.some((place) => place.startsWith(folder))).toBe(true)
    if (DATABASE === 'sqlite') expect(places.some((place) => place.startsWith('/hub.db'))).toBe(true)
    expect(tracesBelow(desk, CANARY).length).toBeGreaterThan(2)
  })

  it('is in no line of the log, whatever was refused', () => {
    expect(Object.keys(walked.refused).filter((what) => /\((4|5)\d\d\)/.test(what)).length).toBeGreaterThan(12)
    hub.payload.logger.info('Zeile mit Potzschwönk')
    expect(tracesIn('log', Buffer.from(logged.join('')), CANARY)).toEqual(['log: Potzschwönk (UTF-8)'])
    logged.splice(logged.findIndex((line) => line.includes('Zeile mit')), 1)
    expect(logged.length).toBeGreaterThan(20)
    expect(logged.filter((line) => tracesIn('log', Buffer.from(line), CANARY).length > 0)).toEqual([])
    // Links that open what is a person's own are as good as a name.
    expect(logged.filter((line) => /"\/consent\/[\w-]/.test(line))).toEqual([])
  })

  it('is nowhere after the erasure, and no reader, list or command meets it', async () => {
    const renditions = await findRecords(hub.payload, 'renditions', { where: { quotes: { contains: walked.testimonial } } })
    const made = renditions.flatMap(({ artefacts }) => artefacts.map(({ sha256 }) => sha256))
    const erased = await runVerb(['person', 'erase', walked.contact, '--confirm', walked.contact, '--json'], { payload: hub.payload, cwd: desk, token: walker.token })
    expect(erased.exitCode, erased.stderr).toBe(0)
    const receipt = JSON.parse(erased.stdout) as { counts: Record<string, number>; stays: { what: string; count: number; reason: object }[] }
    expect(receipt.counts).toMatchObject({ contacts: 1, dialogs: 3, messages: 4, testimonials: 2, recipientRows: 4, suppressions: 1 })
    expect(receipt.stays.map(({ what }) => what)).toEqual(expect.arrayContaining(['consent-events', 'audit-events', 'editions', 'posted', 'printed', 'mailed', 'erasure']))
    for (const { reason } of receipt.stays) expect(reason).toMatchObject({ de: expect.any(String), en: expect.any(String) })
    expect(tracesIn('receipt', Buffer.from(erased.stdout), CANARY)).toEqual([])

    // Pictures and letters cannot be searched for words: their files are gone.
    expect(made.length).toBeGreaterThan(10)
    const left = filesBelow(join(hub.dataDir, 'renditions'))
    expect(made.filter((sha256) => left.some((path) => path.includes(sha256)))).toEqual([])

    const { app } = walker
    for (const path of ['/de/warm-im-altbau', '/de/stimmen', '/de/stimmen/embed', '/de', '/de/feed.xml', '/api/v1/testimonials?locale=de', '/api/v1/publications?channel=web-page']) {
      const { body } = await hub.ask(path, path.startsWith('/api') ? { token: app } : {})
      expect(tracesIn(path, Buffer.from(body), CANARY)).toEqual([])
    }
    const { body } = await hub.graphql(app, '{ Publications(channel: "web-page", locale: "de") { docs { body quotes { text } } } Testimonials(locale: "de") { docs { quote { text } } } }')
    expect(tracesIn('GraphQL', Buffer.from(body), CANARY)).toEqual([])
    // The draft names a testimonial that is no more, and says so; what stands there goes on without.
    for (const [of, status] of [['draft', 400], ['live', 200]] as const) {
      const composition = await walker.send.editor('POST', `/flow/pieces/${walked.piece}/composition`, { body: { locale: 'de', of: { is: of } } })
      expect(composition.status, composition.text).toBe(status)
      expect(tracesIn(of, Buffer.from(composition.text), CANARY)).toEqual([])
      if (status === 200) expect((composition.json.variants as unknown[]).length).toBeGreaterThan(5)
    }

    expect(await collectionsWith()).toEqual({})
    expect(tracesBelow(hub.dataDir, CANARY)).toEqual([])
    // What was handed over lies where the house put it, and nowhere else.
    rmSync(desk, { recursive: true })
    expect(tracesBelow(folder, CANARY)).toEqual([])
    expect(logged.filter((line) => tracesIn('log', Buffer.from(line), CANARY).length > 0)).toEqual([])
    await (await startRights(hub.payload)).stop()
    expect((await findRecords(hub.payload, 'erasures', { where: {} })).map(({ round, state }) => ({ round, state }))).toEqual([{ round: 1, state: 'done' }])
    expect(hubOf(hub.payload).erasureList).toContain('erasures.jsonl')
  })
})
