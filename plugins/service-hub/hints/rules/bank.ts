/** Bank accounts and payment cards. */
import { countrySpecs, isValidIBAN } from 'ibantools'
import { findAll, type Finding } from '../spans.ts'

/** Two letters, two digits, then groups; blanks, dots and hyphens between them as people write them. */
const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}[ .-]?\d{2}(?:[ \u00a0.-]{0,2}[A-Z0-9]){11,30}/iuy
const IBAN_START = /(?<![\p{L}\p{N}])[A-Z]{2}[ .-]?\d{2}/giu
const BLANKS = /[^\p{L}\p{N}]/gu
const NAMED_ACCOUNT =
  /(?:(?<!\p{L})(?:(?:belastungs|giro|spar|tagesgeld|fest(?:geld)?|referenz|verrechnungs|auszahlungs|haupt|unter|gemeinschafts|miet|kautions|firmen|geschäfts|privat|lohn|gehalts|neues |altes |abbuchungs|bank|spenden|empfänger|gegen|ziel|postscheck|post|haushalts)-?k(?:on)?to(?:nummer|[- ]?nr\.?)?|k(?:on)?to\.?(?:nummer|[- ]?nr\.?|-?no\.?)?)|\bBLZ|bankleitzahl|account (?:number|no\.?)|\bacct\.?(?: no\.?| number)?|\ba\/c(?: no\.?)?|sort[- ]?code|routing(?: number| no\.?)?)(?:[:\s]|ist|is|lautet|neu|alt){0,6}\s?(?<number>\d(?:[ -]?\d){4,15})(?!\d|[.,]\d)/giu
