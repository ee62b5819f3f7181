/** The edge of the content core: unknown data in, canonical typed content out, or an error that says where and what. */
import type { z } from 'zod'
import type { BrandContent, EditionContent, MailingContent, PieceContent, TestimonialContent, TopicRef } from './edition.ts'
import { HubError } from './errors.ts'
import { embedKeysOf, mediaKeysOf, testimonialKeysOf } from './walk.ts'
import type { Tree } from './nodes.ts'
import { normaliseTree } from './normalise.ts'
import { brandContentSchema, mailingContentSchema, pieceContentSchema, testimonialContentSchema } from './schema-edition.ts'
import { treeSchema } from './schema-nodes.ts'
import { checkShape, TREE_LIMITS } from './shape.ts'

export { normaliseTree } from './normalise.ts'
export { isSafeUrl } from './safe-url.ts'
export { brandContentSchema, pieceContentSchema } from './schema-edition.ts'
export { TEXT_LIMITS, treeSchema } from './schema-nodes.ts'
export { TREE_LIMITS } from './shape.ts'

/**
 * A tree in canonical form out of unknown data.
 * @throws HubError `bad-input` with `details.path` (`children.3.url`): unknown node types or keys, unsafe links, depth over 100, more than 20,000 nodes.
 */
export function parseTree(value: unknown): Tree {
  checkShape(value, TREE_LIMITS, 'The body')
  return normaliseTree(check(treeSchema, value, 'The body'))
}

/**
 * A piece's content in canonical form out of unknown data: strings cleaned, body normalised, topics sorted by key, media facts and the pins of
 * embeds and testimonials reduced to those that hero and body use.
 * @throws HubError `bad-input` with `details.path`; also where the facts of a used media file or the pin of an embedded piece are missing.
 */
export function parsePieceContent(value: unknown): PieceContent {
  checkShape(value, { ...TREE_LIMITS, maxDepth: TREE_LIMITS.maxDepth + 10, maxNodes: TREE_LIMITS.maxNodes + 5_000 }, 'The piece')
  const raw = check(pieceContentSchema, value, 'The piece')
  checkShape(raw.body, TREE_LIMITS, 'The body')
  const body = normaliseTree(raw.body)
  const used = [...(raw.hero ? [raw.hero.media] : []), ...mediaKeysOf(body)]
  const testimonials = pick(raw.testimonials ?? {}, testimonialKeysOf(body), 'testimonials', 'the edition of a quoted testimonial')
  return withoutUndefined({
    ...raw,
    topics: sortedTopics(raw.topics),
    body,
    media: pick(raw.media, used, 'media', 'the facts of a file that the piece shows'),
    embeds: pick(raw.embeds, embedKeysOf(body), 'embeds', 'the edition of an embedded piece'),
    testimonials: Object.keys(testimonials).length > 0 ? testimonials : undefined,
  }) as PieceContent
}

/** A brand's content in canonical form out of unknown data. @throws HubError `bad-input` with `details.path`. */
export function parseBrandContent(value: unknown): BrandContent {
  checkShape(value, { maxDepth: TREE_LIMITS.maxDepth + 10, maxNodes: TREE_LIMITS.maxNodes + 2_000 }, 'The brand')
  const { privacy: notices, ...raw } = check(brandContentSchema, value, 'The brand')
  const privacy = Object.fromEntries(Object.entries(notices ?? {}).flatMap(([locale, tree]) => {
    const notice = plainTree(tree, `privacy.${locale}`)
    return notice.children.length > 0 ? [[locale, notice]] : []
  }))
  return withoutUndefined({
    ...raw,
    ...(Object.keys(privacy).length > 0 ? { privacy } : {}),
    media: pick(raw.media, raw.logo ? [raw.logo.media] : [], 'media', 'the facts of the logo'),
  })
}

/** A text that stands for itself: it shows no file, embeds and quotes nothing. @throws HubError `bad-input` */
function plainTree(tree: Tree, path: string): Tree {
  checkShape(tree, TREE_LIMITS, 'The text')
  const plain = normaliseTree(tree)
  if (mediaKeysOf(plain).length + embedKeysOf(plain).length + testimonialKeysOf(plain).length > 0) throw new HubError('bad-input', 'This text shows no pictures, and embeds and quotes nothing. Take that out.', { path })
  return plain
}

