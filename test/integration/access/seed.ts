/** One document in every collection, and the means to make more. */
import type { PayloadRequest } from 'payload'
import sharp from 'sharp'
import { approve } from '../../../src/publishing/decide.ts'
import { publish } from '../../../src/publishing/publish.ts'
import { findRecord, insertRecord } from '../../../src/publishing/records.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { approvedBrand, BRAND, makePiece, paragraphs, type TestHub } from '../hub.ts'

export type Id = string | number
let count = 0
const next = () => (count += 1)

/** A small picture, different each time. */
export async function picture(): Promise<Buffer> {
  const shade = next() % 255
  return sharp({ create: { width: 40, height: 30, channels: 3, background: { r: shade, g: 90, b: 120 } } }).png().toBuffer()
}

/** Collections whose documents are files, which take a form. */
export const UPLOADS: readonly string[] = ['media', 'attachments']

/** What an authorised person could send to create a document, beside its file. */
export const VALID: Readonly<Record<string, () => Record<string, unknown>>> = {
  users: () => ({ name: 'Neu', email: `neu.${next()}@example.com`, password: 'a password for the new one', roles: ['agent'] }),
  'app-tokens': () => ({ name: 'Neu', kind: 'channel-app', channels: ['web-page'], expiresAt: new Date(Date.now() + 86_400_000).toISOString() }),
  media: () => ({ alt: 'Ein Bild' }),
  attachments: () => ({}),
  'social-accounts': () => ({ label: 'Unser Kanal', network: 'bluesky', identifier: 'haus.example.com', secret: 'abcd-efgh-ijkl-mnop', timeZone: 'Europe/Berlin' }),
  'print-shops': () => ({ name: `Druckerei ${next()}` }),
  topics: () => ({ name: `Thema ${next()}` }),
  brands: () => ({ ...BRAND, key: `marke-${next()}`, name: 'Andere Marke', isDefault: false }),
  pieces: () => ({ title: `Beitrag ${next()}`, body: paragraphs('Ein Satz.') }),
  mailings: () => ({ title: `Newsletter ${next()}`, subjectLine: 'Neues aus dem Haus' }),
  contacts: () => ({ givenName: 'Maria', surname: `Huber ${next()}`, email: `maria.${next()}@example.com` }),
  'service-dialogs': () => ({ subject: `Anfrage ${next()}`, source: 'e-mail', messages: [{ author: 'customer', at: '2026-11-02T09:00:00.000Z', text: 'Guten Tag!', isPrivate: true }] }),
  testimonials: () => ({ label: `Stimme ${next()}`, quote: 'Alles gut.', language: 'de', authenticity: 'none' }),
  'payload-preferences': () => ({ key: `neu-${next()}`, value: { a: 1 } }),
}

/** Makes one more of a collection that people edit, past all access. */
export async function makeOne(hub: TestHub, collection: string): Promise<Id> {
  const data = VALID[collection]?.() ?? {}
  const bytes = UPLOADS.includes(collection) ? await picture() : null
  const file = bytes ? { file: { data: bytes, mimetype: 'image/png', name: `bild-${next()}.png`, size: bytes.length } } : {}
  const made = await hub.payload.create({ collection: collection as never, data: data as never, locale: 'de' as never, ...file } as never)
  return (made as { id: Id }).id
}

