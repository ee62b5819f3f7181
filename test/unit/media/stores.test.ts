import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImageOrder } from '../../../src/channel/contract.ts'
import { derivativeName, parseDerivativeName, standardOrders } from '../../../src/channel/images.ts'
import { createBlobStore } from '../../../src/publishing/media/blob-store.ts'
import { deriveImage } from '../../../src/publishing/media/derive.ts'
import { sha256Hex } from '../../../src/publishing/media/hash.ts'
import { createMediaStore } from '../../../src/publishing/media/store.ts'
import { HOSTILE_STRINGS } from '../../fixtures/hostile.ts'
import { bytesOf, twoHalves } from './samples.ts'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'einklang-store-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const filesUnder = async (folder: string) => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name)
const bytes = (text: string) => new TextEncoder().encode(text)
const BAD_KEYS = ['', '..', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\n`, 'a'.repeat(65)]

describe('blob store', () => {
  test('gives back what was put, once kept', async () => {
    const store = createBlobStore(join(directory, 'new', 'blobs'))
    const sha = await store.put(bytes('hello'))
    expect(sha).toBe(sha256Hex(bytes('hello')))
    expect(await store.put(bytes('hello'))).toBe(sha)
    expect(await store.get(sha)).toEqual(bytes('hello'))
    expect(await store.put(new Uint8Array())).toBe(sha256Hex(new Uint8Array()))
    expect(await filesUnder(directory)).toHaveLength(2)
    await store.delete(sha)
    await store.delete(sha)
    expect(await store.get(sha)).toBeNull()
  })

  test('never gives changed bytes, and heals when they are put again', async () => {
    const store = createBlobStore(directory)
    const sha = await store.put(bytes('hello'))
    await writeFile(join(directory, sha.slice(0, 2), sha), 'hell')
    expect(await store.get(sha)).toBeNull()
    await store.put(bytes('hello'))
    expect(await store.get(sha)).toEqual(bytes('hello'))
  })

  test('twenty writers of the same bytes leave one file and no rest', async () => {
    const store = createBlobStore(directory)
    const shas = await Promise.all(Array.from({ length: 20 }, () => store.put(bytes('same'))))
    expect(new Set(shas).size).toBe(1)
    expect(await filesUnder(directory)).toEqual([shas[0]])
  })

  test('a writer killed at any moment leaves whole files only', async () => {
    const script = `
      import { createBlobStore } from ${JSON.stringify(new URL('../../../src/publishing/media/blob-store.ts', import.meta.url).href)}
      const store = createBlobStore(${JSON.stringify(directory)})
      for (let round = 0; ; round += 1) { await store.put(new Uint8Array(3_000_000).fill(round % 251)); process.stdout.write('.') }`
    let kept = 0
    for (let run = 0; run < 4; run += 1) {
      const writer = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
      const closed = once(writer, 'close')
      await once(writer.stdout, 'data')
      await setTimeout(7 * run)
      writer.kill('SIGKILL')
      await closed
      for (const name of (await filesUnder(directory)).filter((one) => !one.startsWith('.tmp-'))) {
        expect(await createBlobStore(directory).get(name)).toHaveLength(3_000_000)
        kept += 1
      }
      await rm(directory, { recursive: true, force: true })
    }
    expect(kept).toBeGreaterThanOrEqual(4)
  })

  test.each(BAD_KEYS)('takes no key like %j', async (key) => {
    const store = createBlobStore(directory)
    await expect(store.get(key)).rejects.toThrow(TypeError)
    await expect(store.delete(key)).rejects.toThrow(TypeError)
  })
})

describe('media store', () => {
  const picture = twoHalves().png().toBuffer().then((buffer) => new Uint8Array(buffer))
  const order = (media: string, change: Partial<ImageOrder> = {}): ImageOrder => ({ media, width: 100, fit: 'inside', format: 'webp', ...change })

  test('keeps originals by their hash only', async () => {
    const store = createMediaStore(directory)
    const original = await picture
    const sha = sha256Hex(original)
    await expect(store.putOriginal(original, 'ab'.repeat(32))).rejects.toMatchObject({ code: 'bad-input' })
    expect(await store.original(sha)).toBeNull()
    await store.putOriginal(original, sha)
    await store.putOriginal(original, sha)
    expect(await store.original(sha)).toEqual(original)
    await writeFile(join(directory, 'originals', sha.slice(0, 2), sha), 'something else')
    await expect(store.original(sha)).rejects.toMatchObject({ code: 'internal' })
    await store.putOriginal(original, sha)
    expect(await store.original(sha)).toEqual(original)
  })

  test('an original that is put again is one of now: nobody sweeps it up before its row is written', async () => {
    const store = createMediaStore(directory)
    const original = bytes('an original')
    const sha = sha256Hex(original)
    await store.putOriginal(original, sha)
    const path = join(directory, 'originals', sha.slice(0, 2), sha)
    const [then, since] = [new Date(Date.now() - 3_600_000), new Date(Date.now() - 60_000)]
    await utimes(path, then, then)
    expect(await store.keptBefore(since)).toEqual([sha])
    await store.putOriginal(original, sha)
    expect(await store.keptBefore(since)).toEqual([])
  })

  test('makes a derivative once, for however many ask', async () => {
    const store = createMediaStore(directory)
    const original = await picture
    const sha = sha256Hex(original)
    await expect(store.ensureDerivative(order(sha))).rejects.toMatchObject({ code: 'not-found' })
    await store.putOriginal(original, sha)
    expect(await store.derivative(sha, 'w100.webp')).toBeNull()
    const made = await Promise.all(Array.from({ length: 5 }, () => store.ensureDerivative(order(sha))))
    expect(new Set(made.map((one) => sha256Hex(one))).size).toBe(1)
    expect(await store.derivative(sha, 'w100.webp')).toEqual(made[0])
    expect(await filesUnder(join(directory, 'derivatives'))).toEqual(['w100.webp'])
    await writeFile(join(directory, 'derivatives', sha.slice(0, 2), sha, 'w100.webp'), 'kept')
    expect(await store.ensureDerivative(order(sha))).toEqual(bytes('kept'))
  })

  test('makes the standard set, and removes all', async () => {
    const store = createMediaStore(directory)
    const original = await bytesOf(twoHalves(900, 600).jpeg())
    const sha = sha256Hex(original)
    await store.putOriginal(original, sha)
    const facts = { key: sha, mime: 'image/jpeg', filename: 'a.jpg', width: 900, height: 600, alt: '', focalX: 33.3, focalY: 50 }
    await store.ensureStandard(facts)
    const names = standardOrders(facts).map(derivativeName).sort()
    expect((await filesUnder(join(directory, 'derivatives'))).sort()).toEqual(names)
    expect(names).toEqual(expect.arrayContaining(['1200x630-33-50.jpg', '560x420-33-50.jpg', '280x210-33-50.jpg']))
    expect(await sharp(await store.derivative(sha, 'w800.webp') ?? new Uint8Array()).metadata()).toMatchObject({ format: 'webp', width: 800 })
    await store.remove(sha)
    await store.remove(sha)
    expect(await filesUnder(directory)).toEqual([])
    await store.ensureStandard({ ...facts, mime: 'application/pdf' })
  })

  test('orders that an address cannot name are made for the packer and kept for the next one, but no address gives them', async () => {
    const store = createMediaStore(directory)
    const original = await picture
    const sha = sha256Hex(original)
    await store.putOriginal(original, sha)
    const special = order(sha, { height: 50, fit: 'cover', maxBytes: 600, format: 'jpeg' })
    await expect(store.ensureDerivative(special)).rejects.toMatchObject({ code: 'bad-input' })
    const [made, meanwhile] = await Promise.all([store.image(special), store.image({ ...special })])
    expect(made).toEqual(await deriveImage(original, special))
    expect(meanwhile).toEqual(made)
    const kept = (await filesUnder(directory)).filter((name) => name !== sha)
    expect(kept).toEqual([expect.stringMatching(/^ordered-[0-9a-f]{64}$/)])
    expect(await createMediaStore(directory).image(special)).toEqual(made)
    for (const name of kept) expect(await store.derivative(sha, name)).toBeNull()
    expect((await store.image({ ...special, height: 60 })).byteLength).toBeGreaterThan(0)
    await store.image(order(sha))
    expect(await filesUnder(directory)).toHaveLength(4)
    await store.remove(sha)
    expect(await filesUnder(directory)).toEqual([])
  })

  test('reads nothing outside its directory', async () => {
    const store = createMediaStore(join(directory, 'store'))
    await writeFile(join(directory, 'secret'), 'secret')
    for (const key of BAD_KEYS) await expect(store.original(key)).rejects.toThrow(TypeError)
    for (const key of BAD_KEYS) await expect(store.derivative(key, 'w800.webp')).rejects.toThrow(TypeError)
    for (const key of BAD_KEYS) await expect(store.remove(key)).rejects.toThrow(TypeError)
    for (const name of ['../../../secret', '..', '.', '', 'w800.webp/../../x', 'w800.webp\0', ...HOSTILE_STRINGS]) expect(await store.derivative('ab'.repeat(32), name)).toBeNull()
    expect(await readFile(join(directory, 'secret'), 'utf8')).toBe('secret')
  })
})

describe('names of derivatives', () => {
  test('name ⇄ order', () => {
    const side = fc.integer({ min: 1, max: 20_000 })
    const percent = fc.integer({ min: 0, max: 100 })
    const format = fc.constantFrom('jpeg', 'png', 'webp', 'avif')
    const orders = fc.oneof(
      fc.record({ width: side, fit: fc.constant('inside' as const), format }),
      fc.record({ width: side, height: side, fit: fc.constant('cover' as const), focalX: percent, focalY: percent, format }),
    )
    fc.assert(fc.property(orders, (order) => void expect(parseDerivativeName(derivativeName(order))).toEqual(order)))
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^w?\d{0,6}(x\d{0,6})?(-\d{0,4}){0,3}\.(jpg|webp|svg)$/)), (name) => {
        const order = parseDerivativeName(name)
        if (order) expect(derivativeName(order)).toBe(name)
      }),
    )
  })

  test.each(['w0.jpg', 'w08.jpg', 'w800.svg', 'w800.jpeg', 'w800.webp ', '10x10-101-0.jpg', '10x10-0-00.jpg', '10x10.jpg', 'w-1.jpg', 'w1e3.jpg'])('%s is none', (name) => {
    expect(parseDerivativeName(name)).toBeNull()
  })
})
