import type { CollectionAfterChangeHook, CollectionBeforeDeleteHook, PayloadRequest, Where } from 'payload'
import { HubError } from '../../../src/content/errors.ts'
import { compareAndSet } from '../../../src/publishing/transactions.ts'

type Id = string | number
interface Dialog {
  readonly messages?: readonly { readonly attachments?: readonly (Id | { readonly id: Id })[] | null }[] | null
}

function filesOf(dialog: Dialog | undefined): Set<Id> {
  return new Set((dialog?.messages ?? []).flatMap(({ attachments }) => attachments ?? []).map((file) => (typeof file === 'object' ? file.id : file)))
}

/**
 * Files that messages name hang on this dialog from then on, and on no other: what is read, exported and erased with a dialog is told by that alone. A file that no
 * message names any more stays the dialog's until retention takes it.
 * @throws HubError `bad-input` for a file of another dialog
 */
export const holdAttachments: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const [now, before] = [filesOf(doc as Dialog), filesOf(previousDoc as Dialog | undefined)]
  for (const id of now) if (!before.has(id)) await hold(req, id, doc.id as Id)
  for (const id of before) if (!now.has(id)) await compareAndSet(req.payload, { collection: 'attachments', where: { id: { equals: id } }, data: { isUsed: false }, req })
  return doc
}

async function hold(req: PayloadRequest, id: Id, dialog: Id): Promise<void> {
  const where: Where = { and: [{ id: { equals: id } }, { or: [{ dialog: { exists: false } }, { dialog: { equals: dialog } }] }] }
  const held = await compareAndSet(req.payload, { collection: 'attachments', where, data: { dialog, isUsed: true }, req })
  if (!held) throw new HubError('bad-input', 'messages: an attachment hangs on another dialog. Upload the file once more.', { field: 'messages' })
}

/** With a dialog go its files; their bytes go once that is committed (see collections/attachments/keeping.ts). */
export const dropAttachments: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { docs } = await req.payload.find({ collection: 'attachments', where: { dialog: { equals: id } }, depth: 0, pagination: false, overrideAccess: true, req })
  for (const file of docs) await req.payload.delete({ collection: 'attachments', id: file.id, depth: 0, overrideAccess: true, overrideLock: true, req })
}
