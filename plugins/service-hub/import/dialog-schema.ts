/** The form of a dialog that comes in from outside: in a JSON file, through the webhook, and what the rows of a CSV are put together to. See ../README.md. */
import { z } from 'zod'
import { countryOf, emailKeyOf } from '../../../collections/contacts/contact-values.ts'
import { AUTHOR_KINDS, DIALOG_SOURCES, DIALOG_STATES } from '../../../collections/service-dialogs/fields.ts'
import { FORMS_OF_ADDRESS } from '../../../collections/contacts/fields.ts'
import { cleanLine, cleanText, isVisible } from '../../../src/content/clean-text.ts'
import { Attachment } from './attachment-schema.ts'
import { instantOf } from './instants.ts'
import { ATTACHMENT_LIMITS, IMPORT_LIMITS } from './limits.ts'

/** One line, cleaned; null and '' mean that nothing is said. */
const line = (maxLength: number) =>
  z
    .string()
    .max(maxLength * 2, `has more than ${maxLength} characters`)
    .nullish()
    .transform((value) => cleanLine(value ?? '') || undefined)
    .refine((value) => value === undefined || value.length <= maxLength, `has more than ${maxLength} characters`)

const languageTag = line(20).transform((value, ctx) => {
  if (value === undefined) return undefined
  try {
    return Intl.getCanonicalLocales(value)[0]
  } catch {
    ctx.addIssue({ code: 'custom', message: 'is no language tag such as de or en-GB' })
    return z.NEVER
  }
})

const Contact = z.strictObject({
  formOfAddress: z.enum(FORMS_OF_ADDRESS).optional(),
  givenName: line(200),
  surname: line(200),
  email: line(254).refine((value) => value === undefined || emailKeyOf(value) !== null, 'is no e-mail address'),
  phone: line(50).refine((value) => value === undefined || value.replace(/\D/g, '').length >= 3, 'is no phone number'),
  customerNumber: line(60),
  street: line(200),
  postcode: line(20),
  town: line(200),
  country: line(2).transform((value, ctx) => {
    if (value === undefined) return undefined
    const code = countryOf(value)
    if (code === null) ctx.addIssue({ code: 'custom', message: 'is no country code such as DE' })
    return code ?? undefined
  }),
})
export type IncomingContact = z.output<typeof Contact>

const bytesIn = (messages: readonly { readonly attachments: readonly { readonly base64: Uint8Array }[] }[]): number =>
  messages.reduce((sum, { attachments }) => sum + attachments.reduce((own, { base64 }) => own + base64.byteLength, 0), 0)

/**
 * Built once for many dialogs: building costs far more than parsing one.
 * @param timeZone in which times without a zone are meant
 */
export function dialogSchema(timeZone: string) {
  const Message = z.strictObject({
    /** Number of the message in the other system, if it has one. */
    id: line(200),
    author: z.enum(AUTHOR_KINDS),
    at: z
      .string()
      .max(60)
      .transform((value, ctx) => {
        const instant = instantOf(value, timeZone)
        if (instant === null) ctx.addIssue({ code: 'custom', message: 'is no time such as 2026-11-02T09:05:00+01:00' })
        return instant ?? z.NEVER
      }),
    text: z
      .string()
      .max(IMPORT_LIMITS.textCharacters, `has more than ${IMPORT_LIMITS.textCharacters} characters`)
      .transform((value) => cleanText(value).trim())
      .refine(isVisible, 'is empty'),
    isPrivate: z.boolean().optional(),
    attachments: z.array(Attachment).max(ATTACHMENT_LIMITS.perMessage, `has more than ${ATTACHMENT_LIMITS.perMessage} attachments`).default([]),
  })
  return z.strictObject({
    source: z.enum(DIALOG_SOURCES),
    externalId: line(200).refine((value) => value !== undefined, 'is missing: without it the same dialog would be imported twice'),
    subject: line(300),
    language: languageTag,
    state: z.enum(DIALOG_STATES).optional(),
    /** Keys or names of topics that the hub has. */
    topics: z.array(z.string().max(80)).max(50).default([]),
    contact: Contact.nullish(),
    messages: z
      .array(Message)
      .max(IMPORT_LIMITS.messages, `has more than ${IMPORT_LIMITS.messages} messages`)
      .refine((messages) => bytesIn(messages) <= ATTACHMENT_LIMITS.bytesTogether, `has attachments of more than ${ATTACHMENT_LIMITS.bytesTogether / 1_000_000} MB together; send some of the messages apart`),
  })
}

export type DialogSchema = ReturnType<typeof dialogSchema>
/** A dialog that has come in, cleaned. Times are ISO 8601 in UTC. */
export type IncomingDialog = z.output<DialogSchema>
export type IncomingMessage = IncomingDialog['messages'][number]
/** What must be sent: {@link IncomingDialog} before cleaning. */
export type DialogInput = z.input<DialogSchema>

/** Names a dialog in the whole hub, as the collection does. */
export const slotOf = ({ source, externalId }: IncomingDialog): string => `${source}:${externalId}`
