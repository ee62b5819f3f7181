import { z } from 'zod'
import { ATTACHMENT_LIMITS } from './limits.ts'

const MAX_CHARACTERS = Math.ceil(ATTACHMENT_LIMITS.bytes / 3) * 4
const TOO_LARGE = `is a file of more than ${ATTACHMENT_LIMITS.bytes / 1_000_000} MB`

/** Bytes of base64 (RFC 4648, section 4: padded, in one line), or null for what is none. */
function bytesOf(base64: string): Buffer | null {
  // Node passes over what it does not know: only what comes out the same was base64.
  const bytes = Buffer.from(base64, 'base64')
  return bytes.toString('base64') === base64 ? bytes : null
}

/** A file as it comes with a message: its bytes, never an address to fetch. What it is, is looked at later, by its bytes. */
export const Attachment = z.strictObject({
  name: z.string().min(1, 'is empty').max(ATTACHMENT_LIMITS.nameCharacters, `has more than ${ATTACHMENT_LIMITS.nameCharacters} characters`),
  base64: z
    .string()
    .min(1, 'is empty')
    .max(MAX_CHARACTERS, TOO_LARGE)
    .transform((value, ctx) => {
      const bytes = bytesOf(value)
      if (bytes === null) ctx.addIssue({ code: 'custom', message: 'is no base64: write it in one line, with +, / and = at the end' })
      return bytes ?? z.NEVER
    })
    .refine((bytes) => bytes.byteLength <= ATTACHMENT_LIMITS.bytes, TOO_LARGE),
})
/** `base64` holds the bytes. */
export type IncomingAttachment = z.output<typeof Attachment>
