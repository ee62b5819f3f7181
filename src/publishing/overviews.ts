/** What people need to see to decide: the state of a piece, a submission beside the last approved edition, what is waiting. */
import type { Payload, PayloadRequest } from 'payload'
import type { ChannelId } from '../channel/contract.ts'
import { compareContent, type Comparison } from '../content/compare.ts'
import type { PieceContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import type { EditionHash, Locale, PieceKey } from '../content/nodes.ts'
import type { Note } from '../content/notes.ts'
import { type Now, now } from './clock.ts'
import { isBehind, type Showing, showingOf } from './channel-states.ts'
import { checkChannels, withLicencesNow } from './checks.ts'
import { mediaCarried } from './compose-carried.ts'
import { submissionByKey } from './decide.ts'
import { requirePerson } from './four-eyes.ts'
import { hubOf } from './hub.ts'
import { editionByHash, latestApproval, latestSubmission, pieceEdition } from './lookups.ts'
import { dayOf, type Licence, licencesEndedBefore } from './media/licences.ts'
import { checkMailing } from './mailings/check-mailing.ts'
import { type JudgedMailing, judgedMailing } from './mailings/judged-mailing.ts'
import { mailChannelId } from './mailings/mail-channel.ts'
import { type ApprovalRecord, findRecord, findRecords, type ChannelCheck, type PublicationRecord, type SubmissionRecord, whereAll } from './records.ts'
import { type UnshownQuote, unshownQuotes } from './quotable.ts'
import { type Quoting, readQuoting } from './quoting.ts'
import { hasText, loadPiece, snapshotPiece } from './snapshot-piece.ts'
import { type JudgedTestimonial, judgedTestimonial } from './testimonial-overview.ts'
import { type ToldApproval, toldApproval, type ToldSubmission, toldSubmission } from './told.ts'
import { visibleWhere } from './visibility.ts'

export interface ChannelState {
  readonly channel: string
  readonly label: { readonly de: string; readonly en: string }
  readonly state: Showing
  readonly from?: string
  readonly until?: string
  /** What is live is not the edition approved last. */
  readonly isBehind: boolean
  /** Blocked by an error of the last approval's checks, or by the licence of a picture now. */
  readonly isBlocked: boolean
  /** Those errors, as sentences; empty where it is not blocked. */
  readonly blockedBy: readonly Note['message'][]
  readonly path?: string
}

export interface PieceState {
  readonly locale: Locale
  readonly hasText: boolean
  /** Hash of the piece as it is now. */
  readonly hash: string | null
  readonly submission: ToldSubmission | null
  readonly approved: ToldApproval | null
  /** Keys of embedded pieces and quoted testimonials of which a newer edition has been approved than the one that the approved edition pins. */
  readonly staleEmbeds: readonly string[]
  /** Quotes of the piece as it is now that some channels would not show: of the channels on which it is live or planned, else of all. */
  readonly unshownQuotes: readonly UnshownQuote[]
  /** The piece has changed since the last submission. */
  readonly hasChanges: boolean
  readonly channels: readonly ChannelState[]
}

/** Where a piece stands in one locale. */
export async function channelStates(req: PayloadRequest, key: string, locale: Locale): Promise<PieceState> {
  requirePerson(req, ['admin', 'editor', 'approver'])
  const { payload } = req
  const piece = await loadPiece(payload, key, locale, req)
  const isWritten = hasText(piece)
  const [submission, approval, live, snapshot] = await Promise.all([
    latestSubmission(payload, 'piece', key, locale),
    latestApproval(payload, 'piece', key, locale),
    findRecords(payload, 'publications', { where: whereAll({ pieceKey: { equals: key } }, { locale: { equals: locale } }) }),
    isWritten ? snapshotPiece(payload, piece, locale, req).catch(() => null) : null,
  ])
  const blocked = approval ? await blockedChannels(req, approval) : new Map<ChannelId, Note['message'][]>()
  return {
    locale,
    hasText: isWritten,
    hash: snapshot?.hash ?? null,
    submission: submission && toldSubmission(submission),
    approved: approval && toldApproval(approval),
    unshownQuotes: snapshot ? await unshownQuotes(payload, snapshot.content, channelsGoneTo(req, live)) : [],
    staleEmbeds: approval ? await staleEmbeds(payload, approval.edition, locale) : [],
    hasChanges: snapshot !== null && snapshot.hash !== submission?.hash,
    channels: hubOf(payload).channels.map((channel) => {
      const publication = live.find((one) => one.channel === channel.id)
      return {
        channel: channel.id,
        label: channel.label,
        state: showingOf(publication),
        ...(publication ? { from: publication.from } : {}),
        ...(publication?.until ? { until: publication.until } : {}),
        isBehind: isBehind(publication, approval),
        isBlocked: blocked.has(channel.id),
        blockedBy: blocked.get(channel.id) ?? [],
        ...(publication && channel.id === 'web-page' ? { path: `/${locale}/${publication.slug}` } : {}),
      }
    }),
  }
}

/** Where a piece is live or planned; everywhere, while nobody knows. */
function channelsGoneTo({ payload }: PayloadRequest, publications: readonly PublicationRecord[]): ChannelId[] {
  const out = publications.flatMap((one) => (['live', 'scheduled'].includes(showingOf(one)) ? [one.channel] : []))
  return out.length > 0 ? out : hubOf(payload).channels.map(({ id }) => id)
}

async function staleEmbeds(payload: Payload, edition: EditionHash, locale: Locale): Promise<string[]> {
  const { content } = await pieceEdition(payload, edition)
  const pinned = [...Object.entries(content.embeds).map((pin) => ['piece', ...pin] as const), ...Object.entries(content.testimonials ?? {}).map((pin) => ['testimonial', ...pin] as const)]
  const pins = await Promise.all(pinned.map(async ([subject, key, hash]) => ({ key, pinned: hash, latest: await latestApproval(payload, subject, key, locale) })))
  return pins.flatMap(({ key, pinned, latest }) => (latest && latest.edition !== pinned ? [key] : []))
}

/** The channels that an error keeps from carrying what was approved, each with its errors. */
async function blockedChannels(req: PayloadRequest, { edition, certificate }: ApprovalRecord): Promise<ReadonlyMap<ChannelId, Note['message'][]>> {
  const { content } = await pieceEdition(req.payload, edition)
  const checks = await Promise.all(Object.entries(certificate.checks).map(async ([channel, then]) => ({ channel, now: await withLicencesNow(req, then, content, channel) })))
  const errorsOf = ({ notes }: ChannelCheck) => notes.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  return new Map(checks.flatMap(({ channel, now }) => (now.isBlocked ? [[channel, errorsOf(now)]] : [])))
}

export interface SubmissionView {
  readonly submission: Omit<SubmissionRecord, 'authors' | 'mediaKeys'>
  /** Against the edition approved last; null unless it is a piece. */
  readonly comparison: Comparison | null
  readonly hasEarlier: boolean
  /** The words and the consent of a testimonial. */
  readonly testimonial?: JudgedTestimonial
  readonly mailing?: JudgedMailing
  /** By channel; none while they are being made: see /flow/submissions/:key/checks. */
  readonly checks: Readonly<Record<string, ChannelCheck>>
  readonly quoting: Quoting
  readonly channels: readonly { readonly id: string; readonly label: { readonly de: string; readonly en: string }; readonly variants: readonly { readonly id: string; readonly label: { readonly de: string; readonly en: string } }[] }[]
}

/** A submission as reviewers judge it: beside the last approved edition, with every channel's notes. */
export async function submissionView(req: PayloadRequest, key: string): Promise<SubmissionView> {
  requirePerson(req, ['admin', 'editor', 'approver'])
  const { payload } = req
  const { authors: _, mediaKeys: __, ...submission } = await submissionByKey(req, key)
  const { snapshot, subjectKey, locale } = submission
  const channels = hubOf(payload).channels.map(({ id, label, variants }) => ({ id, label, variants: variants.filter(({ isPerPiece }) => isPerPiece) }))
  const nothing = { submission, comparison: null, hasEarlier: false, checks: {}, quoting: 'nobody' as const, channels: [] }
  if (snapshot.subject === 'brand') return nothing
  const earlier = await findRecord(payload, 'approvals', {
    where: whereAll({ subject: { equals: snapshot.subject } }, { subjectKey: { equals: subjectKey } }, { locale: { equals: locale } }, { number: { less_than: submission.number } }),
    sort: '-number',
  })
  if (snapshot.subject === 'testimonial') {
    const approved = earlier ? (await editionByHash(payload, earlier.edition)).content : null
    return { ...nothing, hasEarlier: approved !== null, testimonial: await judgedTestimonial(req, snapshot, approved?.subject === 'testimonial' ? approved : null) }
  }
  if (snapshot.subject === 'mailing') {
    const approved = earlier ? (await editionByHash(payload, earlier.edition)).content : null
    return { ...nothing, hasEarlier: approved !== null, mailing: await judgedMailing(req, snapshot, approved?.subject === 'mailing' ? approved : null), checks: await checkMailing(req, snapshot), channels: channels.filter(({ id }) => id === mailChannelId(hubOf(payload))) }
  }
  const before = earlier ? (await pieceEdition(payload, earlier.edition)).content : null
  return { submission, comparison: compareContent(before, snapshot), hasEarlier: before !== null, checks: await checksSoFar(req, snapshot), quoting: await readQuoting(payload, snapshot), channels }
}

const VIEW_WAIT_MS = 2_000

async function checksSoFar(req: PayloadRequest, content: PieceContent): Promise<SubmissionView['checks']> {
  try {
    return await checkChannels(req, content, { waitMs: VIEW_WAIT_MS })
  } catch (error) {
    if (error instanceof HubError && error.code === 'busy') return {}
    throw error
  }
}

/** A piece that is live in one locale with pictures that may not be used any more. */
export interface ExpiredUse {
  /** For links; null if the piece has been deleted. */
  readonly pieceId: string | number | null
  readonly pieceKey: PieceKey
  readonly locale: Locale
  readonly title: string
  /** Channels that show them. */
  readonly channels: readonly ChannelId[]
  readonly pictures: readonly Licence[]
}

/** As many pictures as one query looks for. */
const KEYS_AT_ONCE = 100

/** The pieces that are live now and show a picture whose licence has run out, the longest ago first. @throws HubError `not-signed-in`, `forbidden` */
export async function licencesRunOut(req: PayloadRequest, at: Now = now()): Promise<ExpiredUse[]> {
  requirePerson(req, ['admin', 'editor', 'approver'])
  const { payload } = req
  const ended = await licencesEndedBefore(payload, dayOf(at.latest))
  const uses = new Map<string, Omit<ExpiredUse, 'pieceId'>>()
  for (let start = 0; start < ended.length; start += KEYS_AT_ONCE) {
    const some = ended.slice(start, start + KEYS_AT_ONCE)
    const mentions = some.map(({ media }) => ({ mediaKeys: { contains: `|${media}|` } }))
    const live = await findRecords(payload, 'publications', { where: whereAll({ or: mentions }, visibleWhere(at)), sort: 'slot' })
    for (const { pieceKey, locale, channel, title, edition } of live) {
      const shown = await shownOn(req, channel, edition)
      const pictures = some.filter(({ media }) => shown.has(media))
      if (pictures.length === 0) continue
      const slot = `${pieceKey}:${locale}`
      const use = uses.get(slot) ?? { pieceKey, locale, title, channels: [], pictures: [] }
      uses.set(slot, { ...use, channels: [...new Set([...use.channels, channel])], pictures: [...new Set([...use.pictures, ...pictures])] })
    }
  }
  const ids = await idsOfPieces(req, [...uses.values()].map(({ pieceKey }) => pieceKey))
  const withId = [...uses.values()].map((use) => ({ ...use, pieceId: ids.get(use.pieceKey) ?? null }))
  return withId.sort((one, other) => (one.pictures[0]?.until ?? '').localeCompare(other.pictures[0]?.until ?? ''))
}

async function shownOn(req: PayloadRequest, channel: ChannelId, edition: EditionHash): Promise<ReadonlySet<string>> {
  const { content } = await pieceEdition(req.payload, edition)
  const carried = await mediaCarried(req.payload, content, channel, req)
  return new Set([...carried.values()].flatMap((keys) => [...keys]))
}

async function idsOfPieces(req: PayloadRequest, keys: readonly PieceKey[]): Promise<ReadonlyMap<PieceKey, string | number>> {
  if (keys.length === 0) return new Map()
  const { docs } = await req.payload.find({ collection: 'pieces', where: { key: { in: [...keys] } }, draft: true, pagination: false, depth: 0, select: { key: true }, overrideAccess: true })
  return new Map((docs as unknown as { readonly id: string | number; readonly key: PieceKey }[]).map(({ id, key }) => [key, id]))
}
