/** What each channel makes of content that is up for approval or publication: its notes, and whether they block it. */
import type { PayloadRequest } from 'payload'
import type { ChannelId, ChannelPlugin } from '../channel/contract.ts'
import { hasErrors } from '../channel/notes.ts'
import type { PieceContent } from '../content/edition.ts'
import { HubError } from '../content/errors.ts'
import type { MediaKey } from '../content/nodes.ts'
import { type Now, now } from './clock.ts'
import { type CarriedMedia, mediaCarried } from './compose-carried.ts'
import { channelOf, hubOf } from './hub.ts'
import { embeddedEditions } from './lookups.ts'
import { notesOfAll, ordersToCheck } from './making/variant-notes.ts'
import { dayOf, LICENCE_CODES, licenceNote, licencesOf } from './media/licences.ts'
import type { ChannelCheck } from './records.ts'

/** When the content is to go out, and how long whoever asks can wait. */
export interface CheckOptions {
  /** ISO 8601; default: the beginning of the content's own validity, else now. */
  readonly from?: string
  readonly at?: Now
  /** At most so long; the checks go on all the same. Default: until they are made. */
  readonly waitMs?: number
}

/**
 * What there is to say of every variant of every channel, its files included. Snippets have no rendition of their own and pass.
 * @throws HubError `busy` with `done`, `of` and `retryAfterSeconds` where it takes longer than `waitMs`
 */
export async function checkChannels(req: PayloadRequest, content: PieceContent, options: CheckOptions = {}): Promise<Record<string, ChannelCheck>> {
  if (content.kind === 'snippet') return {}
  const { channels } = hubOf(req.payload)
  const made = await madeNotes(req, content, channels, options)
  const checks = await Promise.all(channels.map(async (channel) => [channel.id, await checkOf(req, content, channel, made, options)] as const))
  return Object.fromEntries(checks)
}

/** The same of one channel. @throws HubError `busy` */
export async function checkChannel(req: PayloadRequest, content: PieceContent, channelId: string, options: CheckOptions = {}): Promise<ChannelCheck> {
  const channel = channelOf(hubOf(req.payload), channelId)
  return checkOf(req, content, channel, await madeNotes(req, content, [channel], options), options)
}

/** With what there is to say of the licences of the pictures that the channel shows. */
async function checkOf(req: PayloadRequest, content: PieceContent, { id, version }: ChannelPlugin, made: readonly MadeNote[], options: CheckOptions): Promise<ChannelCheck> {
  const own = made.flatMap(({ channel, note }) => (channel === id ? [note] : []))
  const notes = [...own, ...(await licenceNotes(req, content, id, options))]
  return { version, isBlocked: hasErrors(notes), notes }
}

interface MadeNote {
  readonly channel: ChannelId
  readonly note: ChannelCheck['notes'][number]
}

async function madeNotes(req: PayloadRequest, content: PieceContent, channels: readonly ChannelPlugin[], { waitMs }: CheckOptions): Promise<MadeNote[]> {
  const isQuoting = await quotesAnybody(req, content)
  const orders = await ordersToCheck(req.payload, content, channels, req)
  const found = await notesOfAll(req.payload, orders, { urgency: 'check', ...(waitMs === undefined ? {} : { waitMs }) })
  return orders.flatMap(({ channel: { id: channel }, variant }, index) => {
    const made = found[index]
    if (!made) return []
    if ('notes' in made) return made.notes.map(({ lost, ...note }) => ({ channel, note: { ...note, ...(lost === undefined || isQuoting ? {} : { lost }), variant } }))
    const { code, message } = made.refusal
    return [{ channel, note: { severity: 'error' as const, code, message: { de: `Lässt sich nicht herstellen: ${message}`, en: message }, variant } }]
  })
}

/** Does the content, or what it embeds, quote a customer? Then the words that a channel leaves out may be the customer's, and a certificate is kept for ever: it says that words are lost, not which. */
async function quotesAnybody(req: PayloadRequest, content: PieceContent): Promise<boolean> {
  const embedded = Object.values(await embeddedEditions(req.payload, [content], req)).map((edition) => edition.content)
  return [content, ...embedded].some(({ testimonials }) => Object.keys(testimonials ?? {}).length > 0)
}

/**
 * A check made earlier, before content goes out: a channel that was not checked, or has been released anew since, is checked again; licences are
 * looked at afresh in any case.
 */
export async function checkAgain(req: PayloadRequest, then: ChannelCheck | undefined, content: PieceContent, channelId: ChannelId, options: CheckOptions = {}): Promise<ChannelCheck> {
  const { version } = channelOf(hubOf(req.payload), channelId)
  return then?.version === version ? withLicencesNow(req, then, content, channelId, options) : checkChannel(req, content, channelId, options)
}

/** A check made earlier with what is to be said of licences now: time goes by, and a licence can be prolonged or withdrawn. */
export async function withLicencesNow(req: PayloadRequest, then: ChannelCheck, content: PieceContent, channelId: ChannelId, options: CheckOptions = {}): Promise<ChannelCheck> {
  const notes = [...then.notes.filter(({ code }) => !LICENCE_CODES.has(code)), ...(await licenceNotes(req, content, channelId, options))]
  return { version: then.version, isBlocked: hasErrors(notes), notes }
}

/**
 * What there is to say of the licences of the pictures that a channel shows: an error where one ends before the day on which the content goes out
 * (today at the earliest), a warning where it ends within 30 days of it. Which days: see media/licences.ts.
 */
export async function licenceNotes(req: PayloadRequest, content: PieceContent, channelId: ChannelId, options: CheckOptions = {}): Promise<ChannelCheck['notes']> {
  const { from = content.validity?.from, at = now() } = options
  const today = dayOf(at.latest)
  const begin = from === undefined ? today : dayOf(Math.max(at.latest, Date.parse(from)))
  const embedded = Object.values(await embeddedEditions(req.payload, [content], req)).map((edition) => edition.content)
  const licences = await licencesOf(req, [content, ...embedded].flatMap(({ media }) => Object.values(media)))
  const findings = licences.flatMap(({ media, ...licence }) => {
    const note = licenceNote({ media, ...licence }, today, begin)
    return note ? [{ media, note: { ...note, ...placeOf(content, media) } }] : []
  })
  if (findings.length === 0) return []
  const carried = await carriedBy(req, content, channelId)
  return [...carried].flatMap(([variant, keys]) => findings.filter(({ media }) => keys.has(media)).map(({ note }) => ({ ...note, variant })))
}

/** A channel that cannot render the content shows nothing of it; why it cannot is said by the check itself. */
async function carriedBy(req: PayloadRequest, content: PieceContent, channelId: ChannelId): Promise<CarriedMedia> {
  try {
    return await mediaCarried(req.payload, content, channelId, req)
  } catch (error) {
    if (!(error instanceof HubError) || error.status >= 500) throw error
    return new Map()
  }
}

/** Where the content itself shows the picture; nothing where only an embedded piece does. */
function placeOf({ hero, body }: PieceContent, media: MediaKey): { readonly path?: string } {
  if (hero?.media === media) return { path: 'hero' }
  const index = body.children.findIndex((block) => block.type === 'image' && block.media === media)
  return index < 0 ? {} : { path: `body.${index}` }
}
