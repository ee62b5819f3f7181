'use client'
import { Link, useAuth, useFormModified } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { Role } from '../../access/roles.ts'
import type { TestimonialPlace, TestimonialState } from '../../publishing/testimonial-overview.ts'
import { ActionButton } from '../action-button.tsx'
import type { AdminLanguage } from '../language.ts'
import { StateBadge } from '../state-badge.tsx'
import { STAGES } from '../submission/stages.ts'
import { SubmitDialog } from '../submission/submit-dialog.tsx'
import { useLanguage } from '../use-language.ts'

/** The approval in every language, with the way to ask for it. */
export function ApprovalPart({ state, onDone }: { readonly state: TestimonialState; onDone(): void }) {
  const { user } = useAuth()
  const { w, pick } = useLanguage()
  const isModified = useFormModified()
  const [open, setOpen] = useState<TestimonialPlace | null>(null)
  const id = useId()
  const roles = (user?.roles ?? []) as readonly Role[]
  const canSubmit = roles.includes('editor') || roles.includes('agent')
  const canRead = roles.some((role) => role !== 'agent')
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{w('standingApproval')}</h3>
      <ul>
        {state.places.map((place) => {
          const stage = place.submission ? STAGES[place.submission.stage] : undefined
          return (
            <li key={place.locale} data-locale={place.locale}>
              <span className="hub-status">
                <strong>{pick(place.label)}</strong>
                <StateBadge tone={stage?.tone ?? 'plain'}>
                  {place.hasQuote ? w(stage?.word ?? 'stateDraft') : w('standingNoQuote')}
                  {place.hasChanges ? ` · ${w('stateChanged')}` : ''}
                </StateBadge>
                {place.submission && canRead && (
                  <Link className="hub-status__link" href={`/admin/collections/submissions/${place.submission.id}`} prefetch={false}>
                    {w('openSubmission')}
                  </Link>
                )}
              </span>
              {place.submission?.stage === 'returned' && place.submission.decision && (
                <p className="hub-message hub-message--warning">{w('returnedBy', { name: place.submission.decidedByName ?? '', comment: place.submission.decision })}</p>
              )}
              {place.isApproved && state.status === 'standing' && <p className="hub-quiet">{w(place.isCovered ? 'standingCovered' : 'standingNotCovered')}</p>}
              {canSubmit && place.hasQuote && (
                <div className="hub-standing__buttons">
                  <ActionButton style="secondary" label={w('submit')} obstacle={submitObstacle(place, isModified, w)} onAction={() => setOpen(place)} />
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {open && (
        <SubmitDialog
          title={w('submitTitle', { locale: pick(open.label) })}
          explanation={w('testimonialSubmitExplain')}
          path={`/testimonials/${encodeURIComponent(state.key)}`}
          input={{ locale: open.locale }}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            onDone()
          }}
        />
      )}
    </section>
  )
}

function submitObstacle({ submission, hasChanges }: TestimonialPlace, isModified: boolean, w: AdminLanguage['w']): string | null {
  if (isModified) return w('notSavedYet')
  if (hasChanges) return null
  if (submission?.stage === 'in-review') return w('submitNothingNew')
  return submission?.stage === 'approved' ? w('submitIsApproved') : null
}
