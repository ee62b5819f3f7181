'use client'
import { useId, useState } from 'react'
import type { PieceState } from '../../publishing/overviews.ts'
import type { PublicationRecord } from '../../publishing/records.ts'
import { ChannelDialog, type PieceDialogProps } from './channel-dialog.tsx'
import type { AdminLanguage } from '../language.ts'
import { useLanguage } from '../use-language.ts'

/** Chooses channels and a time for what was approved last. Times are the person's own, sent with their zone. */
export function PublishDialog({ state, ...piece }: PieceDialogProps & { readonly state: PieceState }) {
  const language = useLanguage()
  const { w, when } = language
  const [isTimed, setTimed] = useState(false)
  const [from, setFrom] = useState(nextFullHour)
  const [until, setUntil] = useState('')
  const id = useId()
  const input = () => {
    if (isTimed && !from) return { obstacle: w('publishNoFrom') }
    const times = { ...(isTimed ? { from: instantOf(from) } : {}), ...(until ? { until: instantOf(until) } : {}) }
    const begin = times.from ? Date.parse(times.from) : Date.now()
    return times.until && Date.parse(times.until) <= begin ? { obstacle: w('publishEndFirst') } : times
  }
  const doneSentence = ([first]: readonly PublicationRecord[], channels: string) =>
    first && Date.parse(first.from) > Date.now() + 60_000 ? w('publishedLater', { channels, date: when(first.from) }) : w('publishedNow', { channels })
  const introduction = (
    <>
      {state.approved && <p>{w('publishWhat', { name: state.approved.by, date: when(state.approved.approvedAt) })}</p>}
      {state.hash !== state.approved?.edition && <p className="hub-message hub-message--warning">{w('publishChanged')}</p>}
    </>
  )
  return (
    <ChannelDialog
      {...piece}
      verb="publish"
      title={w('publishTitle', { locale: piece.localeLabel })}
      action={w('publishSend')}
      channels={state.channels}
      firstChosen={firstChoice(state)}
      blocked={blockedChannels(state, language)}
      input={input}
      doneSentence={doneSentence}
      introduction={introduction}
    >
      <fieldset className="hub-choice">
        <legend className="hub-label">{w('publishWhen')}</legend>
        <div className="hub-choice__row">
          <input type="radio" id={`${id}-now`} name={`${id}-when`} checked={!isTimed} onChange={() => setTimed(false)} />
          <label htmlFor={`${id}-now`}>{w('publishNow')}</label>
        </div>
        <div className="hub-choice__row">
          <input type="radio" id={`${id}-at`} name={`${id}-when`} checked={isTimed} onChange={() => setTimed(true)} />
          <label htmlFor={`${id}-at`}>{w('publishAt')}</label>
        </div>
      </fieldset>
      <div className="hub-times">
        {isTimed && (
          <label className="hub-label">
            {w('publishFrom')}
            <input type="datetime-local" name="from" className="hub-input" value={from} onChange={(event) => setFrom(event.target.value)} aria-describedby={`${id}-zone`} />
          </label>
        )}
        <label className="hub-label">
          <span>
            {w('publishUntil')} <small>({w('optional')})</small>
          </span>
          <input type="datetime-local" name="until" className="hub-input" value={until} onChange={(event) => setUntil(event.target.value)} aria-describedby={`${id}-zone`} />
        </label>
      </div>
      <p id={`${id}-zone`} className="hub-quiet">
        {w('publishZone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}. {w('publishValidity')}
      </p>
    </ChannelDialog>
  )
}

/** Where it is out already and behind; else everywhere where it is not out and not blocked. */
function firstChoice({ channels }: PieceState): string[] {
  const behind = channels.filter(({ isBehind, isBlocked }) => isBehind && !isBlocked)
  const fresh = channels.filter(({ state, isBlocked }) => !isBlocked && state !== 'live' && state !== 'scheduled')
  return (behind.length > 0 ? behind : fresh).map(({ channel }) => channel)
}

/** Why a channel cannot be chosen, by its id; an error that several variants share is said once. */
function blockedChannels({ channels }: PieceState, { w, pick }: AdminLanguage): Record<string, string> {
  const blocked = channels.filter(({ isBlocked }) => isBlocked)
  return Object.fromEntries(blocked.map(({ channel, blockedBy }) => [channel, w('channelBlocked', { reasons: [...new Set(blockedBy.map(pick))].join(' ') })]))
}

/** What a `datetime-local` input holds, read in the browser's own zone. */
const instantOf = (local: string): string => new Date(local).toISOString()

function nextFullHour(): string {
  const at = new Date(Date.now() + 3_600_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:00`
}
