/** Imprint and privacy notice, from the default brand as approved last. */
import type { LegalPage } from '../../channel/addresses.ts'
import type { Locale } from '../../content/nodes.ts'
import type { Answer } from '../respond.ts'
import { hasVariant, type Site, sitePage } from './site.ts'

/** The page, in every language: where a brand has no notice of its own, it says whom to ask. */
export function legalAnswer(site: Site, locale: Locale, page: LegalPage): Promise<Answer> {
  return sitePage(site, hasVariant(site, page) ? page : 'not-found', locale)
}
