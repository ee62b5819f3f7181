/** Renditions are a cache: whatever becomes of its rows and files, readers get the same bytes. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { orderForPublication, type Rendition, rendition } from '../../src/publishing/compose.ts'
import { approve } from '../../src/publishing/decide.ts'
import { hubOf } from '../../src/publishing/hub.ts'
import { publish } from '../../src/publishing/publish.ts'
import { findRecords, type PublicationRecord } from '../../src/publishing/records.ts'
import { submit } from '../../src/publishing/submit.ts'
import { approvedBrand, DATABASE, makePiece, startHub, type TestHub } from '../integration/hub.ts'
import { type HubProcess, race, startProcess } from './child.ts'
import type { Order } from './orders.ts'

let hub: TestHub
let publications: PublicationRecord[]
let processes: HubProcess[] = []

beforeAll(async () => {
  hub = await startHub()
  const editor = await hub.person('Edda Editor', ['editor'])
  const approver = await hub.person('Armin Approver', ['approver'])
  await approvedBrand(editor, approver)
  publications = await published(editor, approver, 'Immer dieselben Bytes')
  processes = await Promise.all(Array.from({ length: DATABASE === 'mongodb' ? 2 : 1 }, () => startProcess()))
})
afterAll(async () => {
  await Promise.all(processes.map((one) => one.kill()))
  await hub?.stop()
})

async function published(editor: PayloadRequest, approver: PayloadRequest, title: string): Promise<PublicationRecord[]> {
  const { key } = await makePiece(editor, { title })
  await approve(approver, (await submit(editor, { subject: 'piece', key, locale: 'de' })).key)
  return publish(editor, { pieceKey: key, locale: 'de', channels: hubOf(hub.payload).channels.map(({ id }) => id) })
}

/** Every variant of every channel that a piece alone has. */
const places = () =>
  publications.flatMap((publication) => {
    const channel = hubOf(hub.payload).channels.find(({ id }) => id === publication.channel)
    return (channel?.variants ?? []).filter(({ isPerPiece }) => isPerPiece).map(({ id }) => ({ publication, variant: id }))
  })
const read = async ({ publication, variant }: ReturnType<typeof places>[number]) => rendition(hub.payload, () => orderForPublication(hub.payload, publication, variant))
const readAll = async (): Promise<Rendition[]> => {
  const made: Rendition[] = []
  for (const place of places()) made.push(await read(place))
  return made
}
const rows = () => findRecords(hub.payload, 'renditions', { where: {}, sort: 'key' })
const deleteRows = () => hub.payload.db.deleteMany({ collection: 'renditions', where: {} })
const blobFile = (sha256: string) => join(hub.dataDir, 'renditions', sha256.slice(0, 2), sha256)
const bytesOf = (all: readonly Rendition[]) => all.map(({ key, artefacts, notes }) => ({ key, notes, artefacts: artefacts.map(({ content, ...facts }) => ({ ...facts, hex: Buffer.from(content).toString('hex') })) }))

describe(`renditions on ${DATABASE}`, () => {
  it('come back byte for byte when every row and every file is gone, on all four channels', async () => {
    const first = await readAll()
    expect(new Set(publications.map(({ channel }) => channel)).size).toBe(4)
    expect(first.length).toBeGreaterThanOrEqual(publications.length)
    await deleteRows()
    expect(await rows()).toEqual([])
    for (const { sha256 } of first.flatMap(({ artefacts }) => artefacts)) await hubOf(hub.payload).blobs.delete(sha256)
    const second = await readAll()
    expect(bytesOf(second)).toEqual(bytesOf(first))
    expect(await rows()).toHaveLength(first.length)
  })

  it.each(['rows', 'files'])('come back when only the %s are gone', async (what) => {
    const first = await readAll()
    if (what === 'rows') await deleteRows()
    else for (const { sha256 } of first.flatMap(({ artefacts }) => artefacts)) await hubOf(hub.payload).blobs.delete(sha256)
    expect(bytesOf(await readAll())).toEqual(bytesOf(first))
    expect(await rows()).toHaveLength(first.length)
  })

  it('are never given out damaged, and mended on disk', async () => {
    const first = await readAll()
    for (const { sha256, bytes } of first.flatMap(({ artefacts }) => artefacts)) {
      const damaged = readFileSync(blobFile(sha256))
      damaged[bytes >> 1] = (damaged[bytes >> 1] ?? 0) ^ 1
      writeFileSync(blobFile(sha256), damaged)
    }
    const healed = await readAll()
    expect(bytesOf(healed)).toEqual(bytesOf(first))
    for (const { sha256, content } of healed.flatMap(({ artefacts }) => artefacts)) expect(readFileSync(blobFile(sha256)).equals(content)).toBe(true)
  })

  it('are one row, however many processes make the same at once', async () => {
    const first = await readAll()
    for (let round = 0; round < 3; round++) {
      await deleteRows()
      const orders = places().flatMap(({ publication, variant }) => Array.from({ length: 4 }, (): Order => ({ do: 'render', slot: publication.slot, variant })))
      const outcomes = await race(processes, orders)
      expect(outcomes.filter(({ ok }) => !ok)).toEqual([])
      const kept = await rows()
      expect(kept.map(({ key }) => key)).toEqual(first.map(({ key }) => key).sort())
      const hashes = new Map(first.map(({ key, artefacts }) => [key, artefacts.map(({ name, sha256 }) => ({ name, sha256 }))]))
      for (const outcome of outcomes) {
        const { key, artefacts } = (outcome.ok ? outcome.value : {}) as { key: string; artefacts: unknown }
        expect(artefacts).toEqual(hashes.get(key))
      }
    }
  })
})
