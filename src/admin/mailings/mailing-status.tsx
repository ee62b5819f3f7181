'use client'
import '../styles/controls.css'
import { useDocumentInfo, useLocale } from '@payloadcms/ui'
import { StateBadge } from '../state-badge.tsx'
import { StageBadge, SubmissionTrail } from '../submission/submission-state.tsx'
import { useLanguage } from '../use-language.ts'
import { useMailingState } from './use-mailing-state.ts'

/** Where the mailing stands in the present language: draft, in review, approved; overtaken by a piece, or kept from going out. */
export function MailingStatus() {
  const { isEditing } = useDocumentInfo()
  const { code } = useLocale()
  const { state } = useMailingState()
  const { w, pick } = useLanguage()
  if (!isEditing || !state) return <span className="hub-status hub-status--piece" aria-live="polite" />
  const { submission, hasChanges, hasSubject, blockedBy, stale, page } = state
  return (
    <span className="hub-status hub-status--piece" aria-live="polite">
      <StageBadge locale={code} submission={submission} isWritten={hasSubject} hasChanges={hasChanges} />
      {blockedBy.length > 0 && (
        <span title={blockedBy.map(pick).join(' ')}>
          <StateBadge tone="attention">{w('mailingBlocked')}</StateBadge>
        </span>
      )}
      {stale.length > 0 && <StateBadge tone="attention">{w('mailingStale', { titles: stale.join(', ') })}</StateBadge>}
      {page && !page.isOnline && <StateBadge tone="plain">{w('mailingOffline')}</StateBadge>}
      <SubmissionTrail submission={submission} />
    </span>
  )
}
