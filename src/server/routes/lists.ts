/** Lists of pieces: everything of a language, by kind, by topic, page by page. */
import type { ListFilter } from '../../channel/addresses.ts'
import { HubError } from '../../content/errors.ts'
import type { Locale } from '../../content/nodes.ts'
import { countListed, isWhole, readListing } from '../../publishing/listings.ts'
import { type Found, notFound } from './absence.ts'
import { plainPage } from './plain-page.ts'
import { type Site, sitePage } from './site.ts'

/** Pieces on a page of a list. */
export const PAGE_LENGTH = 20
const PAGE = /^[1-9]\d{0,4}$/

/** The page that a query asks for; null for what is no number of a page, or for several. */
export function pageAsked(query: URLSearchParams): number | null {
  const [asked = '1', ...more] = query.getAll('page')
  return PAGE.test(asked) && more.length === 0 ? Number(asked) : null
}

/** Is there nothing on that page of the list? Pieces are counted for it, never read, and the count is kept while it holds. The first page of everything is always there. */
export async function isBeyond({ payload, channel, lengths, now }: Site, locale: Locale, filter: ListFilter, page: number): Promise<boolean> {
  if (!channel || (isWhole(filter) && page === 1)) return false
  const at = now()
  const pieces = await lengths(`${locale}:${JSON.stringify(filter)}`, at, () => countListed(payload, { channel: channel.id, locale, filter }, at))
  return page > Math.ceil(pieces / PAGE_LENGTH)
}

/** The list, or nothing where a kind or topic has nothing visible or the page is beyond the last. */
export async function listAnswer(site: Site, locale: Locale, filter: ListFilter, query: URLSearchParams): Promise<Found> {
  const { payload, channel } = site
  if (!channel) return plainPage(200, locale)
  const page = pageAsked(query)
  if (page === null || (await isBeyond(site, locale, filter, page))) return notFound(locale)
  try {
    return await sitePage(site, 'list', locale, async () => {
      const found = await readListing(payload, { channel: channel.id, locale, filter }, { page, limit: PAGE_LENGTH }, site.now())
      if (!found) throw new HubError('not-found', 'There is no such list.')
      return { subjects: found.subjects, list: found.listing, alsoIn: found.alsoIn }
    })
  } catch (error) {
    if (error instanceof HubError && error.code === 'not-found') return notFound(locale)
    throw error
  }
}
