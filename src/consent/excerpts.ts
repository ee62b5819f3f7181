/** Words of people in rows of their own: frozen once, referenced by key and salted digest, gone when the person is erased. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { canonicalJson, sha256Hex } from '../content/canonical.ts'
import { cleanParagraphs } from '../content/clean-text.ts'
import { HubError } from '../content/errors.ts'
import type { ExcerptKey, Locale, TestimonialKey } from '../content/nodes.ts'
import { type ExcerptRecord, findRecord, findRecords, insertRecord, whereAll } from '../publishing/records.ts'
import { isTranslated } from '../content/translation.ts'
import { type Attributions, attributionsOf, type NamedPerson } from './attribution.ts'
import { authenticityOf, saysNoMore, type Surroundings, surroundingsOf } from './surroundings.ts'

type Id = string | number

/** The words of a quote as a person sees, and agrees to, them. */
export interface QuoteWords {
  readonly text: string
  readonly attributions: Attributions
  /** What is printed around them. Absent in rows from before it was frozen. */
  readonly around?: Surroundings
  /** What stood in the dialog: for those who judge the redaction. Not part of the digest. */
  readonly original: string
}

/** A file that proves a consent: a scan of the signed form, say. */
export interface EvidenceFile {
  readonly sha256: string
  /** What the agent called it, cleaned. */
  readonly name: string
  readonly mimeType: string
  /** Bytes. */
  readonly filesize: number
}

/** What proves a consent, in somebody's words, and the file that belongs to it. */
export interface EvidenceWords {
  readonly note: string
  readonly file?: EvidenceFile
}

export interface Excerpt {
  readonly key: ExcerptKey
  readonly digest: string
}

