/** Freezes a piece: everything a renderer needs, as plain canonical JSON without database ids. */
import type { Payload, PayloadRequest } from 'payload'
import { editionHash } from '../content/canonical.ts'
import type { PieceContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import { type LexicalRefs, toTree } from '../content/lexical.ts'
import type { EditionHash, Locale, MediaKey, PieceKey, Tree } from '../content/nodes.ts'
import { slugify } from '../content/slug.ts'
import { parsePieceContent } from '../content/schema.ts'
import { embedKeysOf, mediaKeysOf, testimonialKeysOf } from '../content/walk.ts'
import { type HubServices, hubOf } from './hub.ts'
import { latestApproval } from './lookups.ts'
import { groupName } from './override-fields.ts'
import { type Doc, type Files, type Id, instant, loadDraft, loadMedia, optional, type Snapshot, text, topicRefs } from './snapshot-parts.ts'

/** The latest state of a piece, drafts included, in one locale without fallback to another. @throws HubError `not-found` */
export const loadPiece = (payload: Payload, key: PieceKey, locale: Locale, req?: PayloadRequest): Promise<Doc> => loadDraft(payload, 'pieces', 'piece', key, locale, req)

/** Has the piece a text in the locale it was loaded in? */
export const hasText = (piece: Doc): boolean => text(piece.title) !== ''

/**
 * The snapshot of a piece as it stands, in the locale it was loaded in.
 * @throws HubError `bad-input` if there is no text in this locale or the body is malformed
 */
export async function snapshotPiece(payload: Payload, piece: Doc, locale: Locale, req?: PayloadRequest): Promise<Snapshot<PieceContent>> {
  if (!hasText(piece)) throw new HubError('bad-input', `This piece has no title in "${locale}" yet. Write it first, then submit.`)
  const { tree, files } = await bodyOf(payload, piece, locale, req)
  const brand = await brandDoc(payload, piece.brand as Id | null | undefined, req)
  const hero = files.byId.get(String(piece.hero ?? ''))
  const caption = text(piece.heroCaption)
  const keys = new Set<MediaKey>([...mediaKeysOf(tree), ...(hero ? [hero.key] : [])])
  const validity = (piece.validity ?? {}) as { from?: unknown; until?: unknown }
  const bounds = { ...optional('from', instant(validity.from)), ...optional('until', instant(validity.until)) }
  const extra = piece.extra && typeof piece.extra === 'object' && Object.keys(piece.extra).length > 0 ? (piece.extra as Record<string, unknown>) : undefined
  const content = parsePieceContent({
    format: 1,
    subject: 'piece',
    key: text(piece.key),
    locale,
    kind: piece.kind ?? 'news',
    brand: text(brand.key),
    title: text(piece.title),
    slug: text(piece.slug) || slugify(text(piece.title)) || text(piece.key),
    teaser: text(piece.teaser),
    ...optional('byline', text(piece.byline)),
    ...optional('date', instant(piece.date)?.slice(0, 10)),
    topics: await topicRefs(payload, piece.topics, locale, req),
    ...(hero ? { hero: { media: hero.key, alt: hero.alt, ...optional('caption', caption) } } : {}),
    body: tree,
    media: Object.fromEntries([...keys].flatMap((key) => (files.byKey.has(key) ? [[key, files.byKey.get(key)]] : []))),
    embeds: await pins(payload, 'piece', embedKeysOf(tree), locale, req),
    testimonials: await pins(payload, 'testimonial', testimonialKeysOf(tree), locale, req),
    overrides: overridesOf(hubOf(payload), piece.overrides),
    ...(Object.keys(bounds).length > 0 ? { validity: bounds } : {}),
    ...(extra ? { extra } : {}),
  })
  return { content, hash: editionHash(content), rev: Number(piece.rev ?? 0), contributors: (piece.contributors ?? {}) as Record<string, number> }
}

async function brandDoc(payload: Payload, id: Id | null | undefined, req?: PayloadRequest): Promise<Doc> {
  const { docs } = await payload.find({
    collection: 'brands',
    where: id ? { id: { equals: id } } : { isDefault: { equals: true } },
    limit: 1,
    depth: 0,
    ...(req ? { req } : {}),
  })
  const [brand]: readonly Doc[] = docs
  if (!brand) throw new HubError('bad-input', 'There is no default brand. Make one under "Brands", tick "Default brand" and have it approved.')
  return brand
}

const EMPTY: Tree = { type: 'root', children: [] }

/** The body as a tree: a first pass finds which documents it refers to, the second puts their keys in the place of their ids. */
async function bodyOf(payload: Payload, piece: Doc, locale: Locale, req?: PayloadRequest): Promise<{ tree: Tree; files: Files }> {
  const mediaIds: Id[] = piece.hero ? [piece.hero as Id] : []
  const pieceIds: Id[] = []
  const testimonialIds: Id[] = []
  const collect: LexicalRefs = {
    mediaId: () => '',
    pieceId: () => '',
    // Stand-ins: a node without a key would be refused as incomplete.
    mediaKey: (id) => {
      mediaIds.push(id)
      return '0'.repeat(64)
    },
    pieceKey: (id) => {
      pieceIds.push(id)
      return 'any'
    },
    testimonialId: () => '',
    testimonialKey: (id) => {
      testimonialIds.push(id)
      return 'any'
    },
  }
  const body = piece.body as never
  if (body) toTree(body, collect)
  const files = await loadMedia(payload, mediaIds, locale, req)
  const [pieceKeys, testimonialKeys] = await Promise.all([keysById(payload, 'pieces', pieceIds, req), keysById(payload, 'testimonials', testimonialIds, req)])
  const refs: LexicalRefs = {
    mediaId: () => '',
    pieceId: () => '',
    mediaKey: (id) => files.byId.get(String(id))?.key ?? null,
    pieceKey: (id) => pieceKeys.get(String(id)) ?? null,
    testimonialId: () => '',
    testimonialKey: (id) => testimonialKeys.get(String(id)) ?? null,
  }
  return { tree: body ? withAlt(toTree(body, refs), files) : EMPTY, files }
}

async function keysById(payload: Payload, collection: 'pieces' | 'testimonials', ids: readonly Id[], req?: PayloadRequest): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { docs } = await payload.find({ collection, where: { id: { in: [...new Set(ids)] } }, pagination: false, depth: 0, draft: false, select: { key: true }, ...(req ? { req } : {}) })
  return new Map((docs as unknown as Doc[]).map((doc) => [String(doc.id), text(doc.key)]))
}

