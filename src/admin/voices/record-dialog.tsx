'use client'
import { useId, useState } from 'react'
import { ATTRIBUTIONS, type Attribution } from '../../consent/fold.ts'
import { ACCEPTED_MIMES } from '../../publishing/media/limits.ts'
import type { TestimonialState } from '../../publishing/testimonial-overview.ts'
import { Dialog } from '../dialog.tsx'
import { postFlow, postFlowFile } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { ChannelBoxes } from './channel-boxes.tsx'

const KINDS = ['call-note', 'signed-form'] as const
const NOTE_MAX = 10_000

interface RecordDialogProps {
  readonly state: TestimonialState
  onClose(): void
  onDone(): void
}

/** A consent that was given on the phone or on paper, with what proves it. */
export function RecordDialog({ state, onClose, onDone }: RecordDialogProps) {
  const { w } = useLanguage()
  const id = useId()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('call-note')
  const [file, setFile] = useState<File | null>(null)
  const [note, setNote] = useState('')
  const [isWordingRead, setIsWordingRead] = useState(false)
  const [channels, setChannels] = useState<readonly string[]>([])
  const [attribution, setAttribution] = useState<Attribution>('anonymous')
  const [until, setUntil] = useState('')
  const act = async () => {
    if (kind === 'signed-form' && !file) return { obstacle: w('recordNoFile') }
    if (note.trim() === '') return { obstacle: w('recordNoNote') }
    if (channels.length === 0) return { obstacle: w('chooseChannel') }
    const end = until === '' ? null : new Date(`${until}T23:59:59`).toISOString()
    const locale = state.places.find(({ hasQuote }) => hasQuote)?.locale
    const path = `/testimonials/${encodeURIComponent(state.key)}/consent/record`
    const order = { kind, note, isWordingRead, channels, attribution, until: end, ...(locale ? { locale } : {}) }
    await (file ? postFlowFile(path, order, file) : postFlow(path, order))
    return { done: w('recorded') }
  }
  return (
    <Dialog title={w('recordTitle')} action={w('recordSend')} act={act} onClose={onClose} onDone={onDone}>
      <p>{w('recordExplain')}</p>
      <fieldset className="hub-choice">
        <legend className="hub-label">{w('recordKind')}</legend>
        {KINDS.map((one) => (
          <div key={one} className="hub-choice__row">
            <input type="radio" id={`${id}-${one}`} name={`${id}-kind`} checked={kind === one} onChange={() => setKind(one)} />
            <label htmlFor={`${id}-${one}`}>{w(`evidence-${one}`)}</label>
          </div>
        ))}
      </fieldset>
      <label className="hub-label" htmlFor={`${id}-file`}>
        {w(kind === 'signed-form' ? 'recordForm' : 'recordFile')}
      </label>
      <input
        id={`${id}-file`}
        className="hub-input"
        type="file"
        accept={ACCEPTED_MIMES.join()}
        aria-describedby={`${id}-file-hint`}
        onChange={(event) => setFile(event.target.files?.[0] ?? null)}
      />
      <p id={`${id}-file-hint`} className="hub-quiet">
        {w('recordFileHint')}
      </p>
      <label className="hub-label" htmlFor={`${id}-note`}>
        {w('recordNote')}
      </label>
      <textarea id={`${id}-note`} className="hub-input" rows={4} maxLength={NOTE_MAX} value={note} onChange={(event) => setNote(event.target.value)} />
      <div className="hub-choice__row">
        <input type="checkbox" id={`${id}-wording`} checked={isWordingRead} onChange={(event) => setIsWordingRead(event.target.checked)} />
        <label htmlFor={`${id}-wording`}>{w('recordWording')}</label>
      </div>
      <ChannelBoxes legend={w('recordChannels')} channels={state.channels} chosen={channels} onChange={setChannels} />
      <div className="hub-times">
        <label className="hub-label">
          {w('recordAttribution')}
          <select className="hub-input" value={attribution} onChange={(event) => setAttribution(event.target.value as Attribution)}>
            {ATTRIBUTIONS.map((one) => (
              <option key={one} value={one}>
                {w(`attribution-${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="hub-label">
          <span>
            {w('recordUntil')} <small>({w('recordUntilHint')})</small>
          </span>
          <input type="date" className="hub-input" value={until} onChange={(event) => setUntil(event.target.value)} />
        </label>
      </div>
    </Dialog>
  )
}
