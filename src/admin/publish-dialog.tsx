'use client'
import { toast } from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'
import type { PieceState } from '../publishing/overviews.ts'
import type { ApprovalRecord, PublicationRecord } from '../publishing/records.ts'
import { ChannelChoice } from './channel-choice.tsx'
import { Dialog } from './dialog.tsx'
import { fetchJson, postFlow, sentenceOf } from './flow-api.ts'
import type { AdminLanguage } from './language.ts'
import { useLanguage } from './use-language.ts'

interface PublishDialogProps {
  readonly pieceKey: string
  readonly locale: string
  readonly localeLabel: string
  readonly state: PieceState
  onClose(): void
  onDone(): void
}

/** Chooses channels and a time for what was approved last. Times are the person's own, sent with their zone. */
export function PublishDialog({ pieceKey, locale, localeLabel, state, onClose, onDone }: PublishDialogProps) {
  const language = useLanguage()
  const { w, when } = language
  const blocked = useBlocked(pieceKey, locale, state, language)
  const [chosen, setChosen] = useState<readonly string[]>(() => firstChoice(state))
  const [isTimed, setTimed] = useState(false)
  const [from, setFrom] = useState(nextFullHour)
  const [until, setUntil] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const id = useId()

  const act = async () => {
    const channels = chosen.filter((channel) => blocked[channel] === undefined)
    const times = { ...(isTimed && from ? { from: instantOf(from) } : {}), ...(until ? { until: instantOf(until) } : {}) }
    const obstacle = obstacleOf(channels, isTimed, times, w)
    setFailure(obstacle)
    if (obstacle !== null) return
    setBusy(true)
    try {
      const made = await postFlow<readonly PublicationRecord[]>(`/pieces/${encodeURIComponent(pieceKey)}/publish`, { locale, channels, ...times })
      toast.success(resultOf(made, state, language))
      onDone()
    } catch (error) {
      setFailure(sentenceOf(error, language))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={w('publishTitle', { locale: localeLabel })} action={w('publishSend')} isBusy={isBusy} failure={failure} onAction={() => void act()} onClose={onClose}>
      {state.approved && <p>{w('publishWhat', { name: state.approved.by, date: when(state.approved.approvedAt) })}</p>}
      {state.hash !== state.approved?.edition && <p className="hub-message hub-message--warning">{w('publishChanged')}</p>}
      <ChannelChoice channels={state.channels} chosen={chosen} blocked={blocked} onChange={setChosen} />
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
    </Dialog>
  )
}

/** Where it is out already and behind; else everywhere where it is not out and not blocked. */
function firstChoice({ channels }: PieceState): string[] {
  const behind = channels.filter(({ isBehind, isBlocked }) => isBehind && !isBlocked)
  const fresh = channels.filter(({ state, isBlocked }) => !isBlocked && state !== 'live' && state !== 'scheduled')
  return (behind.length > 0 ? behind : fresh).map(({ channel }) => channel)
}

/** Reasons by channel, from the certificate of the last approval. */
function useBlocked(pieceKey: string, locale: string, state: PieceState, { w, pick }: AdminLanguage): Record<string, string> {
  const [checks, setChecks] = useState<ApprovalRecord['certificate']['checks']>({})
  useEffect(() => {
    const query = new URLSearchParams({ 'where[subject][equals]': 'piece', 'where[subjectKey][equals]': pieceKey, 'where[locale][equals]': locale, sort: '-number', limit: '1', depth: '0' })
    fetchJson<{ docs: ApprovalRecord[] }>(`/approvals?${query}`).then(
      ({ docs }) => setChecks(docs[0]?.certificate.checks ?? {}),
      // The state says already that a channel is blocked; without the reasons it says just that.
      () => setChecks({}),
    )
  }, [pieceKey, locale])
  const blocked = state.channels.filter(({ isBlocked }) => isBlocked)
  return Object.fromEntries(
    blocked.map(({ channel }) => {
      const reasons = (checks[channel]?.notes ?? []).filter(({ severity }) => severity === 'error').map(({ message }) => pick(message))
      return [channel, reasons.length > 0 ? w('channelBlocked', { reasons: [...new Set(reasons)].join(' ') }) : w('channelBlockedBare')]
    }),
  )
}

function obstacleOf(channels: readonly string[], isTimed: boolean, times: { from?: string; until?: string }, w: AdminLanguage['w']): string | null {
  if (channels.length === 0) return w('publishNoChannel')
  if (isTimed && !times.from) return w('publishNoFrom')
  const begin = times.from ? Date.parse(times.from) : Date.now()
  return times.until && Date.parse(times.until) <= begin ? w('publishEndFirst') : null
}

function resultOf(made: readonly PublicationRecord[], { channels }: PieceState, { w, pick, when }: AdminLanguage): string {
  const labels = made.flatMap(({ channel }) => channels.filter((one) => one.channel === channel).map(({ label }) => pick(label))).join(', ')
  const from = made[0]?.from ?? ''
  return Date.parse(from) > Date.now() + 60_000 ? w('publishedLater', { channels: labels, date: when(from) }) : w('publishedNow', { channels: labels })
}

/** What a `datetime-local` input holds, read in the browser's own zone. */
const instantOf = (local: string): string => new Date(local).toISOString()

function nextFullHour(): string {
  const at = new Date(Date.now() + 3_600_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:00`
}
