/** What an editor may set for one network only, as plain data: the admin makes fields of it. */
import type { OverrideField } from '../../src/channel/contract.ts'
import { NETWORKS } from './networks/index.ts'
import { NETWORK_IDS, type NetworkId } from './networks/network.ts'

/**
 * Characters that fit beside two line breaks and the link; what counts in the end is the network's own count when rendering.
 * The link counts 23 where links are shortened; on Bluesky and Threads it stands in full, so this is the most. Nobody writes 63,206 for Facebook.
 */
const MAX_LENGTH: Readonly<Record<NetworkId, number>> = { x: 255, bluesky: 298, mastodon: 475, linkedin: 2900, instagram: 2150, facebook: 10_000, threads: 498 }

/** Name of a network's override field: `text-x`. */
export function overrideName(network: NetworkId): string {
  return `text-${network}`
}

/** Name of the field for a text that becomes several numbered posts. A line `---` begins the next one. */
export const CHAIN_OVERRIDE = 'chain'

const ofNetwork = (id: NetworkId): OverrideField => ({
  name: overrideName(id),
  label: { de: `Text für ${NETWORKS[id].label.de}`, en: `Text for ${NETWORKS[id].label.en}` },
  isMultiline: true,
  maxLength: MAX_LENGTH[id],
})

export const overrides: readonly OverrideField[] = [
  ...NETWORK_IDS.map(ofNetwork),
  {
    name: CHAIN_OVERRIDE,
    label: {
      de: 'Langer Text als nummerierte Beiträge (X, Bluesky, Mastodon, Threads); eine Zeile --- beginnt den nächsten',
      en: 'Long text as numbered posts (X, Bluesky, Mastodon, Threads); a line --- begins the next one',
    },
    isMultiline: true,
    maxLength: 10_000,
  },
]
