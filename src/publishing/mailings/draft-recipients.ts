/** Nothing that is not approved leaves the house: a draft is sent to those who work on it. */
import type { Payload } from 'payload'
import { HubError } from '../../content/errors.ts'
import { hubOf } from '../hub.ts'

/**
 * Refuses addresses of others than people with an account in this hub (that is not disabled) and than those of the domains that the hub is told of, exactly as named.
 * @param addresses as mailAddress gives them
 * @throws HubError `forbidden` that names the first by its place, with `details.reason` `outside`
 */
export async function requireHouse(payload: Payload, addresses: readonly string[]): Promise<void> {
  const { testMailDomains } = hubOf(payload)
  const strangers = addresses.filter((address) => !testMailDomains.includes(address.slice(address.lastIndexOf('@') + 1)))
  if (strangers.length === 0) return
  const known = await accountsAmong(payload, strangers)
  const index = addresses.findIndex((address) => strangers.includes(address) && !known.has(address.toLowerCase()))
  if (index < 0) return
  const advice = 'Have the mailing approved and send that, leave the address out, or ask an administrator to name its domain in TEST_MAIL_DOMAINS.'
  throw new HubError('forbidden', `Address ${index + 1} is outside the house: a draft is sent only to people who have an account in this hub, and to addresses of its own domains. ${advice}`, { field: `to.${index}`, reason: 'outside' })
}

/** In small letters, as accounts have them. */
async function accountsAmong(payload: Payload, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  const where = { email: { in: addresses.map((address) => address.toLowerCase()) }, isDisabled: { not_equals: true } }
  const { docs } = await payload.find({ collection: 'users', where, pagination: false, depth: 0, select: { email: true } as never, overrideAccess: true })
  return new Set((docs as unknown as readonly { readonly email: string }[]).map(({ email }) => email.toLowerCase()))
}
