/** Where a piece stands on a channel, in one sign. */
import type { ListedState } from '../../publishing/channel-states.ts'

export type DotState = 'live' | 'scheduled' | 'behind' | 'blocked' | 'uncertain' | 'off'

/** What a person should know first: that nobody knows, then what readers see, then what keeps them from seeing it. */
export function dotState({ state, isBehind, isBlocked, isUncertain }: Omit<ListedState, 'channel'>): DotState {
  if (isUncertain) return 'uncertain'
  if (state === 'live') return isBehind ? 'behind' : 'live'
  if (state === 'scheduled') return 'scheduled'
  return isBlocked ? 'blocked' : 'off'
}
