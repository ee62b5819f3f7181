/**
 * Makes plugins/service-hub/hints/data/collected-names.ts: given names and surnames of the languages that customers in Germany, Austria, Switzerland and Britain bring
 * with them, out of @faker-js/faker (MIT) and @zxcvbn-ts/language-de (MIT), without those that are ordinary words. `tsx test/bench/hints/collect-names.ts`
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allLocales } from '@faker-js/faker'
import { dictionary } from '@zxcvbn-ts/language-de'
import { NOT_NAMES, ORDINARY_NOUNS, ORDINARY_WORDS, SURNAMES_TOO, TITLES } from '../../../plugins/service-hub/hints/data/name-words.ts'
import { foldName } from '../../../plugins/service-hub/hints/fold.ts'
import { NAMES_IN_WORDS } from './names-in-words.ts'

const EVERYWHERE = ['de', 'de_AT', 'de_CH', 'fr', 'fr_BE', 'fr_CH', 'it', 'es', 'pl', 'tr', 'hr', 'sr_RS_latin', 'cs_CZ', 'sk', 'ro', 'hu', 'nl', 'da', 'sv', 'nb_NO', 'fi', 'pt_PT', 'pt_BR', 'lv', 'az', 'vi'] as const
const GIVEN_IN = [...EVERYWHERE, 'en', 'en_IN', 'en_NG', 'en_GH', 'fr_SN'] as const

/** Lists by sex or in one; names of several words as their parts. */
const flat = (value: unknown): string[] => (typeof value === 'string' ? value.split(' ') : Array.isArray(value) ? value.flatMap(flat) : value && typeof value === 'object' ? Object.values(value).flatMap(flat) : [])
const isWritten = (name: string) => /^\p{Lu}?[\p{Ll}\p{Lu}'’-]+$/u.test(name) && /^\p{Script=Latin}/u.test(name)
const isWord = (name: string) => NAMES_IN_WORDS.has(foldName(name)) || [NOT_NAMES, ORDINARY_WORDS, ORDINARY_NOUNS, SURNAMES_TOO, TITLES].some((words) => words.has(name.toLowerCase()))
/** One key for all spellings, as names are looked up; two letters are too few to be sure. */
const keys = (names: readonly string[]) => [...new Set(names.filter((name) => isWritten(name) && !isWord(name)).map(foldName))].filter((key) => key.length >= 3 && /^[a-z]+$/.test(key)).sort()

/** What subtitles speak of often is a word first, whoever is called so. */
const common = new Set(dictionary.commonWords)

/** The text of the data file. */
export function collectNames(): string {
  const given = keys([...GIVEN_IN.flatMap((locale) => flat(allLocales[locale].person?.first_name)), ...dictionary.firstnames])
  const surnames = keys([...EVERYWHERE.flatMap((locale) => flat(allLocales[locale].person?.last_name)), ...dictionary.lastnames].filter((name) => name.length >= 4 && !common.has(name.toLowerCase())))
  const lines = (names: readonly string[]) => names.join(' ').replace(/(.{1,2000})(?: |$)/g, '$1\n').trim()
  return `/**
 * Given names and surnames as folded keys (see foldName), without those that are ordinary words. Made by test/bench/hints/collect-names.ts, not by hand, out of
 * @faker-js/faker (MIT, © 2022 Faker.js contributors) and @zxcvbn-ts/language-de (MIT, © 2012 Dan Wheeler and Dropbox, Inc., 2020 Marc Wissler).
 */
export const COLLECTED_GIVEN_NAMES = \`${lines(given)}\`

export const COLLECTED_SURNAMES = \`${lines(surnames)}\`
`
}

export const COLLECTED_FILE = join(import.meta.dirname, '../../../plugins/service-hub/hints/data/collected-names.ts')

if (process.argv[1] === import.meta.filename) writeFileSync(COLLECTED_FILE, collectNames())
