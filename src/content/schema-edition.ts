/** What an edition contains, at run time: zod schemas for edition.ts. */
import { z } from 'zod'
import { cleanParagraphs } from './clean-text.ts'
import { AUTHENTICITIES, BLOCK_SIZES, FONT_FAMILIES, PIECE_KINDS } from './edition.ts'
import { line, mediaKey, pieceKey, safeUrl, TEXT_LIMITS, treeSchema, visibleLine } from './schema-nodes.ts'

const editionHash = z.string().regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of an edition, 64 hex digits')
const locale = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as “de” or “de-CH”')
const identifier = z.string().regex(/^[a-z0-9-]{1,80}$/, 'must be 1 to 80 characters of a–z, 0–9 and “-”')
/** A day that exists: 2026-02-30 does not. */
const day = z.iso.date('must be a date that exists, written YYYY-MM-DD')
const instant = z.iso.datetime({ error: 'must be an instant in UTC, such as 2026-03-01T08:00:00Z' })
const optionalVisible = (max: number) => visibleLine(max).optional()

/** Free JSON, kept as imported: shallow, small, keys in any spelling. */
const extraValue: z.ZodType<unknown> = z.json()

const mediaFacts = z.strictObject({
  key: mediaKey,
  mime: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/, 'must be a media type such as “image/jpeg”'),
  filename: z
    .string()
    .min(1)
    .max(255)
    .refine((name) => !/[/\\\p{Cc}]/u.test(name) && !/^\.+$/.test(name), 'must be a plain file name without directories'),
  width: z.int().min(1).max(100_000).optional(),
  height: z.int().min(1).max(100_000).optional(),
  alt: line(TEXT_LIMITS.alt),
  focalX: z.number().min(0).max(100),
  focalY: z.number().min(0).max(100),
  rightsHolder: optionalVisible(500),
  licence: optionalVisible(500),
  licenceUntil: day.optional(),
})

export const pieceContentSchema = z.strictObject({
  format: z.literal(1),
  subject: z.literal('piece'),
  key: pieceKey,
  locale,
  kind: z.enum(PIECE_KINDS),
  brand: identifier,
  title: visibleLine(300),
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be words of a–z and 0–9 joined by “-”').max(100),
  teaser: z.string().overwrite(cleanParagraphs).max(2_000),
  byline: optionalVisible(300),
  date: day.optional(),
  topics: z.array(z.strictObject({ key: identifier, name: visibleLine(200) })).max(50),
  hero: z.strictObject({ media: mediaKey, alt: line(TEXT_LIMITS.alt), caption: optionalVisible(TEXT_LIMITS.line) }).optional(),
  body: treeSchema,
  media: z.record(mediaKey, mediaFacts),
  embeds: z.record(pieceKey, editionHash),
  testimonials: z.record(pieceKey, editionHash).optional(),
  overrides: z.record(identifier, z.record(z.string().regex(/^[A-Za-z0-9_-]{1,60}$/), z.string().overwrite(cleanParagraphs).max(10_000))),
  validity: z
    .strictObject({ from: instant.optional(), until: instant.optional() })
    .refine(({ from, until }) => from === undefined || until === undefined || Date.parse(from) < Date.parse(until), {
      error: 'must end after it begins',
      path: ['until'],
    })
    .optional(),
  extra: z.record(z.string().min(1).max(200), extraValue).optional(),
})

export const testimonialContentSchema = z.strictObject({
  format: z.literal(1),
  subject: z.literal('testimonial'),
  key: pieceKey,
  locale,
  excerpt: z.strictObject({ key: z.uuid('must be the key of an excerpt'), digest: z.string().regex(/^[0-9a-f]{64}$/, 'must be a salted digest, 64 hex digits') }),
  isTranslation: z.boolean(),
  rating: z.int().min(1).max(5).optional(),
  theme: optionalVisible(200),
  saidIn: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month, written YYYY-MM').optional(),
  topics: z.array(z.strictObject({ key: identifier, name: visibleLine(200) })).max(50),
  authenticity: z.enum(AUTHENTICITIES),
  isOnWall: z.boolean(),
})

const percent = z.number().min(0).max(100)
const colour = z.strictObject({
  hex: z
    .string()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #1a2b3c'),
  cmyk: z.strictObject({ c: percent, m: percent, y: percent, k: percent }),
})
const address = z.strictObject({
  name: visibleLine(200),
  street: visibleLine(200),
  postcode: visibleLine(20),
  town: visibleLine(100),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be a country code such as DE'),
})
/** A notice of a mailing: a sentence or two in each locale that has one. */
const mailingNotice = z.record(locale, visibleLine(600)).optional()
const imprint = z.strictObject({
  market: z.string().regex(/^[A-Z]{2}$/, 'must be a market such as DE'),
  company: visibleLine(200),
  address,
  representatives: line(500),
  register: optionalVisible(200),
  vatId: optionalVisible(50),
  email: z.email('must be an e-mail address').max(254),
  phone: optionalVisible(50),
  mailingOrigin: mailingNotice,
  mailingObjection: mailingNotice,
})
export const brandContentSchema = z.strictObject({
  format: z.literal(1),
  subject: z.literal('brand'),
  key: identifier,
  name: visibleLine(200),
  claim: optionalVisible(300),
  colours: z.strictObject({ primary: colour, accent: colour, ink: colour, paper: colour }),
  fonts: z.strictObject({ text: z.enum(FONT_FAMILIES), display: z.enum(FONT_FAMILIES) }),
  logo: z.strictObject({ media: mediaKey, alt: line(TEXT_LIMITS.alt) }).optional(),
  imprints: z.array(imprint).max(50),
  sender: address,
  links: z.strictObject({ imprintUrl: safeUrl.optional(), privacyUrl: safeUrl.optional() }),
  privacy: z.record(locale, treeSchema).optional(),
  media: z.record(mediaKey, mediaFacts),
})

/** Mails of more blocks are clipped long before. */
export const MOST_MAILING_BLOCKS = 30

export const mailingContentSchema = z.strictObject({
  format: z.literal(1),
  subject: z.literal('mailing'),
  key: pieceKey,
  locale,
  brand: identifier,
  title: visibleLine(200),
  subjectLine: visibleLine(300),
  preheader: line(300),
  intro: treeSchema,
  media: z.record(mediaKey, mediaFacts),
  blocks: z.array(z.strictObject({ piece: pieceKey, edition: editionHash, size: z.enum(BLOCK_SIZES) })).min(1).max(MOST_MAILING_BLOCKS),
})
