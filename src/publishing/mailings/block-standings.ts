/** May the blocks of a mailing be shown? A block pins an edition; its piece has to be live on the channel that makes mails, and the consents it stands and falls with have to stand. */
import type { Payload, PayloadRequest } from 'payload'
import type { Note } from '../../channel/contract.ts'
import type { Edition, MailingBlock, PieceContent } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import type { EditionHash, Locale, PieceKey } from '../../content/nodes.ts'
import { type Now, now } from '../clock.ts'
import { hubOf } from '../hub.ts'
import { editionsByHash, embeddedEditions } from '../lookups.ts'
import { quotedIn } from '../publish.ts'
import { type ApprovalRecord, findRecords, type PublicationRecord, whereAll } from '../records.ts'
import { isVisible, withConsent } from '../visibility.ts'
import { mailChannelId } from './mail-channel.ts'

/**
 * `live`: published on the channel now. `scheduled`: planned for later. `never`: not published there. `ended`: its end has come. `suspended`: taken off, or held back.
 * `consent-ended`: customers' words without which it is not shown have no consent (any more).
 */
export const STANDINGS = ['live', 'scheduled', 'never', 'ended', 'suspended', 'consent-ended'] as const
export type Standing = (typeof STANDINGS)[number]

/** The channel on which a piece has a page of its own: where the links of a mail lead. */
export const WEB_CHANNEL = 'web-page'

export interface BlockStanding {
  readonly piece: PieceKey
  /** Of the pinned edition; the key where that is unknown. */
  readonly title: string
  readonly standing: Standing
  /** A newer edition of the piece has been approved than the one pinned. */
  readonly isStale: boolean
  /** The piece is, or will be, on the web: the block's links lead somewhere. */
  readonly hasPage: boolean
}

/** Where each block stands at a reading of the clock, in the order given. */
export async function blockStandings(payload: Payload, locale: Locale, blocks: readonly Pick<MailingBlock, 'piece' | 'edition'>[], at: Now = now(), req?: PayloadRequest): Promise<BlockStanding[]> {
  if (blocks.length === 0) return []
  const channel = mailChannelId(hubOf(payload))
  const pieces = blocks.map(({ piece }) => piece)
  const within = req ? { req } : {}
  const place = whereAll({ pieceKey: { in: pieces } }, { locale: { equals: locale } }, { channel: { in: [channel, WEB_CHANNEL] } })
  const approved = whereAll({ subject: { equals: 'piece' } }, { subjectKey: { in: pieces } }, { locale: { equals: locale } })
  const [publications, approvals, editions] = await Promise.all([
    findRecords(payload, 'publications', { where: place, ...within }),
    findRecords(payload, 'approvals', { where: approved, sort: 'number', ...within }),
    editionsByHash(payload, blocks.map(({ edition }) => edition), req),
  ])
  // In order of their numbers, so that the last one stays.
  const latest = new Map(approvals.map(({ subjectKey, edition }: ApprovalRecord) => [subjectKey, edition]))
  return Promise.all(
    blocks.map(async ({ piece, edition }) => {
      const pinned = pinnedOf(editions, edition)
      const publicationOn = (id: string) => publications.find((one) => one.pieceKey === piece && one.channel === id)
      const page = publicationOn(WEB_CHANNEL)
      return {
        piece,
        title: pinned?.content.title ?? piece,
        standing: await standingOf(payload, publicationOn(channel), pinned, channel, at),
        isStale: (latest.get(piece) ?? edition) !== edition,
        hasPage: page !== undefined && !page.isSuspended && !hasEnded(page, at),
      }
    }),
  )
}

/** The standings alone, for readers: asks nothing that only editors are told. In the order given. */
export async function standingsOf(payload: Payload, locale: Locale, blocks: readonly Pick<MailingBlock, 'piece' | 'edition'>[], at: Now): Promise<Standing[]> {
  if (blocks.length === 0) return []
  const channel = mailChannelId(hubOf(payload))
  const where = whereAll({ pieceKey: { in: blocks.map(({ piece }) => piece) } }, { locale: { equals: locale } }, { channel: { equals: channel } })
  const [publications, editions] = await Promise.all([findRecords(payload, 'publications', { where }), editionsByHash(payload, blocks.map(({ edition }) => edition))])
  return Promise.all(blocks.map(({ piece, edition }) => standingOf(payload, publications.find(({ pieceKey }) => pieceKey === piece), pinnedOf(editions, edition), channel, at)))
}

