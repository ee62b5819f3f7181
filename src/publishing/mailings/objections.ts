/** Who wants no (more) test mails: kept as a digest of the address, never the address. */
import { timingSafeEqual } from 'node:crypto'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { addressDigest } from '../../consent/address-digest.ts'
import { HubError } from '../../content/errors.ts'
import { appendAudit } from '../audit.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { keyedHash } from '../keyed-hash.ts'
import { findRecords, whereAll, writeTogether } from '../records.ts'
import { mailAddress } from './mail-address.ts'

/** Test mails go to nobody's contact; the digest is made for them alone. */
const OF_TEST_MAILS = 'test-mails'
const TYPES = { object: 'mail-objected', readmit: 'mail-readmitted' } as const

export const UNSUBSCRIBE_PATH = '/mailings/unsubscribe/'

/** Digest (hex) of an address to which test mails go. */
export const recipientDigest = (secret: string, address: string): string => addressDigest(secret, OF_TEST_MAILS, address)

const sealOf = (secret: string, digest: string): string => keyedHash(secret, 'einklang/test-mail-unsubscribe/1', digest).toString('base64url')

/** The address behind which a recipient leaves. It names nobody, and does not expire. */
export const unsubscribeAddress = ({ publicUrl, secret }: { readonly publicUrl: string; readonly secret: string }, digest: string): string => `${publicUrl}${UNSUBSCRIBE_PATH}${digest}.${sealOf(secret, digest)}`

/** What the page of an address does: note an objection, or take it back. */
export interface AskedOfMails {
  readonly digest: string
  readonly act: 'object' | 'readmit'
}

/** Whom such an address was made for, and what it asks, or null if this hub made none such. */
export function readUnsubscribePath(secret: string, pathname: string): AskedOfMails | null {
  const [, digest, seal, readmit] = /^\/mailings\/unsubscribe\/([0-9a-f]{64})\.([\w-]{43})(\/undo)?$/.exec(pathname) ?? []
  if (!digest || !seal) return null
  const expected = Buffer.from(sealOf(secret, digest))
  const actual = Buffer.from(seal)
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? { digest, act: readmit ? 'readmit' : 'object' } : null
}

/** Where an objection is made. @param path of this page, or of the one where it is taken back */
export const objectPath = (path: string): string => path.replace(/\/undo$/, '')
/** Where it is taken back. @param path of either page */
export const readmitPath = (path: string): string => `${objectPath(path)}/undo`

const subjectOf = (digest: string): string => `address:${digest}`

/** Of these digests, those whose holders have objected. The last word counts. */
export async function objectedAmong(payload: Payload, digests: readonly string[], req?: PayloadRequest): Promise<ReadonlySet<string>> {
  const where = whereAll({ subject: { in: digests.map(subjectOf) } }, { type: { in: Object.values(TYPES) } })
  const events = await findRecords(payload, 'audit-events', { where, sort: 'number', ...(req ? { req } : {}) })
  const last = new Map(events.map(({ subject, type }) => [subject.slice('address:'.length), type]))
  return new Set([...last].flatMap(([digest, type]) => (type === TYPES.object ? [digest] : [])))
}

/** Notes what the holder of an address wants: no more test mails, or to get them again after all. Again changes nothing. */
export const settleMails = async (payload: Payload, { digest, act }: AskedOfMails): Promise<void> => {
  await note(await createLocalReq({}, payload), digest, act, 'recipient')
}

/**
 * Takes an objection back for a person who asks for it and no longer has the mail to do so. It is on record who did.
 * @throws HubError `forbidden`, `bad-input` (no address), `not-found` (no objection stands)
 */
export async function readmitToMails(req: PayloadRequest, address: string): Promise<{ readonly isReadmitted: true }> {
  const person = requirePerson(req, ['admin'])
  const digest = recipientDigest(hubOf(req.payload).secret, mailAddress(address, 'address'))
  if (!(await note(req, digest, 'readmit', person.key))) throw new HubError('not-found', 'This address has not unsubscribed from test mails. It gets them.', { field: 'address' })
  return { isReadmitted: true }
}

async function note(req: PayloadRequest, digest: string, act: AskedOfMails['act'], actor: string): Promise<boolean> {
  const { payload } = req
  return writeTogether(req, async (tx) => {
    const isOut = (await objectedAmong(payload, [digest], tx)).has(digest)
    if (isOut === (act === 'object')) return false
    await appendAudit(payload, tx, { subject: subjectOf(digest), type: TYPES[act], actor, data: {} }, new Date().toISOString())
    return true
  })
}
