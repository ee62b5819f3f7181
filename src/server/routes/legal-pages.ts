/** Imprint and privacy notice, from the default brand as approved last. */
import type { LegalPage } from '../../channel/addresses.ts'
import type { Locale } from '../../content/nodes.ts'
import { type Found, notFound } from './absence.ts'
import { hasVariant, type Site, sitePage } from './site.ts'

/** The page, in every language: where a brand has no notice of its own, it says whom to ask. */
export async function legalAnswer(site: Site, locale: Locale, page: LegalPage): Promise<Found> {
  return hasVariant(site, page) ? sitePage(site, page, locale) : notFound(locale)
}
