/** What can be told to a customer who withdraws: where the words were, what is gone, what cannot be called back. */
import type { PayloadRequest } from 'payload'
import { pagePath } from '../channel/addresses.ts'
import type { ChannelId } from '../channel/contract.ts'
import type { Locale, PieceKey, TestimonialKey } from '../content/nodes.ts'
import { now } from '../publishing/clock.ts'
import { requirePerson } from '../publishing/four-eyes.ts'
import { hubOf } from '../publishing/hub.ts'
import { LOCALE_CODES } from '../publishing/places.ts'
import { loadTestimonial } from './excerpts.ts'
import { type ConsentStatus, foldConsent } from './fold.ts'
import { handoverOf } from './handover.ts'
import { chainOf, eventOf } from './ledger.ts'
import { type ListKind, type ListShowing, listShowingsOf } from './list-showings.ts'
import { mailedWords, mailingPath } from './mailed.ts'
import { RECEIPT_PHRASES } from './receipt/phrases.ts'
import { type Showing, showingsOf } from './showings.ts'

/** What a channel leaves behind outside the hub, where no withdrawal reaches by itself. */
export const TRACES: Readonly<Record<ChannelId, 'posted' | 'printed' | 'mailed'>> = { 'social-post': 'posted', 'print-pdf': 'printed', 'newsletter-block': 'mailed' }

export interface ReportedPlace {
  readonly piece: PieceKey
  readonly title: string
  readonly locale: Locale
  readonly channel: ChannelId
  readonly channelLabel: { readonly de: string; readonly en: string }
  /** Of the web page; null on other channels. */
  readonly address: string | null
  readonly from: string
  /** Null: it is shown now. */
  readonly until: string | null
}

/** A list that showed the words: it is made for each reader, so that nothing of it stays when they are gone. */
export interface ReportedList {
  readonly list: ListKind
  /** In words, for the person. */
  readonly label: { readonly de: string; readonly en: string }
  readonly locale: Locale
  readonly channel: ChannelId
  readonly channelLabel: { readonly de: string; readonly en: string }
  /** Of the pages of a wall, or of its frames. */
  readonly addresses: readonly string[]
  readonly from: string
  /** Null: it shows them now. */
  readonly until: string | null
}

/** A mail with the words that left the house. */
export interface ReportedMailing {
  /** Key of the mailing. */
  readonly mailing: string
  /** Its subject. */
  readonly title: string
  readonly locale: Locale
  /** `export`: handed to whoever sends it to the readers. `test`: sent to a few addresses to be looked at. */
  readonly is: 'export' | 'test'
  readonly at: string
  /** Where it is read on the web, without the words if they may not be shown; null where it is not. */
  readonly address: string | null
}

const LISTS: Readonly<Record<ListKind, ReportedList['label']>> = {
  wall: { de: 'Seite mit Kundenstimmen', en: 'Page of customers’ voices' },
  embed: { de: 'Kundenstimmen in Rahmen auf anderen Webseiten', en: 'Customers’ voices in frames on other sites' },
  'app-list': { de: 'Liste, die Apps abrufen', en: 'List that apps read' },
}

export interface WithdrawalReport {
  readonly testimonial: TestimonialKey
  /** Working title. */
  readonly label: string
  readonly consent: ConsentStatus
  readonly asOf: string
  /** How the link came to the person by which the last answer was given, in words; null where nobody answered by a link. */
  readonly linkHandedOver: { readonly de: string; readonly en: string } | null
  /** Everywhere the words were, oldest first. */
  readonly places: readonly ReportedPlace[]
  /** Walls, frames in other sites and lists for apps, oldest first. */
  readonly lists: readonly ReportedList[]
  /** Still shown; empty once a consent has ended. */
  readonly shownNow: readonly ReportedPlace[]
  /** No longer shown by the hub. */
  readonly gone: readonly ReportedPlace[]
  /** Released to be printed: letters may have been sent. */
  readonly printed: readonly ReportedPlace[]
  /** Released to be posted in networks, whose copies people have to take down. */
  readonly posted: readonly ReportedPlace[]
  /** Released for newsletters: mails that were sent stay with their readers. */
  readonly mailed: readonly ReportedPlace[]
  /** Mails with the words that left the house, oldest first. */
  readonly mailings: readonly ReportedMailing[]
}

/** @throws HubError `forbidden`, `not-found` */
export async function withdrawalReport(req: PayloadRequest, testimonial: TestimonialKey): Promise<WithdrawalReport> {
  requirePerson(req, ['agent', 'admin'])
  const { payload } = req
  const { label } = await loadTestimonial(payload, testimonial, LOCALE_CODES[0] ?? 'de')
  const chain = await chainOf(payload, testimonial)
  const handover = handoverOf(chain)
  const at = now()
  const hub = hubOf(payload)
  const showings = (await showingsOf(payload, [testimonial], at)).get(testimonial) ?? []
  const labelOf = (channel: ChannelId) => hub.channels.find(({ id }) => id === channel)?.label ?? { de: channel, en: channel }
  const placeOf = ({ piece, title, locale, channel, slug, begin, end }: Showing): ReportedPlace => ({
    piece,
    title,
    locale,
    channel,
    channelLabel: labelOf(channel),
    address: channel === 'web-page' ? `${hub.publicUrl}${pagePath(locale, slug)}` : null,
    from: new Date(begin).toISOString(),
    until: end <= at.latest ? new Date(end).toISOString() : null,
  })
  const places = showings.map(placeOf)
  const lists = await listShowingsOf(payload, testimonial, chain.map(eventOf), hub.channels.map(({ id }) => id), at)
  const listOf = ({ list, locale, channel, paths, begin, end }: ListShowing): ReportedList => ({
    list,
    label: LISTS[list],
    locale,
    channel,
    channelLabel: labelOf(channel),
    addresses: paths.map((path) => `${hub.publicUrl}${path}`),
    from: new Date(begin).toISOString(),
    until: end <= at.latest ? new Date(end).toISOString() : null,
  })
  const mails = (await mailedWords(payload, [testimonial])).get(testimonial) ?? []
  const mailings = await Promise.all(
    mails.map(async ({ mailing, title, locale: language, is, at: sent }): Promise<ReportedMailing> => {
      const path = is === 'export' ? await mailingPath(payload, { mailing, locale: language }) : null
      return { mailing, title, locale: language, is, at: new Date(sent).toISOString(), address: path === null ? null : `${hub.publicUrl}${path}` }
    }),
  )
  const left = (trace: string) => places.filter(({ channel }) => TRACES[channel] === trace)
  return {
    testimonial,
    label,
    consent: foldConsent(chain.map(eventOf), at.latest).status,
    asOf: new Date(at.latest).toISOString(),
    linkHandedOver: handover && { de: RECEIPT_PHRASES.de.handedOver[handover], en: RECEIPT_PHRASES.en.handedOver[handover] },
    places,
    lists: lists.map(listOf),
    shownNow: places.filter(({ until }) => until === null),
    gone: places.filter(({ until }) => until !== null),
    printed: left('printed'),
    posted: left('posted'),
    mailed: left('mailed'),
    mailings,
  }
}
