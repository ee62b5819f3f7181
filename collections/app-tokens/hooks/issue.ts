import type { CollectionAfterChangeHook, CollectionAfterOperationHook, CollectionBeforeChangeHook } from 'payload'
import { personOf } from '../../../src/access/roles.ts'
import { HubError } from '../../../src/content/errors.ts'
import { holdersOf, withHolder } from '../../users/hooks/provenance.ts'
import { newToken, tokenHash, type TokenKind } from '../../../src/tokens/token.ts'

const ISSUED = 'issuedToken'
const LONGEST_MS = 400 * 24 * 60 * 60 * 1000

/** Makes the secret of a new token; only its hash is kept. */
export const makeSecret: CollectionBeforeChangeHook = ({ data, operation, req }) => {
  if (operation !== 'create') return data
  const kind = data.kind as TokenKind
  const expiresAt = Date.parse(String(data.expiresAt))
  if (Number.isNaN(expiresAt) || expiresAt <= Date.now() || expiresAt > Date.now() + LONGEST_MS) {
    throw new HubError('bad-input', 'A token must expire: choose an instant within the next 400 days.')
  }
  if (kind === 'person' && !data.person) throw new HubError('bad-input', 'A token of kind "person" needs the person that it signs in.')
  if (kind !== 'person' && data.person) throw new HubError('bad-input', 'Only a token of kind "person" belongs to a person.')
  if (kind === 'print-shop' && !data.shop) throw new HubError('bad-input', 'A token of kind "print-shop" needs the print shop whose runs it sees.')
  if (kind !== 'print-shop' && data.shop) throw new HubError('bad-input', 'Only a token of kind "print-shop" belongs to a print shop.')
  const token = newToken(kind)
  req.context[ISSUED] = token
  return { ...data, hash: tokenHash(token), revokedAt: null, lastUsedAt: null, token: undefined }
}

/** A token may be renamed and revoked; its kind, scope, person and shop stay, its end only comes nearer, and revoked is revoked. */
export const onlyRevoke: CollectionBeforeChangeHook = ({ data, originalDoc, operation }) => {
  if (operation !== 'update') return data
  const isLonger = Date.parse(String(data.expiresAt ?? originalDoc.expiresAt)) > Date.parse(String(originalDoc.expiresAt))
  if (isLonger) throw new HubError('bad-input', 'A token cannot be prolonged. Issue a new one and revoke this one.')
  return {
    ...data,
    kind: originalDoc.kind,
    channels: originalDoc.channels,
    person: originalDoc.person,
    shop: originalDoc.shop,
    hash: originalDoc.hash,
    revokedAt: originalDoc.revokedAt ?? data.revokedAt ?? null,
  }
}

/** Gives the secret back with the answer to the one request that made it. */
export const revealOnce: CollectionAfterOperationHook = ({ operation, req, result }) => {
  const token = req.context[ISSUED]
  if (operation !== 'create' || typeof token !== 'string') return result
  delete req.context[ISSUED]
  return { ...(result as object), token }
}

/**
 * Whoever issues a token for another person's account could act as that person, so it counts as having set the account's password: the four eyes of
 * an approval look at it (src/publishing/four-eyes.ts).
 */
export const noteIssuer: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation !== 'create' || doc.kind !== 'person') return doc
  const person = (typeof doc.person === 'object' && doc.person !== null ? doc.person.id : doc.person) as string | number
  const issuer = personOf(req.user)
  if (issuer?.id === person) return doc
  const account = await req.payload.db.findOne<Record<string, unknown> & { id: string | number }>({ collection: 'users', where: { id: { equals: person } }, req })
  const data = { passwordSetByKey: issuer?.key ?? 'operator', passwordSetAt: new Date().toISOString(), heldBy: await withHolder(req, holdersOf(account ?? {})) }
  await req.payload.db.updateOne({ collection: 'users', id: person, data, req })
  return doc
}
