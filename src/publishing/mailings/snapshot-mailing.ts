/** Freezes a mailing: its own words, and for each block the edition of its piece that was approved last. */
import type { Payload, PayloadRequest, Where } from 'payload'
import { editionHash } from '../../content/canonical.ts'
import type { MailingBlock, MailingContent } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import { type LexicalRefs, toTree } from '../../content/lexical.ts'
import type { Locale, Tree } from '../../content/nodes.ts'
import { parseMailingContent } from '../../content/schema.ts'
import { latestApproval } from '../lookups.ts'
import { type Doc, type Id, loadDraft, type Snapshot, text } from '../snapshot-parts.ts'
import { blockStandings, requireStanding } from './block-standings.ts'

/** The latest state of a mailing, drafts included, in one locale without fallback to another. @throws HubError `not-found` */
export const loadMailing = (payload: Payload, key: string, locale: Locale, req?: PayloadRequest): Promise<Doc> => loadDraft(payload, 'mailings', 'mailing', key, locale, req)

/** Has the mailing a subject in the locale it was loaded in? */
export const hasSubject = (mailing: Doc): boolean => text(mailing.subjectLine) !== ''

/** What a mailing's content is made of, as far as it is there: for previews of what is being written. */
export interface MailingDraft {
  readonly content: MailingContent
  /** Blocks that cannot stand in it, in the order of the form: no piece chosen yet, or one that has never been approved in this language. */
  readonly leftOut: readonly { readonly index: number; readonly reason: 'empty' | 'not-approved' | 'twice' }[]
}

/**
 * The mailing as it stands, with whatever is unfinished left out and told.
 * @throws HubError `bad-input` where no block can be shown, `not-approved` where the brand is missing
 */
export async function draftMailing(req: PayloadRequest, mailing: Doc, locale: Locale): Promise<MailingDraft> {
  const { blocks, leftOut } = await blocksOf(req, mailing.blocks, locale)
  if (blocks.length === 0) throw new HubError('bad-input', 'A mailing needs at least one block: choose a piece.', { field: 'blocks' })
  const content = parseMailingContent({
    format: 1,
    subject: 'mailing',
    key: text(mailing.key),
    locale,
    brand: await brandKey(req, mailing.brand as Id | null | undefined),
    title: text(mailing.title) || text(mailing.key),
    subjectLine: text(mailing.subjectLine) || '–',
    preheader: text(mailing.preheader),
    intro: introOf(mailing.intro),
    media: {},
    blocks,
  })
  return { content, leftOut }
}

/**
 * The snapshot of a mailing, in the locale it was loaded in: every block pinned to the edition of its piece that was approved last.
 * @throws HubError `bad-input` (no subject, no blocks, a block without a piece, a piece twice), `not-approved`, `channel-blocked` (a block that is neither live nor planned)
 */
export async function snapshotMailing(req: PayloadRequest, mailing: Doc, locale: Locale): Promise<Snapshot<MailingContent>> {
  if (!hasSubject(mailing)) throw new HubError('bad-input', `This mailing has no subject in "${locale}" yet. Write it first, then submit.`, { field: 'subjectLine' })
  const { content, leftOut } = await draftMailing(req, mailing, locale)
  const [first] = leftOut
  if (first) throw incomplete(first.index, first.reason, locale)
  requireStanding(await blockStandings(req.payload, locale, content.blocks, undefined, req), ['scheduled'])
  return { content, hash: editionHash(content), rev: Number(mailing.rev ?? 0), contributors: (mailing.contributors ?? {}) as Record<string, number> }
}

function incomplete(index: number, reason: MailingDraft['leftOut'][number]['reason'], locale: Locale): HubError {
  const block = `Block ${index + 1}`
  if (reason === 'not-approved') return new HubError('not-approved', `${block}: its piece has not been approved in "${locale}" yet. Have it approved first, or take it out.`)
  const why = reason === 'empty' ? 'has no piece yet. Choose one, or take the block out.' : 'shows a piece that another block shows already. Take one of them out.'
  return new HubError('bad-input', `${block} ${why}`, { field: `blocks.${index}` })
}

const EMPTY: Tree = { type: 'root', children: [] }
/** The introduction refers to no document: its editor offers none, and its collection refuses them. */
const NO_REFS: LexicalRefs = { mediaId: () => '', pieceId: () => '', mediaKey: () => null, pieceKey: () => null, testimonialId: () => '', testimonialKey: () => null }

function introOf(intro: unknown): Tree {
  if (!intro) return EMPTY
  const { children } = toTree(intro as never, NO_REFS)
  // An editor that was touched and left holds an empty paragraph.
  return { type: 'root', children: children.filter((block) => !(block.type === 'paragraph' && block.children.length === 0)) }
}

async function brandKey(req: PayloadRequest, id: Id | null | undefined): Promise<string> {
  const where: Where = id ? { id: { equals: id } } : { isDefault: { equals: true } }
  const { docs } = await req.payload.find({ collection: 'brands', where, limit: 1, depth: 0, select: { key: true }, overrideAccess: true, req })
  const [brand]: readonly Doc[] = docs
  if (!brand) throw new HubError('not-approved', 'There is no default brand. Make one under "Brands", tick "Default brand" and have it approved.')
  return text(brand.key)
}

interface Row {
  readonly piece?: unknown
  readonly size?: unknown
}

async function blocksOf(req: PayloadRequest, given: unknown, locale: Locale): Promise<{ blocks: MailingBlock[]; leftOut: MailingDraft['leftOut'] }> {
  const rows = (Array.isArray(given) ? given : []) as readonly Row[]
  const ids = rows.flatMap(({ piece }) => (typeof piece === 'string' || typeof piece === 'number' ? [piece] : []))
  const keys = await keysById(req, ids)
  const leftOut: MailingDraft['leftOut'][number][] = []
  const blocks: MailingBlock[] = []
  for (const [index, { piece, size }] of rows.entries()) {
    const key = keys.get(String(piece ?? ''))
    if (key === undefined) leftOut.push({ index, reason: 'empty' })
    else if (blocks.some((block) => block.piece === key)) leftOut.push({ index, reason: 'twice' })
    else {
      const approval = await latestApproval(req.payload, 'piece', key, locale, req)
      if (approval) blocks.push({ piece: key, edition: approval.edition, size: size === 'small' || size === 'large' ? size : 'medium' })
      else leftOut.push({ index, reason: 'not-approved' })
    }
  }
  return { blocks, leftOut }
}

async function keysById(req: PayloadRequest, ids: readonly Id[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.find({ collection: 'pieces', where: { id: { in: [...new Set(ids)] } }, pagination: false, depth: 0, select: { key: true }, overrideAccess: true, req })
  return new Map((docs as unknown as readonly Doc[]).map((doc) => [String(doc.id), text(doc.key)]))
}
