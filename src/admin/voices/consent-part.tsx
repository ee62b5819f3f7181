'use client'
import { useAuth, useFormModified } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { Role } from '../../access/roles.ts'
import type { TestimonialState } from '../../publishing/testimonial-overview.ts'
import { ActionButton } from '../action-button.tsx'
import { postFlow } from '../flow-api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLanguage } from '../use-language.ts'
import { AskDialog, type Asked } from './ask-dialog.tsx'
import { AskedText } from './asked-text.tsx'
import { ConsentBadge } from './consent-badge.tsx'
import { RecordDialog } from './record-dialog.tsx'
import { RecordedConsent } from './recorded-consent.tsx'
import { channelNames, termsSentence } from './terms-sentence.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

const ENDABLE: readonly TestimonialState['status'][] = ['asked', 'awaiting-confirmation', 'standing']

/** The consent: where it stands, and asking, recording, confirming and withdrawing it. */
export function ConsentPart({ state, onDone }: { readonly state: TestimonialState; onDone(): void }) {
  const language = useLanguage()
  const { w, when } = language
  const { user } = useAuth()
  const isModified = useFormModified()
  const [open, setOpen] = useState<'ask' | 'record' | 'withdraw' | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [address, setAddress] = useState<string | null>(null)
  const { isBusy, failure, attempt } = useAttempt(onDone)
  const id = useId()
  const roles = (user?.roles ?? []) as readonly Role[]
  const canAsk = roles.includes('agent') || roles.includes('editor')
  const canWithdraw = canAsk || roles.includes('admin')
  const canReport = roles.includes('agent') || roles.includes('admin')
  const labels = Object.fromEntries(state.channels.map(({ id: channel, label }) => [channel, label]))
  const hasQuote = state.places.some((place) => place.hasQuote)
  const obstacle = isModified ? w('notSavedYet') : hasQuote ? null : w('notYetAsked')
  const giveLink = async () => {
    setAddress((await postFlow<{ readonly address: string }>(`/testimonials/${encodeURIComponent(state.key)}/consent/link`, {})).address)
    return { done: w('linkGiven') }
  }
  const close = () => setOpen(null)
  const done = () => {
    setOpen(null)
    onDone()
  }
  return (
    <section aria-labelledby={id} className="hub-consent">
      <h3 id={id}>{w('consent')}</h3>
      <p aria-live="polite">
        <ConsentBadge status={state.status} />
      </p>
      {state.terms && <p>{termsSentence(state.terms, labels, language)}</p>}
      {state.asked && <p>{w('consentAsked', { channels: channelNames(state.asked.channels, labels, language), date: when(state.asked.until) })}</p>}
      {state.recorded && <RecordedConsent testimonial={state.key} recorded={state.recorded} labels={labels} onDone={onDone} />}
      <div className="hub-standing__buttons">
        {canAsk && <ActionButton style="secondary" label={w('ask')} obstacle={obstacle} onAction={() => setOpen('ask')} />}
        {roles.includes('agent') && <ActionButton style="secondary" label={w('record')} obstacle={obstacle} onAction={() => setOpen('record')} />}
        {roles.includes('agent') && <ActionButton style="secondary" label={w('giveLink')} obstacle={state.terms ? (isBusy ? w('loading') : null) : w('consentNothing')} onAction={() => attempt(giveLink)} />}
        {canWithdraw && <ActionButton style="secondary" label={w('withdraw')} obstacle={ENDABLE.includes(state.status) ? null : w('consentNothing')} onAction={() => setOpen('withdraw')} />}
      </div>
      {canReport && state.status !== 'none' && (
        <p>
          <a href={`/api/flow/testimonials/${encodeURIComponent(state.key)}/report?as=page&lang=${language.code}`} target="_blank" rel="noreferrer">
            {w('reportOpen')}
          </a>
        </p>
      )}
      <div role="alert">{failure !== null && <p className="hub-message hub-message--error">{failure}</p>}</div>
      {address !== null && (
        <label className="hub-label">
          {w('linkAddress')}
          <input className="hub-input" readOnly value={address} onFocus={(event) => event.target.select()} />
        </label>
      )}
      {asked && <AskedText asked={asked} onClose={() => setAsked(null)} />}
      {open === 'ask' && (
        <AskDialog
          state={state}
          onClose={close}
          onAsked={(answer) => {
            setAsked(answer)
            onDone()
          }}
        />
      )}
      {open === 'record' && <RecordDialog state={state} onClose={close} onDone={done} />}
      {open === 'withdraw' && <WithdrawDialog state={state} onClose={close} onDone={done} />}
    </section>
  )
}
