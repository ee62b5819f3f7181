/** Who wants no (more) test mails: kept as a digest of the address, never the address. */
import { timingSafeEqual } from 'node:crypto'
import { createLocalReq, type Payload } from 'payload'
import { addressDigest } from '../../consent/address-digest.ts'
import { appendAudit } from '../audit.ts'
import { keyedHash } from '../keyed-hash.ts'
import { findRecords, whereAll, writeTogether } from '../records.ts'

/** Test mails go to nobody's contact; the digest is made for them alone. */
const OF_TEST_MAILS = 'test-mails'
const TYPE = 'mail-objected'

export const UNSUBSCRIBE_PATH = '/mailings/unsubscribe/'

/** Digest (hex) of an address to which test mails go. */
export const recipientDigest = (secret: string, address: string): string => addressDigest(secret, OF_TEST_MAILS, address)

const sealOf = (secret: string, digest: string): string => keyedHash(secret, 'einklang/test-mail-unsubscribe/1', digest).toString('base64url')

/** The address behind which a recipient leaves. It names nobody, and does not expire. */
export const unsubscribeAddress = ({ publicUrl, secret }: { readonly publicUrl: string; readonly secret: string }, digest: string): string => `${publicUrl}${UNSUBSCRIBE_PATH}${digest}.${sealOf(secret, digest)}`

/** The digest that such an address was made for, or null if this hub made none such. */
export function readUnsubscribePath(secret: string, pathname: string): string | null {
  const [, digest, seal] = /^\/mailings\/unsubscribe\/([0-9a-f]{64})\.([\w-]{43})$/.exec(pathname) ?? []
  if (!digest || !seal) return null
  const expected = Buffer.from(sealOf(secret, digest))
  const actual = Buffer.from(seal)
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? digest : null
}

const subjectOf = (digest: string): string => `address:${digest}`

/** Of these digests, those whose holders have objected. */
export async function objectedAmong(payload: Payload, digests: readonly string[]): Promise<ReadonlySet<string>> {
  const where = whereAll({ subject: { in: digests.map(subjectOf) } }, { type: { equals: TYPE } })
  const events = await findRecords(payload, 'audit-events', { where })
  return new Set(events.map(({ subject }) => subject.slice('address:'.length)))
}

/** Notes that the holder of an address wants no more test mails. Again changes nothing. */
export async function objectToMails(payload: Payload, digest: string): Promise<void> {
  const req = await createLocalReq({}, payload)
  await writeTogether(req, async (tx) => {
    const [known] = await findRecords(payload, 'audit-events', { where: whereAll({ subject: { equals: subjectOf(digest) } }, { type: { equals: TYPE } }), limit: 1, req: tx })
    if (!known) await appendAudit(payload, tx, { subject: subjectOf(digest), type: TYPE, actor: 'recipient', data: {} }, new Date().toISOString())
  })
}
