/** Links that a customer is given: to answer when asked (once), and to change or withdraw (as long as the consent stands). They name no person and hold no words. */
import { timingSafeEqual } from 'node:crypto'
import type { TestimonialKey } from '../content/nodes.ts'
import { keyedHash } from '../publishing/keyed-hash.ts'

export type LinkPurpose = 'answer' | 'manage'

export interface ConsentLink {
  readonly purpose: LinkPurpose
  readonly testimonial: TestimonialKey
  /** Number of the event that the link belongs to: the question, or an event by which the standing consent was given. */
  readonly number: number
  /** Seconds since 1970; null: as long as what it belongs to stands. */
  readonly expires: number | null
  /** Of a link to manage: it was given out by a person of the house, who has had it, too. Nobody widens or renews a consent with it. */
  readonly isFromAgent?: boolean
}

type Signer = { readonly publicUrl: string; readonly secret: string }

export const CONSENT_PATH = '/consent/'
const FORM = /^(answer|manage)~([a-z0-9-]{1,80})~([1-9]\d{0,8})~(\d{1,12})(~agent)?$/
const signature = (secret: string, body: string): string => keyedHash(secret, 'einklang/consent-link/1', body).toString('base64url')

/** The absolute address to give to the customer. */
export function consentAddress({ publicUrl, secret }: Signer, { purpose, testimonial, number, expires, isFromAgent }: ConsentLink): string {
  const body = Buffer.from(`${purpose}~${testimonial}~${number}~${expires ?? 0}${isFromAgent ? '~agent' : ''}`).toString('base64url')
  return `${publicUrl}${CONSENT_PATH}${body}.${signature(secret, body)}`
}

/** What a link says, or null if this hub did not sign exactly that, or it has expired: all alike. Whether it was used already says the ledger. */
export function readConsentLink({ secret }: Pick<Signer, 'secret'>, token: string, atMs: number): ConsentLink | null {
  const [body, given, ...rest] = token.split('.')
  if (!body || !given || rest.length > 0 || token.length > 400) return null
  // Compared as text: base64url would take several spellings of one signature.
  const [expected, actual] = [Buffer.from(signature(secret, body)), Buffer.from(given)]
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return null
  const [, purpose, testimonial, number, expires, mark] = FORM.exec(Buffer.from(body, 'base64url').toString('latin1')) ?? []
  if (!purpose || !testimonial || !number || !expires) return null
  const end = Number(expires)
  if (end > 0 && end * 1000 <= atMs) return null
  return { purpose: purpose as LinkPurpose, testimonial, number: Number(number), expires: end > 0 ? end : null, ...(mark ? { isFromAgent: true } : {}) }
}
