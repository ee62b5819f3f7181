/** Rate limits, counted per address and per account, in the process's memory. Limits are per process: several processes allow as many times more. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { HubError } from '../content/errors.ts'

const perAddress = new RateLimiterMemory({ keyPrefix: 'login-address', points: 30, duration: 300 })
const perAccount = new RateLimiterMemory({ keyPrefix: 'login-account', points: 10, duration: 300 })
const tokenOperations = new RateLimiterMemory({ keyPrefix: 'token-operations', points: 3_000, duration: 60 })
const badTokens = new RateLimiterMemory({ keyPrefix: 'bad-tokens', points: 60, duration: 60 })
const consentVisits = new RateLimiterMemory({ keyPrefix: 'consent-visits', points: 300, duration: 60 })
const deadLinks = new RateLimiterMemory({ keyPrefix: 'dead-links', points: 30, duration: 60 })
const composings = new RateLimiterMemory({ keyPrefix: 'composings', points: 240, duration: 60 })
const testMails = new RateLimiterMemory({ keyPrefix: 'test-mails', points: 30, duration: 600 })
const testMailsTo = new RateLimiterMemory({ keyPrefix: 'test-mails-to', points: 20, duration: 3_600 })
const publicReads = new RateLimiterMemory({ keyPrefix: 'public-reads', points: 6_000, duration: 60 })

async function consume(limiter: RateLimiterMemory, key: string, points: number): Promise<void> {
  try {
    await limiter.consume(key, points)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const seconds = Math.ceil(refusal.msBeforeNext / 1000)
    throw new HubError('too-many-requests', `Too many requests. Try again in ${seconds} seconds.`, { retryAfterSeconds: seconds })
  }
}

/** The header by which the server hands the client (client-address.ts) to everything behind it; whatever a client sends in it is overwritten. */
export const PEER_HEADER = 'x-hub-peer'

/** Sign-ins: 30 in 5 minutes per address, 10 per account. Calls within the process (without that header) are not counted. */
export async function limitLogin(headers: Headers | undefined, email: string): Promise<void> {
  const peer = headers?.get(PEER_HEADER)
  if (!peer) return
  await consume(perAddress, peer, 1)
  if (email) await consume(perAccount, email.slice(0, 254), 1)
}

/** Operations of a token: 3,000 a minute; a GraphQL request counts each of its root fields. */
export const limitToken = (tokenId: string | number, operations: number): Promise<void> => consume(tokenOperations, String(tokenId), operations)
/** Requests with a token that is not valid: 60 a minute per address. */
export const limitBadToken = (peer: string): Promise<void> => consume(badTokens, peer, 1)
/** Reads without any token: 6,000 a minute per address. */
export const limitPublic = (peer: string): Promise<void> => consume(publicReads, peer, 1)
/** Visits with links that this hub has signed: 300 a minute per address. */
export const limitConsentLink = (peer: string): Promise<void> => consume(consentVisits, peer, 1)
/** Links that are not valid (any more): 30 a minute per address. Whoever shares the address with a guesser can open theirs all the same. */
export const limitDeadLink = (peer: string): Promise<void> => consume(deadLinks, peer, 1)
/** Compositions that a person looks at while writing and judging, or takes away: 240 a minute. */
export const limitComposing = (person: string): Promise<void> => consume(composings, person, 1)
/** Test mails: 30 in 10 minutes per person, 20 an hour to one address, whoever sends them. @param recipients digests */
export async function limitTestMails(person: string, recipients: readonly string[]): Promise<void> {
  await consume(testMails, person, recipients.length)
  for (const recipient of recipients) await consume(testMailsTo, recipient, 1)
}
