/** Settings of the newsletter block channel. */
import { z } from 'zod'

export const settingsSchema = z.object({
  /** Ends the full block with a link to the web page. */
  hasWebLink: z.boolean().default(true),
})
export type NewsletterBlockSettings = z.infer<typeof settingsSchema>
