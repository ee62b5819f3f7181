'use client'
import { Link } from '@payloadcms/ui'
import type { SubmissionRecord } from '../../publishing/records.ts'
import { StateBadge } from '../state-badge.tsx'
import { STAGES } from './stages.ts'
import { useLanguage } from '../use-language.ts'

/** What is told of the submission handed in last. */
interface ShownSubmission {
  readonly id: string | number
  readonly stage: SubmissionRecord['stage']
  readonly decision?: string | null
  readonly decidedByName?: string | null
}

interface StageBadgeProps {
  readonly locale: string
  readonly submission: ShownSubmission | null
  readonly isWritten: boolean
  readonly hasChanges: boolean
}

/** Draft, in review, returned, approved, in the present language; and whether something was written since. */
export function StageBadge({ locale, submission, isWritten, hasChanges }: StageBadgeProps) {
  const { w } = useLanguage()
  const stage = submission ? STAGES[submission.stage] : undefined
  return (
    <StateBadge tone={stage?.tone ?? 'plain'}>
      {locale.toUpperCase()} · {isWritten ? w(stage?.word ?? 'stateDraft') : w('stateNoText')}
      {submission && hasChanges ? ` · ${w('stateChanged')}` : ''}
    </StateBadge>
  )
}

/** Why it was returned, and the way to it. */
export function SubmissionTrail({ submission }: Pick<StageBadgeProps, 'submission'>) {
  const { w } = useLanguage()
  if (!submission) return null
  return (
    <>
      {submission.stage === 'returned' && submission.decision && (
        <span className="hub-status__comment">{w('returnedBy', { name: submission.decidedByName ?? '', comment: submission.decision })}</span>
      )}
      <Link className="hub-status__link" href={`/admin/collections/submissions/${submission.id}`} prefetch={false}>
        {w('openSubmission')}
      </Link>
    </>
  )
}
