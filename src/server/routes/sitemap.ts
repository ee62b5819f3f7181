/** What search engines are told: where everything is (sitemaps.org 0.9, with the other languages of each page), and where they need not look. */
import { EMBED_SEGMENT, LEGAL_PAGES, legalPath, type ListFilter, listPath, pagePath, ROBOTS_PATH, SITEMAP_PATH, wallPath } from '../../channel/addresses.ts'
import { escapeHtml } from '../../channel/escape-html.ts'
import { PIECE_KINDS } from '../../content/edition.ts'
import type { Locale } from '../../content/nodes.ts'
import { changedAt } from '../../publishing/changed-at.ts'
import { hubOf } from '../../publishing/hub.ts'
import { isListed, isWhole, type Listed, visibleOn } from '../../publishing/listings.ts'
import { LOCALE_CODES } from '../../publishing/places.ts'
import { defaultBrand } from '../../publishing/read.ts'
import { readWall } from '../../consent/wall.ts'
import type { Answer } from '../respond.ts'
import { hasVariant, type Site } from './site.ts'

/** Addresses in one file; with more there is an index of files. The format allows 50,000 in 50 MB. */
const PART_LENGTH = 5_000

/** The same page in every language that has it. */
interface Page {
  readonly paths: ReadonlyMap<Locale, string>
  /** ISO 8601 in UTC, by locale: when what stands there changed last. Unknown for pages that follow no publication. */
  readonly changed?: ReadonlyMap<Locale, string>
}

/** Which part a path asks for: 0 for the sitemap itself, n for the nth file of an index; null where it asks for none. */
export function sitemapAsked(pathname: string): number | null {
  if (pathname === SITEMAP_PATH) return 0
  const [, number] = /^\/sitemap-([1-9]\d{0,3})\.xml$/.exec(pathname) ?? []
  return number === undefined ? null : Number(number)
}

/** The sitemap, or null for a part beyond the last. */
export async function sitemapAnswer(site: Site, part: number): Promise<Answer | null> {
  let all: readonly string[] | undefined
  // Whoever guesses parts is not worth reading everything again.
  const parts = await site.lengths('sitemap', site.now(), async () => Math.max(1, Math.ceil((all = await addressesOf(site)).length / PART_LENGTH)))
  if (isNone(part, parts)) return null
  const { publicUrl } = hubOf(site.payload)
  const addresses = all ?? (await addressesOf(site))
  if (part === 0 && parts > 1) {
    const files = Array.from({ length: parts }, (_, index) => `<sitemap><loc>${publicUrl}/sitemap-${index + 1}.xml</loc></sitemap>\n`)
    return xml(`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${files.join('')}</sitemapindex>\n`)
  }
  const begin = Math.max(0, part - 1) * PART_LENGTH
  return xml(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${addresses.slice(begin, begin + PART_LENGTH).join('')}</urlset>\n`)
}

async function addressesOf(site: Site): Promise<readonly string[]> {
  const { publicUrl } = hubOf(site.payload)
  return (await pagesOf(site)).flatMap((page) => [...page.paths.keys()].map((locale) => urlOf(page, locale, publicUrl)))
}

/** A single file is the sitemap itself. */
const isNone = (part: number, parts: number): boolean => part > parts || (part > 0 && parts === 1)

const xml = (body: string): Answer => ({ type: 'application/xml; charset=utf-8', body: `<?xml version="1.0" encoding="utf-8"?>\n${body}` })

async function pagesOf(site: Site): Promise<Page[]> {
  const { payload, channel } = site
  const brand = await defaultBrand(payload)
  if (!channel || !brand) return []
  const visible = await visibleOn(payload, channel.id, site.now())
  const lists: ListFilter[] = [{}, ...PIECE_KINDS.map((kind) => ({ kind })), ...[...new Set(visible.flatMap(({ topicKeys }) => topicKeys.split('|')))].filter((key) => key !== '').sort().map((topic) => ({ topic }))]
  return [
    ...lists.map((filter) => listOf(visible, filter)),
    ...(await wallsOf(site)),
    ...LEGAL_PAGES.filter((page) => hasVariant(site, page)).map((page) => same(LOCALE_CODES, (locale) => legalPath(locale, page))),
    ...piecesOf(visible),
  ].filter(({ paths }) => paths.size > 0)
}

const same = (locales: readonly Locale[], pathIn: (locale: Locale) => string): Page => ({ paths: new Map(locales.map((locale) => [locale, pathIn(locale)])) })

function listOf(visible: readonly Listed[], filter: ListFilter): Page {
  const changed = new Map<Locale, string>()
  for (const one of visible) {
    const instant = changedAt(one)
    if (isListed(one, filter) && instant > (changed.get(one.locale) ?? '')) changed.set(one.locale, instant)
  }
  const locales = LOCALE_CODES.filter((locale) => isWhole(filter) || changed.has(locale))
  return { ...same(locales, (locale) => listPath(locale, filter)), changed }
}

/** Walls with at least one voice. */
async function wallsOf(site: Site): Promise<Page[]> {
  const { payload, channel } = site
  if (!channel || !hasVariant(site, 'wall')) return []
  const topics = new Map<string | undefined, Locale[]>()
  for (const locale of LOCALE_CODES) {
    const found = await readWall(payload, { channel: channel.id, locale }, { page: 1, limit: 1 }, site.now())
    if (!found || found.wall.quotes.length === 0) continue
    for (const key of [undefined, ...found.wall.topics.map((topic) => topic.key).filter((one) => one !== EMBED_SEGMENT)]) topics.set(key, [...(topics.get(key) ?? []), locale])
  }
  return [...topics].map(([topic, locales]) => same(locales, (locale) => wallPath(locale, topic)))
}

function piecesOf(visible: readonly Listed[]): Page[] {
  const pieces = new Map<string, { paths: Map<Locale, string>; changed: Map<Locale, string> }>()
  for (const one of visible) {
    const { pieceKey, locale, slug } = one
    const page = pieces.get(pieceKey) ?? { paths: new Map(), changed: new Map() }
    pieces.set(pieceKey, page)
    page.paths.set(locale, pagePath(locale, slug))
    page.changed.set(locale, changedAt(one))
  }
  return [...pieces.values()]
}

function urlOf({ paths, changed }: Page, locale: Locale, publicUrl: string): string {
  const address = (path = '') => escapeHtml(publicUrl + path)
  const link = (hreflang: string, path?: string) => `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${address(path)}"/>`
  const fallback = LOCALE_CODES.find((code) => paths.has(code)) ?? locale
  const others = paths.size < 2 ? '' : [...[...paths].map(([code, path]) => link(code, path)), link('x-default', paths.get(fallback))].join('')
  const lastmod = changed?.get(locale)
  return `<url><loc>${address(paths.get(locale))}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ''}${others}</url>\n`
}

/** Nothing of the admin, the interfaces and what is found by signed or personal addresses. Files that pages show may be fetched. */
const UNVISITED = ['/admin', '/api/', '/r/', '/consent/', '/internal/', '/oembed']

export const robotsAsked = (pathname: string): boolean => pathname === ROBOTS_PATH

export function robotsAnswer(site: Site): Answer {
  const lines = ['User-agent: *', ...UNVISITED.map((path) => `Disallow: ${path}`), '', `Sitemap: ${hubOf(site.payload).publicUrl}${SITEMAP_PATH}`, '']
  return { type: 'text/plain; charset=utf-8', body: lines.join('\n') }
}
