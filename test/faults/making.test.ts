/** Making files is a cache in memory: a process may be killed at any instant of it, and whoever asks next gets the same. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { orderForPublication, rendition } from '../../src/publishing/compose.ts'
import { approve } from '../../src/publishing/decide.ts'
import { publish } from '../../src/publishing/publish.ts'
import { findRecords, type PublicationRecord } from '../../src/publishing/records.ts'
import { submit } from '../../src/publishing/submit.ts'
import { approvedBrand, DATABASE, makePiece, paragraphs, startHub, type TestHub } from '../integration/hub.ts'
import { type HubProcess, startProcess } from './child.ts'
import { randomNumbers, SEED } from './sample.ts'

const KILLS = 2
/** A letter takes about as long. */
const LONGEST_MS = 1_200

let hub: TestHub
let editor: PayloadRequest
let approver: PayloadRequest
let letter: PublicationRecord
/** The one that lives; the next is started while what the last one left is looked at. */
let living: Promise<HubProcess>

const idOf = (req: PayloadRequest) => (req.user as { id: string | number }).id
const filesOf = (folder: string) => (readdirSync(folder, { recursive: true, withFileTypes: true }) as { name: string; parentPath: string; isFile(): boolean }[]).filter((entry) => entry.isFile())
const body = paragraphs(...Array.from({ length: 30 }, (_, index) => `Absatz ${index + 1} eines Briefs, dessen Herstellung jemand abwürgt.`))

beforeAll(async () => {
  hub = await startHub()
  living = startProcess()
  editor = await hub.person('Edda Editor', ['editor'])
  approver = await hub.person('Armin Approver', ['approver'])
  await approvedBrand(editor, approver)
  const { key } = await makePiece(editor, { title: 'Wird abgewürgt', body })
  await approve(approver, (await submit(editor, { subject: 'piece', key, locale: 'de' })).key)
  const [made] = await publish(editor, { pieceKey: key, locale: 'de', channels: ['print-pdf'] })
  if (!made) throw new Error('Nothing was published.')
  letter = made
})
afterAll(async () => {
  await (await living)?.kill()
  await hub?.stop()
})

describe(`a process that is killed while it makes files (${DATABASE}, FAULTS_SEED=${SEED})`, () => {
  it(`leaves nothing half made in ${KILLS} kills, and the same letter is made afterwards`, async () => {
    const random = randomNumbers()
    const folder = join(hub.dataDir, 'renditions')
    for (let kill = 1; kill <= KILLS; kill++) {
      const worker = await living
      void worker.ask([{ do: 'render', slot: letter.slot, variant: 'letter' }]).catch(() => undefined)
      await sleep(random() * LONGEST_MS)
      await worker.kill()
      living = startProcess()
      for (const { artefacts } of await findRecords(hub.payload, 'renditions', { where: {} })) {
        for (const { sha256, bytes } of artefacts) {
          const content = readFileSync(join(folder, sha256.slice(0, 2), sha256))
          expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256])
        }
      }
    }
    const [outcome] = await (await living).ask([{ do: 'render', slot: letter.slot, variant: 'letter' }])
    const { key, artefacts } = await rendition(hub.payload, () => orderForPublication(hub.payload, letter, 'letter'))
    expect(outcome).toEqual({ ok: true, value: { key, artefacts: artefacts.map(({ name, sha256 }) => ({ name, sha256 })) } })
  })

  it('while it checks a submission leaves a submission that the next one approves', async () => {
    const { key, id } = await makePiece(editor, { title: 'Prüfung abgewürgt', body })
    const worker = await living
    const [submitted] = await worker.ask([{ do: 'submit', as: idOf(editor), key }])
    await worker.kill()
    if (!submitted?.ok) throw new Error('It was not submitted.')
    const [submission] = await findRecords(hub.payload, 'submissions', { where: { subjectKey: { equals: key } } })
    expect([submission?.stage, id]).toEqual(['in-review', id])
    const before = filesOf(hub.dataDir).filter(({ parentPath }) => parentPath.includes('renditions')).length
    const { certificate } = await approve(approver, submission?.key ?? '')
    expect(Object.values(certificate.checks).every(({ isBlocked }) => !isBlocked)).toBe(true)
    // Checks are looked at, not kept: nothing of what is only approved lies on the disk.
    expect(filesOf(hub.dataDir).filter(({ parentPath }) => parentPath.includes('renditions')).length).toBe(before)
  })
})
