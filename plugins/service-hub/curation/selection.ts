/** Words that an agent selected in a dialog. */
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { HubError } from '../../../src/content/errors.ts'
import { requirePerson } from '../../../src/publishing/four-eyes.ts'
import { LOCALE_CODES } from '../../../src/publishing/places.ts'
import { type ContactDoc, contactById } from './known-contact.ts'

type Id = string | number
/** As long as the field that keeps the words. */
const MAX_SELECTED = 10_000

/** Which words: the message by its index, offsets in UTF-16 units, `end` exclusive. */
export const Selection = z.strictObject({ message: z.number().int().min(0).max(499), start: z.number().int().min(0), end: z.number().int().min(0) })
export type Selection = z.output<typeof Selection>

interface Message {
  readonly author: string
  readonly at: string
  readonly text: string
  readonly isPrivate?: boolean | null
}

export interface Selected {
  readonly dialog: Id
  /** The whole message: what stands around the words tells what they are. */
  readonly message: Message
  readonly start: number
  readonly end: number
  readonly words: string
  readonly isPrivate: boolean
  /** Language of the dialog. */
  readonly language: string
  readonly contactId: Id | null
  readonly contact: ContactDoc | null
  readonly topics: readonly Id[]
}

const cutsCharacter = (text: string, at: number): boolean => /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')

/**
 * Reads the selected words as the agent, which is an audit event where the dialog has private parts.
 * @throws HubError `forbidden`, `not-found`, `bad-input`
 */
export async function readSelection(req: PayloadRequest, dialog: string, { message: index, start, end }: Selection): Promise<Selected> {
  requirePerson(req, ['agent'])
  const found = (await req.payload.findByID({ collection: 'service-dialogs', id: dialog, depth: 0, disableErrors: true, overrideAccess: false, user: req.user, req })) as unknown as {
    id: Id
    language?: string | null
    contact?: Id | null
    topics?: Id[] | null
    messages?: Message[] | null
  } | null
  if (!found) throw new HubError('not-found', 'There is no such dialog.')
  const message = found.messages?.[index]
  if (!message) throw new HubError('bad-input', 'The dialog has no such message (any more). Load it again.')
  if (message.author !== 'customer') throw new HubError('bad-input', 'Only what the customer said can be quoted.')
  const isWithin = start < end && end <= message.text.length && !cutsCharacter(message.text, start) && !cutsCharacter(message.text, end)
  if (!isWithin) throw new HubError('bad-input', 'Select words within the message.')
  const words = message.text.slice(start, end)
  if (words.trim() === '') throw new HubError('bad-input', 'Select words within the message.')
  if (words.length > MAX_SELECTED) throw new HubError('bad-input', `Select at most ${MAX_SELECTED} characters.`)
  return {
    dialog: found.id,
    message,
    start,
    end,
    words,
    isPrivate: message.isPrivate !== false,
    language: found.language || LOCALE_CODES[0] || 'de',
    contactId: found.contact ?? null,
    contact: await contactById(req.payload, found.contact, req),
    topics: found.topics ?? [],
  }
}
