'use client'
import '../styles/channels.css'
import '../styles/overrides.css'
import '../styles/previews.css'
import { useId, useMemo, useState } from 'react'
import type { ChannelState } from '../../publishing/overviews.ts'
import { OrderRunLink } from '../printing/order-run-link.tsx'
import { StateBadge } from '../state-badge.tsx'
import { useLanguage } from '../use-language.ts'
import type { ChannelFacts } from './channel-facts.ts'
import { ChannelNotes } from './channel-notes.tsx'
import { type ComposedVariant, sharedNotes, shownOf, worstFirst } from './composition.ts'
import { OverrideFields } from './override-field.tsx'
import { VariantView } from './variant-view.tsx'
import { WordsDiffer } from './words-differ.tsx'

interface ChannelSectionProps {
  readonly channel: ChannelFacts
  /** Those that were composed. */
  readonly composed: readonly ComposedVariant[]
  /** Where the piece stands on this channel; null until known. */
  readonly state: ChannelState | null
}

/** One channel: how it looks, what the editor should know of it, and what stands in it alone. */
export function ChannelSection({ channel, composed, state }: ChannelSectionProps) {
  const { w, pick } = useLanguage()
  const id = `channel-${channel.id}`
  const isPosts = composed.some(({ view }) => shownOf(view).is === 'post')
  const replaces = useMemo(() => Object.assign({}, ...composed.map((one) => one.replaces)) as Readonly<Record<string, string>>, [composed])
  const ofChannel = channel.overrides.filter(({ variant }) => variant === null)
  return (
    <section id={id} className="hub-channel" data-channel={channel.id} aria-labelledby={`${id}-title`}>
      <header className="hub-channel__head">
        <h3 id={`${id}-title`} tabIndex={-1}>
          {pick(channel.label)}
        </h3>
        {state && <ChannelBadge state={state} />}
        {channel.prints && (state?.state === 'live' || state?.state === 'scheduled') && <OrderRunLink channel={channel.id} />}
      </header>
      {isPosts ? <Posts channel={channel} composed={composed} /> : <OneAtATime channel={channel} composed={composed} replaces={replaces} />}
      {isPosts && <OverrideFields facts={ofChannel} replaces={replaces} title={w('overridesOfChannel')} />}
    </section>
  )
}

type FormsProps = Pick<ChannelSectionProps, 'channel' | 'composed'>

/** All networks beside one another, each with its notes and its own text. */
function Posts({ channel, composed }: FormsProps) {
  const { w, pick } = useLanguage()
  const { shared, own } = useMemo(() => sharedNotes(composed), [composed])
  return (
    <>
      <ChannelNotes notes={shared} heading={pick(channel.label)} title={w('notesOfChannel')} />
      <div className="hub-networks">
        {composed.map((one, index) => {
          const variant = channel.variants.find(({ id }) => id === one.variant) ?? { id: one.variant, label: { de: one.variant, en: one.variant } }
          const label = `${pick(channel.label)}, ${pick(variant.label)}`
          return (
            <div key={one.variant} className="hub-network" data-variant={one.variant}>
              <h4>{pick(variant.label)}</h4>
              <VariantView composed={one} channel={channel} variant={variant} />
              <WordsDiffer variant={one} label={label} />
              <ChannelNotes notes={own[index] ?? []} heading={label} />
              <OverrideFields facts={channel.overrides.filter((facts) => facts.variant === variant.id)} replaces={one.replaces} />
            </div>
          )
        })}
      </div>
    </>
  )
}

/** A page, a mail, a letter: one form large, the others a choice away. */
function OneAtATime({ channel, composed, replaces }: FormsProps & { readonly replaces: Readonly<Record<string, string>> }) {
  const { w, pick } = useLanguage()
  const [chosen, setChosen] = useState<string | null>(null)
  const id = useId()
  const current = composed.find(({ variant }) => variant === chosen) ?? composed[0]
  if (!current) return null
  const labelOf = (variant: string) => pick(channel.variants.find((one) => one.id === variant)?.label ?? { de: variant, en: variant })
  const variant = { id: current.variant, label: { de: labelOf(current.variant), en: labelOf(current.variant) } }
  const label = `${pick(channel.label)}, ${labelOf(current.variant)}`
  return (
    <div className="hub-channel__columns" data-variant={current.variant}>
      <div className="hub-channel__view">
        {composed.length > 1 && (
          <fieldset className="hub-choices">
            <legend className="hub-hidden">{w('otherForms')}</legend>
            {composed.map((one) => (
              <span key={one.variant}>
                <input type="radio" id={`${id}-${one.variant}`} name={id} checked={one === current} onChange={() => setChosen(one.variant)} />
                <label htmlFor={`${id}-${one.variant}`}>
                  {labelOf(one.variant)}
                  <NoteCount notes={one.notes.filter(({ severity }) => severity !== 'info').length} />
                </label>
              </span>
            ))}
          </fieldset>
        )}
        <VariantView key={current.variant} composed={current} channel={channel} variant={variant} />
        <WordsDiffer variant={current} label={label} />
      </div>
      <div className="hub-channel__side">
        <ChannelNotes notes={worstFirst(current.notes)} heading={label} title={w('notes')} saysNone />
        <OverrideFields facts={channel.overrides} replaces={replaces} title={w('overridesOfChannel')} />
      </div>
    </div>
  )
}

function NoteCount({ notes }: { readonly notes: number }) {
  const { w } = useLanguage()
  if (notes === 0) return null
  return (
    <>
      {' '}
      <span aria-hidden="true" className="hub-choices__count">
        {notes}
      </span>
      <span className="hub-hidden">({w('channelsInfos', { count: notes })})</span>
    </>
  )
}

/** Whether the channel shows the piece now. */
function ChannelBadge({ state }: { readonly state: ChannelState }) {
  const { w, when } = useLanguage()
  const { isBehind, isBlocked, from } = state
  if (isBlocked) return <StateBadge tone="attention">{w('dotBlocked')}</StateBadge>
  if (state.state === 'live') return <StateBadge tone={isBehind ? 'waiting' : 'live'}>{isBehind ? w('dotBehind') : w('channelLive', { date: when(from ?? '') })}</StateBadge>
  if (state.state === 'scheduled') return <StateBadge tone="waiting">{w('channelScheduled', { date: when(from ?? '') })}</StateBadge>
  return <StateBadge tone="plain">{w(state.state === 'never' ? 'channelNever' : 'channelOff')}</StateBadge>
}