/** Britain, Ireland and Australia: the branch, then the account. */
const SORT_AND_ACCOUNT = /(?<![\p{N}/.-])(?<sort>\d{2}[- ]\d{2}[- ]\d{2}|\d{3}-\d{3})(?:[\s,;/·|(&+]|\band\b|\bacc(?:oun)?t?\b\.?|\ba\/c\b|\bnumber\b|\bno\b\.?|\bis\b|:){1,8}(?<account>\d{4} ?\d{3,5})(?![\p{N}-]|[.,]\d)/giu
const SORT_CODE = /(?<![\p{N}/.-])\d{2}-\d{2}-\d{2}(?![\p{N}/.-])/gu
/** An "account number" is the bank's where the text speaks of one, else the customer's. */
const BANKING = /sort[- ]?code|routing|iban|\bbic\b|swift|bank|direct debit|standing order|blz|konto|kto/i
const CARD = /(?<![\p{L}\p{N}+.]|\d[ \u00a0.-])\d(?:[ \u00a0./-]{0,2}\d){11,18}(?![\p{L}\p{N}]|[ \u00a0.-]\d)/gu
const CARD_NAMED = /kreditkarte|karte|visa|master ?card|amex|american express|maestro|credit|debit|\bcard\b/i

/** The longest beginning of `found` that is an account of its country: the length is known by the country, what follows is the next word. */
function ibanLength(found: string): number | undefined {
  const compact = found.replace(BLANKS, '').toUpperCase()
  const length = countrySpecs[compact.slice(0, 2) as keyof typeof countrySpecs]?.chars
  if (length === undefined || length === null || compact.length < length) return undefined
  let seen = 0
  for (let at = 0; at < found.length; at++) if (/[\p{L}\p{N}]/u.test(found[at]!) && ++seen === length) return at + 1
  return undefined
}

/** Words are no groups of an account: letters in it are capitals, or nothing parts it, or there are none behind the country. */
function isWrittenAsOne(written: string): boolean {
  return /^[A-Z]{2}[ .-]?\d{2}[A-Z0-9 \u00a0.-]*$/.test(written) || /^[A-Za-z]{2}[ .-]?\d{2}[\d \u00a0.-]*$/.test(written) || /^[A-Za-z0-9]+$/.test(written)
}

/** Account numbers whose checksum holds, and those with a slip of the pen where the text calls them one or writes them in fours. */
function findIbans(text: string): Finding[] {
  const found: Finding[] = []
  let behind = 0
  for (const start of text.matchAll(IBAN_START)) {
    // Looked at from each beginning: "am 30.9. Bitte auf …" must not swallow the account behind it.
    IBAN.lastIndex = start.index
    if (start.index < behind || !(start[0].slice(0, 2).toUpperCase() in countrySpecs)) continue
    const match = IBAN.exec(text)
    if (match === null) continue
    takeIban(text, match, found)
    behind = Math.max(behind, found.at(-1)?.end ?? 0)
  }
  return found
}

function takeIban(text: string, match: RegExpExecArray, found: Finding[]): void {
  const length = ibanLength(match[0])
  const before = text.slice(Math.max(0, match.index - 40), match.index)
  if (!isWrittenAsOne(length === undefined ? match[0] : match[0].slice(0, length))) return
  if (length === undefined) {
    // Too short for its country, or of none: where it is written in fours, or the text says that it is one.
    const groups = /^[A-Z]{2}\d{2}(?: \d{4}){2,7}(?: \d{1,3}(?!\d))?/.exec(match[0])?.[0]
    if (groups !== undefined) {
      found.push({ start: match.index, end: match.index + groups.length, kind: 'iban', source: 'rule' })
      return
    }
    if (/iban\W{0,3}(?:\p{L}+\W{1,2}){0,2}$/iu.test(before)) found.push({ start: match.index, end: match.index + (/^\S+/.exec(match[0])?.[0].length ?? match[0].length), kind: 'iban', source: 'rule' })
    return
  }
  // A digit too many is part of it: cut off in the middle of a group it would stay to be read.
  const rest = /^[A-Z0-9]{1,4}(?![\p{L}\p{N}])/u.exec(text.slice(match.index + length, match.index + length + 6))?.[0].length ?? 0
  const written = match[0].slice(0, length)
  const isNamed = /iban|konto|account|bank/i.test(before)
  if (isValidIBAN(written.replace(BLANKS, '').toUpperCase()) || isNamed || /^[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){3}/.test(written)) found.push({ start: match.index, end: match.index + length + rest, kind: 'iban', source: 'rule' })
}

/** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
function isLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    let value = digits.charCodeAt(digits.length - 1 - at) - 48
    if (at % 2 === 1) value = value > 4 ? value * 2 - 9 : value * 2
    sum += value
  }
  return sum % 10 === 0
}

export function findBankDetails(text: string): Finding[] {
  const accounts = [...findIbans(text), ...findAll(text, NAMED_ACCOUNT, 'iban', 'number', (_found, start, end) => BANKING.test(text.slice(Math.max(0, start - 90), end + 90).replace(/kunden-?konto|vertragskonto/gi, '')))]
  for (const match of text.matchAll(SORT_AND_ACCOUNT)) {
    const { sort = '', account = '' } = match.groups ?? {}
    const end = match.index + match[0].length
    accounts.push({ start: match.index, end: match.index + sort.length, kind: 'iban', source: 'rule' }, { start: end - account.length, end, kind: 'iban', source: 'rule' })
  }
  accounts.push(...findAll(text, SORT_CODE, 'iban', undefined, (_found, start, end) => /sort|bank|acc|iban|pay|refund|\bs\/c\b/i.test(text.slice(Math.max(0, start - 40), start) + text.slice(end, end + 30))))
  const cards = findAll(text, CARD, 'card-number', undefined, (found, start) => {
    const digits = found.replace(/\D/g, '')
    if (digits.length < 12 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false
    const isNamed = CARD_NAMED.test(text.slice(Math.max(0, start - 50), start))
    return isNamed || (digits.length >= 13 && /^[2-6]/.test(digits) && isLuhn(digits))
  })
  return [...accounts, ...cards]
}
