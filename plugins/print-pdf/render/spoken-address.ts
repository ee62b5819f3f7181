/** Addresses as people read and write them. */

/** An address without scheme, `www.` and the slash at its end; a mail address without the subject or text that its link proposes. */
export function spokenAddress(url: string): string {
  if (/^mailto:/i.test(url)) return url.slice('mailto:'.length).replace(/\?.*$/s, '')
  return url
    .replace(/^(?:https?:\/\/(?:www\.)?|tel:)/i, '')
    .replace(/^([^?#]*?)\/$/, '$1')
}

/** Does the text already say where the address leads? A phone number in any spelling, with its country (`+49 (0)30 …`) or without (`030 …`). */
export function saysAddress(text: string, url: string): boolean {
  if (/^tel:/i.test(url)) return isSameNumber(text, url)
  const bare = (one: string) => spokenAddress(one.replace(/[\s\u00ad\u200b]/g, '').toLowerCase())
  return bare(text).includes(bare(url))
}

function isSameNumber(text: string, url: string): boolean {
  const digits = (one: string) => one.replace(/\(0\)/g, '').replace(/\D/g, '')
  const said = digits(text)
  const number = digits(url)
  const isInternational = url.includes('+')
  if (said === number || (isInternational && said === `00${number}`)) return true
  // Country codes have one to three digits.
  const isNational = isInternational && !text.includes('+') && /^0[1-9]/.test(said)
  const countryDigits = number.length - (said.length - 1)
  return isNational && countryDigits >= 1 && countryDigits <= 3 && number.endsWith(said.slice(1))
}
