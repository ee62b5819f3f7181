/** Phone numbers, by the numbering plans where they hold, by the words around them where they do not. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Finding } from '../spans.ts'

/** A run of digits with the signs that people put between; one blank or a few signs, never a line end. */
const CANDIDATE = /(?:(?<![\p{L}\p{N}#@_,£$€]|\d[./:-])|(?<=\b(?:tel|fax|mobil|handy|fon|natel)))(?:\+|00 ?)?[([]?(?:\+ ?)?\d(?:[ \u00a0()[\]./'’‐‑–-]{0,4}\d){4,17}(?![\p{N}])/giu
const CUE =
  /(?:\btel(?:efon(?:nummer|nr\.?|isch)?)?\b\.?|\bt:|☎|📞|📱|\bfon\b|handy(?:nummer|nr\.?)?|mobil(?:e|nummer|nr\.?|telefon)?|natel|rufnummer|festnetz|durchwahl|\bdw\b|\bfax\b|whats ?app|signal|rückruf(?:nummer)?(?: bitte)?(?: unter| an| auf)?|r(?:u|ü)f\p{L}*|anruf\p{L}*|anrufen|erreich\p{L}*|melde\p{L}*|phone|\bcell\b|\bcall\p{L}*(?: me)?(?: back)?(?: on| at)?|\bring\b|\btext me|\breach\p{L}*|\bdial\b|(?<![-.\p{L}\p{N}])nr\b\.?:?|(?<!\p{L})nummer:?|number:?|landline|hotline|office|büro|privat|dienstlich|zuhause|home|work)[^\n\d]{0,24}$/iu
/** Words after which a number is something else, however it looks. */
const OTHER =
  /(?:kunden?|kd|vertrags?|rechnungs?|bestell|auftrags?|artikel|serien|serial|order|account|customer|invoice|modell?|version|firmware|fehler(?:code|meldung)?|error(?: code)?|iban|blz|konto|plz|postleitzahl|z[äa]hler|stand|seite|page|paragraph|§|az|sku|ean|isbn|hrb|ust-?id|sn|pin|puk|tan|raum|zimmer|case|ticket|vorgang|art|best|pos|ref|charge|los|sr)\.?[- ]?(?:nummer|nr\.?|no\.?|number|code)?\W{0,4}$/iu
const UNIT = /^\s?(?:kwh|mwh|m³|m3|kw\b|watt|€|eur\b|euro|chf|fr\.|£|usd|gbp|ct\b|cent|%|prozent|km\b|uhr\b|stück|liter|grad|°)/i

/** What follows a number and belongs to it: the extension, the fax behind the same exchange. */
const EXTENSION = /^[ ,;|/]{0,3}(?:fax|f|dw|durchwahl|ext(?:ension)?|x|kl|klappe)[.: ]{0,3}-? ?\d{1,5}(?![\p{N}])/iu

const REGIONS: Readonly<Record<string, readonly CountryCode[]>> = {
  'de-at': ['AT', 'DE', 'CH'],
  'de-ch': ['CH', 'DE', 'AT'],
  de: ['DE', 'AT', 'CH'],
  'en-us': ['US', 'GB', 'DE'],
  en: ['GB', 'US', 'DE', 'IE'],
}

function regionsOf(locale: string): readonly CountryCode[] {
  const tag = locale.toLowerCase()
  return REGIONS[tag] ?? REGIONS[tag.slice(0, 2)] ?? ['DE', 'AT', 'CH', 'GB', 'US']
}

/** How sure a number is one: by plan, by its looks, or only where the text says so. */
function looksLike(written: string, regions: readonly CountryCode[]): 'valid' | 'shaped' | 'unknown' | 'no' {
  const digits = written.replace(/\D/g, '')
  if (digits.length < 5 || digits.length > 17 || /^(\d)\1+$/.test(digits)) return 'no'
  const isInternational = /^[([]?\s?(?:\+|00|011 ?\d)/.test(written)
  const compact = (isInternational ? '+' : '') + digits.replace(isInternational && !written.includes('+') ? /^(?:00|011)/ : /^$/, '').replace(/^(49|43|41|44|353|423)0/, '$1')
  if (isInternational) {
    if (parsePhoneNumberFromString(compact)?.isPossible() === true) return 'valid'
    return digits.length >= 8 ? 'shaped' : 'unknown'
  }
  const isTrunk = digits.startsWith('0')
  if (isTrunk ? digits.length >= 8 && digits.length <= 14 : /^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/.test(written)) {
    for (const region of regions) if (parsePhoneNumberFromString(digits, region)?.isValid() === true) return 'valid'
    // "0161 4960345", "0171/1234567", "(089) 123-45": an area code, a break, a number.
    if (isTrunk && /^[([]?\s?0[\d ]{1,5}[)\] ./–-]{1,3}[\d][\d ./–-]{3,}$/.test(written)) return 'shaped'
    if (/^\(\d{3}\) ?\d{3}-\d{4}$/.test(written)) return 'shaped'
  }
  return 'unknown'
}

/**
 * @param text with dates, amounts, accounts and other numbers already made unreadable
 * @param locale decides which numbering plan is tried first
 */
export function findPhones(text: string, locale: string): Finding[] {
  const regions = regionsOf(locale)
  const found: Finding[] = []
  const seen = new Map<string, ReturnType<typeof looksLike>>()
  const judge = (written: string) => {
    const known = seen.get(written)
    if (known !== undefined) return known
    const judged = looksLike(written, regions)
    seen.set(written, judged)
    return judged
  }
  for (const match of text.matchAll(CANDIDATE)) {
    const before = text.slice(Math.max(0, match.index - 44), match.index)
    if (OTHER.test(before)) continue
    const cued = CUE.test(before)
    // The longest beginning that is a number: what follows may be a time or another number.
    let written = match[0]
    let verdict = judge(written)
    for (let tries = 0; verdict !== 'valid' && tries < 3; tries++) {
      const shorter = /^(.*\d)[ \u00a0,;/–-]+[^ ]*$/u.exec(written)?.[1]
      if (shorter === undefined || shorter.replace(/\D/g, '').length < 8) break
      const verdictShorter = judge(shorter)
      written = shorter
      if (verdictShorter === 'valid') verdict = verdictShorter
    }
    if (verdict !== 'valid') written = match[0]
    const end = match.index + written.length
    if (UNIT.test(text.slice(end, end + 10)) || /^,\d/.test(text.slice(end, end + 2))) continue
    if (verdict === 'valid' || verdict === 'shaped' || (verdict === 'unknown' && cued && /^\D*(?:0|\d{2,5}[ /-]\d|\d{6,})/.test(written))) found.push({ start: match.index, end: end + (EXTENSION.exec(text.slice(end, end + 30))?.[0].length ?? 0), kind: 'phone', source: 'rule' })
  }
  return found
}
