'use client'
import '../styles/controls.css'
import { Link, useDocumentInfo, useLocale } from '@payloadcms/ui'
import { StateBadge, type StateTone } from '../state-badge.tsx'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'
import { useMailingState } from './use-mailing-state.ts'

const STAGES: Readonly<Record<string, { readonly word: Word; readonly tone: StateTone }>> = {
  'in-review': { word: 'stateInReview', tone: 'waiting' },
  returned: { word: 'stateReturned', tone: 'attention' },
  approved: { word: 'stateApproved', tone: 'good' },
  overtaken: { word: 'stateOvertaken', tone: 'plain' },
}

/** Where the mailing stands in the present language: draft, in review, approved; overtaken by a piece, or kept from going out. */
export function MailingStatus() {
  const { isEditing } = useDocumentInfo()
  const { code } = useLocale()
  const { state } = useMailingState()
  const { w, pick } = useLanguage()
  if (!isEditing || !state) return <span className="hub-status hub-status--piece" aria-live="polite" />
  const { submission, hasChanges, hasSubject, blockedBy, stale, page } = state
  const stage = submission ? STAGES[submission.stage] : undefined
  return (
    <span className="hub-status hub-status--piece" aria-live="polite">
      <StateBadge tone={stage?.tone ?? 'plain'}>
        {code.toUpperCase()} · {hasSubject ? w(stage?.word ?? 'stateDraft') : w('stateNoText')}
        {submission && hasChanges ? ` · ${w('stateChanged')}` : ''}
      </StateBadge>
      {blockedBy.length > 0 && (
        <span title={blockedBy.map(pick).join(' ')}>
          <StateBadge tone="attention">{w('mailingBlocked')}</StateBadge>
        </span>
      )}
      {stale.length > 0 && <StateBadge tone="attention">{w('mailingStale', { titles: stale.join(', ') })}</StateBadge>}
      {page && !page.isOnline && <StateBadge tone="plain">{w('mailingOffline')}</StateBadge>}
      {submission?.stage === 'returned' && submission.decision && (
        <span className="hub-status__comment">{w('returnedBy', { name: submission.decidedByName ?? '', comment: submission.decision })}</span>
      )}
      {submission && (
        <Link className="hub-status__link" href={`/admin/collections/submissions/${submission.id}`} prefetch={false}>
          {w('openSubmission')}
        </Link>
      )}
    </span>
  )
}
