/** What taking a piece off its channels does to print runs. Pure. */
import type { ChannelState } from '../../publishing/overviews.ts'
import type { RunsAtStake, Stake } from '../../publishing/printing/runs-at-stake.ts'

const NONE: Stake = { runs: [], copies: 0 }

export interface TakenOff {
  /** On which it is live or scheduled. */
  readonly channels: readonly ChannelState[]
  /** Ticked at first: not those whose runs would be called back from a shop, and none while nobody knows. */
  readonly firstChosen: readonly string[]
  readonly blocked: Stake
  readonly recalled: Stake
  /** Codes on paper that lead to a page which is there now. */
  readonly hasCodes: boolean
}

/** @param stake null where it could not be read */
export function takenOff(all: readonly ChannelState[], stake: RunsAtStake | null): TakenOff {
  const channels = all.filter(({ state }) => state === 'live' || state === 'scheduled')
  const printed = (one: Stake | undefined): Stake => (one?.runs.some((run) => channels.some(({ channel }) => channel === run.channel)) ? one : NONE)
  const [blocked, recalled] = [printed(stake?.waiting), printed(stake?.withShop)]
  const firstChosen = stake ? channels.map(({ channel }) => channel).filter((channel) => !recalled.runs.some((run) => run.channel === channel)) : []
  return { channels, firstChosen, blocked, recalled, hasCodes: (stake?.withShop.runs.length ?? 0) > 0 && channels.some(({ path }) => path !== undefined) }
}
