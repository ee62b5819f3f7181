import type { CollectionAfterOperationHook, CollectionBeforeChangeHook, PayloadRequest, Where } from 'payload'

/**
 * A new password ends every token of the person (Payload ends the sessions), and so does disabling the account, which ends the sessions, too:
 * whoever had got hold of the account is out.
 */
export const endOldCredentials: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  // A session is made by signing in, never by writing it into an account.
  if (operation !== 'update') return { ...data, sessions: [] }
  const isDisabling = data.isDisabled === true && originalDoc.isDisabled !== true
  if (isDisabling || typeof data.password === 'string') await revokeTokens(req, originalDoc.id)
  return isDisabling ? { ...data, sessions: [] } : data
}

/** The same for a password that was reset by mail, where Payload runs no other hook. */
export const endCredentialsOnReset: CollectionAfterOperationHook = async ({ operation, req, result }) => {
  const id = operation === 'resetPassword' ? (result as { user?: { id?: string | number } }).user?.id : undefined
  if (id !== undefined) await revokeTokens(req, id)
  return result
}

async function revokeTokens(req: PayloadRequest, person: string | number): Promise<void> {
  const where: Where = { and: [{ person: { equals: person } }, { revokedAt: { exists: false } }] }
  await req.payload.update({ collection: 'app-tokens', where, data: { revokedAt: new Date().toISOString() }, depth: 0, overrideAccess: true, req })
}
