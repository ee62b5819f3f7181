import type { PayloadRequest } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkAgain, checkChannel } from '../../../src/publishing/checks.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { channelStates, licencesRunOut } from '../../../src/publishing/overviews.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { composePiece } from '../../../src/publishing/making/compositions.ts'
import { pieceEdition } from '../../../src/publishing/lookups.ts'
import type { ApprovalRecord, ChannelCheck } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { approvedBrand, DATABASE, makePiece, paragraphs, startHub, type TestHub } from '../hub.ts'

const DAY_MS = 86_400_000
const NOON_MS = DAY_MS / 2
/** Noon of the day that is so many days from today, in UTC, as the admin stores a day. */
const noonIn = (days: number): string => new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS + days * DAY_MS + NOON_MS).toISOString()
const nowIn = (days: number) => {
  const at = Date.now() + days * DAY_MS
  return { earliest: at, latest: at }
}

let hub: TestHub
let editor: PayloadRequest
let approver: PayloadRequest
let shade = 0

beforeAll(async () => {
  hub = await startHub()
  editor = await hub.person('Edda Editor', ['editor'])
  approver = await hub.person('Armin Approver', ['approver'])
  await approvedBrand(editor, approver)
})
afterAll(() => hub?.stop())
// A day that ends between two readings of the clock would be another day.
beforeEach(async () => {
  const left = DAY_MS - (Date.now() % DAY_MS)
  if (left < 60_000) await new Promise((done) => setTimeout(done, left))
})

/** @param width px; posts leave further pictures out that are narrower than 320 */
async function picture(name: string, licenceUntil?: string, width = 900): Promise<string | number> {
  // Neighbouring shades can be the same file as a JPEG.
  shade += 1
  const data = await sharp({ create: { width, height: 600, channels: 3, background: { r: (shade * 9) % 256, g: 100, b: 150 } } }).jpeg().toBuffer()
  const file = { data, mimetype: 'image/jpeg', name, size: data.length }
  const made = await hub.payload.create({ collection: 'media', locale: 'de', data: { alt: 'Ein Bild', ...(licenceUntil ? { licenceUntil } : {}) } as never, file })
  return made.id
}
const relicense = (id: string | number, licenceUntil: string | null) => hub.payload.update({ collection: 'media', id, data: { licenceUntil } as never })

async function approved(data: Record<string, unknown>): Promise<{ key: string; approval: ApprovalRecord }> {
  const { key } = await makePiece(editor, data)
  const submission = await submit(editor, { subject: 'piece', key, locale: 'de' })
  return { key, approval: await approve(approver, submission.key) }
}

const withPicture = (id: string | number) => {
  const { root } = paragraphs('Vor dem Bild.') as { root: { children: unknown[] } }
  return { root: { ...root, children: [...root.children, { type: 'block', version: 2, format: '', fields: { id: 'b1', blockName: '', blockType: 'image', media: id } }] } }
}
const embedding = (id: string | number) => {
  const { root } = paragraphs('Vor dem Baustein.') as { root: { children: unknown[] } }
  return { root: { ...root, children: [...root.children, { type: 'block', version: 2, format: '', fields: { id: 'e1', blockName: '', blockType: 'embed', piece: id } }] } }
}

const licenceNotesIn = (check: ChannelCheck | undefined) => check?.notes.filter(({ code }) => code.startsWith('licence-')) ?? []
const severities = (check: ChannelCheck | undefined) => [...new Set(licenceNotesIn(check).map(({ severity, code }) => `${severity} ${code}`))]
const blocked = ({ certificate }: ApprovalRecord) => Object.entries(certificate.checks).flatMap(([id, { isBlocked }]) => (isBlocked ? [id] : [])).sort()
const ALL = ['newsletter-block', 'print-pdf', 'social-post', 'web-page']

