'use client'
import { useId } from 'react'
import type { Severity } from '../../content/notes.ts'
import type { Quoting } from '../../publishing/quoting.ts'
import { QuoteForms } from './quote-forms.tsx'
import { NOTE_KINDS } from './note-kinds.ts'
import { useLanguage } from '../use-language.ts'
import type { ChannelFacts } from './channel-facts.ts'
import { type ComposedVariant, tally } from './composition.ts'
import type { Composing } from './use-composition.ts'
import type { Choices, EditionChoice, Source } from './use-source.ts'

interface ChannelsBarProps {
  readonly choices: Choices
  readonly editions: readonly EditionChoice[]
  /** Something is live in the locale that is shown. */
  readonly hasLive: boolean
  readonly locales: readonly { readonly code: string; readonly label: string }[]
  readonly locale: string
  readonly quoting: Quoting
  readonly composing: Composing
  onChange(change: Partial<Choices>): void
}

/** What is shown: which text, in which language, with which customers' words, and beside what is live. */
export function ChannelsBar({ choices, editions, hasLive, locales, locale, quoting, composing, onChange }: ChannelsBarProps) {
  const { w, when } = useLanguage()
  const id = useId()
  const { source, quotes, isCompared } = choices
  return (
    <div className="hub-channels__bar">
      <div className="hub-channels__choice">
        <label htmlFor={`${id}-source`}>{w('channelsSource')}</label>
        <select id={`${id}-source`} value={source} onChange={(event) => onChange({ source: event.target.value as Source })}>
          <option value="draft">{w('channelsDraft')}</option>
          <option value="live" disabled={!hasLive}>
            {w('channelsLive')}
          </option>
          {editions.length > 0 && (
            <optgroup label={w('channelsEditions')}>
              {editions.map(({ hash, number, approvedAt, by }) => (
                <option key={`${hash}${number}`} value={`edition:${hash}`}>
                  {w('channelsEdition', { number, date: when(approvedAt), name: by })}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </div>
      {locales.length > 1 && (
        <fieldset className="hub-choices">
          <legend className="hub-hidden">{w('channelsLocale')}</legend>
          {locales.map(({ code, label }) => (
            <span key={code}>
              <input type="radio" id={`${id}-${code}`} name={`${id}-locale`} checked={code === locale} onChange={() => onChange({ locale: code, source: 'draft' })} />
              <label htmlFor={`${id}-${code}`}>{label}</label>
            </span>
          ))}
        </fieldset>
      )}
      <p className="hub-channels__compare">
        <input
          type="checkbox"
          id={`${id}-compare`}
          checked={isCompared && hasLive}
          disabled={!hasLive || source === 'live'}
          aria-describedby={hasLive ? undefined : `${id}-nothing`}
          onChange={(event) => onChange({ isCompared: event.target.checked })}
        />{' '}
        <label htmlFor={`${id}-compare`}>{w('channelsCompare')}</label>
        {!hasLive && (
          <span id={`${id}-nothing`} className="hub-quiet">
            {' '}
            {w('channelsNothingLive')}
          </span>
        )}
      </p>
      {quoting !== 'nobody' && <QuoteForms form={quotes} quoting={quoting} onChange={(form) => onChange({ quotes: form })} />}
      <p className="hub-channels__status" data-is-busy={composing.isBusy} {...(composing.tookMs === null ? {} : { 'data-took-ms': Math.round(composing.tookMs) })}>
        <span className="hub-channels__dot" aria-hidden="true" />
        <span aria-hidden={composing.isBusy}>{composing.isBusy ? w('channelsBusy') : composing.failure === null ? w('channelsFresh') : ''}</span>
      </p>
    </div>
  )
}

/** The ways to the channels, each with the gravest of what there is to know. */
export function ChannelsNav({ channels, variants }: { readonly channels: readonly ChannelFacts[]; readonly variants: readonly ComposedVariant[] }) {
  const { w, pick } = useLanguage()
  return (
    <nav className="hub-channels__nav" aria-label={w('channelsNav')}>
      <ul>
        {channels.map(({ id, label }) => {
          const counts = tally(variants.filter(({ channel }) => channel === id))
          const worst = (['error', 'warning', 'info'] as const).find((severity) => counts[severity] > 0)
          return (
            <li key={id}>
              <a href={`#channel-${id}`} data-worst={worst ?? 'none'} onClick={(event) => jump(event, `channel-${id}-title`)}>
                <span>{pick(label)}</span> <Worst severity={worst} count={worst ? counts[worst] : 0} />
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

function Worst({ severity, count }: { readonly severity: Severity | undefined; readonly count: number }) {
  const { w } = useLanguage()
  const says = severity ? w(({ error: 'channelsErrors', warning: 'channelsWarnings', info: 'channelsInfos' } as const)[severity], { count }) : w('channelsFine')
  return (
    <span className={`hub-worst hub-worst--${severity ?? 'none'}`} title={says}>
      <span aria-hidden="true">{severity ? `${NOTE_KINDS[severity].sign} ${count}` : '✓'}</span>
      <span className="hub-hidden">({says})</span>
    </span>
  )
}

/** Within the page, without a new entry in its history that would look like another place of the form. */
function jump(event: { preventDefault(): void }, id: string): void {
  const target = document.getElementById(id)
  if (!target) return
  event.preventDefault()
  target.focus({ preventScroll: true })
  target.closest('section')?.scrollIntoView({ block: 'start' })
}
