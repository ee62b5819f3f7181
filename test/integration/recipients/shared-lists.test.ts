/** Several who are at one list at the same moment, in one process or in two: one of them works through it, and nobody deletes what another makes. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runVerb } from '../../../src/cli/run.ts'
import { startRecipientLists } from '../../../src/jobs/recipient-lists.ts'
import { sweepLists } from '../../../src/publishing/recipient-lists/delete-list.ts'
import { listOf } from '../../../src/publishing/recipient-lists/lists.ts'
import { openList } from '../../../src/publishing/recipient-lists/open-list.ts'
import { eraseRowsOfPerson } from '../../../src/publishing/recipient-lists/person-rows.ts'
import { closeListProcess } from '../../../src/publishing/recipient-lists/run-list-process.ts'
import { tokenFor } from '../access/rest.ts'
import { DATABASE } from '../hub.ts'
import { type ListHub, startListHub } from './list-hub.ts'

const ROWS = 6_000
const LIST = `Vorname;Nachname;Straße;PLZ;Ort\n${Array.from({ length: ROWS }, (_, at) => `Anna;Beispiel ${at};Musterweg ${at + 1};10115;Berlin`).join('\n')}`
let on: ListHub
const folderOf = (key: string) => join(on.hub.dataDir, 'recipients', key)

beforeAll(async () => {
  on = await startListHub()
})
afterAll(() => on?.stop())

async function ownerOf(key: string): Promise<string> {
  for (;;) {
    const { owner } = await listOf(on.hub.payload, key)
    if (owner) return owner
    await later(2)
  }
}
/** As if a minute had passed without a sign. */
const leaseEnds = (key: string) => on.hub.payload.db.updateOne({ collection: 'recipient-lists', where: { key: { equals: key } }, data: { lease: new Date(0).toISOString() } as never })

async function expectWhole(key: string): Promise<void> {
  const list = await listOf(on.hub.payload, key)
  expect(list).toMatchObject({ state: 'ready', owner: null, counts: { rows: ROWS, good: ROWS } })
  await expect.poll(() => on.filesOf(key)).toEqual([list.folder])
  const opened = await openList(on.hub.payload, key)
  expect((await opened.at([ROWS - 1]))[0]).toMatchObject({ line: ROWS + 1 })
  await opened.close()
}
async function expectRead(key: string): Promise<void> {
  const { state, folder, rows } = await listOf(on.hub.payload, key)
  expect({ state, rows }).toEqual({ state: 'mapping', rows: ROWS })
  await expect.poll(() => on.filesOf(key)).toEqual([folder])
}

describe(`a list that several are at (${DATABASE})`, () => {
  it('is worked through by one of them', async () => {
    const key = await on.upload(LIST)
    for (const expectDone of [expectRead, expectWhole]) {
      const first = on.work()
      const owner = await ownerOf(key)
      await on.work()
      expect([owner, null]).toContain((await listOf(on.hub.payload, key)).owner)
      await first
      await expectDone(key)
      if (expectDone === expectRead) await on.confirm(key)
    }
  })

  it('stays with whoever needs longer than a lease', async () => {
    closeListProcess()
    const key = await on.upload(LIST)
    // Starting a process takes longer.
    const leaseMs = 600
    const first = on.work({ leaseMs })
    const owners = new Set([await ownerOf(key)])
    let isOver = false
    void first.finally(() => {
      isOver = true
    })
    const watch = async () => {
      for (; !isOver; await later(5)) owners.add((await listOf(on.hub.payload, key)).owner ?? '')
    }
    const others = async () => {
      for (; !isOver; await later(20)) await on.work({ leaseMs })
    }
    await Promise.all([first, watch(), others()])
    owners.delete('')
    expect(owners.size).toBe(1)
    await expectRead(key)
  })

  it('is whole, though somebody too slow goes on with it', async () => {
    const key = await on.upload(LIST)
    for (const expectDone of [expectRead, expectWhole]) {
      const slow = on.work()
      const owner = await ownerOf(key)
      await leaseEnds(key)
      const quick = on.work()
      await Promise.all([slow, quick])
      expect(owner).toBeTruthy()
      await expectDone(key)
      if (expectDone === expectRead) await on.confirm(key)
    }
  })

  it('loses what somebody left who died, and nothing else', async () => {
    const key = await on.upload(LIST)
    mkdirSync(join(folderOf(key), 'read-0123456789abcdef'))
    await on.work()
    await expectRead(key)
    mkdirSync(join(folderOf(key), 'rows-0123456789abcdef'))
    writeFileSync(join(folderOf(key), 'upload'), LIST)
    await sweepLists(on.hub.payload)
    await expectRead(key)
    await on.confirm(key)
    await on.work()
    mkdirSync(join(folderOf(key), 'rows-0123456789abcdef'))
    await sweepLists(on.hub.payload)
    await expectWhole(key)
  })
})

describe(`a list from which somebody is erased while it is checked (${DATABASE})`, () => {
  it('is checked anew without them, and nothing is left of the rows that were there before', async () => {
    const key = await on.upload(LIST)
    await on.work()
    await on.confirm(key)
    const checking = on.work()
    await ownerOf(key)
    const traits = { digests: [], email: null, number: null, name: [' anna ', ' beispiel 7 '] } as const
    await eraseRowsOfPerson(on.hub.payload, traits)
    await checking
    await on.work()
    const list = await listOf(on.hub.payload, key)
    expect(list).toMatchObject({ state: 'ready', owner: null })
    expect(on.filesOf(key)).toEqual([list.folder])
    const opened = await openList(on.hub.payload, key)
    expect(opened.count).toBe(ROWS - 1)
    await opened.close()
    // As if the one who erased had died before the old rows went: whoever goes on with it deletes them.
    mkdirSync(join(folderOf(key), 'rows-0123456789abcdef'))
    await eraseRowsOfPerson(on.hub.payload, traits)
    expect(on.filesOf(key)).toEqual([list.folder])
  })
})

describe(`the command line beside the worker of its server (${DATABASE})`, () => {
  it('uploads and maps a list', async () => {
    // Reading begins with the start of a process: time enough for two to be at it.
    closeListProcess()
    const worker = startRecipientLists(on.hub.payload)
    try {
      const { token } = await tokenFor(on.hub, 'person', { person: (on.editor.user as { id: string }).id })
      const verb = async (...args: string[]) => JSON.parse((await runVerb(['recipients', ...args, '--json'], { payload: on.hub.payload, cwd: on.hub.dataDir, token })).stdout) as { list: { key: string; state: string } }
      writeFileSync(join(on.hub.dataDir, 'kunden.csv'), LIST)
      const { list } = await verb('upload', 'kunden.csv', '--origin', 'Kundendatei')
      await expectRead(list.key)
      expect(await verb('map', list.key)).toMatchObject({ list: { state: 'ready' } })
      await expectWhole(list.key)
    } finally {
      await worker.stop()
    }
  })
})
