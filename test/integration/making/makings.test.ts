/** Files of what was composed: made as jobs, seen by who composed them, kept nowhere. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ChannelPlugin } from '../../../src/channel/contract.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import type { MakingState } from '../../../src/publishing/making/makings.ts'
import { type PrincipalName, PRINCIPALS, type Principal, principals } from '../access/rest.ts'
import { type ReadingHub, startReadingHub } from '../api/reading-hub.ts'
import { DATABASE, makePiece, paragraphs } from '../hub.ts'
import { held } from './held.ts'
import { composed, made as madeBy } from './made-files.ts'

let hub: ReadingHub
let who: Record<PrincipalName, Principal>
let pieces = 0

beforeAll(async () => {
  hub = await startReadingHub()
  who = await principals(hub)
})
afterAll(() => hub?.stop())
afterEach(() => vi.restoreAllMocks())

const channelOf = (id: string): ChannelPlugin => {
  const channel = hubOf(hub.payload).channels.find((one) => one.id === id)
  if (!channel) throw new Error(`There is no channel ${id}.`)
  return channel
}
const newPiece = (data: object = {}) => {
  pieces += 1
  return makePiece(hub.editor, { title: `Beitrag Nummer ${pieces}`, slug: `beitrag-${pieces}`, body: paragraphs(`Absatz von Beitrag ${pieces}.`), ...data })
}

async function making(key: string, channel: string, { as = 'editor', of = { is: 'draft' } }: { as?: PrincipalName; of?: object } = {}): Promise<string> {
  const [first] = await composed(who[as].send, `/pieces/${key}`, { locale: 'de', channels: [channel], of })
  if (!first) throw new Error(`Nothing was composed for ${channel}.`)
  return first.making
}
const started = async (key: string, as: PrincipalName = 'editor') => (await who[as].send('POST', `/flow/makings/${key}`, { body: {} })).json as unknown as MakingState
const stateOf = async (key: string) => (await who.editor.send('GET', `/flow/makings/${key}`)).json as unknown as MakingState
const made = (key: string, as: PrincipalName = 'editor') => madeBy(who[as].send, key)

const blobs = () => {
  try {
    return readdirSync(join(hub.dataDir, 'renditions'), { recursive: true }).length
  } catch {
    return 0
  }
}

describe(`the files of a draft (${DATABASE})`, () => {
  it('are made when they are asked for: a letter as its pages and as PDF', async () => {
    const { key } = await newPiece()
    const before = blobs()
    const letter = await making(key, 'print-pdf')
    expect(await stateOf(letter)).toMatchObject({ state: 'none', artefacts: [] })
    const { artefacts, state, done, of } = await made(letter)
    expect([state, done]).toEqual(['made', of])
    expect(artefacts.map(({ name }) => name).sort()).toEqual(['letter.pdf', 'page-1.png', 'preflight.json'])
    for (const { name, mime, bytes } of artefacts) {
      const file = await who.editor.send('GET', `/flow/makings/${letter}/files/${name}`)
      expect([name, file.status, file.headers.get('content-type'), file.headers.get('cache-control')]).toEqual([name, 200, mime, 'no-store'])
      expect(bytes).toBeGreaterThan(0)
    }
    expect(blobs()).toBe(before)
    expect((await hub.payload.count({ collection: 'renditions', where: { pieceKey: { equals: key } } })).totalDocs).toBe(0)
  })

  it('of a text channel are there at once, without being ordered', async () => {
    const page = await making((await newPiece()).key, 'web-page')
    const { status, text, headers } = await who.editor.send('GET', `/flow/makings/${page}/files/page.html`)
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(text).toContain('Beitrag Nummer')
    expect(await stateOf(page)).toMatchObject({ state: 'made', artefacts: [{ name: 'page.html' }] })
  })

  it('of a post are its pictures, counted while they are made', async () => {
    const { id } = await hub.picture('bild.jpg', 1_600, 1_200, '#336699')
    const post = await making((await newPiece({ hero: id })).key, 'social-post')
    const { artefacts } = await made(post)
    const picture = artefacts.find(({ mime }) => mime === 'image/jpeg')
    expect(picture).toBeDefined()
    const pack = held(channelOf('social-post'))
    const other = await making((await newPiece({ hero: id })).key, 'social-post')
    await started(other)
    await vi.waitFor(async () => expect(await stateOf(other)).toMatchObject({ state: 'making', done: 1, of: 4 }), { timeout: 30_000 })
    pack.letGo()
    expect((await made(other)).state).toBe('made')
  })

  it('are made once for two who ask, each of whom composed the same', async () => {
    const { key } = await newPiece()
    const pack = held(channelOf('print-pdf'))
    const [one, other] = [await making(key, 'print-pdf', { as: 'editor' }), await making(key, 'print-pdf', { as: 'approver' })]
    expect(other).toBe(one)
    await Promise.all([started(one, 'editor'), started(one, 'approver'), started(one, 'editor')])
    pack.letGo()
    await Promise.all([made(one, 'editor'), made(one, 'approver')])
    expect(pack.begun).toBe(1)
  })

  it('that take longer than a moment are answered with how far they are and when to ask again', async () => {
    const pack = held(channelOf('print-pdf'))
    const letter = await making((await newPiece()).key, 'print-pdf')
    const { status, json, headers } = await who.editor.send('GET', `/flow/makings/${letter}/files/letter.pdf`)
    expect([status, json.errors?.[0]?.code]).toEqual([503, 'busy'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    pack.letGo()
    await made(letter)
    expect((await who.editor.send('GET', `/flow/makings/${letter}/files/letter.pdf`)).status).toBe(200)
  })

  it('that cannot be made say why, and are tried again when ordered again', async () => {
    const letter = await making((await newPiece()).key, 'print-pdf')
    const { HubError } = await import('../../../src/content/errors.ts')
    const spy = vi.spyOn(channelOf('print-pdf'), 'pack').mockRejectedValue(new HubError('render-failed', 'The letter fails the print check.'))
    const { state, error } = await made(letter)
    expect([state, error?.code]).toEqual(['failed', 'render-failed'])
    spy.mockRestore()
    expect((await made(letter)).state).toBe('made')
  })

  it('belong to who composed them: nobody else can name them, and no name leads elsewhere', async () => {
    const page = await making((await newPiece()).key, 'web-page')
    for (const path of ['', '/files/page.html']) {
      for (const name of PRINCIPALS) {
        const { status } = await who[name].send('GET', `/flow/makings/${page}${path}`)
        expect([name, path, status]).toEqual([name, path, ['editor', 'person-token'].includes(name) ? 200 : ['admin', 'approver'].includes(name) ? 404 : expect.toSatisfy((code: number) => [401, 403].includes(code))])
      }
    }
    expect((await who.approver.send('POST', `/flow/makings/${page}`, { body: {} })).status).toBe(404)
    for (const name of ['..%2F..%2Fetc%2Fpasswd', 'page.html%00', 'nothing.png', '__proto__']) {
      expect([name, (await who.editor.send('GET', `/flow/makings/${page}/files/${name}`)).status]).toEqual([name, 404])
    }
    for (const key of ['a'.repeat(64), 'x', '__proto__']) expect([key, (await who.editor.send('GET', `/flow/makings/${key}`)).status]).toEqual([key, 404])
  })

  it('of what is live are those that readers get', async () => {
    const { key } = await hub.published({ title: 'Ein Brief, der gilt', slug: 'brief-der-gilt' }, ['print-pdf'])
    const { rendition, orderForPublication } = await import('../../../src/publishing/compose.ts')
    const { docs } = await hub.payload.find({ collection: 'publications', where: { pieceKey: { equals: key } }, depth: 0 })
    const kept = await rendition(hub.payload, () => orderForPublication(hub.payload, docs[0] as never, 'letter'))
    const live = await making(key, 'print-pdf', { of: { is: 'live' } })
    expect(live).toBe(kept.key)
    const pack = held(channelOf('print-pdf'))
    const { artefacts } = await made(live)
    expect(pack.begun).toBe(0)
    expect(artefacts.find(({ name }) => name === 'letter.pdf')?.bytes).toBe(kept.artefacts.find(({ name }) => name === 'letter.pdf')?.bytes)
    expect(artefacts.some(({ name }) => name === 'page-1.png')).toBe(true)
  })

  it('show pages in the order and size in which they are printed', async () => {
    const long = await newPiece({ body: paragraphs(...Array.from({ length: 60 }, (_, index) => `Absatz ${index + 1}. Er ist lang genug, dass der Brief mehr als eine Seite braucht, und sagt sonst nichts.`)) })
    const letter = await making(long.key, 'print-pdf')
    const { artefacts } = await made(letter)
    const names = artefacts.flatMap(({ name }) => (name.startsWith('page-') ? [name] : []))
    expect(names.length).toBeGreaterThan(1)
    expect(names).toEqual(names.map((_, index) => `page-${index + 1}.png`))
    const { makingFile } = await import('../../../src/publishing/making/makings.ts')
    const { personOf } = await import('../../../src/access/roles.ts')
    expect(personOf(hub.editor.user)).not.toBeNull()
    await expect(makingFile(hub.editor, letter, 'page-1.png')).rejects.toMatchObject({ code: 'not-found' })
    const { composePiece } = await import('../../../src/publishing/making/compositions.ts')
    await composePiece(hub.editor, long.key, { locale: 'de', of: { is: 'draft' } })
    const page = await makingFile(hub.editor, letter, 'page-2.png')
    expect((await sharp(page.bytes).metadata()).width).toBe(1_000)
  })
})
