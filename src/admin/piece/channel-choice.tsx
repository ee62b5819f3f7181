'use client'
import '../styles/dialog.css'
import { useId } from 'react'
import type { ChannelState } from '../../publishing/overviews.ts'
import type { AdminLanguage } from '../language.ts'
import { useLanguage } from '../use-language.ts'

interface ChannelChoiceProps {
  readonly channels: readonly ChannelState[]
  readonly chosen: readonly string[]
  /** Why a channel cannot be chosen, by its id. */
  readonly blocked: Readonly<Record<string, string>>
  onChange(chosen: readonly string[]): void
}

/** Channels to tick, each with its state and, where it cannot be had, the reason. */
export function ChannelChoice({ channels, chosen, blocked, onChange }: ChannelChoiceProps) {
  const language = useLanguage()
  const id = useId()
  return (
    <fieldset className="hub-choice">
      <legend className="hub-label">{language.w('publishChannels')}</legend>
      {channels.map((channel) => {
        const reason = blocked[channel.channel]
        const noteId = `${id}-${channel.channel}`
        return (
          <div key={channel.channel} className="hub-choice__row">
            <input
              type="checkbox"
              id={`${noteId}-box`}
              name="channel"
              value={channel.channel}
              aria-describedby={noteId}
              disabled={reason !== undefined}
              checked={reason === undefined && chosen.includes(channel.channel)}
              onChange={(event) => onChange(event.target.checked ? [...chosen, channel.channel] : chosen.filter((one) => one !== channel.channel))}
            />
            <label htmlFor={`${noteId}-box`}>{language.pick(channel.label)}</label>
            <span id={noteId} className={reason === undefined ? 'hub-quiet' : 'hub-choice__reason'}>
              {reason === undefined ? describe(channel, language) : `⨯ ${reason}`}
            </span>
            {channel.path && channel.state === 'live' && (
              <a href={channel.path} target="_blank" rel="noopener">
                {language.w('openPage')}
              </a>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

function describe({ state, from, until, isBehind }: ChannelState, { w, when }: AdminLanguage): string {
  const is = {
    live: () => w('channelLive', { date: when(from ?? '') }),
    scheduled: () => w('channelScheduled', { date: when(from ?? '') }),
    ended: () => w('channelEnded', { date: when(until ?? from ?? '') }),
    off: () => w('channelOff'),
    never: () => w('channelNever'),
  }[state]()
  const end = until && (state === 'live' || state === 'scheduled') ? [w('channelUntil', { date: when(until) })] : []
  return [is, ...end, ...(isBehind ? [w('channelBehind')] : [])].join(' · ')
}