/** The id of one document per collection, after one piece went all the way. */
export async function seedAll(hub: TestHub, editor: PayloadRequest, approver: PayloadRequest): Promise<Record<string, Id>> {
  const { payload } = hub
  await approvedBrand(editor, approver)
  const piece = await makePiece(editor)
  const submission = await submit(editor, { subject: 'piece', key: piece.key, locale: 'de' })
  const approval = await approve(approver, submission.key)
  await publish(editor, { pieceKey: piece.key, locale: 'de', channels: ['web-page'] })
  const rendition = { key: 'a'.repeat(64), channel: 'web-page', channelVersion: 1, variant: 'page', pieceKey: piece.key, locale: 'de', edition: approval.edition, brandEdition: approval.edition, artefacts: [], notes: [] }
  await insertRecord(payload, 'renditions', rendition)
  const ids: Record<string, Id> = { pieces: piece.id }
  const about = { testimonial: 'eine-stimme', contact: null, at: new Date().toISOString() }
  await insertRecord(payload, 'excerpts', { key: 'ein-auszug', kind: 'quote', testimonial: 'eine-stimme', contact: null, locale: 'de', salt: 's', digest: 'd', words: { text: 'Alles gut.', original: 'Alles gut.', attributions: { anonymous: 'Eine Kundenstimme' } } })
  await insertRecord(payload, 'consent-events', { ...about, slot: 'eine-stimme:1', number: 1, type: 'asked', excerpts: '', channels: '', attribution: 'anonymous', until: null, wording: 'w', wordingHash: 'h', evidence: {}, actor: 'operator', previous: 'p', hash: 'h' })
  await insertRecord(payload, 'deliveries', { key: 'eine-zustellung', publication: `${piece.key}:de:social-post`, pieceKey: piece.key, locale: 'de', channel: 'social-post', variant: 'mastodon', edition: approval.edition, approval: approval.key, account: 'unser-kanal', network: 'mastodon', post: 'post', round: 1, state: 'delivered', due: about.at, next: about.at, attempts: 1, plannedBy: 'operator', rev: 1 })
  const profile = { files: 'chunks', recipientsPerFile: 100, singleFileMost: 1, standard: 'pdf-x-4', hasMarks: true, bleed: null, icc: null, overprintsBlack: true, sort: 'list' } as const
  const options = { textSizePt: null, saysTeaserOnly: false, franking: false, inserterMarks: false, returnNote: '', hasPersonalCode: false, market: null }
  await insertRecord(payload, 'print-runs', { key: 'ein-auftrag', code: 'abcde', title: 'Auftrag', publication: `${piece.key}:de:print-pdf`, pieceKey: piece.key, locale: 'de', channel: 'print-pdf', format: 'letter-b', shop: 'druckerei', options, edition: approval.edition, approval: approval.key, brandEdition: approval.edition, shopProfile: profile, profileHash: 'p', printDate: about.at, state: 'draft', build: 0, createdBy: 'operator', changed: about.at, rev: 1 })
  await insertRecord(payload, 'tasks', { key: 'eine-aufgabe', kind: 'take-down-post', subject: 'testimonial:eine-stimme', state: 'open', data: {} })
  await insertRecord(payload, 'erasures', { key: 'eine-loeschung', slot: 'contact:jemand', contact: 'jemand', state: 'done', basis: 'request', round: 1, marks: [], apart: [], plan: { testimonials: [], dialogs: [], files: [], counts: {}, mentions: [] }, requestedBy: 'operator', requestedAt: about.at })
  await insertRecord(payload, 'recipient-lists', { key: 'eine-liste', title: 'Liste', purpose: 'mailing', state: 'deleted', origin: 'Kundendatei', deleteAt: about.at, uploadedBy: 'operator', bytes: 1, rev: 1 })
  await insertRecord(payload, 'suppressions', { key: 'ein-sperreintrag', kind: 'objection', source: 'form', addedBy: 'operator' })
  for (const collection of ['submissions', 'editions', 'approvals', 'publications', 'addresses', 'renditions', 'deliveries', 'print-runs', 'recipient-lists', 'suppressions', 'audit-events', 'excerpts', 'consent-events', 'tasks', 'erasures'] as const) {
    ids[collection] = (await findRecord(payload, collection, { where: {} }))?.id ?? ''
  }
  for (const collection of ['users', 'app-tokens', 'media', 'topics', 'brands', 'contacts', 'service-dialogs', 'attachments', 'testimonials', 'social-accounts', 'mailings', 'print-shops']) ids[collection] = await makeOne(hub, collection)
  const foreign = { relationTo: 'users', value: ids.users } as const
  await payload.kv.set('some-key', { a: 'value' })
  const find = async (collection: string) => ((await payload.db.findOne({ collection: collection as never, where: {} })) as { id: Id } | null)?.id ?? ''
  ids['payload-kv'] = await find('payload-kv')
  ids['payload-preferences'] = ((await payload.db.create({ collection: 'payload-preferences', data: { key: 'foreign', value: { secret: 1 }, user: foreign } })) as { id: Id }).id
  ids['payload-locked-documents'] = ((await payload.db.create({ collection: 'payload-locked-documents', data: { document: { relationTo: 'topics', value: ids.topics }, user: foreign } })) as { id: Id }).id
  ids['payload-migrations'] = await find('payload-migrations')
  return ids
}

/** How many documents there are, exactly (a count without a condition is an estimate on MongoDB). */
export async function numberOf(hub: TestHub, collection: string): Promise<number> {
  return (await hub.payload.find({ collection: collection as 'pieces', limit: 0, pagination: false, depth: 0, select: {} })).docs.length
}
