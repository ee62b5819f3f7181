/** Names of the countries that markets usually are. Own table: `Intl` differs between versions of its data, and the same input must give the same bytes. */
import type { UiLanguage } from '../../../src/channel/ui-language.ts'

const NAMES: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  DE: { de: 'Deutschland', en: 'Germany' },
  AT: { de: 'Österreich', en: 'Austria' },
  CH: { de: 'die Schweiz', en: 'Switzerland' },
  LI: { de: 'Liechtenstein', en: 'Liechtenstein' },
  LU: { de: 'Luxemburg', en: 'Luxembourg' },
  BE: { de: 'Belgien', en: 'Belgium' },
  NL: { de: 'die Niederlande', en: 'the Netherlands' },
  FR: { de: 'Frankreich', en: 'France' },
  IT: { de: 'Italien', en: 'Italy' },
  PL: { de: 'Polen', en: 'Poland' },
  GB: { de: 'das Vereinigte Königreich', en: 'the United Kingdom' },
}

/** As it stands after “für” and “for”; the code where we do not know. */
export function countryName(code: string, language: UiLanguage): string {
  return Object.hasOwn(NAMES, code) ? (NAMES[code]?.[language] ?? code) : code
}
