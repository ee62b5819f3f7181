/** A customer with a name that nobody else has goes through every feature; after the erasure no byte of name or words is left. */
import { createRequire } from 'node:module'
import type { PayloadRequest } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askConsent, decideRecorded, giveConsent, recordConsent } from '../../../src/consent/acts.ts'
import { serveEvidence } from '../../../src/consent/evidence-file.ts'
import { brokenConsent, chainOf } from '../../../src/consent/ledger.ts'
import { readConsentLink } from '../../../src/consent/links.ts'
import { erasePerson, erasureReceipt } from '../../../src/consent/rights/erase.ts'
import { editionHash } from '../../../src/content/canonical.ts'
import { brokenLink } from '../../../src/publishing/audit.ts'
import { orderForPublication, rendition } from '../../../src/publishing/compose.ts'
import { approve, returnSubmission } from '../../../src/publishing/decide.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { composePiece } from '../../../src/publishing/making/compositions.ts'
import { publish } from '../../../src/publishing/publish.ts'
import { findRecords } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { approvedBrand, DATABASE, make, makePiece, staffOf, startHub, type TestHub } from '../hub.ts'
import { quoting } from '../voices/voices.ts'
import { filesBelow, tracesBelow, tracesIn } from './traces.ts'

const PERSON = { givenName: 'Zwanziska', surname: 'Quibbelmoor', email: 'zwanziska@quibbelmoor.example.com', phone: '+49 30 23125 017', customerNumber: 'QX-7741993', address: { street: 'Trallafittiweg 9', postcode: '99998', town: 'Oberlindental', country: 'DE' }, verifiedHow: 'customer-record' }
const QUOTE = 'Die flumpernden Heizkringel wärmen endlich unser Bad. Kräuselwonne! Potzschwonk, sagt mein Mann dazu jeden Morgen.'
const WORDS = ['Zwanziska', 'Quibbelmoor', 'QX-7741993', 'QX7741993', 'Trallafittiweg', 'flumpernden', 'Heizkringel', 'Kräuselwonne', 'Potzschwonk', 'Schnuffelgram', '+493023125017']

let hub: TestHub
let agent: PayloadRequest
let editor: PayloadRequest
let approver: PayloadRequest
const logged: string[] = []
const fs = createRequire(import.meta.url)('node:fs') as { writeSync: (...args: unknown[]) => number }
const { writeSync } = fs

beforeAll(async () => {
  fs.writeSync = (...args) => {
    if (args[0] === 2) logged.push(String(args[1]))
    return writeSync(...args)
  }
  hub = await startHub({ LOG_LEVEL: 'trace' })
  ;({ agent, editor, approver } = await staffOf(hub))
  await approvedBrand(editor, approver)
})
afterAll(async () => {
  fs.writeSync = writeSync
  await hub?.stop()
})

const as = (req: PayloadRequest) => ({ overrideAccess: false, user: req.user, depth: 0 }) as const
const year = () => new Date(Date.now() + 365 * 86_400_000).toISOString()

const photo = (background: string) => sharp({ create: { width: 64, height: 48, channels: 3, background } }).jpeg().withExif({ IFD0: { ImageDescription: 'Schnuffelgram von Zwanziska Quibbelmoor' } }).toBuffer()

async function attachment(): Promise<{ id: string | number; sha256: string }> {
  const data = await photo('#aa5511')
  const { id, sha256 } = await make(agent, 'attachments', {}, { file: { data, mimetype: 'image/jpeg', name: 'zwanziska-quibbelmoor.jpg', size: data.length } })
  return { id, sha256: String(sha256) }
}