/** An image without words of its own has those of its media file. @throws HubError `bad-input` for an image whose file is not in the library */
function withAlt(tree: Tree, files: Files): Tree {
  const children = tree.children.map((block) => {
    if (block.type !== 'image' || !block.media) return block
    const facts = files.byKey.get(block.media)
    if (!facts) throw new HubError('bad-input', `The file of the image “${block.alt}” is not in the library. Upload it and choose it in the text, or remove the image.`, { path: 'body' })
    return block.alt === '' ? { ...block, alt: facts.alt } : block
  })
  return { ...tree, children: children as Tree['children'] }
}

async function pins(payload: Payload, subject: 'piece' | 'testimonial', keys: readonly string[], locale: Locale, req?: PayloadRequest): Promise<Record<string, EditionHash>> {
  const found = await Promise.all(
    keys.map(async (key) => {
      const approval = await latestApproval(payload, subject, key, locale, req)
      const what = subject === 'piece' ? 'embedded piece' : 'quoted testimonial'
      if (!approval) throw new HubError('not-approved', `The ${what} "${key}" has not been approved in "${locale}" yet. Have it approved first, or take it out.`)
      return [key, approval.edition] as const
    }),
  )
  return Object.fromEntries(found)
}

/** The filled-in overrides, by channel id and field name. */
function overridesOf(hub: HubServices, stored: unknown): Record<string, Record<string, string>> {
  const groups = (stored ?? {}) as Record<string, Record<string, unknown> | null | undefined>
  return Object.fromEntries(
    hub.channels.flatMap((channel) => {
      const group = groups[groupName(channel.id)] ?? {}
      const filled = channel.overrides.flatMap(({ name }) => {
        const value = text(group[groupName(name)])
        return value ? [[name, value] as const] : []
      })
      return filled.length ? [[channel.id, Object.fromEntries(filled)] as const] : []
    }),
  )
}