/** A testimonial as the curation works on it, in one locale. */
export interface TestimonialDoc {
  readonly id: Id
  readonly key: TestimonialKey
  readonly label: string
  readonly quote: string
  readonly original: string
  readonly language: Locale
  readonly contact: Id | null
  readonly rev: number
  readonly contributors: Readonly<Record<string, number>>
  readonly fields: Readonly<Record<string, unknown>>
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** @throws HubError `not-found` */
export async function loadTestimonial(payload: Payload, key: TestimonialKey, locale: Locale, req?: PayloadRequest): Promise<TestimonialDoc> {
  const { docs } = await payload.find({
    collection: 'testimonials',
    where: { key: { equals: key } },
    limit: 1,
    depth: 0,
    locale: locale as never,
    fallbackLocale: false as never,
    showHiddenFields: true,
    overrideAccess: true,
    ...(req ? { req } : {}),
  })
  const [fields]: (Record<string, unknown> & { id: Id })[] = docs
  if (!fields) throw new HubError('not-found', `There is no testimonial "${key.slice(0, 80)}".`)
  return {
    id: fields.id,
    key,
    label: text(fields.label),
    quote: cleanParagraphs(text(fields.quote)),
    original: text(fields.original),
    language: text(fields.language),
    contact: (fields.contact as Id | null | undefined) ?? null,
    rev: Number(fields.rev ?? 0),
    contributors: (fields.contributors ?? {}) as Record<string, number>,
    fields,
  }
}

/** Who is behind a testimonial. */
export interface PersonBehind {
  readonly key: string
  readonly name: NamedPerson
  /** How the house knows that it is them, as noted with the contact. */
  readonly verifiedHow: string
}

/** Key of the contact and what it can be called; null for a testimonial of nobody known. */
export async function personBehind(payload: Payload, { contact }: Pick<TestimonialDoc, 'contact'>, req?: PayloadRequest): Promise<PersonBehind | null> {
  if (contact === null) return null
  const doc: ({ id: Id; key?: string; givenName?: string; surname?: string; verifiedHow?: string | null; address?: { town?: string } }) | null = await payload.findByID({ collection: 'contacts', id: contact, depth: 0, disableErrors: true, overrideAccess: true, ...(req ? { req } : {}) })
  return doc?.key ? { key: doc.key, name: { givenName: doc.givenName ?? null, surname: doc.surname ?? null, town: doc.address?.town ?? null }, verifiedHow: doc.verifiedHow ?? 'none' } : null
}

/** The contact's e-mail address; null where there is none. */
export async function mailAddressBehind(payload: Payload, { contact }: TestimonialDoc): Promise<string | null> {
  if (contact === null) return null
  const doc: { id: Id; email?: string | null } | null = await payload.findByID({ collection: 'contacts', id: contact, depth: 0, disableErrors: true, overrideAccess: true })
  return doc?.email?.trim() || null
}

const digestOf = (salt: string, { text: quote, attributions, around }: QuoteWords, locale: Locale): string =>
  sha256Hex(`${salt}${canonicalJson({ text: quote, attributions, locale, ...(around ? { around: { ...around } } : {}) })}`)

/** The words of a testimonial in a row of their own, and what is printed around them now: no more than what the row says. */
export interface Frozen extends Excerpt {
  readonly around: Surroundings
}

/**
 * Freezes the words of a testimonial in one locale, with all that channels print around them, within the transaction of `tx`. Words that are frozen already
 * keep their key. How the words were verified follows from the contact, never from what somebody typed.
 * @param consented excerpts that a standing consent is for: one of them is kept also where less is to be printed around it now
 * @throws HubError `bad-input` if there are none
 */
export async function freezeExcerpt(tx: PayloadRequest, testimonial: TestimonialDoc, locale: Locale, consented: readonly ExcerptKey[] = []): Promise<Frozen> {
  if (testimonial.quote === '') throw new HubError('bad-input', `The testimonial "${testimonial.label}" has no quote in "${locale}" yet. Write it first.`)
  const person = await personBehind(tx.payload, testimonial, tx)
  const around = surroundingsOf({ ...testimonial.fields, isTranslation: isTranslated(testimonial.language, locale), authenticity: authenticityOf(person?.verifiedHow) })
  const words: QuoteWords = { text: testimonial.quote, attributions: attributionsOf(person?.name ?? {}, locale), around, original: testimonial.original }
  const rows = await findRecords(tx.payload, 'excerpts', { where: whereAll({ testimonial: { equals: testimonial.key } }, { locale: { equals: locale } }, { kind: { equals: 'quote' } }), req: tx })
  const agreed = rows.find(({ key, salt, digest, words: shown }) => consented.includes(key) && 'text' in shown && saysNoMore(around, shown.around) && digest === digestOf(salt, alike(words, shown), locale))
  const same = agreed ?? rows.find(({ salt, digest }) => digest === digestOf(salt, words, locale))
  if (same) return { key: same.key, digest: same.digest, around }
  return { ...(await insertExcerpt(tx, 'quote', words, { testimonial: testimonial.key, contact: person?.key ?? null, locale })), around }
}

/** These words in the surroundings of others. */
const alike = ({ text: quote, attributions, original }: QuoteWords, { around }: QuoteWords): QuoteWords => ({ text: quote, attributions, original, ...(around ? { around } : {}) })

/**
 * Freezes what a person left of words that they were shown: everything around it stays as they saw it.
 * @throws HubError `not-found` where the words have been erased
 */
export async function freezeShorter(tx: PayloadRequest, key: ExcerptKey, shorter: string): Promise<Excerpt> {
  const row = await findRecord(tx.payload, 'excerpts', { where: whereAll({ key: { equals: key } }, { kind: { equals: 'quote' } }), req: tx })
  if (row?.kind !== 'quote') throw new HubError('not-found', 'These words have been erased.')
  return insertExcerpt(tx, 'quote', { ...row.words, text: shorter }, { testimonial: row.testimonial ?? '', contact: row.contact ?? null, locale: row.locale ?? '' })
}

/** Keeps what proves a consent: the note of a call, the scan of a form. The bytes of a file are kept by the caller (collections/attachments/keeping.ts). */
export function keepEvidence(tx: PayloadRequest, words: EvidenceWords, about: { readonly testimonial: TestimonialKey; readonly contact: string | null }): Promise<Excerpt & { readonly fileDigest?: string }> {
  return insertExcerpt(tx, 'evidence', words, { ...about, locale: null })
}

async function insertExcerpt(
  tx: PayloadRequest,
  kind: ExcerptRecord['kind'],
  words: QuoteWords | EvidenceWords,
  about: { readonly testimonial: TestimonialKey; readonly contact: string | null; readonly locale: Locale | null },
): Promise<Excerpt & { readonly fileDigest?: string }> {
  const salt = randomBytes(32).toString('hex')
  const digest = 'text' in words ? digestOf(salt, words, about.locale ?? '') : sha256Hex(`${salt}${canonicalJson({ note: words.note, ...(words.file ? { file: words.file.sha256 } : {}) })}`)
  const file = 'note' in words ? words.file?.sha256 : undefined
  const { key } = await insertRecord(tx.payload, 'excerpts', { key: randomUUID(), kind, ...about, salt, digest, words, file: file ?? null }, tx)
  return { key, digest, ...(file ? { fileDigest: sha256Hex(`${salt}${file}`) } : {}) }
}

/** The words of excerpts that are still there, by key. */
export async function quoteWordsOf(payload: Payload, keys: readonly ExcerptKey[], req?: PayloadRequest): Promise<ReadonlyMap<ExcerptKey, QuoteWords & { readonly locale: Locale }>> {
  if (keys.length === 0) return new Map()
  const rows = await findRecords(payload, 'excerpts', { where: whereAll({ key: { in: [...new Set(keys)] } }, { kind: { equals: 'quote' } }), ...(req ? { req } : {}) })
  return new Map(rows.flatMap((row) => (row.kind === 'quote' ? [[row.key, { ...row.words, locale: row.locale ?? '' }] as const] : [])))
}
