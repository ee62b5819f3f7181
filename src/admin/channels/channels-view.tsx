'use client'
import '../styles/channels.css'
import { toast, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useMemo } from 'react'
import type { PieceState } from '../../publishing/overviews.ts'
import type { Quoting } from '../../publishing/quoting.ts'
import type { AdminLanguage, BothLanguages } from '../language.ts'
import { useLanguage } from '../use-language.ts'
import { usePieceState } from '../piece/use-piece-state.ts'
import type { ChannelFacts } from './channel-facts.ts'
import { ChannelSection } from './channel-section.tsx'
import { ChannelsBar, ChannelsNav } from './channels-bar.tsx'
import { type ChannelsShown, ChannelsProvider, slotOf } from './channels-context.ts'
import { goToPlace } from './go-to-place.ts'
import { useAccount } from './use-account.ts'
import { useComposition } from './use-composition.ts'
import { useDraft } from './use-draft.ts'
import { useSharePicture } from './use-share-picture.ts'
import { questionOf, useChoices, useEditions } from './use-source.ts'

/** The tab in which an editor sees what every channel makes of a piece while it is written, and writes what one channel says otherwise. */
export function ChannelsView({ channels }: { readonly channels: readonly ChannelFacts[] }) {
  const { w } = useLanguage()
  const { key } = usePieceState()
  const draft = useDraft()
  const isSnippet = draft.kind === 'snippet'
  const obstacle = key === null ? w('channelsNotSaved') : isSnippet ? w('channelsSnippet') : null
  return (
    <div className="hub-channels">
      <h2 className="hub-hidden">{w('channelsHeading')}</h2>
      {key === null || obstacle !== null ? <p className="hub-message">{obstacle}</p> : <AllChannels pieceKey={key} channels={channels} draft={draft} />}
    </div>
  )
}

interface AllChannelsProps {
  readonly pieceKey: string
  readonly channels: readonly ChannelFacts[]
  readonly draft: Readonly<Record<string, unknown>>
}

function AllChannels({ pieceKey, channels, draft }: AllChannelsProps) {
  const language = useLanguage()
  const { w } = language
  const { hasSavePermission, lastUpdateTime } = useDocumentInfo()
  const { locale: formLocale, state } = usePieceState()
  const locales = useLocales(language)
  const [choices, change] = useChoices()
  const locale = choices.locale ?? formLocale
  const isOfForm = locale === formLocale
  const isForm = isOfForm && choices.source === 'draft'
  const isUntitled = isForm && (typeof draft.title !== 'string' || draft.title.trim() === '')
  const subject = `/pieces/${encodeURIComponent(pieceKey)}`
  const composing = useComposition(isUntitled ? null : subject, questionOf(choices, locale, isOfForm ? draft : null), `${locale} ${choices.source} ${choices.quotes}`)
  const editions = useEditions(pieceKey, locale, lastUpdateTime ?? 0)
  const hasLive = isLive(isOfForm ? state : null, editions.length)
  const isCompared = choices.isCompared && hasLive && choices.source !== 'live'
  const compared = useComposition(isCompared ? subject : null, questionOf({ ...choices, source: 'live' }, locale, null), `${locale} live ${choices.quotes}`)
  const account = useAccount({ id: draft.brand })
  const goTo = useCallback<ChannelsShown['goTo']>(
    (place, from) => {
      void goToPlace(place, from, draft.body).then((isThere) => isThere || toast.error(w('notePlaceGone')))
    },
    [draft.body, w],
  )
  const live = useMemo(() => (isCompared && compared.composition ? new Map(compared.composition.variants.map(({ channel, variant, words }) => [slotOf(channel, variant), words])) : null), [isCompared, compared.composition])
  const address = isForm && typeof draft.slug === 'string' && draft.slug !== '' ? `${window.location.host}/${locale}/${draft.slug}` : ''
  const isEditable = isForm && hasSavePermission === true
  const composition = isUntitled ? null : composing.composition
  const sharePicture = useSharePicture(composition?.variants)
  const shown = useMemo<ChannelsShown>(() => ({ isForm, isEditable, live, account, locale, address, sharePicture, goTo }), [isForm, isEditable, live, account, locale, address, sharePicture, goTo])
  const labelOf = (code: string) => locales.find((one) => one.code === code)?.label ?? code
  // Of another language nothing may be written yet; of this one the form says what is wrong with it.
  const isUnwritten = isUntitled || (!isOfForm && choices.source === 'draft' && composing.code === 'bad-input')
  const failure = isUnwritten ? null : composing.failure
  const variants = composition?.variants ?? []
  return (
    <ChannelsProvider value={shown}>
      <div className="hub-channels__top">
        <ChannelsBar choices={choices} editions={editions} hasLive={hasLive} locales={locales} locale={locale} quoting={quotingOf(draft.body)} composing={isUntitled ? { ...composing, isBusy: false } : composing} onChange={change} />
        <ChannelsNav channels={channels} variants={variants} />
      </div>
      {!isOfForm && <p className="hub-message">{w('channelsOtherLocale', { locale: labelOf(locale), form: labelOf(formLocale) })}</p>}
      {isOfForm && choices.source !== 'draft' && <p className="hub-message">{w('channelsStored')}</p>}
      {compared.failure !== null && isCompared && (
        <p className="hub-message hub-message--error" role="alert">
          {compared.failure}
        </p>
      )}
      {failure !== null && (
        <div className="hub-message hub-message--error" role="alert">
          <p>
            {failure} {composition !== null && w('channelsOld')}
          </p>
          <button type="button" className="hub-note__link" onClick={composing.again}>
            {w('channelsAgain')}
          </button>
        </div>
      )}
      {isUnwritten && <p className="hub-message">{w('channelsNoText', { locale: labelOf(locale) })}</p>}
      {composition === null && failure === null && !isUnwritten && <Waiting />}
      <div className="hub-channels__all" data-is={composition === null ? 'waiting' : composing.isBusy ? 'busy' : 'there'} aria-busy={composing.isBusy}>
        {channels.map((channel) => {
          const composed = variants.filter((one) => one.channel === channel.id)
          return composed.length === 0 ? null : <ChannelSection key={channel.id} channel={channel} composed={composed} state={(isOfForm && state?.channels.find((one) => one.channel === channel.id)) || null} />
        })}
      </div>
    </ChannelsProvider>
  )
}

function Waiting() {
  const { w } = useLanguage()
  return (
    <p className="hub-waiting" role="status">
      {w('channelsBusy')}
    </p>
  )
}

function useLocales({ pick }: AdminLanguage): readonly { readonly code: string; readonly label: string }[] {
  const { localization } = useConfig().config
  return localization ? localization.locales.map(({ code, label }) => ({ code, label: typeof label === 'string' ? label : pick(label as unknown as BothLanguages) })) : []
}

/** Of the form's locale its state says so; of another one, whatever was approved may be live, and the hub says if it is not. */
const isLive = (state: PieceState | null, editions: number): boolean => (state === null ? editions > 0 : state.channels.some((channel) => channel.state === 'live'))

/** Whether the text quotes customers or embeds what might; read off the editor's own value. */
function quotingOf(body: unknown): Quoting {
  const text = JSON.stringify(body ?? null)
  if (!/"blockType":"(testimonial|embed)"/.test(text)) return 'nobody'
  return text.includes('"ending":"piece-goes"') ? 'customers-who-carry-it' : 'customers'
}
