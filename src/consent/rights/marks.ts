/** How an erased person is known again without being named: keyed hashes, which say nothing without the hub's secret. */
import { createHmac, hkdfSync } from 'node:crypto'
import { type ContactValues, keysOf } from '../../../collections/contacts/contact-values.ts'

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'einklang/erasure-marks/1', 32))

/** Marks of customer number and e-mail, however they were written. */
export function marksOf(secret: string, contact: Pick<ContactValues, 'email' | 'customerNumber'>): string[] {
  const { customerNumberKey, emailKey } = keysOf(contact)
  const named = [...(customerNumberKey ? [`number:${customerNumberKey}`] : []), ...(emailKey ? [`e-mail:${emailKey}`] : [])]
  const key = keyOf(secret)
  return named.map((value) => createHmac('sha256', key).update(value).digest('hex'))
}
