/** The language of a recipient: the one that a row says, and the one in which the mailing meets it. */
import { folded } from './folded.ts'

/** Languages that lists name, ISO 639-1. Others are not read: nearly every pair of letters is a language's, and a list that means countries (CH, UK) would lose its people. House rule. */
const LANGUAGES = [
  'de', 'en', 'fr', 'pl', 'tr', 'it', 'es', 'pt', 'nl', 'da', 'sv', 'nb', 'no', 'fi', 'is', 'et', 'lv', 'lt', 'cs', 'sk', 'sl', 'hu', 'ro', 'bg', 'el', 'hr', 'sr', 'bs', 'mk', 'sq', 'ru', 'ar', 'fa', 'ku', 'he', 'vi', 'zh', 'ja', 'ko',
] as const // prettier-ignore
/** What lists write besides the names: the letters of Swiss forms, and names without their accents where folding would spell them out. */
const SHORT: Readonly<Record<string, string>> = { d: 'de', e: 'en', f: 'fr', i: 'it', turkce: 'tr', ukrainisch: 'uk', ukrainian: 'uk' }

const plain = (text: string): string => folded(text).trim().replaceAll('_', '-')
const BY_NAME: ReadonlyMap<string, string> = new Map([
  ...LANGUAGES.flatMap((language) => ['de', 'en', 'fr', language].map((spoken) => [plain(new Intl.DisplayNames(spoken, { type: 'language' }).of(language) ?? language), language] as const)),
  ...Object.entries(SHORT),
])
const KNOWN: ReadonlySet<string> = new Set(LANGUAGES)

/** Of a tag: `de` of `de-AT`. */
export const languageOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

/** `de_AT`, `de-at`, `Deutsch`, `F` as a tag (BCP 47); null where nobody knows what it says. @param locales those of the mailing, whose languages are known whatever they are */
export function tagOf(written: string, locales: readonly string[]): string | null {
  const said = plain(written)
  const named = BY_NAME.get(said)
  if (named !== undefined) return named
  const language = languageOf(said)
  return KNOWN.has(language) || locales.some((locale) => languageOf(locale) === language) ? said : null
}

/** The locale in which the mailing meets this tag: that itself where the mailing has it, else the first of its language. Null: none, and no run of the mailing is for it. */
export function localeFor(tag: string, locales: readonly string[]): string | null {
  const said = tag.toLowerCase()
  const language = languageOf(tag)
  return locales.find((locale) => locale.toLowerCase() === said) ?? locales.find((locale) => locale.toLowerCase() === language) ?? locales.find((locale) => languageOf(locale) === language) ?? null
}
