/** What a house may set for its social posts. */
import { z } from 'zod'

export const socialPostSettings = z.strictObject({
  /** Mastodon servers differ: take both numbers from the server's `/api/v2/instance` (`configuration.statuses`). */
  mastodon: z
    .strictObject({
      maxCharacters: z.int().min(100).max(100_000).default(500),
      charactersReservedPerUrl: z.int().min(1).max(200).default(23),
    })
    .prefault({}),
  /** Most tags a post bears; further topics are noted and left out. */
  maxTags: z
    .strictObject({
      x: z.int().min(0).max(5).default(2),
      bluesky: z.int().min(0).max(8).default(3),
      mastodon: z.int().min(0).max(8).default(4),
      linkedin: z.int().min(0).max(5).default(3),
    })
    .prefault({}),
})

export type SocialPostSettings = z.infer<typeof socialPostSettings>
