/** Edition → Publication: puts approved content on channels, now or at an instant, and takes it off again. */
import type { Payload, PayloadRequest } from 'payload'
import { pinnedTestimonials } from '../consent/quotes.ts'
import type { ChannelId } from '../channel/contract.ts'
import { shownContents } from '../channel/embeds.ts'
import type { Edition, PieceContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import type { EditionHash, Locale, PieceKey } from '../content/nodes.ts'
import { testimonialKeysOf } from '../content/walk.ts'
import { compareAndSet } from './transactions.ts'
import { appendAudit } from './audit.ts'
import { checkAgain, type CheckOptions } from './checks.ts'
import { failpoint } from './failpoints.ts'
import { requirePerson } from './four-eyes.ts'
import { channelOf, hubOf } from './hub.ts'
import { currentBrand, embeddedEditions, latestApproval, pieceEdition } from './lookups.ts'
import { mediaKeysUsed } from './media-used.ts'
import { type ApprovalRecord, findRecord, insertRecord, joinKeys, type PublicationRecord, type Suspension, whereAll, writeTogether } from './records.ts'
import { withConsent } from './visibility.ts'
import { announceWork } from './wake.ts'

export interface PublishOrder {
  readonly pieceKey: PieceKey
  readonly locale: Locale
  /** At least one. */
  readonly channels: readonly ChannelId[]
  /** ISO 8601 with zone; default: the content's own validity, else now. */
  readonly from?: string
  readonly until?: string
}

const ISO_WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/** An instant that says its zone, as UTC. @throws HubError `bad-input` */
export function parseInstant(value: string, what: string): string {
  if (!ISO_WITH_ZONE.test(value) || Number.isNaN(Date.parse(value))) {
    throw new HubError('bad-input', `${what} must be an instant with its time zone, for example 2026-12-01T08:00:00+01:00.`)
  }
  return new Date(value).toISOString()
}

/**
 * Publishes the edition approved last to the channels named: on all of them, or on none.
 * @param options how long whoever asks can wait for a channel that has been released anew to be checked again; default: until it is
 * @throws HubError `forbidden`, `not-approved`, `channel-blocked`, `slug-taken`, `bad-input`, `busy` where the checks take longer; nothing is published then
 */
export async function publish(req: PayloadRequest, order: PublishOrder, options: Pick<CheckOptions, 'waitMs'> = {}): Promise<PublicationRecord[]> {
  const { payload } = req
  const person = requirePerson(req, ['editor', 'approver'])
  const channels = [...new Set(order.channels)]
  if (channels.length === 0) throw new HubError('bad-input', 'Name at least one channel.')
  for (const id of channels) channelOf(hubOf(payload), id)
  const approval = await latestApproval(payload, 'piece', order.pieceKey, order.locale)
  if (!approval) throw new HubError('not-approved', `Nothing of "${order.pieceKey}" has been approved in "${order.locale}" yet. Submit it and have it approved first.`)
  const edition = await pieceEdition(payload, approval.edition)
  if (edition.content.kind === 'snippet') throw new HubError('bad-input', 'A snippet has no page of its own. Embed it in a piece.')
  await currentBrand(payload, edition.content.brand)
  const window = publishingWindow(order, edition.content)
  for (const id of channels) await requireUnblocked(req, approval, edition, id, { ...options, from: window.from })
  const embedded = await embeddedEditions(payload, [edition.content])
  const contents = [edition, ...Object.values(embedded)].map(({ content }) => content)
  const keys = { mediaKeys: joinKeys(contents.flatMap(mediaKeysUsed)), ...(await quotedIn(payload, edition.content, embedded)) }
  const bound = channels.map((channel) => ({ channel, requires: keys.requires }))
  const standing = new Set(await withConsent(payload, bound))
  for (const one of bound) {
    if (!standing.has(one)) throw new HubError('channel-blocked', `A customer's words without which this piece is not shown have no consent for ${one.channel}. Ask for it, or let the quote go where it ends.`)
  }
  const published = await writeTogether(req, async (tx) => {
    failpoint('publish:before')
    // Approved in the meantime? Then what was checked above is not what would be published.
    const still = await latestApproval(payload, 'piece', order.pieceKey, order.locale, tx)
    if (still?.key !== approval.key) throw new HubError('conflict', 'A newer edition was approved at this moment. Try again to publish that one.')
    await claimAddress(tx, edition.content)
    failpoint('publish:after-address')
    const made: PublicationRecord[] = []
    for (const channel of channels) {
      made.push(await putOnChannel(tx, channel, edition, approval, window, keys))
      if (made.length === 1) failpoint('publish:after-first-channel')
    }
    failpoint('publish:after-channels')
    const data = { locale: order.locale, channels, edition: edition.hash, approval: approval.key, ...window }
    await appendAudit(payload, tx, { subject: `piece:${order.pieceKey}`, type: 'published', actor: person.key, data }, new Date().toISOString())
    failpoint('publish:after-audit')
    return made
  })
  failpoint('publish:after-commit')
  announceWork()
  return published
}

/** Takes a piece off channels at once. What is not published there is passed over. @throws HubError `forbidden`, `not-found` (published nowhere) */
export async function unpublish(req: PayloadRequest, order: { pieceKey: PieceKey; locale: Locale; channels: readonly ChannelId[] }): Promise<PublicationRecord[]> {
  const { payload } = req
  const person = requirePerson(req, ['editor', 'approver'])
  return writeTogether(req, async (tx) => {
    const made: PublicationRecord[] = []
    for (const channel of new Set(order.channels)) {
      const found = await findRecord(payload, 'publications', { where: { slot: { equals: slotOf(order.pieceKey, order.locale, channel) } }, req: tx })
      if (!found || found.suspensions?.some(({ reason }) => reason === 'unpublished')) continue
      const suspensions: Suspension[] = [...(found.suspensions ?? []), { reason: 'unpublished', key: person.key }]
      made.push(await replace(tx, found, { suspensions, isSuspended: true, changed: new Date().toISOString() }))
    }
    if (made.length === 0) throw new HubError('not-found', 'This piece is not published on any of these channels.')
    const data = { locale: order.locale, channels: made.map(({ channel }) => channel) }
    await appendAudit(payload, tx, { subject: `piece:${order.pieceKey}`, type: 'unpublished', actor: person.key, data }, new Date().toISOString())
    return made
  })
}

/** Of two ISO instants in UTC the later one. */
const later = (one: string, other: string): string => (one > other ? one : other)

const slotOf = (pieceKey: PieceKey, locale: Locale, channel: ChannelId): string => `${pieceKey}:${locale}:${channel}`

/** A channel that has been released anew since the approval is checked again, and the licences of pictures always: they must reach the beginning. */
async function requireUnblocked(req: PayloadRequest, approval: ApprovalRecord, edition: Edition<PieceContent>, channelId: ChannelId, options: CheckOptions): Promise<void> {
  const check = await checkAgain(req, approval.certificate.checks[channelId], edition.content, channelId, options)
  if (!check.isBlocked) return
  const reasons = check.notes.filter(({ severity }) => severity === 'error').map(({ message }) => message.en)
  throw new HubError('channel-blocked', `The channel ${channelId} cannot carry this piece: ${reasons.join(' ')}`, { channel: channelId, notes: check.notes })
}

interface Window {
  readonly from: string
  readonly until: string | null
}

function publishingWindow(order: PublishOrder, content: PieceContent): Window {
  const begin = order.from ?? content.validity?.from
  const end = order.until ?? content.validity?.until
  const from = begin ? parseInstant(begin, 'The beginning') : new Date().toISOString()
  const until = end ? parseInstant(end, 'The end') : null
  if (until !== null && Date.parse(until) <= Date.parse(from)) throw new HubError('bad-input', 'The end must be later than the beginning.')
  return { from, until }
}

async function claimAddress(tx: PayloadRequest, { brand, locale, slug, key }: PieceContent): Promise<void> {
  const slot = `${brand}:${locale}:${slug}`
  const holder = await findRecord(tx.payload, 'addresses', { where: { slot: { equals: slot } }, req: tx })
  if (holder && holder.pieceKey !== key) {
    throw new HubError('slug-taken', `The address "${slug}" belongs to the piece "${holder.pieceKey}". Give this piece another address.`, { slug })
  }
  if (!holder) await insertRecord(tx.payload, 'addresses', { slot, pieceKey: key, locale, slug }, tx)
}

/** Which testimonials a piece quotes, in embedded passages too, and which of them take the piece with them. */
export async function quotedIn(payload: Payload, content: PieceContent, embedded: Readonly<Record<EditionHash, Edition<PieceContent>>>): Promise<{ quotes: string; requires: string }> {
  const shown = shownContents(content, embedded)
  const excerpts = new Map((await pinnedTestimonials(payload, shown)).map(({ hash, content }) => [hash, content.excerpt.key]))
  const requires = shown.flatMap(({ body, testimonials = {} }) => testimonialKeysOf(body, 'piece-goes').map((key) => `${key}:${excerpts.get(testimonials[key] ?? '') ?? ''}`))
  return { quotes: joinKeys(shown.flatMap(({ body }) => testimonialKeysOf(body))), requires: joinKeys(requires) }
}

async function putOnChannel(
  tx: PayloadRequest,
  channel: ChannelId,
  { hash, content }: Edition<PieceContent>,
  approval: ApprovalRecord,
  window: Window,
  keys: Pick<PublicationRecord, 'mediaKeys' | 'quotes' | 'requires'>,
): Promise<PublicationRecord> {
  const { payload } = tx
  const slot = slotOf(content.key, content.locale, channel)
  const found = await findRecord(payload, 'publications', { where: { slot: { equals: slot } }, req: tx })
  // What was held back for a consent is looked at anew: another edition may need others. It is invisible all the same while one is missing.
  const suspensions = (found?.suspensions ?? []).filter(({ reason }) => reason !== 'unpublished' && reason !== 'consent')
  const changedAt = new Date().toISOString()
  const data = {
    slot,
    pieceKey: content.key,
    locale: content.locale,
    channel,
    brand: content.brand,
    edition: hash as EditionHash,
    approval: approval.key,
    ...window,
    suspensions,
    isSuspended: suspensions.length > 0,
    title: content.title,
    slug: content.slug,
    kind: content.kind,
    topicKeys: joinKeys(content.topics.map(({ key }) => key)),
    ...keys,
    // The instant at which readers who ask for changes meet this one: an embargo's end, not the moment it was set.
    changed: later(window.from, changedAt),
  }
  return found ? replace(tx, found, data) : insertRecord(payload, 'publications', { ...data, rev: 1 }, tx)
}

async function replace(tx: PayloadRequest, found: PublicationRecord, data: Partial<PublicationRecord>): Promise<PublicationRecord> {
  const where = whereAll({ id: { equals: found.id } }, { rev: { equals: found.rev } })
  const won = await compareAndSet<PublicationRecord>(tx.payload, { collection: 'publications', where, data: { ...data, rev: found.rev + 1 }, req: tx })
  if (!won) throw new HubError('conflict', 'Somebody else changed this publication at the same moment. Look at what is live, then try again.')
  return won
}
