/** The public web site: which address is answered by what. */
import { limitPublic } from '../../access/rate-limits.ts'
import { LEGAL_PAGES, OEMBED_PATH, pagePath, parseListSegments, SITE_SHARE_PATH } from '../../channel/addresses.ts'
import type { Locale } from '../../content/nodes.ts'
import { createAnswerMemory } from '../../publishing/answer-memory.ts'
import { isLocale, LOCALE_CODES } from '../../publishing/places.ts'
import { defaultBrand } from '../../publishing/read.ts'
import { type Answer, strongEtag } from '../respond.ts'
import type { Route } from '../route.ts'
import { createAbsences, type Found, isAbsence, notFound } from './absence.ts'
import { feedAnswer } from './feeds.ts'
import { ICON_PATH, iconAnswer } from './icon.ts'
import { legalAnswer } from './legal-pages.ts'
import { listAnswer } from './lists.ts'
import { oembedAnswer } from './oembed.ts'
import { pieceAnswer, pieceAsked } from './pieces.ts'
import { type ReadFacts, readRoutes } from './read-route.ts'
import type { ReadShell } from './read-shell.ts'
import { hasVariant, redirect, type Site, siteOf } from './site.ts'
import { sitePictureAnswer } from './site-picture.ts'
import { robotsAnswer, robotsAsked, sitemapAnswer, sitemapAsked } from './sitemap.ts'
import { wallAnswer, wallAsked } from './wall.ts'

/** First path segments that are not the web site's: the admin, the APIs, files, and what Next needs. */
const RESERVED = new Set(['admin', 'api', '_next', '__nextjs', 'assets', 'media', 'r', 'consent', 'internal', 'healthz'])
/** Of answers that still hold; the bytes are those of the pages kept beside. */
const KEPT_BYTES = 32_000_000
const PARAMETERS = ['page']
/** What consumers of oEmbed say besides. */
const OEMBED_PARAMETERS = [...PARAMETERS, 'url', 'format', 'maxwidth', 'maxheight']

/** Every address outside the reserved ones. Put these last: they answer whatever is left. */
export function webPageRoutes(shell: ReadShell): Route[] {
  const site = siteOf(shell)
  const isOurs = (pathname: string) => {
    const [, first = ''] = pathname.split('/')
    return RESERVED.has(first) || first.startsWith('__nextjs') ? null : pathname
  }
  const answers = createAnswerMemory<Found>(shell.payload, { most: KEPT_BYTES, sizeOf: (found) => (isAbsence(found) || (found.status ?? 200) !== 200 ? undefined : found.body.length) })
  const absences = createAbsences(site)
  return readRoutes(isOurs, async (facts) => {
    await limitPublic(facts.peer)
    const at = shell.now()
    const key = `${facts.match}?${askedOf(facts.url)}`
    const found = await answers(key, at, () => absences.known(key, at, async () => tagged(await find(site, facts))))
    return isAbsence(found) ? absences.answer(found, facts.headers['accept-language'], at) : found
  })
}

/** What an answer may depend on besides its path; whatever else stands behind the question mark (a campaign's marks, say) changes nothing. */
const askedOf = ({ pathname, searchParams }: URL): string => JSON.stringify((pathname === OEMBED_PATH || pathname.endsWith('.json') ? OEMBED_PARAMETERS : PARAMETERS).map((name) => searchParams.getAll(name)))

/** As bytes with their entity tag, so that neither is made for every reader. */
function tagged(found: Found): Found {
  if (isAbsence(found) || (found.status ?? 200) !== 200) return found
  const body = typeof found.body === 'string' ? Buffer.from(found.body) : found.body
  return { ...found, body, etag: found.etag ?? strongEtag(body) }
}

async function find(site: Site, { match: pathname, url }: ReadFacts<string>): Promise<Found> {
  const home = LOCALE_CODES[0] ?? 'de'
  if (pathname === '/') return redirect(302, pagePath(home) + url.search)
  if (robotsAsked(pathname)) return robotsAnswer(site)
  if (pathname === ICON_PATH) {
    const icon = await iconAnswer(site)
    if (icon) return icon
  }
  if (pathname === SITE_SHARE_PATH) return (await sitePictureAnswer(site)) ?? notFound(null)
  if (pathname === OEMBED_PATH) return oembedAnswer(site, url.searchParams)
  const sitemap = sitemapAsked(pathname)
  const found = sitemap === null ? null : await sitemapAnswer(site, sitemap)
  if (found) return found
  const [, first, slug, ...rest] = pathname.split('/')
  if (!isLocale(first)) return notFound(null)
  const wall = wallAsked(first, [slug ?? '', ...rest])
  if (wall !== undefined) return (wall && (await wallPage(site, first, wall, url.searchParams))) ?? notFound(first)
  const segments = slug === undefined || (slug === '' && rest.length === 0) ? [] : [slug, ...rest]
  if (segments.length > 1 && segments.at(-1) === '' && segments.slice(0, -1).every((one) => SEGMENT.test(one))) return redirect(308, pathname.slice(0, -1) + url.search)
  const list = parseListSegments(segments)
  if (list?.feed) return feedAnswer(site, first, list.filter, list.feed)
  if (list) return listAnswer(site, first, list.filter, url.searchParams)
  const legal = segments.length === 1 ? LEGAL_PAGES.find((page) => page === slug) : undefined
  if (legal) return legalAnswer(site, first, legal)
  const piece = pieceAsked(segments)
  return piece ? pieceAnswer(site, first, piece, url.search) : notFound(first)
}

/** What a path of ours is made of. */
const SEGMENT = /^[a-z0-9.-]{1,200}$/i

/** Null where the channel shows no walls, no brand is approved or there is nothing. */
async function wallPage(site: Site, locale: Locale, asked: NonNullable<ReturnType<typeof wallAsked>>, query: URLSearchParams): Promise<Answer | null> {
  const { payload, channel } = site
  const brand = await defaultBrand(payload)
  if (!brand || !channel || !hasVariant(site, 'wall')) return null
  return wallAnswer({ payload, channel, brand, at: site.now() }, locale, asked, query)
}
