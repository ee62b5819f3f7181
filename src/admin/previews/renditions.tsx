'use client'
import '../styles/previews.css'
import { Button } from '@payloadcms/ui'
import { useMemo, useState } from 'react'
import type { QuoteForm } from '../../publishing/compose.ts'
import type { Quoting } from '../../publishing/quoting.ts'
import { ChannelsProvider, type ChannelsShown } from '../channels/channels-context.ts'
import { useAccount } from '../channels/use-account.ts'
import type { PreviewSource } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { QuoteForms } from './quote-forms.tsx'
import { Rendition } from './rendition.tsx'
import type { ShownChannel } from './shown-channel.ts'

interface RenditionsProps {
  readonly source: PreviewSource
  readonly channels: readonly ShownChannel[]
  readonly headingLevel?: 2 | 3
  /** Key of the brand that speaks. */
  readonly brand: string
  readonly locale: string
  /** Does the text quote customers? Then it can be seen with and without their words. */
  readonly quoting?: Quoting
}

/** Everything that all channels make of one text, below one another, with a way to each. */
export function Renditions({ source: text, channels, headingLevel = 2, brand, locale, quoting = 'nobody' }: RenditionsProps) {
  const { w, pick } = useLanguage()
  const [round, setRound] = useState(0)
  const [quotes, setQuotes] = useState<QuoteForm>('hoped-for')
  const source = useMemo(() => (quotes === 'hoped-for' ? text : { ...text, quotes }), [text, quotes])
  const account = useAccount({ key: brand })
  const shown = useMemo<ChannelsShown>(() => ({ isForm: false, isEditable: false, live: null, account, locale, address: '', goTo: () => undefined }), [account, locale])
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
      {quoting !== 'nobody' && <QuoteForms form={quotes} quoting={quoting} onChange={setQuotes} />}
      <ChannelsProvider value={shown}>
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
      </ChannelsProvider>
    </div>
  )
}
