/** Puts one dialog that came in into the hub: made, or joined with what is there. */
import type { PayloadRequest } from 'payload'
import { insertAttachment } from '../../../collections/attachments/keeping.ts'
import { PUBLIC_SOURCES } from '../../../collections/service-dialogs/fields.ts'
import type { ImportedDialog } from '../../../collections/service-dialogs/importing.ts'
import { HubError } from '../../../src/content/errors.ts'
import { type IncomingDialog, type IncomingMessage, slotOf } from './dialog-schema.ts'
import { type FoundContact, findOrMakeContact } from './find-contact.ts'
import { IMPORT_LIMITS } from './limits.ts'
import { changedMessages, newMessages, type StoredMessage } from './new-messages.ts'
import { type ImportLanguage, say } from './sentences.ts'
import type { TakenFiles } from './take-files.ts'

type Id = string | number
/** A dialog as it is in the hub, as far as a file can add to it. */
export interface StoredDialog {
  readonly id: Id
  readonly slot?: string | null
  readonly contact?: Id | null
  readonly language?: string | null
  readonly state?: string | null
  readonly topics?: readonly Id[] | null
  readonly messages?: readonly StoredMessage[] | null
}

/** Those of some dialogs that the hub has, by their slots, in one reading. */
export async function storedDialogs(req: PayloadRequest, dialogs: readonly IncomingDialog[]): Promise<Map<string, StoredDialog>> {
  const where = { slot: { in: dialogs.map(slotOf) } }
  const { docs } = await req.payload.find({ collection: 'service-dialogs', where, pagination: false, limit: 0, depth: 0, showHiddenFields: true, overrideAccess: true, req })
  return new Map((docs as unknown as StoredDialog[]).map((stored) => [stored.slot ?? '', stored]))
}

interface Change {
  readonly added: readonly IncomingMessage[]
  readonly topics: readonly Id[]
  readonly isNothing: boolean
}

function changeOf(stored: StoredDialog | undefined, dialog: IncomingDialog, topics: readonly Id[]): Change {
  const added = newMessages(stored?.messages ?? [], dialog.messages)
  const known = (stored?.topics ?? []).map(String)
  const newTopics = topics.filter((topic) => !known.includes(String(topic)))
  const isState = stateOf(dialog, stored, added) !== undefined
  const hasContact = Object.values(dialog.contact ?? {}).some((value) => value !== undefined)
  const isNothing = stored !== undefined && added.length === 0 && newTopics.length === 0 && !isState && (Boolean(stored.contact) || !hasContact)
  return { added, topics: newTopics, isNothing }
}

/** A state counts with news, or sent alone: an old file read again closes and opens nothing. */
function stateOf(dialog: IncomingDialog, stored: StoredDialog | undefined, added: readonly IncomingMessage[]): IncomingDialog['state'] {
  const isSaid = dialog.state !== undefined && dialog.state !== stored?.state
  return isSaid && (added.length > 0 || dialog.messages.length === 0) ? dialog.state : undefined
}

/** What is worth a remark about a dialog that is in. */
export interface Noticed {
  readonly isParted: boolean
  /** Numbers of messages that are there already, and read differently. */
  readonly changed: readonly string[]
}
export type StoredResult = readonly [dialog: ImportedDialog, noticed: Noticed]

/** Is there nothing in it that the hub does not have? Asked before any transaction, so that a file read again costs little. */
export function unchanged(stored: StoredDialog | undefined, dialog: IncomingDialog, topics: readonly Id[]): StoredResult | null {
  if (!stored || !changeOf(stored, dialog, topics).isNothing) return null
  return [{ action: 'unchanged', slot: slotOf(dialog), id: stored.id, newMessages: 0 }, { isParted: false, changed: changedMessages(stored.messages ?? [], dialog.messages) }]
}

/** A message as it is stored, with its files. */
async function messageRow(tx: PayloadRequest, { source }: IncomingDialog, message: IncomingMessage, taken: TakenFiles): Promise<StoredMessage & { readonly isPrivate: boolean }> {
  const files = taken.get(message) ?? []
  if (files.length === 0 && message.attachments.length > 0) throw new HubError('busy', 'The dialog was changed at the same moment. Send it again.')
  const attachments: Id[] = []
  // One after the other: a transaction of MongoDB takes one statement at a time.
  for (const file of files) attachments.push(await insertAttachment(tx, file))
  const { id, isPrivate = !PUBLIC_SOURCES.includes(source), author, at, text } = message
  return { author, at, text, isPrivate, attachments, ...(id === undefined ? {} : { externalId: id }) }
}

interface StoreOptions {
  /** In which it is refused. */
  readonly language?: ImportLanguage
  /** Finds its contact; default: by what the dialog says of it. */
  readonly whose?: () => Promise<FoundContact>
}

/**
 * Writes a dialog within the transaction of `tx`. Of one that is there, messages, topics and a missing contact are added; what people set stays.
 * @param taken the files of its new messages
 * @throws HubError `bad-input` for a new dialog without messages, and beyond the number a dialog may have
 */
export async function storeDialog(tx: PayloadRequest, dialog: IncomingDialog, topics: readonly Id[], taken: TakenFiles, { language = 'en', whose }: StoreOptions = {}): Promise<StoredResult> {
  const slot = slotOf(dialog)
  const stored = (await storedDialogs(tx, [dialog])).get(slot)
  const asItWas = unchanged(stored, dialog, topics)
  if (asItWas) return asItWas
  const { added, topics: newTopics } = changeOf(stored, dialog, topics)
  if (!stored && added.length === 0) throw new HubError('bad-input', say(language, 'needsMessage'))
  const earlier = stored?.messages ?? []
  if (earlier.length + added.length > IMPORT_LIMITS.messages) throw new HubError('bad-input', say(language, 'wouldBeFull', IMPORT_LIMITS.messages))
  const rows: StoredMessage[] = []
  for (const message of added) rows.push(await messageRow(tx, dialog, message, taken))
  const messages = [...earlier, ...rows].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const { id: contact, isParted } = stored?.contact ? { id: stored.contact, isParted: false } : await (whose?.() ?? findOrMakeContact(tx, dialog.contact, { isPublic: PUBLIC_SOURCES.includes(dialog.source) }))
  const noticed: Noticed = { isParted, changed: changedMessages(earlier, dialog.messages) }
  const state = stateOf(dialog, stored, added)
  const data = {
    messages,
    topics: [...(stored?.topics ?? []), ...newTopics],
    ...(contact ? { contact } : {}),
    ...(state ? { state } : {}),
    ...(dialog.language && !stored?.language ? { language: dialog.language } : {}),
  }
  const write = { depth: 0, overrideAccess: true, req: tx } as const
  if (stored) {
    await tx.payload.update({ collection: 'service-dialogs', id: stored.id, data: data as never, ...write })
    return [{ action: 'updated', slot, id: stored.id, newMessages: added.length }, noticed]
  }
  const { source, externalId, subject } = dialog
  const made = await tx.payload.create({ collection: 'service-dialogs', data: { ...data, source, externalId, subject: subject ?? externalId } as never, ...write })
  return [{ action: 'created', slot, id: made.id, newMessages: added.length }, noticed]
}
