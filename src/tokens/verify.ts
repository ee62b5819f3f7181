/** Looks a token up: who holds it and what it may, or the one error that every bad token gets. */
import type { Payload } from 'payload'
import { HubError } from '../content/errors.ts'
import { tokenHash, type TokenKind } from './token.ts'

export interface TokenHolder {
  readonly id: string | number
  readonly name: string
  readonly kind: TokenKind
  /** Channels whose publications a channel app sees. */
  readonly channels: readonly string[]
  /** Database id of the person, for tokens of people. */
  readonly person: string | number | null
  /** Key of the print shop, for tokens of print shops. */
  readonly shop: string | null
}

const LAST_USED_EVERY_MS = 60_000

/**
 * The holder of a token, read from the database each time, so that a token revoked is refused at once. A forged, expired and revoked token, and one of a
 * disabled print shop, are refused alike.
 * @throws HubError `token-invalid`
 */
export async function verifyToken(payload: Payload, token: string | null, kinds: readonly TokenKind[]): Promise<TokenHolder> {
  const now = Date.now()
  const found = token
    ? await payload.find({ collection: 'app-tokens', where: { hash: { equals: tokenHash(token) } }, limit: 1, depth: 0, pagination: false, showHiddenFields: true })
    : null
  const doc = found?.docs[0] as StoredToken | undefined
  if (!doc || !kinds.includes(doc.kind) || doc.revokedAt || Date.parse(doc.expiresAt) <= now) {
    throw invalid()
  }
  const shop = doc.kind === 'print-shop' ? await shopOf(payload, doc.shop) : null
  if (!doc.lastUsedAt || now - Date.parse(doc.lastUsedAt) > LAST_USED_EVERY_MS) {
    // By the database directly: noting the use is no edit, runs no hooks and waits for nobody.
    void payload.db
      .updateOne({ collection: 'app-tokens', id: doc.id, data: { lastUsedAt: new Date(now).toISOString() } })
      .catch((error: unknown) => payload.logger.warn({ err: error, msg: 'could not note the use of a token' }))
  }
  return { id: doc.id, name: doc.name, kind: doc.kind, channels: doc.channels ?? [], person: doc.person ?? null, shop }
}

const invalid = (): HubError => new HubError('token-invalid', 'This token is not valid (any more) here. Ask an administrator of the hub for a new one.')

/** Key of a shop that is not disabled. Tokens from before shops were documents have none. */
async function shopOf(payload: Payload, id: StoredToken['shop']): Promise<string> {
  const shop = id === null || id === undefined ? null : ((await payload.findByID({ collection: 'print-shops', id, depth: 0, disableErrors: true, overrideAccess: true })) as { key?: unknown; isDisabled?: unknown } | null)
  if (typeof shop?.key !== 'string' || shop.isDisabled === true) throw invalid()
  return shop.key
}

interface StoredToken {
  readonly id: string | number
  readonly name: string
  readonly kind: TokenKind
  readonly channels?: readonly string[] | null
  readonly person?: string | number | null
  readonly shop?: string | number | null
  readonly expiresAt: string
  readonly revokedAt?: string | null
  readonly lastUsedAt?: string | null
}
