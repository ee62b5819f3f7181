/** How an erased person is known again without being named: keyed hashes, which say nothing without the hub's secret. */
import { type ContactValues, handleKeyOf, keysOf } from '../../../collections/contacts/contact-values.ts'
import { keyedHash } from '../../publishing/keyed-hash.ts'

/** Marks of customer number, e-mail and names in networks, however they were written. */
export function marksOf(secret: string, contact: Pick<ContactValues, 'email' | 'customerNumber' | 'handles'>): string[] {
  const { customerNumberKey, emailKey } = keysOf(contact)
  const handles = (contact.handles ?? []).flatMap((one) => handleKeyOf(one) ?? [])
  const named = [...(customerNumberKey ? [`number:${customerNumberKey}`] : []), ...(emailKey ? [`e-mail:${emailKey}`] : []), ...handles.map((handle) => `handle:${handle}`)]
  return named.map((value) => keyedHash(secret, 'einklang/erasure-marks/1', value).toString('hex'))
}
