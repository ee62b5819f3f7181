'use client'
import '../styles/controls.css'
import '../styles/voices.css'
import type { QuotableTestimonial } from '../../publishing/quotable.ts'
import { StateBadge } from '../state-badge.tsx'
import { useLanguage } from '../use-language.ts'
import { ConsentBadge } from './consent-badge.tsx'
import type { ShownChannels } from './quotable-search.ts'
import { channelNames, termsSentence } from './terms-sentence.ts'

interface QuotableCardProps {
  readonly testimonial: QuotableTestimonial
  readonly channels: ShownChannels
  readonly locale: string
  /** A newer edition has been approved than the one that the approved piece quotes. */
  readonly isStale?: boolean
}

/** What would be quoted, under which name, where and until when it may be, and what stands in the way, in words. */
export function QuotableCard({ testimonial: { words, attribution, status, terms, isApproved, shownOn }, channels, locale, isStale = false }: QuotableCardProps) {
  const language = useLanguage()
  const { w } = language
  const labels = Object.fromEntries(channels.map(({ id, label }) => [id, label]))
  const hidden = channels.flatMap(({ id }) => (shownOn.includes(id) ? [] : [id]))
  const isRefused = !isApproved || shownOn.length === 0
  return (
    <div className="hub-quotable">
      <p className="hub-quotable__words" lang={locale}>
        {words === '' ? w('quotableNoWords') : words}
      </p>
      <p className="hub-status">
        {attribution !== null && <span>— {attribution}</span>}
        <StateBadge tone={isApproved ? 'good' : 'attention'}>{w(isApproved ? 'stateApproved' : 'quotableNotApproved')}</StateBadge>
        <ConsentBadge status={status} />
      </p>
      {terms && <p className="hub-quiet">{termsSentence(terms, labels, language)}</p>}
      {!isApproved && <p className="hub-message hub-message--warning">{w('quotableApproveFirst')}</p>}
      {isApproved && hidden.length > 0 && (
        <p className={isRefused ? 'hub-message hub-message--warning' : 'hub-message'}>{shownOn.length === 0 ? w('quotableNowhere') : w('quotableHidden', { channels: channelNames(hidden, labels, language) })}</p>
      )}
      {isStale && <p className="hub-message hub-message--warning">{w('quotableStale')}</p>}
    </div>
  )
}