describe(`the licence of a picture (${DATABASE})`, () => {
  it.each([
    ['has no end', undefined, []],
    ['ends in 31 days', 31, []],
    ['ends in 30 days', 30, ['warning licence-ending']],
    ['ends today', 0, ['warning licence-ending']],
    ['ended yesterday', -1, ['error licence-expired']],
  ] as const)('that %s', async (name, days, expected) => {
    const hero = await picture(`${name.replaceAll(' ', '-')}.jpg`, days === undefined ? undefined : noonIn(days))
    const { key, approval } = await approved({ title: `Das Bild ${name}`, hero })
    for (const id of ALL) expect(severities(approval.certificate.checks[id]), id).toEqual(expected)
    expect(blocked(approval)).toEqual(days === -1 ? ALL : [])
    if (days === -1) await expect(publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })).rejects.toMatchObject({ code: 'channel-blocked' })
  })

  it('is told in German and English, with the file, the day and the place', async () => {
    const hero = await picture('windrad.jpg', '2024-03-05T12:00:00.000Z')
    const { approval } = await approved({ title: 'Längst abgelaufen', hero })
    const [note] = licenceNotesIn(approval.certificate.checks['web-page'])
    expect(note).toMatchObject({ path: 'hero', variant: 'page' })
    expect(note?.message.de).toContain('„windrad.jpg“ durfte nur bis zum 5. März 2024 verwendet werden')
    expect(note?.message.en).toContain('“windrad.jpg” could be used until 5 March 2024 only')
  })

  it('blocks only the channels that show the picture', async () => {
    const { approval } = await approved({ title: 'Bild im Text', hero: await picture('oben.jpg'), body: withPicture(await picture('im-text.jpg', noonIn(-3), 200)) })
    expect(blocked(approval)).toEqual(['newsletter-block', 'print-pdf', 'web-page'])
    const variants = licenceNotesIn(approval.certificate.checks['newsletter-block']).map(({ variant, path }) => [variant, path])
    expect(variants).toEqual([['large', 'body.1']])
    const large = await approved({ title: 'Großes Bild im Text', hero: await picture('auch-oben.jpg'), body: withPicture(await picture('gross-im-text.jpg', noonIn(-3))) })
    expect(blocked(large.approval)).toEqual(ALL)
  })

  it('counts in embedded pieces too', async () => {
    const snippet = await makePiece(editor, { title: 'Baustein mit Bild', kind: 'snippet', body: withPicture(await picture('im-baustein.jpg', noonIn(-1))) })
    await approve(approver, (await submit(editor, { subject: 'piece', key: snippet.key, locale: 'de' })).key)
    const { approval } = await approved({ title: 'Mit Baustein, der ein Bild hat', body: embedding(snippet.id) })
    expect(severities(approval.certificate.checks['web-page'])).toEqual(['error licence-expired'])
    expect(blocked(approval)).not.toContain('social-post')
  })

  it('must reach the day on which the piece goes out', async () => {
    const hero = await picture('zu-kurz.jpg', noonIn(10))
    const { approval } = await approved({ title: 'Geht später live', hero, validity: { from: noonIn(11) } })
    expect(severities(approval.certificate.checks['web-page'])).toEqual(['error licence-too-short'])
    const { content } = await pieceEdition(hub.payload, approval.edition)
    const on = async (days: number) => severities(await checkChannel(editor, content, 'web-page', { from: noonIn(days) }))
    expect(await on(10)).toEqual(['warning licence-ending'])
    expect(await on(11)).toEqual(['error licence-too-short'])
    // A beginning in the past is no way around it.
    expect(severities(await checkChannel(editor, content, 'web-page', { from: noonIn(-5), at: nowIn(11) }))).toEqual(['error licence-expired'])
  })

  it('is looked at anew after approval: it runs out, is prolonged, is withdrawn', async () => {
    const hero = await picture('spaeter.jpg', noonIn(40))
    const { key, approval } = await approved({ title: 'Später abgelaufen', hero })
    const { content } = await pieceEdition(hub.payload, approval.edition)
    const then = approval.certificate.checks['web-page']
    const isBlockedIn = async (days: number) => (await checkAgain(editor, then, content, 'web-page', { at: nowIn(days) })).isBlocked
    expect([await isBlockedIn(40), await isBlockedIn(41)]).toEqual([false, true])
    await relicense(hero, noonIn(60))
    expect(await isBlockedIn(41)).toBe(false)
    await relicense(hero, noonIn(-1))
    const { channels } = await channelStates(editor, key, 'de')
    expect(channels.filter(({ isBlocked }) => isBlocked).map(({ channel }) => channel).sort()).toEqual(ALL)
    // What was said at the time of approval is not said again beside it.
    await relicense(hero, null)
    expect(licenceNotesIn(await checkAgain(editor, then, content, 'web-page'))).toEqual([])
  })

  it('decides on publishing as it stands then, for the day on which the piece goes out', async () => {
    const hero = await picture('bis-bald.jpg', noonIn(5))
    const { key, approval } = await approved({ title: 'Bis bald', hero })
    expect(blocked(approval)).toEqual([])
    const publishFrom = (days: number) => publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page', 'social-post'], from: noonIn(days) })
    await expect(publishFrom(6)).rejects.toMatchObject({ code: 'channel-blocked', message: expect.stringContaining('bis-bald.jpg') })
    expect(await publishFrom(5)).toHaveLength(2)
    await relicense(hero, noonIn(-1))
    await expect(publishFrom(0)).rejects.toMatchObject({ code: 'channel-blocked', details: { notes: expect.arrayContaining([expect.objectContaining({ code: 'licence-expired' })]) } })
    await relicense(hero, null)
    expect(await publishFrom(0)).toHaveLength(2)
  })

  it('that had ended at approval no longer blocks once it is prolonged', async () => {
    const hero = await picture('wieder-da.jpg', noonIn(-1))
    const { key, approval } = await approved({ title: 'Wieder da', hero })
    expect(blocked(approval)).toEqual(ALL)
    await relicense(hero, noonIn(90))
    expect(await publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })).toHaveLength(1)
  })

  it('shows in what is composed of a draft', async () => {
    const { key } = await makePiece(editor, { title: 'Noch im Entwurf', hero: await picture('entwurf.jpg', noonIn(-1)) })
    const { variants } = await composePiece(editor, key, { locale: 'de', of: { is: 'draft' }, channels: ['newsletter-block'] })
    expect(variants.find(({ variant }) => variant === 'medium')?.notes.map(({ code }) => code)).toContain('licence-expired')
  })
})

