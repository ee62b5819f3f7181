/** The known person's own numbers and addresses, however they are written. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { KnownContact } from '../contact.ts'
import { escapeRegExp, foldNumber } from '../fold.ts'
import type { Finding, RedactionKind } from '../spans.ts'
import { findDates, meansDate } from './dates.ts'

/** Values shorter than this are no proof: a customer number of two digits would redact every amount. */
const SHORTEST_NUMBER = 3
/** Mailboxes that are nobody's own. */
const SHARED_MAILBOX = /^(?:info|office|kontakt|contact|mail|post|praxis|buero|büro|service|support|hallo|hello|admin|team|shop|verwaltung|empfang|sekretariat|buchhaltung|rechnung|bestellung|webmaster|noreply|no-reply)$/i

const NOT_IN_WORD = String.raw`(?<![\p{L}\p{N}])`
const NOT_BEFORE_WORD = String.raw`(?![\p{L}\p{N}])`

function places(text: string, expression: RegExp, kind: RedactionKind): Finding[] {
  return [...text.matchAll(expression)].map((match) => ({ start: match.index, end: match.index + match[0].length, kind, source: 'contact' }))
}

/** The signs of a number with blanks, dots, dashes or slashes wherever people put them. */
function numberExpression(value: string): RegExp | undefined {
  const signs = [...foldNumber(value)]
  if (signs.length < SHORTEST_NUMBER || !/\d/.test(value)) return undefined
  const GAP = String.raw`[ \u00a0.\-–/_#]{0,2}`
  // "V-4471-903-22" is called "4471 903 22", too: long digits need no letters before them.
  const lead = /^\p{L}{1,4}(?=\d{6})/u.exec(signs.join(''))?.[0].length ?? 0
  const [letters, rest] = [signs.slice(0, lead), signs.slice(lead)].map((part) => part.map(escapeRegExp).join(GAP))
  return new RegExp(`${NOT_IN_WORD}${lead > 0 ? `(?:${letters}${GAP})?` : ''}${rest}${NOT_BEFORE_WORD}`, 'giu')
}

const SIGN = String.raw`[ \u00a0().\-‐‑–/'’\[\]]`
function phoneExpression(phone: string, region: 'AT' | 'CH' | 'DE' | 'GB'): RegExp | undefined {
  const isInternational = /^\s*(?:\+|00)/.test(phone)
  const parsed = [region, 'DE', 'AT', 'CH'].map((country) => parsePhoneNumberFromString(phone, country as typeof region)).find((number) => number?.isValid())
  const digits = parsed ? String(parsed.nationalNumber) : phone.replace(/\D/g, '').replace(/^0+/, '')
  if (digits.length < 5) return undefined
  const country = parsed && isInternational ? String(parsed.countryCallingCode) : String.raw`\d{1,3}`
  const lead = String.raw`(?:\(?(?:\+|00)${SIGN}{0,2}${country}${SIGN}{0,3}(?:\(?0\)?${SIGN}{0,3})?|\(?${SIGN}?0${SIGN}{0,2})?`
  return new RegExp(String.raw`(?<![\p{L}\p{N}+])${lead}${[...digits].join(`${SIGN}{0,3}`)}(?!\d)`, 'gu')
}

/** Letters with their transcriptions: ä is ä, ae or a; ß is ß or ss. */
const LETTERS: Readonly<Record<string, string>> = { ä: '(?:ä|ae|a)', ö: '(?:ö|oe|o)', ü: '(?:ü|ue|u)', ß: '(?:ß|ss)', é: '[ée]', è: '[èe]' }
function spelled(words: string): string {
  return [...words.toLowerCase()].map((sign) => LETTERS[sign] ?? (/\s/.test(sign) ? String.raw`[ \u00a0-]{1,2}` : escapeRegExp(sign))).join('')
}

function streetExpression(street: string): RegExp | undefined {
  const unit = /^(?:flat|unit|apartment|apt\.?|suite|studio|top|stiege|tür|whg\.?|wohnung|haus|postfach|zimmer|room)\s?\d+[a-z]?[\s,/]+(?=.*\p{L}{3})/iu.exec(street)?.[0] ?? ''
  if (unit !== '') return streetExpression(street.slice(unit.length))
  const parts = /^(?<name>.*?)[ ,]*(?<house>\d.*)?$/u.exec(street.trim())?.groups
  const name = parts?.['name'] ?? ''
  if (name.length < 4) return numberExpression(street)
  const written = spelled(name.replace(/(?:stra(?:ß|ss)e|str\.?)$/i, '\u0001')).replace(escapeRegExp('\u0001'), String.raw`(?:straße|strasse|straße|str\.?)`).replace('\u0001', String.raw`(?:straße|strasse|str\.?)`)
  return new RegExp(String.raw`${NOT_IN_WORD}${written}(?: ?\d{1,4}(?: ?[a-z]${NOT_BEFORE_WORD})?(?: ?[-/] ?\d{1,4}){0,3})?${NOT_BEFORE_WORD}`, 'giu')
}

