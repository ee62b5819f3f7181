/** Countries by the names that lists use, and by the names that the post reads. */
import countries from 'i18n-iso-countries/index.js'
import de from 'i18n-iso-countries/langs/de.json'
import en from 'i18n-iso-countries/langs/en.json'
import fr from 'i18n-iso-countries/langs/fr.json'
import pl from 'i18n-iso-countries/langs/pl.json'
import tr from 'i18n-iso-countries/langs/tr.json'

/** ISO 3166-1 alpha-2, in capitals. */
export type CountryCode = string

const LANGUAGES = ['de', 'en', 'fr', 'pl', 'tr'] as const
for (const names of [de, en, fr, pl, tr]) countries.registerLocale(names)

/** Distinguishing signs of vehicles and short forms in use that the library has not. */
const OTHERS: Readonly<Record<string, CountryCode>> = {
  d: 'DE', brd: 'DE', a: 'AT', f: 'FR', i: 'IT', l: 'LU', fl: 'LI', b: 'BE', e: 'ES', p: 'PT', s: 'SE', n: 'NO', h: 'HU', uk: 'GB', england: 'GB', schottland: 'GB', scotland: 'GB', wales: 'GB', nordirland: 'GB', northernireland: 'GB',
  grossbritannien: 'GB', holland: 'NL', vereinigtestaaten: 'US', amerika: 'US', suisse: 'CH', svizzera: 'CH', schweizerischeeidgenossenschaft: 'CH', tschechei: 'CZ', czechrepublic: 'CZ', turkei: 'TR', turkey: 'TR', bundesrepublikdeutschland: 'DE',
} // prettier-ignore

const plain = (name: string): string => name.toLowerCase().replaceAll('ß', 'ss').replaceAll('ł', 'l').normalize('NFD').replace(/[^\p{L}]/gu, '')

/** Österreich, where there are no umlauts: Oesterreich. */
const spelledOut = (name: string): string => name.replace(/[äöüÄÖÜ]/g, (umlaut) => `${umlaut.normalize('NFD')[0]}e`)

const BY_NAME: ReadonlyMap<string, CountryCode> = new Map([
  ...LANGUAGES.flatMap((language) => Object.entries(countries.getNames(language, { select: 'all' })).flatMap(([code, names]) => names.flatMap((name) => [[plain(name), code] as const, [plain(spelledOut(name)), code] as const]))),
  ...Object.entries(countries.getAlpha2Codes()).flatMap(([code, three]) => [[plain(code), code] as const, [plain(three), code] as const]),
  ...Object.entries(OTHERS),
])

/** The country that a cell names: its name in German, English, French, Polish or Turkish, an ISO code, the sign of its cars. Null: nobody knows. */
export const countryOf = (text: string): CountryCode | null => BY_NAME.get(plain(text)) ?? null

/** The country's short name in that language; English where it is none of ours. */
export function countryName(code: CountryCode, language: string): string {
  const known = LANGUAGES.find((one) => one === language) ?? 'en'
  const names = countries.getName(code, known, { select: 'all' })
  const all = Array.isArray(names) ? names : names === undefined ? [] : [names]
  return SHORT[known]?.[code] ?? all[0] ?? code
}

/** Names that the post uses where the library's first one is the long one. */
const SHORT: Readonly<Record<string, Readonly<Record<CountryCode, string>>>> = {
  de: { US: 'USA', CZ: 'Tschechien', GB: 'Großbritannien', RU: 'Russland' },
  en: { US: 'USA', CZ: 'Czechia', RU: 'Russia' },
}

/**
 * The last line of a letter abroad: the country in capitals, in the sender's language and in English, so that the sorting office there and here
 * can read it; once where both are the same. (In capitals, in German, French or English: help.octoflex.de/geschaeftspartner/richtig_adressieren, read 2026-11-22. Both languages: house rule.)
 */
export function countryLine(code: CountryCode, senderLanguage: string): string {
  const capitals = (language: string) => countryName(code, language).toLocaleUpperCase(language).replaceAll('ß', 'SS')
  return [...new Set([capitals(senderLanguage), capitals('en')])].join(' / ')
}
