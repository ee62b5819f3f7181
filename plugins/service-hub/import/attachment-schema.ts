import { z } from 'zod'
import { ATTACHMENT_LIMITS } from './limits.ts'
import { type ImportLanguage, say } from './sentences.ts'

const MAX_CHARACTERS = Math.ceil(ATTACHMENT_LIMITS.bytes / 3) * 4

/** Bytes of base64 (RFC 4648, section 4: padded, in one line), or null for what is none. */
function bytesOf(base64: string): Buffer | null {
  // Node passes over what it does not know: only what comes out the same was base64.
  const bytes = Buffer.from(base64, 'base64')
  return bytes.toString('base64') === base64 ? bytes : null
}

/** A file as it comes with a message: its bytes, never an address to fetch. What it is, is looked at later, by its bytes. */
export function attachmentSchema(language: ImportLanguage) {
  const tooLarge = say(language, 'largeFile', ATTACHMENT_LIMITS.bytes / 1_000_000)
  const isEmpty = say(language, 'isEmpty')
  return z.strictObject({
    name: z.string().min(1, isEmpty).max(ATTACHMENT_LIMITS.nameCharacters, say(language, 'tooLong', ATTACHMENT_LIMITS.nameCharacters)),
    base64: z
      .string()
      .min(1, isEmpty)
      .max(MAX_CHARACTERS, tooLarge)
      .transform((value, ctx) => {
        const bytes = bytesOf(value)
        if (bytes === null) ctx.addIssue({ code: 'custom', message: say(language, 'noBase64') })
        return bytes ?? z.NEVER
      })
      .refine((bytes) => bytes.byteLength <= ATTACHMENT_LIMITS.bytes, tooLarge),
  })
}
