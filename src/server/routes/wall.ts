/** Walls of customers' words: `/{locale}/stimmen` (`voices`), one per topic below it, and each in a form for other people's pages. */
import type { Payload } from 'payload'
import { EMBED_SEGMENT, wallEmbedPath, wallPath, wallSegment } from '../../channel/addresses.ts'
import type { ChannelPlugin, PackTools, RenderContext } from '../../channel/contract.ts'
import { escapeHtml } from '../../channel/escape-html.ts'
import type { BrandContent, Edition } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import type { Locale } from '../../content/nodes.ts'
import { isQuotable } from '../../consent/quotes.ts'
import { readWall } from '../../consent/wall.ts'
import type { Now } from '../../publishing/clock.ts'
import { ConsentMoved } from '../../publishing/compose.ts'
import { hubOf } from '../../publishing/hub.ts'
import { LOCALE_CODES } from '../../publishing/places.ts'
import type { Answer } from '../respond.ts'

/** Voices on a page, and in an embedded wall. */
const PAGE_LENGTH = 20
const EMBED_LENGTH = 6
const TOPIC = /^[a-z0-9-]{1,80}$/
const PAGE = /^[1-9]\d{0,4}$/
const EMBED_SIZE = { width: 640, height: 720 } as const

interface Asked {
  readonly topic?: string
  readonly form: 'page' | 'embed' | 'embed.json'
}

/** What the segments behind `/{locale}` ask for; undefined where that is no address of a wall. */
export function wallAsked(locale: Locale, [first, ...rest]: readonly string[]): Asked | null | undefined {
  if (first !== wallSegment(locale)) return undefined
  const last = rest.at(-1)
  const form = last === EMBED_SEGMENT || last === `${EMBED_SEGMENT}.json` ? (last as 'embed' | 'embed.json') : 'page'
  const [topic, ...more] = form === 'page' ? rest : rest.slice(0, -1)
  if (more.length > 0 || (topic !== undefined && !TOPIC.test(topic))) return null
  return { ...(topic === undefined ? {} : { topic }), form }
}

interface Site {
  readonly payload: Payload
  readonly channel: ChannelPlugin
  readonly brand: Edition<BrandContent>
  readonly at: Now
}

/**
 * Made for this request and kept nowhere: what the ledger says now is what is shown, and nothing is left to be found later.
 * @returns null where there is nothing
 * @throws ConsentMoved where a consent ended meanwhile: ask again
 */
export async function wallAnswer({ payload, channel, brand, at }: Site, locale: Locale, { topic, form }: Asked, query: URLSearchParams): Promise<Answer | null> {
  const asked = query.get('page') ?? '1'
  if (!PAGE.test(asked)) return null
  const isPage = form === 'page'
  const found = await readWall(payload, { channel: channel.id, locale, topic }, isPage ? { page: Number(asked), limit: PAGE_LENGTH } : { page: 1, limit: EMBED_LENGTH }, at)
  // A frame in somebody's page stays a frame when the last voice has gone.
  const wall = found ?? (isPage ? null : { topic: null, topics: [], quotes: [], page: 1, pages: 1 })
  if (!wall) return null
  const hub = hubOf(payload)
  if (form === 'embed.json') return oembed(hub.publicUrl, brand.content.name, locale, topic)
  const ctx: RenderContext = {
    locale,
    baseUrl: hub.publicUrl,
    brand: brand.content,
    brandHash: brand.hash,
    siblings: LOCALE_CODES.filter((code) => code !== locale).map((code) => ({ locale: code, slug: '' })),
    settings: hub.settings[channel.id],
    embedded: {},
    quotes: {},
    isDraft: false,
  }
  const market = brand.content.imprints[0]?.market ?? 'DE'
  const { composition } = channel.render({ subjects: [], variant: isPage ? 'wall' : 'wall-embed', market, wall }, ctx)
  const { artefacts } = await channel.pack(composition, NO_MEDIA)
  const [page] = artefacts
  if (!page) throw new Error('The web channel made a wall without a file.')
  // Somebody may have withdrawn while it was made.
  if (!(await isQuotable(payload, Object.fromEntries(wall.quotes.map((quote) => [quote.testimonial, quote])), channel.id))) throw new ConsentMoved()
  // Its own policy says who may frame it: anybody. The older header can only say this site.
  return { type: page.mime, body: page.bytes, headers: { ...page.headers, ...(isPage ? {} : { 'x-frame-options': null }) } }
}

const nothing = (): Promise<never> => Promise.reject(new HubError('render-failed', 'A wall has no pictures of its own.'))
const NO_MEDIA: PackTools = { original: nothing, image: nothing }

/** What oEmbed consumers read (oembed.com, 2.3.4.4): a frame, no script. */
function oembed(publicUrl: string, name: string, locale: Locale, topic: string | undefined): Answer {
  const title = `${locale.startsWith('de') ? 'Kundenstimmen' : 'Customers’ voices'} – ${name}`
  const { width, height } = EMBED_SIZE
  const frame = `<iframe src="${escapeHtml(publicUrl + wallEmbedPath(locale, topic))}" width="${width}" height="${height}" style="border:0;max-width:100%" loading="lazy" title="${escapeHtml(title)}"></iframe>`
  const facts = { version: '1.0', type: 'rich', title, provider_name: name, provider_url: publicUrl + wallPath(locale, topic), cache_age: 0, width, height, html: frame }
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(facts), headers: { 'access-control-allow-origin': '*', 'x-robots-tag': 'noindex' } }
}
