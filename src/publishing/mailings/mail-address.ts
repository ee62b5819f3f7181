import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { HubError } from '../../content/errors.ts'

/** One address as people write it: no name, no list, nothing that a header could take for more. */
const Address = z.email().max(254).regex(/^[\x21-\x7e]+$/)

/** An address as it is sent to. @param field where it was given @param name how it is spoken of @throws HubError `bad-input` that repeats no address */
export function mailAddress(given: string, field: string, name = 'This'): string {
  const trimmed = given.trim()
  if (!Address.safeParse(trimmed).success) throw new HubError('bad-input', `${name} is no e-mail address such as name@example.com.`, { field })
  const at = trimmed.lastIndexOf('@')
  return `${trimmed.slice(0, at)}@${domainToASCII(trimmed.slice(at + 1)) || trimmed.slice(at + 1)}`
}