/** Every feature that meets a customer's words. */
async function walk(id: string | number, picture: string | number) {
  const { payload } = hub
  const dialog = await payload.create({
    collection: 'service-dialogs',
    data: { subject: 'Lob von Zwanziska Quibbelmoor', source: 'e-mail', externalId: 'EXT-1', contact: id, language: 'de', sentimentReason: 'flumpernden', messages: [{ author: 'customer', at: '2026-11-02T09:00:00.000Z', text: `${QUOTE} Ihre Zwanziska Quibbelmoor, QX-7741993`, isPrivate: true, attachments: [picture] }] } as never,
    ...as(agent),
  })
  // The same once more: refused, and what is logged of it names nobody.
  await payload.create({ collection: 'service-dialogs', data: { subject: 'Zwanziska Quibbelmoor', source: 'e-mail', externalId: 'EXT-1', contact: id } as never, ...as(agent) }).catch(() => undefined)
  await payload.findByID({ collection: 'service-dialogs', id: dialog.id, ...as(agent) })
  const testimonial = await make(agent, 'testimonials', { label: 'Warm im Bad', quote: QUOTE, original: `${QUOTE} Zwanziska Quibbelmoor`, language: 'de', authenticity: 'customer-record', contact: id, dialog: dialog.id })
  const key = testimonial.key
  const channels = hubOf(payload).channels.map((channel) => channel.id)
  const asked = await askConsent(agent, { testimonial: key, channels, locale: 'de' })
  const link = readConsentLink(hubOf(payload), asked.address.split('/consent/')[1] ?? '', Date.now())
  if (!link) throw new Error('The link is not valid.')
  await giveConsent(editor, link, { channels, attribution: 'full', until: year() }, 'de')
  await returnSubmission(approver, (await submit(editor, { subject: 'testimonial', key, locale: 'de', comment: 'Zwanziska Quibbelmoor lobt' })).key, 'Potzschwonk streichen?')
  await approve(approver, (await submit(editor, { subject: 'testimonial', key, locale: 'de', comment: 'Frau Quibbelmoor' })).key, 'Schön, was Zwanziska Quibbelmoor sagt')
  const { key: piece } = await makePiece(editor, { title: 'Warm im Altbau', body: quoting(testimonial.id, 'quote-goes') })
  await composePiece(editor, piece, { locale: 'de', of: { is: 'draft' } })
  await approve(approver, (await submit(editor, { subject: 'piece', key: piece, locale: 'de' })).key)
  const publications = await publish(editor, { pieceKey: piece, locale: 'de', channels })
  for (const publication of publications) {
    const variants = hubOf(payload).channels.find((channel) => channel.id === publication.channel)?.variants ?? []
    for (const variant of variants.filter(({ isPerPiece }) => isPerPiece)) await rendition(payload, () => orderForPublication(payload, publication, variant.id))
  }
  const other = await make(agent, 'testimonials', { label: 'Noch eine', quote: 'Potzschwonk!', original: 'Potzschwonk!', language: 'de', authenticity: 'none', contact: id })
  const spoken = other.key
  await recordConsent(agent, { testimonial: spoken, channels: ['web-page'], attribution: 'initials', until: null, kind: 'signed-form', note: 'Am Tresen sagte Zwanziska Quibbelmoor: Potzschwonk, gern!', file: { name: 'zwanziska.jpg', bytes: await photo('#5511aa') }, locale: 'de' })
  await serveEvidence(approver, spoken)
  await decideRecorded(approver, spoken, true)
  const user = { relationTo: 'users', value: (agent.user as { id: string }).id } as const
  await payload.db.create({ collection: 'payload-locked-documents', data: { document: { relationTo: 'contacts', value: id }, user } })
  await payload.db.create({ collection: 'payload-preferences', data: { key: `collection-contacts-${id}`, value: { fields: { tab: 'Zwanziska' } }, user } })
  return { key, spoken, piece, dialog: dialog.id }
}

/** Every document of every collection, as text. */
async function everything(): Promise<string[]> {
  const { payload } = hub
  const all = await Promise.all(
    Object.keys(payload.collections).map(async (collection) => {
      const { docs } = await payload.db.find({ collection: collection as never, limit: 0, pagination: false, where: {} })
      const versions = payload.collections[collection as 'pieces']?.config.versions ? (await payload.db.findVersions({ collection: collection as never, limit: 0, pagination: false, where: {} })).docs : []
      return tracesIn(collection, Buffer.from(JSON.stringify({ docs, versions })), WORDS)
    }),
  )
  return all.flat()
}

