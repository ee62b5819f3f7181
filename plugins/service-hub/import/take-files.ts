/** Files that come with messages: looked at and kept before the dialog is written, let go if it is not. */
import type { Payload } from 'payload'
import { type Incoming, keepIncoming, settleIncoming } from '../../../collections/attachments/keeping.ts'
import { HubError } from '../../../src/content/errors.ts'
import type { IncomingDialog, IncomingMessage } from './dialog-schema.ts'
import { newMessages, type StoredMessage } from './new-messages.ts'

/** The files of each message that is new, in order. */
export type TakenFiles = ReadonlyMap<IncomingMessage, readonly Incoming[]>

/** A file that is refused, with the place of its message. */
export interface RefusedFile {
  readonly message: IncomingMessage
  /** Among the message's files. */
  readonly index: number
  readonly name: string
  readonly error: HubError
}

/** Looks at the files of messages that the hub does not have yet; a message with a bad one is told, and none of its files is taken. */
export async function takeFiles(payload: Payload, stored: { readonly messages?: readonly StoredMessage[] | null } | undefined, dialog: IncomingDialog): Promise<{ readonly taken: TakenFiles; readonly refused: readonly RefusedFile[] }> {
  const taken = new Map<IncomingMessage, Incoming[]>()
  const refused: RefusedFile[] = []
  for (const message of newMessages(stored?.messages ?? [], dialog.messages)) {
    const files: Incoming[] = []
    const wrong = await takeAll(payload, message, files)
    if (wrong) {
      refused.push(wrong)
      await settleIncoming(payload, files)
    } else if (files.length > 0) taken.set(message, files)
  }
  return { taken, refused }
}

async function takeAll(payload: Payload, message: IncomingMessage, files: Incoming[]): Promise<RefusedFile | null> {
  for (const [index, { name, base64 }] of message.attachments.entries()) {
    try {
      const file = await keepIncoming(payload, { name, bytes: base64 })
      // The same file twice in one message is one.
      if (!files.some(({ kept }) => kept.sha256 === file.kept.sha256)) files.push(file)
    } catch (error) {
      if (!(error instanceof HubError) || error.code === 'internal') throw error
      return { message, index, name, error }
    }
  }
  return null
}

/**
 * Does `write`, which writes the rows of the files in a transaction, and sees that afterwards bytes are kept just where a row names them.
 * A crash before that leaves bytes that the daily sweep takes away.
 */
export async function withFiles<T>(payload: Payload, taken: TakenFiles, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } finally {
    await settleIncoming(payload, [...taken.values()].flat())
  }
}
