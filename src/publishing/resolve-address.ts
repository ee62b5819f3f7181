/** What stands at an address: a publication, a piece that moved, one that is gone, or nothing that anybody outside may know of. */
import type { Payload } from 'payload'
import type { ChannelId } from '../channel/contract.ts'
import { eventsOf } from '../consent/ledger.ts'
import type { EditionHash, Locale } from '../content/nodes.ts'
import type { Now } from './clock.ts'
import { type Place, visibleInSlot, visiblePublication } from './read.ts'
import { type AddressRecord, type AuditRecord, findRecords, type PublicationRecord, whereAll } from './records.ts'
import { SHOWING_EVENTS, shownStretches } from './shown.ts'
import { missingConsents, requirementsOf } from './visibility.ts'

export type Resolved =
  | { readonly state: 'visible'; readonly publication: PublicationRecord }
  /** It was visible here, and is now under another slug. */
  | { readonly state: 'moved'; readonly slug: string }
  /** It was visible here, and is so no longer. */
  | { readonly state: 'gone' }
  /** Nothing was ever visible here; an embargo that has not ended and one that was called off look the same. */
  | { readonly state: 'unknown' }

/**
 * Looks a place up. Whether anything was ever visible there is read from the audit trail, because a publication only says what is
 * planned now.
 */
export async function resolveAddress(payload: Payload, place: Place, at: Now): Promise<Resolved> {
  const publication = await visiblePublication(payload, place, at)
  if (publication) return { state: 'visible', publication }
  const { channel, locale, slug } = place
  const holders = await findRecords(payload, 'addresses', { where: whereAll({ locale: { equals: locale } }, { slug: { equals: slug } }), sort: 'slot' })
  const once = await wereVisible(payload, holders, place, at)
  for (const { pieceKey } of holders.filter((holder) => once.has(holder.pieceKey))) {
    const elsewhere = await visibleInSlot(payload, `${pieceKey}:${locale}:${channel}`, at)
    if (elsewhere) return { state: 'moved', slug: elsewhere.slug }
  }
  return { state: once.size > 0 ? 'gone' : 'unknown' }
}

/** Keys of those pieces that were visible at the place at some time before now. */
async function wereVisible(payload: Payload, holders: readonly AddressRecord[], { channel, locale, slug }: Place, at: Now): Promise<ReadonlySet<string>> {
  // Asked for every address, known or not, so that the time it takes does not tell an embargoed one from none.
  const keys = holders.length > 0 ? holders.map(({ pieceKey }) => pieceKey) : ['']
  const where = whereAll({ subject: { in: keys.map((key) => `piece:${key}`) } }, { type: { in: [...SHOWING_EVENTS] } })
  const events = await findRecords(payload, 'audit-events', { where, sort: 'number' })
  const withheld = await withheldSince(payload, keys.map((key) => `${key}:${locale}:${channel}`), at)
  const shown = new Map(
    holders.map(({ pieceKey }) => {
      const own = events.filter(({ subject }) => subject === `piece:${pieceKey}`)
      return [pieceKey, shownEditions(own, channel, locale, at, withheld.get(`${pieceKey}:${locale}:${channel}`))]
    }),
  )
  const hashes = [...new Set([...shown.values()].flat())]
  if (hashes.length === 0) return new Set()
  const editions = await findRecords(payload, 'editions', { where: { hash: { in: hashes } } })
  const withSlug = new Set(editions.flatMap(({ hash, content }) => (content.subject === 'piece' && content.slug === slug ? [hash] : [])))
  return new Set([...shown].flatMap(([pieceKey, own]) => (own.some((hash) => withSlug.has(hash)) ? [pieceKey] : [])))
}

/** Slots whose piece a missing consent takes away, with the instant since when: the ledger says so before the history does. */
async function withheldSince(payload: Payload, slots: readonly string[], at: Now): Promise<ReadonlyMap<string, number>> {
  const publications = await findRecords(payload, 'publications', { where: { slot: { in: [...slots] } } })
  const chains = await eventsOf(payload, publications.flatMap((one) => requirementsOf(one).map(({ testimonial }) => testimonial)))
  return new Map(
    publications.flatMap((one) => {
      const missing = missingConsents(one, chains, at)
      return missing.size > 0 ? [[one.slot, Math.max(...missing.values())] as const] : []
    }),
  )
}

/**
 * Editions of one piece that were visible on a channel for a while, as its history says.
 * @param events of the piece, in order
 * @param withheldSince ms since 1970: from then on the consents took it away, whatever the history says yet
 */
export function shownEditions(events: readonly AuditRecord[], channel: ChannelId, locale: Locale, at: Now, withheldSince = Number.POSITIVE_INFINITY): EditionHash[] {
  return shownStretches(events, channel, locale, at)
    .filter(({ begin, replaced }) => replaced !== Number.POSITIVE_INFINITY || begin < withheldSince)
    .map(({ edition }) => edition)
}
