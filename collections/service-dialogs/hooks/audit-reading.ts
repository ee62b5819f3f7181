import type { CollectionAfterOperationHook } from 'payload'
import { personOf } from '../../../src/access/roles.ts'
import { appendAudit } from '../../../src/publishing/audit.ts'
import { writeTogether } from '../../../src/publishing/records.ts'

interface Dialog {
  readonly id?: string | number
  readonly messages?: readonly { readonly isPrivate?: boolean | null; readonly text?: string }[] | null
}

/** Writes down who read private parts of a dialog. Lists that leave the messages out read none. Nothing is answered if it cannot be written down. */
export const auditReading: CollectionAfterOperationHook = async ({ operation, overrideAccess, req, result }) => {
  if ((operation !== 'find' && operation !== 'findByID') || overrideAccess) return result
  const dialogs: readonly Dialog[] = operation === 'find' ? (result as { docs: Dialog[] }).docs : result ? [result as Dialog] : []
  const opened = dialogs.filter(({ messages }) => messages?.some(({ isPrivate, text }) => isPrivate !== false && text !== undefined))
  const actor = personOf(req.user)?.key
  if (opened.length === 0 || actor === undefined) return result
  const at = new Date().toISOString()
  await writeTogether(req, async (tx) => {
    for (const { id } of opened) await appendAudit(req.payload, tx, { subject: `dialog:${String(id)}`, type: 'private-read', actor, data: {} }, at)
  })
  return result
}
