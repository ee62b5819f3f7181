import type { Payload, TypedUser } from 'payload'
import { retryOnConflict } from '../publishing/transactions.ts'
import type { TokenKind } from './token.ts'

export interface TokenOrder {
  /** What it is for. */
  readonly name: string
  readonly kind: TokenKind
  /** For channel apps. */
  readonly channels?: readonly string[]
  /** Database id; for tokens of people, and for no others. */
  readonly person?: string | number
  /** Database id; for tokens of print shops, and for no others. */
  readonly shop?: string | number
  /** ISO 8601, within the next 400 days. */
  readonly expiresAt: string
}

/**
 * Issues a token and gives it in clear, for the only time. A token of a person is noted with that person's account, where several issuers meet; so it is
 * tried again on a write conflict.
 * @param issuer the person who issues it; without one it is whoever runs the command on the machine
 * @throws HubError `forbidden`, `bad-input`, `busy`
 */
export async function issueToken(payload: Payload, order: TokenOrder, issuer?: TypedUser | null): Promise<string> {
  const access = issuer ? { overrideAccess: false, user: issuer } : { overrideAccess: true }
  const made = await retryOnConflict(() => payload.create({ collection: 'app-tokens', data: { ...order } as never, depth: 0, ...access }))
  return String((made as { token?: unknown }).token)
}
