'use client'
import '../styles/submission.css'
import { useAuth } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { Role } from '../../access/roles.ts'
import type { SubmissionView } from '../../publishing/overviews.ts'
import { ActionButton } from '../action-button.tsx'
import { postFlow } from '../flow-api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLanguage } from '../use-language.ts'
import { ChecksProgress } from './checks-progress.tsx'

const COMMENT_MAX = 2_000
const APPROVED = { piece: 'approved', brand: 'approvedBrand', testimonial: 'approvedTestimonial', mailing: 'approvedMailing' } as const

interface DecidePanelProps extends Pick<SubmissionView, 'submission' | 'checks' | 'channels'> {
  onDecided(): void
}

/** Approve or return. The server decides who may; what is known here already is said before anybody tries. */
export function DecidePanel({ submission, checks: then, channels, onDecided }: DecidePanelProps) {
  const { w, pick } = useLanguage()
  const { user } = useAuth()
  const [comment, setComment] = useState('')
  // A reviewer who came before the checks goes on writing while they are made.
  const [late, setLate] = useState<SubmissionView['checks'] | null>(null)
  const checks = late ?? then
  const { isBusy, failure, attempt } = useAttempt(onDecided)
  const id = useId()
  const { snapshot } = submission
  const isUnchecked = snapshot.subject === 'piece' && snapshot.kind !== 'snippet' && Object.keys(checks).length === 0
  const roles = (user?.roles ?? []) as readonly Role[]
  if (!roles.includes('approver')) return <p className="hub-message">{w('decideNeedsApprover')}</p>
  const isOwn = user?.key === submission.submittedBy
  const blocked = channels.filter((channel) => checks[channel.id]?.isBlocked).map(({ label }) => pick(label))

  const decide = async (verb: 'approve' | 'return') => {
    if (verb === 'return' && comment.trim() === '') {
      document.getElementById(id)?.focus()
      return { obstacle: w('returnNeedsComment') }
    }
    await postFlow(`/submissions/${encodeURIComponent(submission.key)}/${verb}`, { comment })
    return { done: w(verb === 'return' ? 'returned' : APPROVED[submission.subject]) }
  }
  return (
    <section className="hub-decide" aria-labelledby={`${id}-title`} aria-busy={isBusy}>
      <h2 id={`${id}-title`}>{w('decide')}</h2>
      {isUnchecked && <ChecksProgress submissionKey={submission.key} onMade={setLate} />}
      {blocked.length > 0 && <p className="hub-message hub-message--warning">{w('approveBlocked', { channels: blocked.join(', ') })}</p>}
      <label className="hub-label" htmlFor={id}>
        {w('decideComment')}
      </label>
      <textarea id={id} className="hub-input" rows={4} maxLength={COMMENT_MAX} aria-describedby={`${id}-hint`} value={comment} onChange={(event) => setComment(event.target.value)} />
      <p id={`${id}-hint`} className="hub-quiet">
        {w('decideCommentHint')}
      </p>
      <div role="alert">{failure !== null && <p className="hub-message hub-message--error">{failure}</p>}</div>
      <div className="hub-decide__buttons">
        <ActionButton style="primary" label={w('approve')} obstacle={isOwn ? w('approveOwn') : isBusy ? w('loading') : null} onAction={() => attempt(() => decide('approve'))} />
        <ActionButton style="secondary" label={w('return')} obstacle={isBusy ? w('loading') : null} onAction={() => attempt(() => decide('return'))} />
      </div>
      {isOwn && <p className="hub-quiet">{w('approveOwn')}</p>}
    </section>
  )
}
