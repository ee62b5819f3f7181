/** Pieces that nobody planned for, through the whole hub: written, submitted, approved and made for every channel with real pictures and a real typesetter. */
import type { PayloadRequest } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LexicalRefs, toLexical } from '../../../src/content/lexical.ts'
import type { Note } from '../../../src/content/notes.ts'
import { ODD_PIECES } from '../../fixtures/odd-pieces.ts'
import { approvedBrand, DATABASE, makePiece, startHub, type TestHub } from '../hub.ts'

let hub: TestHub
let editor: PayloadRequest
let approver: PayloadRequest
/** Ids of uploads by the keys that the fixtures invented; what is not here is not there. */
const uploads = new Map<string, string | number>()

const NO_REFS: LexicalRefs = { mediaId: (key) => uploads.get(key) ?? null, mediaKey: () => null, pieceId: () => null, pieceKey: () => null, testimonialId: () => null, testimonialKey: () => null }

beforeAll(async () => {
  hub = await startHub()
  editor = await hub.person('Edda Editor', ['editor'])
  approver = await hub.person('Armin Approver', ['approver'])
  await approvedBrand(editor, approver)
  for (const { content } of Object.values(ODD_PIECES)) {
    for (const { key, width = 1, height = 1, licenceUntil } of Object.values(content.media)) {
      const data = await sharp({ create: { width, height, channels: 3, background: '#557799' } }).png().toBuffer()
      const file = { data, mimetype: 'image/png', name: 'odd.png', size: data.length }
      const made = await hub.payload.create({ collection: 'media', locale: 'de', data: { alt: 'Ein Bild', ...(licenceUntil ? { licenceUntil } : {}) } as never, file })
      uploads.set(key, made.id)
    }
  }
})
afterAll(() => hub?.stop())

/** A note or a refusal that an editor can work with. */
const saysWhat = ({ code, message }: Pick<Note, 'code' | 'message'>) => /^[a-z][a-z0-9-]*$/.test(code) && message.de.length > 20 && message.en.length > 20

/** Scripts and lengths that meet only channels are tried in the channels' own suite. */
const WHOLE_WAY = ['nothing but a title', '30,000 words', 'one word of 400 characters', 'right to left', 'emoji families', 'a table of 12 columns', 'a picture of 1 × 10,000 pixels', 'a picture whose licence has ended']

describe(`odd pieces (${DATABASE})`, () => {
  test.each(WHOLE_WAY)('%s: every channel carries it or says why not', async (name) => {
    const { title, slug, teaser, body, hero } = ODD_PIECES[name]!.content
    const { submit } = await import('../../../src/publishing/submit.ts')
    const { approve } = await import('../../../src/publishing/decide.ts')
    const { publish } = await import('../../../src/publishing/publish.ts')
    const { orderForPublication, rendition } = await import('../../../src/publishing/compose.ts')
    const { channelOf, hubOf } = await import('../../../src/publishing/hub.ts')
    const piece = await makePiece(editor, { title, slug, teaser, hero: hero ? (uploads.get(hero.media) ?? null) : null, body: toLexical(body, NO_REFS) })
    const submission = await submit(editor, { subject: 'piece', key: piece.key, locale: 'de' })
    const { certificate } = await approve(approver, submission.key)
    const checks = Object.entries(certificate.checks)
    expect(checks).toHaveLength(hubOf(hub.payload).channels.length)
    for (const [channel, { notes, isBlocked }] of checks) {
      expect(notes.filter((note) => !saysWhat(note)), channel).toEqual([])
      expect(isBlocked, channel).toBe(notes.some(({ severity }) => severity === 'error'))
    }
    const open = checks.flatMap(([channel, { isBlocked }]) => (isBlocked ? [] : [channel]))
    if (open.length === 0) return
    for (const publication of await publish(editor, { pieceKey: piece.key, locale: 'de', channels: open })) {
      for (const { id: variant, isPerPiece } of channelOf(hubOf(hub.payload), publication.channel).variants) {
        if (!isPerPiece) continue
        const { artefacts } = await rendition(hub.payload, () => orderForPublication(hub.payload, publication, variant))
        expect(artefacts.length, `${publication.channel} ${variant}`).toBeGreaterThan(0)
        for (const { name: file, content } of artefacts) expect(content.byteLength, `${publication.channel} ${variant} ${file}`).toBeGreaterThan(0)
      }
    }
  })

  test('a picture that was never uploaded is refused where the piece is handed in', async () => {
    const { submit } = await import('../../../src/publishing/submit.ts')
    const { title, teaser, body } = ODD_PIECES['pictures that are not there']!.content
    const piece = await makePiece(editor, { title, teaser, slug: 'never-uploaded', body: toLexical(body, NO_REFS) })
    await expect(submit(editor, { subject: 'piece', key: piece.key, locale: 'de' })).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('A weir') })
  })

  test('a picture that the store has lost stops the channels that need its bytes, with a sentence', async () => {
    const { checkChannels } = await import('../../../src/publishing/checks.ts')
    const { hubOf } = await import('../../../src/publishing/hub.ts')
    const { loadPiece, snapshotPiece } = await import('../../../src/publishing/snapshot-piece.ts')
    const data = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#335577' } }).png().toBuffer()
    const made = await hub.payload.create({ collection: 'media', locale: 'de', data: { alt: 'Ein Wehr' } as never, file: { data, mimetype: 'image/png', name: 'wehr.png', size: data.length } })
    const piece = await makePiece(editor, { title: 'Das Bild ist fort', slug: 'bild-fort', hero: made.id })
    await hubOf(hub.payload).media.remove((made as unknown as { sha256: string }).sha256)
    const { content } = await snapshotPiece(hub.payload, await loadPiece(hub.payload, piece.key, 'de'), 'de')
    const checks = await checkChannels(editor, content)
    for (const channel of ['web-page', 'social-post', 'print-pdf']) {
      expect(checks[channel]?.isBlocked, channel).toBe(true)
      expect(checks[channel]?.notes.find(({ severity }) => severity === 'error')?.message.en, channel).toMatch(/Restore it from the backup|upload it again/)
    }
  })
})
