/** Imprint and privacy notice, from the default brand as approved last. */
import type { LegalPage } from '../../channel/addresses.ts'
import type { Locale } from '../../content/nodes.ts'
import { LOCALE_CODES } from '../../publishing/places.ts'
import { defaultBrand } from '../../publishing/read.ts'
import type { Answer } from '../respond.ts'
import { hasVariant, type Site, sitePage } from './site.ts'

/** The page, or 404 where nothing is written: no brand is approved, or it has no privacy notice in this language. */
export async function legalAnswer(site: Site, locale: Locale, page: LegalPage): Promise<Answer> {
  const brand = hasVariant(site, page) ? await defaultBrand(site.payload) : null
  const written = LOCALE_CODES.filter((code) => (page === 'imprint' ? (brand?.content.imprints.length ?? 0) > 0 : brand?.content.privacy?.[code] !== undefined))
  if (!written.includes(locale)) return sitePage(site, 'not-found', locale)
  return sitePage(site, page, locale, async () => ({ subjects: [], alsoIn: written }))
}
