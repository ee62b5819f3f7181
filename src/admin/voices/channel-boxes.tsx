'use client'
import '../styles/dialog.css'
import { useId } from 'react'
import type { TestimonialState } from '../../publishing/testimonial-overview.ts'
import { useLanguage } from '../use-language.ts'

interface ChannelBoxesProps {
  readonly legend: string
  readonly channels: TestimonialState['channels']
  readonly chosen: readonly string[]
  onChange(chosen: readonly string[]): void
}

/** Channels to tick. */
export function ChannelBoxes({ legend, channels, chosen, onChange }: ChannelBoxesProps) {
  const { pick } = useLanguage()
  const id = useId()
  return (
    <fieldset className="hub-choice">
      <legend className="hub-label">{legend}</legend>
      {channels.map((channel) => (
        <div key={channel.id} className="hub-choice__row">
          <input
            type="checkbox"
            id={`${id}-${channel.id}`}
            value={channel.id}
            checked={chosen.includes(channel.id)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, channel.id] : chosen.filter((one) => one !== channel.id))}
          />
          <label htmlFor={`${id}-${channel.id}`}>{pick(channel.label)}</label>
        </div>
      ))}
    </fieldset>
  )
}
