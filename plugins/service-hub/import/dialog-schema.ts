/** The form of a dialog that comes in from outside: in a JSON file, through the webhook, and what the rows of a CSV are put together to. See ../README.md. */
import { z } from 'zod'
import { countryOf, emailKeyOf } from '../../../collections/contacts/contact-values.ts'
import { AUTHOR_KINDS, DIALOG_SOURCES, DIALOG_STATES } from '../../../collections/service-dialogs/fields.ts'
import { FORMS_OF_ADDRESS } from '../../../collections/contacts/fields.ts'
import { cleanLine, cleanText, isVisible } from '../../../src/content/clean-text.ts'
import { attachmentSchema } from './attachment-schema.ts'
import { instantOf } from './instants.ts'
import { ATTACHMENT_LIMITS, IMPORT_LIMITS } from './limits.ts'
import { type ImportLanguage, say } from './sentences.ts'

const bytesIn = (messages: readonly { readonly attachments: readonly { readonly base64: Uint8Array }[] }[]): number =>
  messages.reduce((sum, { attachments }) => sum + attachments.reduce((own, { base64 }) => own + base64.byteLength, 0), 0)

/** One line, cleaned; null and '' mean that nothing is said. */
function line(language: ImportLanguage, maxLength: number) {
  const tooLong = say(language, 'tooLong', maxLength)
  return z
    .string()
    .max(maxLength * 2, tooLong)
    .nullish()
    .transform((value) => cleanLine(value ?? '') || undefined)
    .refine((value) => value === undefined || value.length <= maxLength, tooLong)
}

function contactSchema(language: ImportLanguage) {
  const own = (maxLength: number) => line(language, maxLength)
  return z.strictObject({
    formOfAddress: z.enum(FORMS_OF_ADDRESS).optional(),
    givenName: own(200),
    surname: own(200),
    email: own(254).refine((value) => value === undefined || emailKeyOf(value) !== null, say(language, 'noEmail')),
    phone: own(50).refine((value) => value === undefined || value.replace(/\D/g, '').length >= 3, say(language, 'noPhone')),
    customerNumber: own(60),
    street: own(200),
    postcode: own(20),
    town: own(200),
    country: own(2).transform((value, ctx) => {
      if (value === undefined) return undefined
      const code = countryOf(value)
      if (code === null) ctx.addIssue({ code: 'custom', message: say(language, 'noCountry') })
      return code ?? undefined
    }),
  })
}
export type IncomingContact = z.output<ReturnType<typeof contactSchema>>

/** Clocks of other systems go wrong by hours; what is said next year was not said. */
const FUTURE_MS = 86_400_000

function messageSchema(language: ImportLanguage, timeZone: string) {
  return z.strictObject({
    /** Number of the message in the other system, if it has one. */
    id: line(language, 200),
    author: z.enum(AUTHOR_KINDS),
    at: z
      .string()
      .max(60)
      .transform((value, ctx) => {
        const instant = instantOf(value, timeZone)
        const isFuture = instant !== null && Date.parse(instant) > Date.now() + FUTURE_MS
        if (instant === null || isFuture) ctx.addIssue({ code: 'custom', message: say(language, isFuture ? 'future' : 'noTime') })
        return instant ?? z.NEVER
      }),
    text: z
      .string()
      .max(IMPORT_LIMITS.textCharacters, say(language, 'tooLong', IMPORT_LIMITS.textCharacters))
      .transform((value) => cleanText(value).trim())
      .refine(isVisible, say(language, 'isEmpty')),
    isPrivate: z.boolean().optional(),
    attachments: z.array(attachmentSchema(language)).max(ATTACHMENT_LIMITS.perMessage, say(language, 'manyAttachments', ATTACHMENT_LIMITS.perMessage)).default([]),
  })
}

/**
 * Built once for many dialogs: building costs far more than parsing one.
 * @param timeZone in which times without a zone are meant
 * @param language in which it says what is wrong
 */
export function dialogSchema(timeZone: string, language: ImportLanguage = 'en') {
  return z.strictObject({
    source: z.enum(DIALOG_SOURCES),
    // Compared as it is written, but for blanks around and Unicode's forms: some systems give numbers that differ in case alone, and two customers must not become one.
    externalId: line(language, 200).refine((value) => value !== undefined, say(language, 'noExternalId')),
    subject: line(language, 300),
    language: line(language, 20).transform((value, ctx) => {
      if (value === undefined) return undefined
      try {
        return Intl.getCanonicalLocales(value)[0]
      } catch {
        ctx.addIssue({ code: 'custom', message: say(language, 'noLanguage') })
        return z.NEVER
      }
    }),
    state: z.enum(DIALOG_STATES).optional(),
    /** Keys or names of topics that the hub has. */
    topics: z.array(z.string().max(80)).max(50).default([]),
    contact: contactSchema(language).nullish(),
    messages: z
      .array(messageSchema(language, timeZone))
      .max(IMPORT_LIMITS.messages, say(language, 'manyMessages', IMPORT_LIMITS.messages))
      .refine((messages) => bytesIn(messages) <= ATTACHMENT_LIMITS.bytesTogether, say(language, 'largeAttachments', ATTACHMENT_LIMITS.bytesTogether / 1_000_000)),
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
