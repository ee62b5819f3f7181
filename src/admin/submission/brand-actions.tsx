'use client'
import '../styles/controls.css'
import { Link, useAuth, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useState } from 'react'
import type { Role } from '../../access/roles.ts'
import type { SubmissionRecord } from '../../publishing/records.ts'
import { ActionButton } from '../action-button.tsx'
import { useFetched } from '../use-fetched.ts'
import { StateBadge } from '../state-badge.tsx'
import { STAGES } from './stages.ts'
import { SubmitDialog } from './submit-dialog.tsx'
import { useLanguage } from '../use-language.ts'

/** Where a brand stands, and the way to submit what was saved last. */
export function BrandActions() {
  const { data, isEditing, lastUpdateTime } = useDocumentInfo()
  const { user } = useAuth()
  const isModified = useFormModified()
  const { w } = useLanguage()
  const [round, setRound] = useState(0)
  const [isOpen, setOpen] = useState(false)
  const key: unknown = data?.key
  const query = new URLSearchParams({ 'where[subject][equals]': 'brand', 'where[subjectKey][equals]': String(key), sort: '-number', limit: '1', depth: '0', 'select[snapshot]': 'false' })
  const loaded = useFetched<{ docs: SubmissionRecord[] }>(isEditing && typeof key === 'string' ? `/submissions?${query}` : null, round + lastUpdateTime)
  if (!isEditing || typeof key !== 'string') return null
  const submission = loaded.is === 'there' ? loaded.value.docs[0] : undefined
  const hasChanges = !submission || Number(data?.rev ?? 0) > submission.subjectRev
  const stage = submission?.stage
  const obstacle = isModified ? w('notSavedYet') : loaded.is === 'loading' ? w('loading') : hasChanges || stage === 'returned' ? null : w(stage === 'approved' ? 'submitIsApproved' : 'submitNothingNew')
  const canSubmit = ((user?.roles ?? []) as readonly Role[]).includes('editor')
  return (
    <div className="hub-actions">
      <span className="hub-status" aria-live="polite">
        {loaded.is === 'there' && (
          <StateBadge tone={stage ? STAGES[stage].tone : 'plain'}>
            {w(stage ? STAGES[stage].word : 'stateDraft')}
            {submission && hasChanges ? ` · ${w('stateChanged')}` : ''}
          </StateBadge>
        )}
        {submission && (
          <Link className="hub-status__link" href={`/admin/collections/submissions/${submission.id}`} prefetch={false}>
            {w('openSubmission')}
          </Link>
        )}
      </span>
      {canSubmit && <ActionButton style="secondary" label={w('submit')} obstacle={obstacle} onAction={() => setOpen(true)} />}
      {isOpen && (
        <SubmitDialog
          title={w('brandSubmitTitle')}
          explanation={w('brandSubmitExplain')}
          path={`/brands/${encodeURIComponent(key)}`}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false)
            setRound(round + 1)
          }}
        />
      )}
    </div>
  )
}
