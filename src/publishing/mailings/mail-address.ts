import { domainToASCII } from 'node:url'
import { HubError } from '../../content/errors.ts'

/** One address as people write it: no name, no list, nothing that a header could take for more. The domain as the DNS knows it. */
const ADDRESS = /^(?![.])(?!.*[.]{2})[\w'+.-]{0,63}[\w+-]@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?[.])+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/i
/** RFC 5321, 4.5.3.1.3: the path is 256 octets, its angle brackets included. */
const LONGEST = 254
/** Letters of any script, marks and digits: whatever else a parser of hosts takes for a part of one, or leaves out, is refused. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u

/** An address as it is sent to: an internationalised domain as punycode (RFC 5891). @param field where it was given @param name how it is spoken of @throws HubError `bad-input` that repeats no address */
export function mailAddress(given: string, field: string, name = 'This'): string {
  const trimmed = given.trim()
  const at = trimmed.lastIndexOf('@')
  const domain = asciiDomain(trimmed.slice(at + 1))
  const address = `${trimmed.slice(0, Math.max(at, 0))}@${domain ?? ''}`
  if (address.length > LONGEST || !ADDRESS.test(address)) throw new HubError('bad-input', `${name} is no e-mail address such as name@example.com.`, { field })
  return address
}

/** A domain as the DNS knows it, in small letters; null for what is none. */
function asciiDomain(domain: string): string | null {
  return DOMAIN.test(domain) ? domainToASCII(domain) || null : null
}
