/** Proof of an e-mail address that holds none. */
import { keyedHash } from '../publishing/keyed-hash.ts'

/**
 * A digest (hex) of an address as one contact's: under the hub's secret, so that nobody guesses the address by it, and with the contact's key, so that two
 * contacts with one address cannot be told by it. Spelling in capitals or small letters is one.
 */
export const addressDigest = (secret: string, contactKey: string, address: string): string =>
  keyedHash(secret, 'einklang/contact-address/1', `${contactKey}\n${address.trim().toLowerCase()}`).toString('hex')
