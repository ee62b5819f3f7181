import type { CollectionBeforeChangeHook } from 'payload'
import { personOf } from '../../../src/access/roles.ts'
import { addressDigest } from '../../../src/consent/address-digest.ts'
import { appendAudit } from '../../../src/publishing/audit.ts'
import { writeTogether } from '../../../src/publishing/records.ts'

/**
 * Where a question is mailed to decides whose answer it is. So it is written down who changed a contact's address and when, with keyed digests of both
 * addresses (null: none), which the question in the ledger can be compared with; never an address itself.
 */
export const auditAddress: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || data.email === undefined) return data
  const { key, email } = originalDoc as { readonly key: string; readonly email?: string | null }
  const digest = (address: unknown): string | null => (typeof address === 'string' && address.trim() !== '' ? addressDigest(req.payload.secret, key, address) : null)
  const [before, after] = [digest(email), digest(data.email)]
  if (before === after) return data
  const entry = { subject: `contact:${key}`, type: 'contact-address-changed', actor: personOf(req.user)?.key ?? 'operator', data: { before, after } } as const
  await writeTogether(req, (tx) => appendAudit(tx.payload, tx, entry, new Date().toISOString()))
  return data
}