function pinnedOf(editions: Awaited<ReturnType<typeof editionsByHash>>, hash: EditionHash): Edition<PieceContent> | null {
  const content = editions.get(hash)?.content
  return content?.subject === 'piece' ? { hash, content } : null
}

const hasEnded = ({ until }: PublicationRecord, at: Now): boolean => typeof until === 'string' && Date.parse(until) <= at.latest

async function standingOf(payload: Payload, publication: PublicationRecord | undefined, pinned: Edition<PieceContent> | null, channel: string, at: Now): Promise<Standing> {
  if (!publication || !pinned) return 'never'
  if (publication.isSuspended) return publication.suspensions?.some(({ reason }) => reason === 'consent') ? 'consent-ended' : 'suspended'
  if (hasEnded(publication, at)) return 'ended'
  const { requires } = await quotedIn(payload, pinned.content, await embeddedEditions(payload, [pinned.content]))
  if ((await withConsent(payload, [{ channel, requires }], at)).length === 0) return 'consent-ended'
  return isVisible(publication, at) ? 'live' : 'scheduled'
}

const REASONS: Readonly<Record<Exclude<Standing, 'live'>, Note['message']>> = {
  scheduled: { de: 'ist erst für später geplant', en: 'is planned for later' },
  never: { de: 'ist in dieser Sprache nicht für den Newsletter veröffentlicht', en: 'is not published for the newsletter in this language' },
  ended: { de: 'ist nicht mehr gültig', en: 'has come to its end' },
  suspended: { de: 'wurde vom Newsletter genommen', en: 'was taken off the newsletter' },
  'consent-ended': { de: 'hängt an Kundenworten, für die es keine Einwilligung (mehr) gibt', en: 'rests on a customer’s words that have no consent (any more)' },
}

/** Why a block may not be shown, as an error on its place; none for what may. @param standings `place`: where it stands in a form that has unfinished blocks as well */
export function standingNotes(standings: readonly (BlockStanding & { readonly place?: number })[], allowed: readonly Standing[]): Note[] {
  return standings.flatMap(({ title, standing, place }, position): Note[] => {
    const index = place ?? position
    if (standing === 'live' || allowed.includes(standing)) return []
    const { de, en } = REASONS[standing]
    const message = {
      de: `Block ${index + 1}, „${title}“, ${de}. Nehmen Sie ihn heraus oder veröffentlichen Sie den Beitrag.`,
      en: `Block ${index + 1}, “${title}”, ${en}. Take it out, or publish the piece.`,
    }
    return [{ severity: 'error', code: `block-${standing}`, message, path: `blocks.${index}` }]
  })
}

type Placed = Pick<BlockStanding, 'title' | 'hasPage'> & { readonly place?: number }

/** A warning for each block whose links lead nowhere. @param standings as for {@link standingNotes} */
export function deadLinkNotes(standings: readonly Placed[]): Note[] {
  return standings.flatMap(({ title, hasPage, place }, position): Note[] => {
    const index = place ?? position
    if (hasPage) return []
    const message = {
      de: `Block ${index + 1}, „${title}“, hat keine Seite im Netz: Seine Links führen ins Leere. Veröffentlichen Sie den Beitrag auch auf der Website.`,
      en: `Block ${index + 1}, “${title}”, has no page on the web: its links lead nowhere. Publish the piece on the website as well.`,
    }
    return [{ severity: 'warning', code: 'block-without-page', message, path: `blocks.${index}` }]
  })
}

/**
 * Refuses a mailing with blocks that may not be shown, naming each of them.
 * @param allowed besides `live`
 * @throws HubError `channel-blocked` with `details.notes`
 */
export function requireStanding(standings: readonly BlockStanding[], allowed: readonly Standing[] = []): void {
  const notes = standingNotes(standings, allowed)
  if (notes.length > 0) throw new HubError('channel-blocked', notes.map(({ message }) => message.en).join(' '), { notes })
}