describe(`after the erasure of a person (${DATABASE})`, () => {
  it('no byte of name and words is left; what others made stays as it was', async () => {
    const { payload, dataDir } = hub
    // A first state of the contact, changed later: a copy of it must not stay in the free room of the file.
    const contact = await make(agent, 'contacts', { ...PERSON, surname: 'Quibbelmoor-Potzschwonk', handles: [{ network: 'Mastodon', handle: '@schnuffelgram@example.com' }] })
    await payload.update({ collection: 'contacts', id: contact.id, data: { surname: PERSON.surname } as never, ...as(agent) })
    const contactKey = contact.key
    const picture = await attachment()
    const { key, spoken, piece } = await walk(contact.id, picture.id)

    // The test can fail: everything is there before.
    const before = (await everything()).join('\n')
    for (const word of WORDS.filter((one) => !['QX7741993'].includes(one))) expect(before, word).toContain(word)
    expect(tracesBelow(dataDir, WORDS).filter((trace) => trace.startsWith('/renditions')).length).toBeGreaterThan(2)
    if (DATABASE === 'sqlite') expect(tracesBelow(dataDir, WORDS).some((trace) => trace.startsWith('/hub.db'))).toBe(true)
    expect(filesBelow(dataDir).some((path) => path.endsWith(picture.sha256))).toBe(true)
    expect(tracesBelow(dataDir, WORDS).filter((trace) => trace.startsWith('/attachments')).length).toBeGreaterThanOrEqual(2)
    const editions = await findRecords(payload, 'editions', { where: {} })

    const receipt = await erasePerson(agent, { contact: contactKey, basis: 'request', confirmation: contactKey })
    expect(receipt).toMatchObject({ state: 'done', round: 1, counts: { contacts: 1, dialogs: 1, messages: 1, files: 2, filesKept: 0, testimonials: 2 }, mentions: [] })

    expect(await everything()).toEqual([])
    expect(tracesBelow(dataDir, WORDS)).toEqual([])
    expect(filesBelow(dataDir).filter((path) => path.includes(picture.sha256))).toEqual([])
    // Values of a statement that failed are not logged either.
    const failed = Object.assign(new Error('Failed query: insert into x values (?)\nparams: Zwanziska\nQuibbelmoor', { cause: new Error('disk full') }), { params: ['Zwanziska'] })
    payload.logger.error({ err: failed, msg: 'something failed' })
    expect(tracesIn('log', Buffer.from(logged.join('')), WORDS)).toEqual([])
    expect(logged.length).toBeGreaterThan(0)

    // Editions are what they were, the chains are whole, the proof of the consent stands.
    expect(await findRecords(payload, 'editions', { where: {} })).toEqual(editions)
    for (const { hash, content } of editions) expect(editionHash(content)).toBe(hash)
    for (const testimonial of [key, spoken]) {
      const chain = await chainOf(payload, testimonial)
      expect(brokenConsent(chain)).toBeNull()
      expect(chain.at(-1)?.type).toBe('withdrawn')
      expect(await brokenLink(payload, `testimonial:${testimonial}`)).toBeNull()
    }
    expect(await brokenLink(payload, `contact:${contactKey}`)).toBeNull()

    // The piece is still published, without the quote, and renders anew.
    const live = await findRecords(payload, 'publications', { where: { pieceKey: { equals: piece } } })
    expect(live).toHaveLength(4)
    for (const publication of live) {
      const variant = hubOf(payload).channels.find((channel) => channel.id === publication.channel)?.variants[0].id ?? ''
      const { artefacts } = await rendition(payload, () => orderForPublication(payload, publication, variant))
      for (const { name, content } of artefacts) expect(tracesIn(name, content, WORDS)).toEqual([])
    }
    expect(await erasureReceipt(agent, contactKey)).toEqual(receipt)
    // Asked again: the same receipt, nothing more.
    expect(await erasePerson(agent, { contact: contactKey, basis: 'request', confirmation: contactKey })).toEqual(receipt)
    expect((await findRecords(payload, 'audit-events', { where: { subject: { equals: `contact:${contactKey}` } }, sort: 'number' })).map(({ type }) => type)).toEqual(['erasure-begun', 'erased'])
  })
})
