/** Walls of customers' words: `/{locale}/stimmen` (`voices`), one per topic below it, and each in a form for other people's pages. */
import type { Payload } from 'payload'
import { EMBED_SEGMENT, wallEmbedPath, wallPath, wallSegment } from '../../channel/addresses.ts'
import type { ChannelPlugin, PackTools, RenderContext, Wall } from '../../channel/contract.ts'
import { uiLanguage } from '../../channel/ui-language.ts'
import type { BrandContent, Edition } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import type { Locale } from '../../content/nodes.ts'
import { type FoundWall, readWall } from '../../consent/wall.ts'
import type { Now } from '../../publishing/clock.ts'
import { whileConsented } from '../../publishing/compose.ts'
import { hubOf } from '../../publishing/hub.ts'
import type { Answer } from '../respond.ts'
import { frameOf, oembedAs, oembedRefusal, sizeWithin } from './oembed.ts'

/** Voices on a page, and in an embedded wall: with ten of the longest a page still is within its budget. */
const PAGE_LENGTH = 10
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
 * Made of what the ledger says now and kept in no database: the answer memory (src/publishing/answer-memory.ts) keeps it no longer than that holds, and an erasure empties it.
 * @returns null where there is nothing
 */
export async function wallAnswer({ payload, channel, brand, at }: Site, locale: Locale, { topic, form }: Asked, query: URLSearchParams): Promise<Answer | null> {
  const asked = query.get('page') ?? '1'
  if (!PAGE.test(asked)) return null
  const isPage = form === 'page'
  const hub = hubOf(payload)
  if (form === 'embed.json') return oembed(hub.publicUrl, brand.content.name, locale, topic, query)
  const compose = async () => {
    const found = await readWall(payload, { channel: channel.id, locale, topic }, isPage ? { page: Number(asked), limit: PAGE_LENGTH } : { page: 1, limit: EMBED_LENGTH }, at)
    // A frame in somebody's page stays a frame when the last voice has gone.
    const { wall, alsoIn } = found ?? (isPage ? NOTHING : EMPTY)
    return { wall, alsoIn, channel: channel.id, quotes: Object.fromEntries((wall?.quotes ?? []).map((quote) => [quote.testimonial, quote])) }
  }
  return whileConsented(payload, compose, ({ wall, alsoIn }) => (wall ? wallPage({ payload, channel, brand, at }, locale, wall, alsoIn, isPage) : null))
}

async function wallPage({ payload, channel, brand }: Site, locale: Locale, wall: Wall, alsoIn: readonly Locale[], isPage: boolean): Promise<Answer> {
  const hub = hubOf(payload)
  const ctx: RenderContext = {
    locale,
    baseUrl: hub.publicUrl,
    brand: brand.content,
    brandHash: brand.hash,
    siblings: alsoIn.map((code) => ({ locale: code, slug: '' })),
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
  // Its own policy says who may frame it: anybody. The older header can only say this site.
  return { type: page.mime, body: page.bytes, headers: { ...page.headers, ...(isPage ? {} : { 'x-frame-options': null }) } }
}

const NOTHING = { wall: null, alsoIn: [] } as const
const EMPTY: FoundWall = { wall: { topic: null, topics: [], quotes: [], page: 1, pages: 1 }, alsoIn: [] }
const nothing = (): Promise<never> => Promise.reject(new HubError('render-failed', 'A wall has no pictures of its own.'))
const NO_MEDIA: PackTools = { original: nothing, image: nothing }

const TITLE = { de: 'Kundenstimmen', en: 'Customers’ voices' } as const

/** What oEmbed consumers are told of a wall. Only as JSON: no other form is told of. */
function oembed(publicUrl: string, name: string, locale: Locale, topic: string | undefined, query: URLSearchParams): Answer {
  if ((query.get('format') ?? 'json') !== 'json') return oembedRefusal(501, 'Only format=json.')
  const title = `${TITLE[uiLanguage(locale)]} – ${name}`
  const size = sizeWithin(EMBED_SIZE, query)
  const html = frameOf(publicUrl + wallEmbedPath(locale, topic), title, size)
  return oembedAs('json', { version: '1.0', type: 'rich', title, provider_name: name, provider_url: publicUrl + wallPath(locale, topic), cache_age: 0, ...size, html })
}
