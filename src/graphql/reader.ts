/** Who reads through the channel apps' APIs, at which instant, and how much more a request may cost. */
import pLimit, { type LimitFunction } from 'p-limit'
import type { Payload } from 'payload'
import type { ChannelId } from '../channel/contract.ts'
import { HubError } from '../content/errors.ts'
import type { Now } from '../publishing/clock.ts'

/** Renditions that one request may have made. */
export const RENDITIONS_MAX = 20

export interface Reader {
  readonly payload: Payload
  /** One reading of the clock for the whole request. */
  readonly at: Now
  /** The token's channels: nothing else is ever looked for. */
  readonly channels: readonly ChannelId[]
  /** Counts renditions; those of one request are made two at a time. @throws HubError `bad-input` beyond {@link RENDITIONS_MAX}, `busy` when the request has timed out */
  rendition<T>(make: () => Promise<T>): Promise<T>
  /** Makes nothing more for this request. */
  stop(): void
}

/** A reader for one request. */
export function createReader(given: Pick<Reader, 'payload' | 'at' | 'channels'>): Reader {
  const limit: LimitFunction = pLimit(2)
  let left = RENDITIONS_MAX
  let isStopped = false
  return {
    ...given,
    rendition(make) {
      left -= 1
      if (left < 0) throw new HubError('bad-input', `This request asks for more than ${RENDITIONS_MAX} renditions. Ask for fewer publications or name one variant.`)
      return limit(() => {
        if (isStopped) throw new HubError('busy', 'The request took too long.')
        return make()
      })
    },
    stop() {
      isStopped = true
    },
  }
}

/** Channels to look in: the one asked for if the reader may see it, all of the reader's if none was asked for. A foreign channel is as empty as one that does not exist. */
export function channelsFor(reader: Pick<Reader, 'channels'>, wanted: ChannelId | undefined): readonly ChannelId[] {
  return wanted === undefined ? reader.channels : reader.channels.filter((id) => id === wanted)
}
