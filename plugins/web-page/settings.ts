/** Settings of the web page channel. */
import { z } from 'zod'

export const settingsSchema = z.object({
  /** The locale that `x-default` points to where the piece exists in it. */
  defaultLocale: z.string().min(1).default('de'),
})
export type WebPageSettings = z.infer<typeof settingsSchema>
