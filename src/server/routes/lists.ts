/** Lists of pieces: everything of a language, by kind, by topic, page by page. */
import type { ListFilter } from '../../channel/addresses.ts'
import { HubError } from '../../content/errors.ts'
import type { Locale } from '../../content/nodes.ts'
import { readListing } from '../../publishing/listings.ts'
import type { Answer } from '../respond.ts'
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

/** The list, or 404 where a kind or topic has nothing visible or the page is beyond the last. */
export async function listAnswer(site: Site, locale: Locale, filter: ListFilter, query: URLSearchParams): Promise<Answer> {
  const { payload, channel } = site
  if (!channel) return plainPage(200, locale)
  const page = pageAsked(query)
  if (page === null) return sitePage(site, 'not-found', locale)
  try {
    return await sitePage(site, 'list', locale, async () => {
      const found = await readListing(payload, { channel: channel.id, locale, filter }, { page, limit: PAGE_LENGTH }, site.now())
      if (!found) throw new HubError('not-found', 'There is no such list.')
      return { subjects: found.subjects, list: found.listing, alsoIn: found.alsoIn }
    })
  } catch (error) {
    if (error instanceof HubError && error.code === 'not-found') return sitePage(site, 'not-found', locale)
    throw error
  }
}
