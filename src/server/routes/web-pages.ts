/** The public web site: pages, the list of each language, and what is said where there is nothing. */
import type { Payload } from 'payload'
import { limitPublic } from '../../access/rate-limits.ts'
import { pagePath } from '../../channel/addresses.ts'
import type { ChannelPlugin } from '../../channel/contract.ts'
import type { Edition, PieceContent } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import type { Locale } from '../../content/nodes.ts'
import { orderForPublication, orderOf, type Rendition } from '../../publishing/compose.ts'
import { hubOf } from '../../publishing/hub.ts'
import { isLocale, LOCALE_CODES } from '../../publishing/places.ts'
import { defaultBrand, editionsOf, latestVisible } from '../../publishing/read.ts'
import { resolveAddress } from '../../publishing/resolve-address.ts'
import { createAnswerMemory } from '../../publishing/answer-memory.ts'
import { type Answer, strongEtag } from '../respond.ts'
import type { Route } from '../route.ts'
import { plainPage } from './plain-page.ts'
import { preferredLocale } from './preferred-locale.ts'
import { type ReadFacts, readRoutes } from './read-route.ts'
import type { ReadShell } from './read-shell.ts'
import { createRenditionMemory, type RenditionMemory } from './rendition-memory.ts'
import { wallAnswer, wallAsked } from './wall.ts'

/** Pieces that the list shows, newest first. */
export const LIST_LENGTH = 50
/** First path segments that are not the web site's: the admin, the APIs, files, and what Next needs. */
const RESERVED = new Set(['admin', 'api', '_next', '__nextjs', 'assets', 'media', 'r', 'consent', 'internal', 'healthz'])
/** Of answers that still hold; the bytes are those of the pages kept beside. */
const KEPT_BYTES = 32_000_000
const PARAMETERS = ['page', 'url', 'format', 'maxwidth', 'maxheight']
const VARIANTS = ['page', 'list', 'not-found', 'gone'] as const

interface Site extends ReadShell {
  readonly channel: ChannelPlugin | undefined
  readonly pages: RenditionMemory
}

/** The channel that makes web pages: the one with a page, a list and the pages for what is not there. */
export function webChannelOf(payload: Payload): ChannelPlugin | undefined {
  return hubOf(payload).channels.find(({ variants }) => VARIANTS.every((wanted) => variants.some(({ id }) => id === wanted)))
}

/** Every address outside the reserved ones. Put these last: they answer whatever is left. */
export function webPageRoutes(shell: ReadShell): Route[] {
  const site: Site = { ...shell, channel: webChannelOf(shell.payload), pages: createRenditionMemory(shell.payload) }
  const isOurs = (pathname: string) => {
    const [, first = ''] = pathname.split('/')
    return RESERVED.has(first) || first.startsWith('__nextjs') ? null : pathname
  }
  const answers = createAnswerMemory<Answer>(shell.payload, { most: KEPT_BYTES, sizeOf: ({ status = 200, body }) => (status === 200 ? body.length : undefined) })
  return readRoutes(isOurs, async (facts) => {
    await limitPublic(facts.peer)
    return answers(`${facts.match}?${askedOf(facts.url)}`, shell.now(), async () => tagged(await answerPage(site, facts)))
  })
}

/** What an answer may depend on besides its path; whatever else stands behind the question mark (a campaign's marks, say) changes nothing. */
const askedOf = ({ searchParams }: URL): string => JSON.stringify(PARAMETERS.map((name) => searchParams.getAll(name)))

/** With its entity tag, so that it is not computed for every reader. */
const tagged = (answer: Answer): Answer => ((answer.status ?? 200) === 200 && answer.etag === undefined ? { ...answer, etag: strongEtag(answer.body) } : answer)

