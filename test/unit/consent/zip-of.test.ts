/** What a person is given may be gigabytes: it is packed file by file, as fast as it is taken. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it, vi } from 'vitest'
import { type ExportFile, zipOf } from '../../../src/consent/rights/export.ts'
import { writeDurably } from '../../../src/publishing/media/durable-file.ts'

const MB = 1_000_000
const fileOf = (path: string, bytes: Uint8Array | null) => ({ path, read: vi.fn(() => Promise.resolve(bytes)) }) satisfies ExportFile

it('reads a file only when the one before it is taken, and packs them whole', async () => {
  const page = new TextEncoder().encode('<p>Grüß Gott</p>'.repeat(1_000))
  const files = [fileOf('index.html', page), fileOf('files/ä.png', new Uint8Array(MB).fill(1)), fileOf('files/gone.png', null), fileOf('files/b.pdf', new Uint8Array(MB).fill(2))] as const
  const zip = zipOf(files)
  const pieces: Uint8Array[] = []
  let taken = 0
  for await (const piece of zip) {
    pieces.push(piece)
    taken += piece.byteLength
    // No file is read before all of those before it are given out.
    if (taken < MB) expect(files[3].read).not.toHaveBeenCalled()
    if (taken < 10) expect(files[1].read).not.toHaveBeenCalled()
  }
  const unpacked = unzipSync(new Uint8Array(Buffer.concat(pieces)))
  expect(Object.keys(unpacked)).toEqual(['index.html', 'files/ä.png', 'files/b.pdf'])
  expect(Buffer.from(unpacked['index.html'] ?? []).equals(Buffer.from(page))).toBe(true)
  expect(Buffer.from(unpacked['files/b.pdf'] ?? []).equals(Buffer.alloc(MB, 2))).toBe(true)
  expect(taken).toBeLessThan(2 * MB + 5_000)
})

it('is written to disk whole or not at all', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'einklang-zip-'))
  try {
    const broken: ExportFile = { path: 'files/broken.png', read: () => Promise.reject(new Error('The disk is broken.')) }
    const whole = fileOf('files/whole.png', new Uint8Array(MB))
    await expect(writeDurably(join(folder, 'person.zip'), zipOf([whole, broken]))).rejects.toThrow('broken')
    expect(await readdir(folder)).toEqual([])
    await writeDurably(join(folder, 'person.zip'), zipOf([whole]))
    expect(unzipSync(new Uint8Array(await readFile(join(folder, 'person.zip'))))['files/whole.png']).toHaveLength(MB)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
