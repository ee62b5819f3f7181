'use client'
import '../styles/previews.css'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { PreviewSource } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { Rendition } from './rendition.tsx'
import type { ShownChannel } from './shown-channel.ts'

/** Everything that all channels make of one text, below one another, with a way to each. */
export function Renditions({ source, channels, headingLevel = 2 }: { readonly source: PreviewSource; readonly channels: readonly ShownChannel[]; readonly headingLevel?: 2 | 3 }) {
  const { w, pick } = useLanguage()
  const [round, setRound] = useState(0)
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  return (
    <div className="hub-renditions">
      <div className="hub-renditions__bar">
        <nav aria-label={w('channels')}>
          {channels.map(({ id, label }) => (
            <a key={id} href={`#channel-${id}`}>
              {pick(label)}
            </a>
          ))}
        </nav>
        <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => setRound(round + 1)}>
          ↻ {w('reload')}
        </Button>
      </div>
      {channels.map((channel) => (
        <section key={channel.id} id={`channel-${channel.id}`} className="hub-channel" aria-labelledby={`channel-${channel.id}-title`}>
          <Heading id={`channel-${channel.id}-title`}>{pick(channel.label)}</Heading>
          <div className={`hub-channel__variants hub-channel__variants--${channel.id}`}>
            {channel.variants.map((variant) => (
              <div key={variant.id} className="hub-variant">
                {channel.variants.length > 1 && <p className="hub-variant__label">{pick(variant.label)}</p>}
                <Rendition source={source} channel={channel} variant={variant} round={round} />
              </div>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}
