'use client'
import { useAuth } from '@payloadcms/ui'
import { useState } from 'react'
import type { Role } from '../../access/roles.ts'
import type { TestimonialState } from '../../publishing/testimonial-overview.ts'
import { ActionButton } from '../action-button.tsx'
import { postFlow } from '../flow-api.ts'
import type { BothLanguages } from '../language.ts'
import type { Word } from '../translations.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLanguage } from '../use-language.ts'
import { EvidenceFile } from './evidence-file.tsx'
import { termsSentence } from './terms-sentence.ts'

interface RecordedConsentProps {
  readonly testimonial: string
  readonly recorded: NonNullable<TestimonialState['recorded']>
  readonly labels: Readonly<Record<string, BothLanguages>>
  onDone(): void
}

/** What a colleague recorded, with its evidence; a second person who may approve confirms or rejects it. */
export function RecordedConsent({ testimonial, recorded, labels, onDone }: RecordedConsentProps) {
  const language = useLanguage()
  const { w, when } = language
  const { user } = useAuth()
  const { isBusy, failure, attempt } = useAttempt(onDone)
  const [hasOpened, setHasOpened] = useState(false)
  const isApprover = ((user?.roles ?? []) as readonly Role[]).includes('approver')
  const decide = async (isConfirmed: boolean) => {
    await postFlow(`/testimonials/${encodeURIComponent(testimonial)}/consent/decide`, { isConfirmed })
    return { done: w(isConfirmed ? 'confirmed' : 'rejected') }
  }
  const { evidence } = recorded
  const busy = isBusy ? w('loading') : null
  const unseen = evidence?.isOpened === false && !hasOpened ? w('confirmOpenFirst') : null
  return (
    <div className="hub-recorded">
      <p>{w('consentRecorded', { name: recorded.by, date: when(recorded.at) })}</p>
      <p>{termsSentence(recorded, labels, language)}</p>
      <p>{w(recorded.isWordingRead ? 'recordedWordingRead' : 'recordedWordingUnread')}</p>
      {evidence && (
        <figure className="hub-quote">
          <figcaption>{w('consentEvidence', { kind: w(`evidence-${evidence.kind}` as Word) })}</figcaption>
          <blockquote>{evidence.note ?? w('consentErased')}</blockquote>
        </figure>
      )}
      {evidence?.file && <EvidenceFile testimonial={testimonial} file={evidence.file} isOwn={recorded.isOwn} onOpen={() => setHasOpened(true)} />}
      <div role="alert">{failure !== null && <p className="hub-message hub-message--error">{failure}</p>}</div>
      {isApprover && (
        <div className="hub-standing__buttons">
          <ActionButton style="primary" label={w('confirm')} obstacle={recorded.isOwn ? w('confirmOwn') : (busy ?? unseen)} onAction={() => attempt(() => decide(true))} />
          <ActionButton style="secondary" label={w('reject')} obstacle={recorded.isOwn ? w('confirmOwn') : busy} onAction={() => attempt(() => decide(false))} />
        </div>
      )}
    </div>
  )
}
