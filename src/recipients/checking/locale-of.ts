/** The language of a recipient, among those in which the mailing exists. */

const NAMES: Readonly<Record<string, readonly string[]>> = {
  de: ['deutsch', 'german', 'allemand', 'd'],
  en: ['englisch', 'english', 'anglais', 'e'],
  fr: ['französisch', 'franzoesisch', 'french', 'français', 'francais', 'f'],
  pl: ['polnisch', 'polish', 'polski'],
  tr: ['türkisch', 'tuerkisch', 'turkish', 'türkçe'],
  it: ['italienisch', 'italian', 'italiano', 'i'],
}
const BY_NAME: ReadonlyMap<string, string> = new Map(Object.entries(NAMES).flatMap(([language, names]) => names.map((name) => [name, language] as const)))

/** `de_AT`, `de-at`, `Deutsch`: the locale itself where the mailing has it, else the first of its language. Null: none. */
export function localeOf(written: string, locales: readonly string[]): string | null {
  const said = written.normalize('NFC').toLowerCase().trim().replaceAll('_', '-')
  const tag = BY_NAME.get(said) ?? said
  const language = tag.split('-')[0] ?? ''
  return locales.find((locale) => locale.toLowerCase() === tag) ?? locales.find((locale) => locale.toLowerCase() === language) ?? locales.find((locale) => locale.toLowerCase().split('-')[0] === language) ?? null
}