/** A testimonial's content in canonical form out of unknown data. @throws HubError `bad-input` with `details.path`. */
export function parseTestimonialContent(value: unknown): TestimonialContent {
  checkShape(value, { maxDepth: 10, maxNodes: 2_000 }, 'The testimonial')
  const raw = check(testimonialContentSchema, value, 'The testimonial')
  return withoutUndefined({ ...raw, topics: sortedTopics(raw.topics) }) as TestimonialContent
}

/**
 * A mailing's content in canonical form out of unknown data.
 * @throws HubError `bad-input` with `details.path`; also where the introduction embeds or quotes something, or a piece stands in it twice.
 */
export function parseMailingContent(value: unknown): MailingContent {
  checkShape(value, { ...TREE_LIMITS, maxDepth: TREE_LIMITS.maxDepth + 10, maxNodes: TREE_LIMITS.maxNodes + 5_000 }, 'The mailing')
  const raw = check(mailingContentSchema, value, 'The mailing')
  checkShape(raw.intro, TREE_LIMITS, 'The introduction')
  const intro = normaliseTree(raw.intro)
  if (embedKeysOf(intro).length + testimonialKeysOf(intro).length > 0) throw new HubError('bad-input', 'The introduction of a mailing embeds and quotes nothing. Make a block of it.', { path: 'intro' })
  const pieces = raw.blocks.map(({ piece }) => piece)
  const twice = pieces.findIndex((piece, index) => pieces.indexOf(piece) !== index)
  if (twice >= 0) throw new HubError('bad-input', `Block ${twice + 1} shows "${pieces[twice]}" a second time. Take it out.`, { path: `blocks.${twice}.piece` })
  return withoutUndefined({ ...raw, intro, media: pick(raw.media, mediaKeysOf(intro), 'media', 'the facts of a file that the introduction shows') })
}

/** Any kind, told apart by `subject`. @throws HubError `bad-input`. */
export function parseEditionContent(value: unknown): EditionContent {
  const subject = typeof value === 'object' && value !== null && 'subject' in value ? value.subject : undefined
  if (subject === 'brand') return parseBrandContent(value)
  if (subject === 'mailing') return parseMailingContent(value)
  return subject === 'testimonial' ? parseTestimonialContent(value) : parsePieceContent(value)
}

/**
 * Checks with a zod schema.
 * @param what what is checked, as a sentence begins: “The body”.
 * @throws HubError `bad-input` that names the first problem's place; `details.problems` holds up to ten.
 */
export function check<Output>(schema: z.ZodType<Output>, value: unknown, what: string): Output {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues.slice(0, 10).map((issue) => ({ path: issue.path.map(String).join('.').slice(0, 300), problem: issue.message.slice(0, 300) }))
  const first = problems[0] ?? { path: '', problem: 'is not valid' }
  const more = result.error.issues.length > 1 ? ` (and ${result.error.issues.length - 1} more)` : ''
  throw new HubError('bad-input', `${what} is not valid${first.path === '' ? '' : ` at ${first.path}`}: ${first.problem}${more}. Correct it and try again.`, {
    path: first.path,
    problems,
  })
}

const sortedTopics = (topics: readonly TopicRef[]): TopicRef[] =>
  [...new Map(topics.map((topic) => [topic.key, topic])).values()].sort((a, b) => (a.key < b.key ? -1 : 1))

function pick<Value>(record: Readonly<Record<string, Value>>, keys: readonly string[], path: string, what: string): Record<string, Value> {
  const picked: Record<string, Value> = {}
  for (const key of keys) {
    const value = Object.hasOwn(record, key) ? record[key] : undefined
    if (value === undefined) throw new HubError('bad-input', `The piece lacks ${what}: ${key}. Add it or take it out of the piece.`, { path: `${path}.${key}` })
    picked[key] = value
  }
  return picked
}

/** Absent and undefined are the same to JSON; make them the same in memory. */
function withoutUndefined<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutUndefined) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, withoutUndefined(item)]),
  ) as Value
}