describe('the overview of licences that have run out', () => {
  const titles = async (days = 0) => (await licencesRunOut(editor, nowIn(days))).map(({ title }) => title)

  it('lists what is live with such a picture, where it is shown', async () => {
    const [inText, hero] = [await picture('laeuft-ab.jpg', noonIn(5), 200), await picture('bleibt.jpg')]
    const { key } = await approved({ title: 'Läuft in fünf Tagen ab', hero, body: withPicture(inText) })
    await publish(editor, { pieceKey: key, locale: 'de', channels: ['web-page', 'social-post'] })
    expect(await titles(5)).not.toContain('Läuft in fünf Tagen ab')
    const [use] = (await licencesRunOut(editor, nowIn(6))).filter(({ pieceKey }) => pieceKey === key)
    expect(use).toMatchObject({ locale: 'de', channels: ['web-page'], pictures: [{ filename: 'laeuft-ab.jpg', until: noonIn(5).slice(0, 10) }] })
    expect(use?.pieceId).toBeTruthy()

    await relicense(inText, noonIn(400))
    expect(await titles(6)).not.toContain('Läuft in fünf Tagen ab')
    await relicense(inText, noonIn(-1))
    expect(await titles()).toContain('Läuft in fünf Tagen ab')
    await unpublish(editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
    expect(await titles()).not.toContain('Läuft in fünf Tagen ab')
  })

  it('is for those who work on pieces', async () => {
    const agent = await hub.person('Agathe Agentin', ['agent'])
    await expect(licencesRunOut(agent)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(licencesRunOut({ ...editor, user: null } as PayloadRequest)).rejects.toMatchObject({ code: 'not-signed-in' })
  })
})
