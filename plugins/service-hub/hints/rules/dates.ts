/** Dates as people write them, and those that say when somebody was born. */
import { isGivenName } from '../data/given-names.ts'
import { foldName } from '../fold.ts'
import { findAll, type Finding } from '../spans.ts'

const MONTHS =
  'januar|jänner|jaenner|februar|feber|märz|maerz|april|mai|juni|juli|august|september|oktober|november|dezember|january|february|march|may|june|july|october|december|jan|feb|mär|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|dez|dec'
const YEAR = String.raw`(?:(?:18|19|20)\d{2}|['’]?\d{2})`
const NUMERIC = String.raw`\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?${YEAR}`
const ISO = String.raw`(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}`
const DAY_MONTH = String.raw`\d{1,2}(?:\.|st|nd|rd|th)? ?(?:of )?(?:${MONTHS})\.?,? ?${YEAR}`
const MONTH_DAY = String.raw`(?:${MONTHS})\.? \d{1,2}(?:st|nd|rd|th)?,? ${YEAR}`
/** 11.III.1951. */
const ROMAN = String.raw`\d{1,2}\. ?(?:XI{0,2}|IX|IV|VI{0,3}|I{1,3})\.? ?(?:(?:18|19|20)\d{2}|\d{2})`
const DATE = `(?:${ISO}|${ROMAN}|${NUMERIC}|${DAY_MONTH}|${MONTH_DAY})`

const ANY_DATE = new RegExp(String.raw`(?<![\p{L}\p{N}])${DATE}(?![\p{L}\p{N}])`, 'giu')
/** Up to here may stand between the word and the date: "geboren in Celle am", "Geburtsdatum (lt. Ausweis):". */
const BEFORE =
  /(?:\bgeb(?:oren|ürtig)?\b\.?|geburts(?:datum|tag|dat)\b\.?|\bborn\b|\bd\.?o\.?b\b\.?|date of birth|birth ?(?:date|day)|\bjahrgang|\bnée? le|[*✱])[^\n\d]{0,30}$/iu
const AFTER = /^[^\n\d.!?]{0,16}(?:geboren|zur welt gekommen|geb\.|born)/iu
const LOOKED_AT = 50

