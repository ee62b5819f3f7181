import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { HubError } from '../../../src/content/errors.ts'
import { isTimeZone } from '../../../src/content/zoned-time.ts'
import { accountOwner, checkedServer, networkOf } from '../../../src/publishing/delivering/networks.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { seal } from '../../../src/publishing/delivering/sealed.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** @throws HubError `conflict` where posts stand, or may stand, in this account */
async function requireUnused(req: PayloadRequest, account: string): Promise<void> {
  const { totalDocs } = await req.payload.count({ collection: 'deliveries', where: { account: { equals: account }, state: { in: ['claimed', 'uncertain', 'delivered'] } }, overrideAccess: true, req })
  if (totalDocs > 0) throw new HubError('conflict', 'Posts of this account stand on its server: the hub could not delete them from another one. Make another account.')
}

/** Checks where an account sends to, and keeps its secret sealed. Sent elsewhere, or as somebody else, it must be entered again. */
export const sealSecret: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const hub = hubOf(req.payload)
  const isNew = operation === 'create'
  const now = { ...(isNew ? {} : originalDoc), ...data } as Record<string, unknown>
  const { id: network, carrier, facts } = networkOf(hub, text(now.network))
  if (!isNew && network !== originalDoc.network) throw new HubError('bad-input', 'An account stays in its network. Make another one.')
  const server = checkedServer(text(now.server) || (facts.defaultServer ?? ''), hub.privateHosts)
  const identifier = facts.identifier ? text(now.identifier).replace(/^@/, '') : ''
  if (facts.identifier && identifier === '') throw new HubError('bad-input', `Enter what ${facts.label.en} calls the account: ${facts.identifier.en}.`)
  if (!isTimeZone(text(now.timeZone))) throw new HubError('bad-input', 'timeZone: give the IANA name of a time zone, for example Europe/Berlin.')
  // What a post is called there says nothing on another server: it would not be found, and be taken for gone.
  if (!isNew && server !== originalDoc.server && facts.canWithdraw && !facts.identifier) await requireUnused(req, text(originalDoc.key))
  const secret = text(data.secret)
  const isElsewhere = !isNew && (server !== originalDoc.server || identifier !== (originalDoc.identifier ?? ''))
  if (secret === '' && (isNew || isElsewhere)) throw new HubError('bad-input', isNew ? 'Enter the account’s secret.' : 'Enter the secret again: it was given for another server or account.')
  const refusal = secret === '' ? null : carrier.checkSecret?.(network, secret)
  if (refusal) throw new HubError('bad-input', refusal.en)
  // A place in another account's messages, or of long ago, says nothing: reading begins with what comes from now on.
  const beginsAnew = isElsewhere || (now.keepsReplies === true && !isNew && originalDoc.keepsReplies !== true)
  const kept = { ...data, ...(beginsAnew ? { repliesCursor: null, repliesNext: null } : {}), ...(isElsewhere ? { mostCharacters: null } : {}), network, server, identifier, timeZone: text(now.timeZone), brand: text(now.brand), secret: undefined }
  if (secret === '') return kept
  return { ...kept, sealed: seal(hub.sealingKeys, secret, accountOwner({ key: text(now.key), network, server, identifier })), problem: null, problemSaid: null, pausedUntil: null, repliesProblem: null, repliesProblemSaid: null }
}
