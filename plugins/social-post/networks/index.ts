/** The networks, by id, in the order in which editors see them. */
import { bluesky } from './bluesky.ts'
import { facebook } from './facebook.ts'
import { instagram } from './instagram.ts'
import { linkedin } from './linkedin.ts'
import { mastodon } from './mastodon.ts'
import type { Network, NetworkId } from './network.ts'
import { threads } from './threads.ts'
import { x } from './x.ts'

export const NETWORKS: Readonly<Record<NetworkId, Network>> = { x, bluesky, mastodon, linkedin, instagram, facebook, threads }