/** Towns that are words, too: they count behind a word of place only, as do towns in small letters. */
const WORDS_TOO = /^(?:essen|halle|hof|hamm|singen|weil|au|berg|linden|brand|horn|lage|rain|stein|wald|bad|gera|kiel|plan|celle|unna|mark|wien|reading|bath|wells|sandwich|deal|battle|hope|ware|rugby|street|rye|ash|wick|nice|cork|stone|march)$/i
const BEHIND_PLACE = String.raw`(?<=(?<!\p{L})(?:aus|in|nach|bei|near|from|to)[ \u00a0])`

/** The town alone, also without what tells it from others of its name: "Frankfurt" for "Frankfurt am Main". */
function findTown(text: string, town: string): Finding[] {
  const short = town.split(/ (?:am|an|bei|im|in|ob|upon|on|near|[a-z]\.)(?: |\/)|[/(,]/i)[0]?.trim() ?? ''
  return [...new Set([town.trim(), short])].flatMap((name) => {
    if (name.length < 2) return []
    const behindPlace = places(text, new RegExp(`${BEHIND_PLACE}${spelled(name)}${NOT_BEFORE_WORD}`, 'giu'), 'address')
    if (WORDS_TOO.test(name)) return behindPlace
    const capital = places(text, new RegExp(`${NOT_IN_WORD}${spelled(name)}${NOT_BEFORE_WORD}`, 'giu'), 'address').filter(({ start }) => /\p{Lu}/u.test(text.charAt(start)))
    return [...behindPlace, ...capital]
  })
}

/** The postcode, with the town beside it. */
function townExpressions(address: NonNullable<KnownContact['address']>): RegExp[] {
  const expressions: RegExp[] = []
  const { postcode, town } = address
  const code = postcode === undefined || foldNumber(postcode).length < 4 ? undefined : [...foldNumber(postcode)].map(escapeRegExp).join(' ?')
  const place = town === undefined || town.length < 2 ? undefined : spelled(town)
  if (code !== undefined) expressions.push(new RegExp(String.raw`${NOT_IN_WORD}(?:${place ?? '(?!)'}[ ,]{1,2})?(?:[A-Z]{1,2}[- ])?${code}(?:[ ,]{1,2}${place ?? '(?!)'})?${NOT_BEFORE_WORD}(?![.,]\d| ?(?:kwh|€|euro|eur)\b)`, 'giu'))
  return expressions
}

const regionOf = (locale: string) => (/at$/i.test(locale) ? 'AT' : /ch$/i.test(locale) ? 'CH' : /^en/i.test(locale) ? 'GB' : 'DE') as 'AT' | 'CH' | 'DE' | 'GB'

/** Everything of the contact but the name. */
export function findContactValues(text: string, contact: KnownContact, locale: string): Finding[] {
  const found: Finding[] = []
  const look = (expression: RegExp | undefined, kind: RedactionKind) => {
    if (expression) found.push(...places(text, expression, kind))
  }
  for (const email of contact.emails ?? []) {
    look(new RegExp(String.raw`(?<![\p{L}\p{N}._%+-])${escapeRegExp(email)}${NOT_BEFORE_WORD}`, 'giu'), 'email')
    const local = email.split('@')[0] ?? ''
    if (local.length >= 5 && !SHARED_MAILBOX.test(local)) look(new RegExp(String.raw`(?<![\p{L}\p{N}._%+-])@?${escapeRegExp(local)}(?![\p{L}\p{N}@_])(?: \p{L}\.(?!\p{L}))?`, 'giu'), /[._\d]/.test(local) ? 'handle' : 'name')
  }
  for (const phone of contact.phones ?? []) look(phoneExpression(phone, regionOf(locale)), 'phone')
  for (const handle of contact.handles ?? []) {
    const name = handle.replace(/^@/, '')
    if (name.length >= 3) look(new RegExp(String.raw`(?<![\p{L}\p{N}_])@?${escapeRegExp(name)}(?![\p{L}\p{N}_])`, 'giu'), 'handle')
  }
  for (const number of contact.customerNumbers ?? []) look(numberExpression(number), 'customer-number')
  for (const number of contact.meterNumbers ?? []) look(numberExpression(number), 'meter-number')
  for (const iban of contact.ibans ?? []) look(numberExpression(iban), 'iban')
  if (contact.address) {
    if (contact.address.street !== undefined) look(streetExpression(contact.address.street), 'address')
    for (const expression of townExpressions(contact.address)) look(expression, 'address')
    if (contact.address.town !== undefined) found.push(...findTown(text, contact.address.town))
  }
  const { birthDate } = contact
  if (birthDate !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(birthDate))
    for (const { start, end } of findDates(text)) if (meansDate(text.slice(start, end), birthDate)) found.push({ start, end, kind: 'birth-date', source: 'contact' })
  return found
}