async function answerPage(site: Site, { match: pathname, url, headers }: ReadFacts<string>): Promise<Answer> {
  const home = LOCALE_CODES[0] ?? 'de'
  if (pathname === '/') return redirect(302, pagePath(home))
  const [, first, slug, ...rest] = pathname.split('/')
  if (!isLocale(first)) {
    const answer = await sitePage(site, 'not-found', preferredLocale(headers['accept-language'], LOCALE_CODES))
    return { ...answer, headers: { ...answer.headers, vary: 'accept-language' } }
  }
  const wall = wallAsked(first, [slug ?? '', ...rest])
  if (wall !== undefined) return (wall && (await wallPage(site, first, wall, url.searchParams))) ?? sitePage(site, 'not-found', first)
  if (slug === undefined || (slug === '' && rest.length === 0)) return listPage(site, first)
  if (rest.length === 1 && rest[0] === '' && SLUG.test(slug)) return redirect(308, pagePath(first, slug))
  return rest.length === 0 && SLUG.test(slug) ? piecePage(site, first, slug) : sitePage(site, 'not-found', first)
}

const SLUG = /^[a-z0-9-]{1,200}$/

async function piecePage(site: Site, locale: Locale, slug: string): Promise<Answer> {
  const { payload, channel, pages } = site
  if (!channel) return plainPage(404, locale)
  const at = site.now()
  const found = await resolveAddress(payload, { channel: channel.id, locale, slug }, at)
  switch (found.state) {
    case 'visible':
      try {
        return pageAnswer(200, await pages(() => orderForPublication(payload, found.publication, 'page', undefined, at)))
      } catch (error) {
        if (!(error instanceof HubError && error.code === 'gone')) throw error
        // The consent that it stands and falls with ended at this moment.
        return sitePage(site, 'gone', locale)
      }
    case 'moved':
      return redirect(301, pagePath(locale, found.slug))
    case 'gone':
      return sitePage(site, 'gone', locale)
    case 'unknown':
      return sitePage(site, 'not-found', locale)
  }
}

async function listPage(site: Site, locale: Locale): Promise<Answer> {
  const { payload, channel } = site
  if (!channel) return plainPage(200, locale)
  return sitePage(site, 'list', locale, async () => {
    const publications = await latestVisible(payload, { channel: channel.id, locale }, LIST_LENGTH, site.now())
    const editions = await editionsOf(payload, publications)
    return publications.flatMap(({ edition }) => editions.get(edition) ?? [])
  })
}

/** Null where the channel shows no walls, no brand is approved or there is nothing. */
async function wallPage(site: Site, locale: Locale, asked: NonNullable<ReturnType<typeof wallAsked>>, query: URLSearchParams): Promise<Answer | null> {
  const { payload, channel } = site
  const brand = await defaultBrand(payload)
  if (!brand || !channel?.variants.some(({ id }) => id === 'wall')) return null
  return wallAnswer({ payload, channel, brand, at: site.now() }, locale, asked, query)
}

const STATUS = { list: 200, 'not-found': 404, gone: 410 } as const

/** A page of the site itself, in the default brand's look; plain while no brand is approved. */
async function sitePage(site: Site, variant: keyof typeof STATUS, locale: Locale, subjectsOf: () => Promise<readonly Edition<PieceContent>[]> = async () => []): Promise<Answer> {
  const brand = await defaultBrand(site.payload)
  if (!site.channel || !brand) return plainPage(STATUS[variant], locale)
  const siblings = LOCALE_CODES.filter((code) => code !== locale).map((code) => ({ locale: code, slug: '' }))
  const { id } = site.channel
  return pageAnswer(STATUS[variant], await site.pages(async () => orderOf(site.payload, id, variant, { subjects: await subjectsOf(), locale, brand, siblings, isDraft: false })))
}

function pageAnswer(status: number, { artefacts }: Rendition): Answer {
  const [page] = artefacts
  if (!page) throw new Error('The web channel made a page without a file.')
  return { status, type: page.mime, body: page.content, etag: page.sha256, ...(page.headers ? { headers: page.headers } : {}) }
}

function redirect(status: 301 | 302 | 308, location: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: `${location}\n`, cacheControl: 'no-cache', headers: { location } }
}
