/** Puts one dialog that came in into the hub: made, or joined with what is there. */
import type { PayloadRequest } from 'payload'
import { PUBLIC_SOURCES } from '../../../collections/service-dialogs/fields.ts'
import type { ImportedDialog } from '../../../collections/service-dialogs/importing.ts'
import { HubError } from '../../../src/content/errors.ts'
import { type IncomingDialog, type IncomingMessage, slotOf } from './dialog-schema.ts'
import { findOrMakeContact } from './find-contact.ts'
import { IMPORT_LIMITS } from './limits.ts'

type Id = string | number
interface StoredMessage {
  readonly author: string
  readonly at: string
  readonly text: string
  readonly externalId?: string | null
}
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

const contentOf = ({ author, at, text }: { author: string; at: string; text: string }): string => JSON.stringify([author, new Date(at).getTime(), text.trim()])

/** The messages that are not there yet. One is known by its number in the other system, or by who said what when; the same said twice in one moment counts once. */
function newMessages(stored: readonly StoredMessage[], incoming: readonly IncomingMessage[]): IncomingMessage[] {
  const ids = new Set(stored.flatMap(({ externalId }) => (externalId ? [externalId] : [])))
  const unnumbered = new Set(stored.filter(({ externalId }) => !externalId).map(contentOf))
  const contents = new Set(stored.map(contentOf))
  return incoming.filter((message) => {
    const content = contentOf(message)
    const isKnown = message.id === undefined ? contents.has(content) : ids.has(message.id) || unnumbered.has(content)
    if (isKnown) return false
    if (message.id === undefined) unnumbered.add(content)
    else ids.add(message.id)
    contents.add(content)
    return true
  })
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

/** Is there nothing in it that the hub does not have? Asked before any transaction, so that a file read again costs little. */
export function unchanged(stored: StoredDialog | undefined, dialog: IncomingDialog, topics: readonly Id[]): ImportedDialog | null {
  return stored && changeOf(stored, dialog, topics).isNothing ? { action: 'unchanged', slot: slotOf(dialog), id: stored.id, newMessages: 0 } : null
}

/**
 * Writes a dialog within the transaction of `tx`. Of one that is there, messages, topics and a missing contact are added; what people set stays.
 * @throws HubError `bad-input` for a new dialog without messages, and beyond the number a dialog may have
 */
export async function storeDialog(tx: PayloadRequest, dialog: IncomingDialog, topics: readonly Id[]): Promise<ImportedDialog> {
  const slot = slotOf(dialog)
  const stored = (await storedDialogs(tx, [dialog])).get(slot)
  const { added, topics: newTopics, isNothing } = changeOf(stored, dialog, topics)
  if (stored && isNothing) return { action: 'unchanged', slot, id: stored.id, newMessages: 0 }
  if (!stored && added.length === 0) throw new HubError('bad-input', 'messages: a dialog that the hub does not know needs at least one.')
  const earlier = stored?.messages ?? []
  if (earlier.length + added.length > IMPORT_LIMITS.messages) throw new HubError('bad-input', `messages: the dialog would have more than ${IMPORT_LIMITS.messages}.`)
  const isPublic = PUBLIC_SOURCES.includes(dialog.source)
  const messages = [
    ...earlier,
    ...added.map(({ id, isPrivate, author, at, text }) => ({ author, at, text, isPrivate: isPrivate ?? !isPublic, ...(id === undefined ? {} : { externalId: id }) })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const contact = stored?.contact ?? (await findOrMakeContact(tx, dialog.contact))
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
    return { action: 'updated', slot, id: stored.id, newMessages: added.length }
  }
  const { source, externalId, subject } = dialog
  const made = await tx.payload.create({ collection: 'service-dialogs', data: { ...data, source, externalId, subject: subject ?? externalId } as never, ...write })
  return { action: 'created', slot, id: made.id, newMessages: added.length }
}
