/** What a house may set for its social posts. */
import { z } from 'zod'
import { NETWORK_IDS } from './networks/network.ts'

const networks = z.array(z.enum(NETWORK_IDS))

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
      instagram: z.int().min(0).max(30).default(5),
      facebook: z.int().min(0).max(10).default(2),
      threads: z.int().min(0).max(1).default(1),
    })
    .prefault({}),
  /** Most pictures of a post: the hero and those of the body. Each network has a limit of its own besides. 0: posts without pictures, where the network takes them. */
  maxImages: z.int().min(0).max(20).default(4),
  /** Networks on which the sentence that the piece emphasises follows the teaser, where there is room for the whole of it. */
  keySentence: networks.default(['linkedin', 'instagram', 'facebook']),
  /** Networks on which the post itself says the first testimonial, with name and notice, where there is room for the whole of it. Quote posts are made besides. */
  testimonial: networks.default([]),
  /** Several numbered posts, one below the other, on X, Bluesky, Mastodon and Threads. */
  chain: z
    .strictObject({
      /** `asked`: where the editor wrote a text for it. `too-long`: also where a text would have to be cut. */
      when: z.enum(['asked', 'too-long', 'never']).default('asked'),
      /** Where link and tags stand. */
      linkIn: z.enum(['first', 'last']).default('first'),
      maxPosts: z.int().min(2).max(50).default(20),
    })
    .prefault({}),
})

export type SocialPostSettings = z.infer<typeof socialPostSettings>
