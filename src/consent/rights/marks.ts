/** How an erased person is known again without being named: keyed hashes, which say nothing without the hub's secret. */
import { type ContactValues, keysOf } from '../../../collections/contacts/contact-values.ts'
import { keyedHash } from '../../publishing/keyed-hash.ts'

/** Marks of customer number and e-mail, however they were written. */
export function marksOf(secret: string, contact: Pick<ContactValues, 'email' | 'customerNumber'>): string[] {
  const { customerNumberKey, emailKey } = keysOf(contact)
  const named = [...(customerNumberKey ? [`number:${customerNumberKey}`] : []), ...(emailKey ? [`e-mail:${emailKey}`] : [])]
  return named.map((value) => keyedHash(secret, 'einklang/erasure-marks/1', value).toString('hex'))
}
