/** Every network's rules as dated data, for the admin and the documentation. */
import { bluesky } from './networks/bluesky.ts'
import { linkedin } from './networks/linkedin.ts'
import { mastodon } from './networks/mastodon.ts'
import { x } from './networks/x.ts'

export const limits = { x: x.limits, bluesky: bluesky.limits, mastodon: mastodon.limits, linkedin: linkedin.limits } as const
