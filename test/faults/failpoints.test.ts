/**
 * Kills a process at the places named in failpoints.ts, between any two writes of submit, approve and publish, and looks at what it left behind.
 * FAULTS=all kills at every one; without it ten of them are drawn (so that both databases together make twenty).
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@libsql/client'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { slugify } from '../../src/content/slug.ts'
import { approve } from '../../src/publishing/decide.ts'
import { FAILPOINTS, type Failpoint } from '../../src/publishing/failpoints.ts'
import { publish } from '../../src/publishing/publish.ts'
import { submit } from '../../src/publishing/submit.ts'
import { approvedBrand, DATABASE, makePiece, startHub, type TestHub } from '../integration/hub.ts'
import { type Succession, succession } from './child.ts'
import { contradictions, type FlowState, readFlow, readQuietFlow } from './flow-state.ts'
import type { Order } from './orders.ts'
import { SEED, sampleOf } from './sample.ts'

// Those of consents are for consent-failpoints.test.ts.
const OF_THE_FLOW = FAILPOINTS.filter((name) => /^(submit|approve|publish):/.test(name))
const chosen = process.env['FAULTS'] === 'all' ? OF_THE_FLOW : sampleOf(OF_THE_FLOW, 10)
const OLD_CHANNELS = ['web-page', 'social-post']
const NEW_CHANNELS = ['social-post', 'web-page', 'newsletter-block', 'print-pdf']

let hub: TestHub
let editor: PayloadRequest
let approver: PayloadRequest
let processes: Succession

beforeAll(async () => {
  hub = await startHub()
  editor = await hub.person('Edda Editor', ['editor'])
  approver = await hub.person('Armin Approver', ['approver'])
  await approvedBrand(editor, approver)
  processes = await succession()
})
afterAll(async () => {
  await processes?.end()
  await hub?.stop()
})

// After a case that failed half way, so that one defect is reported once.
beforeEach(() => processes.follow())

const idOf = (req: PayloadRequest) => (req.user as { id: string | number }).id
const submitDe = (key: string) => submit(editor, { subject: 'piece', key, locale: 'de' })

/** A piece whose first state is live on two channels, brought to where `operation` is the next step; and the order for it. */
async function prepare(operation: string, name: string): Promise<{ key: string; order: Order }> {
  const { id, key } = await makePiece(editor, { title: `Erste Fassung ${name}` })
  const change = (title: string) => {
    const data = { title: `${title} ${name}`, slug: slugify(`${title} ${name}`) }
    return hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: data as never, overrideAccess: false, user: editor.user })
  }
  await approve(approver, (await submitDe(key)).key)
  await publish(editor, { pieceKey: key, locale: 'de', channels: OLD_CHANNELS })
  await change('Zweite Fassung')
  const { key: submission } = await submitDe(key)
  if (operation === 'approve') return { key, order: { do: 'approve', as: idOf(approver), submission } }
  if (operation === 'submit') {
    await change('Dritte Fassung')
    return { key, order: { do: 'submit', as: idOf(editor), key } }
  }
  await approve(approver, submission)
  return { key, order: { do: 'publish', as: idOf(editor), pieceKey: key, locale: 'de', channels: NEW_CHANNELS } }
}

/** Reads again and again until told to stop, and gives everything that did not fit together, and how often it looked. */
function watch(key: string) {
  const wrong = new Set<string>()
  let reads = 0
  let isOver = false
  const watching = (async () => {
    let earlier = await readFlow(hub.payload, key)
    while (!isOver) {
      const later = await readFlow(hub.payload, key)
      for (const sentence of contradictions(earlier, later)) wrong.add(sentence)
      earlier = later
      reads += 1
      // The embedded database answers without ever waiting; without a pause the news of the child's death would not come through.
      await sleep(10)
    }
  })()
  return async () => {
    isOver = true
    await watching
    return { wrong: [...wrong], reads }
  }
}

/** What the file holds for somebody who opens it after a power cut: the log is replayed, and nothing of the shared memory is there. */
async function expectFileWhole(key: string, flow: FlowState) {
  const folder = mkdtempSync(join(tmpdir(), 'hub-crash-'))
  for (const name of ['hub.db', 'hub.db-wal']) if (existsSync(join(hub.dataDir, name))) copyFileSync(join(hub.dataDir, name), join(folder, name))
  const client = createClient({ url: `file:${join(folder, 'hub.db')}` })
  const one = async (sql: string, args: string[] = []) => Object.values((await client.execute({ sql, args })).rows[0] ?? {})[0]
  const count = (table: string, column: string, value = key) => one(`SELECT count(*) FROM ${table} WHERE ${column} = ?`, [value])
  expect(await one('PRAGMA integrity_check')).toBe('ok')
  expect({
    submissions: await count('submissions', 'subject_key'),
    editions: await count('editions', 'subject_key'),
    approvals: await count('approvals', 'subject_key'),
    publications: await count('publications', 'piece_key'),
    addresses: await count('addresses', 'piece_key'),
    events: await count('audit_events', 'subject', `piece:${key}`),
  }).toEqual(Object.fromEntries(Object.entries(flow).map(([name, records]) => [name, records.length])))
  client.close()
  rmSync(folder, { recursive: true, force: true })
}

/** The answer to somebody who does it again although it was done. */
const DONE_ALREADY: Record<string, object> = { submit: { code: 'conflict', status: 409 }, approve: { code: 'already-decided', status: 409 }, publish: { ok: true } }

function expectDone(operation: string, { submissions, approvals, publications, addresses, events }: FlowState) {
  const stages = submissions.map(({ stage }) => stage)
  if (operation === 'submit') {
    expect(stages).toEqual(['approved', 'overtaken', 'in-review'])
    return
  }
  expect(stages).toEqual(['approved', 'approved'])
  expect(approvals).toHaveLength(2)
  if (operation === 'approve') return
  expect(publications.map(({ channel, edition }) => [channel, edition])).toEqual([...NEW_CHANNELS].sort().map((channel) => [channel, approvals[1]?.edition]))
  expect(addresses).toHaveLength(2)
  expect(events.at(-1)?.type).toBe('published')
}

describe(`killed at ${chosen.length} of ${OF_THE_FLOW.length} failpoints (${DATABASE}, FAULTS_SEED=${SEED})`, () => {
  it.each(chosen)('%s', async (name: Failpoint) => {
    const [operation = '', place] = name.split(':')
    const isCommitted = place === 'after-commit'
    const { key, order } = await prepare(operation, name.replace(':', ' '))
    const before = await readFlow(hub.payload, key)

    const stopWatching = watch(key)
    await processes.dieAt(name, order)
    const { flow: left, wrong } = await readQuietFlow(hub.payload, key)
    const seen = await stopWatching()
    expect(seen.wrong).toEqual([])
    expect(seen.reads).toBeGreaterThan(1)
    expect(wrong).toEqual([])
    if (isCommitted) expectDone(operation, left)
    else expect(left).toEqual(before)
    if (DATABASE === 'sqlite') await expectFileWhole(key, left)

    await processes.follow()
    const outcome = await processes.doAgain(order)
    expect(outcome).toMatchObject(isCommitted ? (DONE_ALREADY[operation] as object) : { ok: true })
    const healed = await readQuietFlow(hub.payload, key)
    expect(healed.wrong).toEqual([])
    expectDone(operation, healed.flow)
  })
})
