/** Can anyone who gets the letter open this address? */

const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|test|invalid|home\.arpa)$/i
const ADDRESS_OF_NUMBERS = /^(?:\[.*\]|\d+(?:\.\d+){0,3})$/

/** True for https addresses with a public host name; numeric addresses and names of private networks are not public. */
export function isPublicHttps(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'https:' || !hostname.includes('.')) return false
  return !PRIVATE_NAME.test(hostname) && !ADDRESS_OF_NUMBERS.test(hostname)
}

/** An address as people read it: no scheme, no `www.`, no slash at the end. */
export function spokenAddress(url: string): string {
  return url
    .replace(/^(?:https?:\/\/(?:www\.)?|mailto:|tel:)/i, '')
    .replace(/^([^?#]*?)\/$/, '$1')
}