/** Every date of the text; used to keep other rules off them. */
export function findDates(text: string): { start: number; end: number }[] {
  return [...text.matchAll(ANY_DATE)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** "Jahrgang 1951", "geboren 1964", "geb 030572". */
const YEAR_ONLY = /(?:\bjahrgang|\bjg\.?|\bbaujahr(?= ['’]?\d\d,? ich)|\b(?:bin|wurde) geboren|\bgeboren(?: im jahre?)?|\bborn(?: in)?|\bgeb\.?(?: \d{1,2}\.\d{1,2}\.)?|geburtsjahr|year of birth)[ :]{1,2}(?<year>(?:19|20)\d{2}|(?<=jahrgang |jg\.? |born )['’]?\d{2})(?![\d./-])/giu
/** Without signs between, behind a word: "geb 030572", "dob 19841203". */
const COMPACT = /(?<![\p{L}\p{N}.,/+-])(?<date>(?:[0-3]\d(?:0[1-9]|1[0-2])(?:(?:19|20)\d{2}|\d{2})|(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d)|[0-3]?\d [01]?\d (?:19|20)\d{2})(?![\p{L}\p{N}]|[.,/-]\d)/gu
const COMPACT_BEFORE = /(?:\bgeb(?:oren)?\b|geburts(?:datum|tag|dat)|\bborn\b|\bd\.?o\.?b\b|birth|geb\.?-?dat)/iu
/** Day and month alone, right behind the word. */
const DAY_ONLY = new RegExp(String.raw`(?:\bgeboren(?: bin ich)? am|\bgeb\. am|\bborn on(?: the)?|\bgeb\.|geburtsdatum(?: ist| lautet)?:?|\bbirthday(?:['’]s| is)(?: on)?(?: the)?|\bmein geburtstag ist(?: der| am)?) (?<date>\d{1,2}(?:\.|st|nd|rd|th)? ?(?:of )?(?:${MONTHS})\b|(?:${MONTHS}) \d{1,2}(?:st|nd|rd|th)?\b|\d{1,2}\.\d{1,2}\.)(?! ?\d|\p{L}| (?:bestellt|gekauft|einen?|keine?|angerufen))`, 'giu')
const ORDINAL_DE = '(?:ersten?r?|zweiten?r?|dritten?r?|vierten?r?|fünften?r?|sechsten?r?|siebte[nr]?|siebenten?r?|achten?r?|neunten?r?|(?:zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn)te[nr]?|(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:zwanzig|dreißig|dreissig)ste[nr]?)'
const ORDINAL_EN = '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth|(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))'
const WORD_YEAR_DE = String.raw`(?:(?:neunzehn|zwanzig)(?:hundert)?\p{L}{0,24}|zweitausend\p{L}{0,20}|\p{L}{0,12}(?:zig|ßig|ssig)|\d{4}|['’]?\d{2})`
const WORD_YEAR_EN = String.raw`(?:nineteen[- ](?:hundred(?: and)?[- ])?\p{L}{3,9}(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|two thousand(?: and)?(?: \p{L}{3,9}){0,2}|twenty[- ]\p{L}{3,9}|\p{L}{3,7}ty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|\d{4}|['’]?\d{2})`
/** "am dritten Mai neunzehnhunderteinundsechzig", "the third of May, seventy-four". */
const IN_WORDS = new RegExp(String.raw`(?<![\p{L}])(?:${ORDINAL_DE} (?:${MONTHS}|${ORDINAL_DE}),? ${WORD_YEAR_DE}|${ORDINAL_EN}(?: of)? (?:${MONTHS}),? ${WORD_YEAR_EN}|(?:${MONTHS}) (?:the )?${ORDINAL_EN},? ${WORD_YEAR_EN}|\d{1,2}(?:\.|st|nd|rd|th)? (?:of )?(?:${MONTHS}) (?:${String.raw`neunzehnhundert\p{L}{3,24}|zweitausend\p{L}{0,20}|nineteen[- ]\p{L}{3,9}(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?`}))(?![\p{L}\p{N}])`, 'giu')
/** A date in brackets behind a person: "meine Tochter Mia (28.02.2021)". */
const IN_BRACKETS = /(?<name>\p{L}{2,30}) \(\*? ?$/u

export function findBirthDates(text: string): Finding[] {
  const years = [
    ...findAll(text, YEAR_ONLY, 'birth-date', 'year'),
    ...findAll(text, COMPACT, 'birth-date', 'date', (_found, start) => COMPACT_BEFORE.test(text.slice(Math.max(0, start - 110), start)) && !/(?:nr|nummer|number|no|id|code|\bref)\W{0,4}$/i.test(text.slice(Math.max(0, start - 12), start))),
    ...findAll(text, DAY_ONLY, 'birth-date', 'date'),
    ...findAll(text, IN_WORDS, 'birth-date', undefined, (_found, start, end) => BEFORE.test(text.slice(Math.max(0, start - LOOKED_AT), start)) || AFTER.test(text.slice(end, end + LOOKED_AT))),
  ]
  const isPerson = (start: number, end: number) => text[end] === ')' && isGivenName(foldName(IN_BRACKETS.exec(text.slice(Math.max(0, start - 40), start))?.groups?.['name'] ?? ''))
  const dates = findDates(text).flatMap(({ start, end }) => {
    const isBirth = BEFORE.test(text.slice(Math.max(0, start - LOOKED_AT), start)) || AFTER.test(text.slice(end, end + LOOKED_AT)) || isPerson(start, end)
    return isBirth ? [{ start, end, kind: 'birth-date' as const, source: 'rule' as const }] : []
  })
  return [...years, ...dates]
}

/** Between somebody and the day of their birth: ", ", " (", ": ", "(daughter), ". */
const BEHIND_PERSON = /^(?: ?\(\p{L}{2,20}\))?(?: ?[,;:/|–—-] ?(?:[*✱] ?)?| ?\([*✱]? ?|\t| [*✱] ?)$/u
const BEFORE_PERSON = /^\)?(?: ?[,;:/|–—-] ?| )$/u
/** Grown-ups: younger dates beside an address or a number may be of a contract. */
const LAST_YEAR_OF_GROWN_UPS = 2010
const LAST_YEAR_OF_CHILDREN = 2021
const yearOf = (date: string): number => {
  const last = Number(/^(?:19|20)\d{2}/.exec(date)?.[0] ?? /\d+$/.exec(date)?.[0] ?? 9999)
  return last > 99 ? last : last > 26 ? 1900 + last : 2000 + last
}

/**
 * Dates that stand right beside somebody's name, address, mailbox or papers and lie long ago; and those that are all that a message says, as people answer who were asked for it.
 * @param text with everything else made unreadable
 * @param found everything else
 */
export function findDatesOfPersons(text: string, found: readonly Finding[]): Finding[] {
  const besides = found.filter(({ kind }) => kind === 'name' || kind === 'address' || kind === 'email' || kind === 'id-number')
  const ends = new Map(besides.map(({ end, kind }) => [end, kind]))
  const starts = new Set(besides.flatMap(({ start, kind }) => (kind === 'name' ? [] : [start])))
  return findDates(text).flatMap(({ start, end }): Finding[] => {
    const year = yearOf(text.slice(start, end))
    if (year > LAST_YEAR_OF_CHILDREN) return []
    let isBeside = year <= LAST_YEAR_OF_GROWN_UPS && /^\s*$/.test(text.slice(Math.max(0, start - 40), start)) && start <= 40 && /^\s*[.!]?\s*$/.test(text.slice(end, end + 40))
    for (let away = 1; away <= 26 && !isBeside; away++) {
      const kind = ends.get(start - away)
      if (kind !== undefined) isBeside = (kind === 'name' || year <= LAST_YEAR_OF_GROWN_UPS) && (BEHIND_PERSON.test(text.slice(start - away, start)) || (kind === 'name' && year <= LAST_YEAR_OF_GROWN_UPS && away === 1))
      if (kind !== undefined) break
    }
    for (let away = 1; away <= 4 && !isBeside && year <= LAST_YEAR_OF_GROWN_UPS; away++) isBeside = starts.has(end + away) && BEFORE_PERSON.test(text.slice(end, end + away))
    return isBeside ? [{ start, end, kind: 'birth-date', source: 'rule' }] : []
  })
}

const MONTH_NAMES = [
  ['januar', 'jänner', 'jaenner', 'january', 'jan'],
  ['februar', 'feber', 'february', 'feb'],
  ['märz', 'maerz', 'march', 'mär', 'mar'],
  ['april', 'apr'],
  ['mai', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['dezember', 'december', 'dez', 'dec'],
]

/** Does this written date mean `iso` (yyyy-mm-dd), read in any of the orders that are in use? */
export function meansDate(written: string, iso: string): boolean {
  const [year, month, day] = iso.split('-').map(Number)
  const named = /\p{L}{3,}/u.exec(written.replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1').replace(/\bof\b/i, ''))?.[0].toLowerCase()
  const numbers = (written.match(/\d+/g) ?? []).map(Number)
  const isYear = (value: number | undefined) => value === year || value === (year ?? 0) % 100
  if (named !== undefined) return (MONTH_NAMES[(month ?? 1) - 1] ?? []).includes(named) && numbers.some((value) => value === day) && isYear(numbers.at(-1))
  if (numbers.length !== 3) return false
  const [a, b, c] = numbers
  if (a !== undefined && a > 99) return a === year && b === month && c === day
  return isYear(c) && ((a === day && b === month) || (a === month && b === day))
}
