'use client'
import '../styles/previews.css'
import { Button } from '@payloadcms/ui'
import { useMemo, useState } from 'react'
import type { QuoteForm } from '../../publishing/compose.ts'
import type { SubmissionView } from '../../publishing/overviews.ts'
import { ChannelNotes } from '../channels/channel-notes.tsx'
import { ChannelsProvider, type ChannelsShown, NO_FORM } from '../channels/channels-context.ts'
import { worstFirst } from '../channels/composition.ts'
import { useAccount } from '../channels/use-account.ts'
import { useSharePicture } from '../channels/use-share-picture.ts'
import { useComposition } from '../channels/use-composition.ts'
import { VariantView } from '../channels/variant-view.tsx'
import { QuoteForms } from '../channels/quote-forms.tsx'
import { useLanguage } from '../use-language.ts'

interface RenditionsProps extends Pick<SubmissionView, 'channels' | 'quoting'> {
  readonly submissionKey: string
  /** Key of the brand that speaks. */
  readonly brand: string
  readonly locale: string
}

/** Everything that all channels make of what was submitted, below one another, with a way to each; where it quotes customers, with and without their words. */
export function Renditions({ submissionKey, channels, brand, locale, quoting }: RenditionsProps) {
  const { w, pick } = useLanguage()
  const [quotes, setQuotes] = useState<QuoteForm>('hoped-for')
  const { composition, failure, isBusy, again } = useComposition(`/submissions/${encodeURIComponent(submissionKey)}`, JSON.stringify({ quotes }), quotes)
  const account = useAccount({ key: brand })
  const sharePicture = useSharePicture(composition?.variants)
  const shown = useMemo<ChannelsShown>(() => ({ ...NO_FORM, account, locale, sharePicture }), [account, locale, sharePicture])
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
        <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={again}>
          ↻ {w('reload')}
        </Button>
      </div>
      {quoting !== 'nobody' && <QuoteForms form={quotes} quoting={quoting} onChange={setQuotes} />}
      {composition === null && failure === null && (
        <p className="hub-waiting" role="status">
          {w('loading')}
        </p>
      )}
      {failure !== null && (
        <p className="hub-message hub-message--error" role="alert">
          {failure}
        </p>
      )}
      <ChannelsProvider value={shown}>
        {channels.map((channel) => (
          <section key={channel.id} id={`channel-${channel.id}`} className="hub-channel" aria-labelledby={`channel-${channel.id}-title`} aria-busy={isBusy}>
            <h3 id={`channel-${channel.id}-title`}>{pick(channel.label)}</h3>
            <div className={`hub-channel__variants hub-channel__variants--${channel.id}`}>
              {channel.variants.map((variant) => {
                const composed = composition?.variants.find((one) => one.channel === channel.id && one.variant === variant.id)
                return (
                  <div key={variant.id}>
                    {channel.variants.length > 1 && <p className="hub-variant__label">{pick(variant.label)}</p>}
                    {composed && (
                      <div className="hub-rendition" data-channel={channel.id} data-variant={variant.id} data-is="there">
                        <div className="hub-rendition__view">
                          <VariantView composed={composed} channel={channel} variant={variant} />
                        </div>
                        <ChannelNotes notes={worstFirst(composed.notes)} heading={`${pick(channel.label)}, ${pick(variant.label)}`} title={w('notes')} saysNone />
                      </div>
                    )}
                  </div>
                )
              })}
            </div>
          </section>
        ))}
      </ChannelsProvider>
    </div>
  )
}
