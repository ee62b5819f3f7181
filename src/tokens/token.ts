/**
 * Tokens of the hub's own: for channel apps, print shops, and for people on the command line. 256 random bits, kept as SHA-256 only,
 * scoped, expiring, revocable, shown once.
 */
import { createHash, randomBytes } from 'node:crypto'

export const TOKEN_KINDS = ['channel-app', 'print-shop', 'person'] as const
export type TokenKind = (typeof TOKEN_KINDS)[number]

const PREFIX = { 'channel-app': 'ek_app_', 'print-shop': 'ek_shop_', person: 'ek_person_' } as const satisfies Record<TokenKind, string>
const FORM = /^ek_(app|shop|person)_[A-Za-z0-9_-]{43}$/

/** A fresh token in clear. Show it once, keep {@link tokenHash} of it. */
export function newToken(kind: TokenKind): string {
  return PREFIX[kind] + randomBytes(32).toString('base64url')
}

/** What is kept of a token: SHA-256, hex. A fast hash suffices, for there is nothing to guess in 256 random bits. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The token of an `Authorization: Bearer …` header, or null if there is none of the hub's form. */
export function bearerToken(header: string | null | undefined): string | null {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1] ?? ''
  return FORM.test(token) ? token : null
}
