/** Where many pieces stand on every channel, out of what is stored: for lists. Renders nothing. */
import type { PayloadRequest } from 'payload'
import type { ChannelId } from '../channel/contract.ts'
import { HubError } from '../content/errors.ts'
import type { Locale, PieceKey } from '../content/nodes.ts'
import { requirePerson } from './four-eyes.ts'
import { hubOf } from './hub.ts'
import { requireLocale } from './places.ts'
import { type ApprovalRecord, findRecords, type PublicationRecord, whereAll } from './records.ts'
import { isVisible } from './visibility.ts'

/** `scheduled`: not yet; `ended`: not any more; `off`: taken off or held back; `never`: never published there. */
export type Showing = 'live' | 'scheduled' | 'ended' | 'off' | 'never'

/** How a publication stands now. */
export function showingOf(publication: PublicationRecord | undefined): Showing {
  if (!publication) return 'never'
  if (publication.isSuspended) return 'off'
  if (isVisible(publication)) return 'live'
  return Date.parse(publication.from) > Date.now() ? 'scheduled' : 'ended'
}

/** What stands there is not the edition approved last. */
export const isBehind = (publication: PublicationRecord | undefined, approval: Pick<ApprovalRecord, 'edition'> | null | undefined): boolean =>
  publication !== undefined && approval !== null && approval !== undefined && publication.edition !== approval.edition

export interface ListedState {
  readonly channel: ChannelId
  readonly state: Showing
  readonly isBehind: boolean
  /** By an error of the last approval's checks. Licences that ended since are looked at where a single piece is shown. */
  readonly isBlocked: boolean
  /** A post of which nobody knows whether it went out: a person must look. */
  readonly isUncertain: boolean
}

/** Pieces that one question may name. */
export const MOST_PIECES = 100

/**
 * The state of every channel for each of the pieces, in the order of the hub's channels; a piece that there is not is nowhere.
 * @throws HubError `not-signed-in`, `forbidden`, `bad-input` (no such locale, none or more than {@link MOST_PIECES} keys)
 */
export async function statesOfPieces(req: PayloadRequest, keys: readonly PieceKey[], locale: Locale): Promise<{ readonly locale: Locale; readonly pieces: Readonly<Record<PieceKey, readonly ListedState[]>> }> {
  requirePerson(req, ['admin', 'editor', 'approver'])
  requireLocale(locale)
  const wanted = [...new Set(keys)]
  if (wanted.length === 0 || wanted.length > MOST_PIECES) throw new HubError('bad-input', `Name 1 to ${MOST_PIECES} pieces by their keys.`)
  const { payload } = req
  const places = whereAll({ pieceKey: { in: wanted } }, { locale: { equals: locale } })
  const [publications, approvals, uncertain] = await Promise.all([
    findRecords(payload, 'publications', { where: places }),
    findRecords(payload, 'approvals', { where: whereAll({ subject: { equals: 'piece' } }, { subjectKey: { in: wanted } }, { locale: { equals: locale } }), sort: 'number' }),
    findRecords(payload, 'deliveries', { where: whereAll(places, { state: { equals: 'uncertain' } }) }),
  ])
  const bySlot = new Map(publications.map((one) => [`${one.pieceKey}:${one.channel}`, one]))
  // In the order of their numbers, so the last one stays.
  const latest = new Map(approvals.map((one) => [one.subjectKey, one]))
  const doubted = new Set(uncertain.map((one) => `${one.pieceKey}:${one.channel}`))
  const stateOf = (key: PieceKey, channel: ChannelId): ListedState => {
    const slot = `${key}:${channel}`
    const publication = bySlot.get(slot)
    const approval = latest.get(key)
    return {
      channel,
      state: showingOf(publication),
      isBehind: isBehind(publication, approval),
      isBlocked: approval?.certificate.checks[channel]?.isBlocked ?? false,
      isUncertain: doubted.has(slot),
    }
  }
  const { channels } = hubOf(payload)
  return { locale, pieces: Object.fromEntries(wanted.map((key) => [key, channels.map(({ id }) => stateOf(key, id))])) }
}
