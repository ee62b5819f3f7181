'use client'
import '../styles/controls.css'
import '../styles/submission.css'
import { Gutter, Link, SetStepNav, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import type { SubmissionView as View } from '../../publishing/overviews.ts'
import { BrandComparison } from '../comparison/brand-comparison.tsx'
import { MailingComparison, SubmittedMail } from '../mailings/mailing-judgement.tsx'
import { PieceComparison } from '../comparison/piece-comparison.tsx'
import { useFetched } from '../use-fetched.ts'
import { StateBadge } from '../state-badge.tsx'
import { Certificate } from './certificate.tsx'
import { DecidePanel } from './decide-panel.tsx'
import { Renditions } from './renditions.tsx'
import { STAGES } from './stages.ts'
import { type Subject, SubjectLink, useSubject } from './subject-link.tsx'
import { TestimonialJudgement } from './testimonial-judgement.tsx'
import { useLanguage } from '../use-language.ts'

/** A submission as reviewers need it: who asks for what, what differs, what each channel makes of it, and the decision. */
export function SubmissionView() {
  const { initialData } = useDocumentInfo()
  const { i18n } = useTranslation()
  const { w } = useLanguage()
  const [round, setRound] = useState(0)
  const key: unknown = initialData?.key
  const loaded = useFetched<View>(typeof key === 'string' ? `/flow/submissions/${encodeURIComponent(key)}` : null, round)
  const subject = useSubject(loaded.is === 'there' ? loaded.value.submission : null)
  // A testimonial is submitted under its key; people call it by its working title.
  const title = subject?.label ?? String(initialData?.title ?? '')
  return (
    <>
      <SetStepNav nav={[{ label: i18n.language === 'de' ? 'Einreichungen' : 'Submissions', url: '/collections/submissions' }, { label: title }]} />
      <Gutter className="hub-page hub-submission">
        {loaded.is === 'loading' && (
          <>
            <h1>{title}</h1>
            <p className="hub-waiting" role="status">
              {w('submissionLoading')}
            </p>
          </>
        )}
        {loaded.is === 'failed' && (
          <p className="hub-message hub-message--error" role="alert">
            {loaded.sentence}
          </p>
        )}
        {loaded.is === 'there' && <Shown view={loaded.value} title={title} subject={subject} onDecided={() => setRound(round + 1)} />}
      </Gutter>
    </>
  )
}

interface ShownProps {
  readonly view: View
  readonly title: string
  readonly subject: Subject | null
  onDecided(): void
}

function Shown({ view, title, subject, onDecided }: ShownProps) {
  const { w, when } = useLanguage()
  const { submission, comparison, hasEarlier, checks, channels } = view
  const { snapshot, stage } = submission
  const isDecided = stage === 'approved' || stage === 'returned'
  return (
    <>
      <div className="hub-submission__head">
        <h1>{title}</h1>
        <p className="hub-submission__facts">
          <StateBadge tone={STAGES[stage].tone}>{w(STAGES[stage].word)}</StateBadge>
          {submission.locale !== '*' && <span>{submission.locale.toUpperCase()}</span>}
          <span>{w('submittedOn', { name: submission.submittedByName, date: when(submission.createdAt) })}</span>
          {subject && <SubjectLink subject={submission.subject} id={subject.id} locale={submission.locale} />}
        </p>
        {submission.comment && (
          <figure className="hub-quote">
            <figcaption>{w('submissionComment')}</figcaption>
            <blockquote>{submission.comment}</blockquote>
          </figure>
        )}
        {isDecided && (
          <figure className="hub-quote">
            <figcaption>{w(stage === 'approved' ? 'decidedApproved' : 'decidedReturned', { name: submission.decidedByName ?? '', date: when(submission.decidedAt ?? '') })}</figcaption>
            {submission.decision && <blockquote>{submission.decision}</blockquote>}
          </figure>
        )}
        {stage === 'overtaken' && <p className="hub-message hub-message--warning">{w('submissionOvertaken')}</p>}
      </div>
      <div className="hub-submission__columns">
        <div>
          <section aria-labelledby="hub-comparison-title">
            <h2 id="hub-comparison-title">{w('comparison')}</h2>
            {snapshot.subject === 'piece' && comparison && <PieceComparison comparison={comparison} snapshot={snapshot} hasEarlier={hasEarlier} />}
            {view.testimonial && <TestimonialJudgement testimonial={view.testimonial} locale={submission.locale} />}
            {view.mailing && <MailingComparison judged={view.mailing} hasEarlier={hasEarlier} />}
            {snapshot.subject === 'brand' && <BrandComparison snapshot={snapshot} number={submission.number} />}
          </section>
        </div>
        <aside className="hub-submission__side">
          {stage === 'in-review' && <DecidePanel submission={submission} checks={checks} channels={channels} onDecided={onDecided} />}
          {stage === 'approved' && <Certificate submissionKey={submission.key} channels={channels} />}
        </aside>
      </div>
      {channels.length > 0 && snapshot.subject === 'piece' && snapshot.kind !== 'snippet' && (
        <section aria-labelledby="hub-renditions-title">
          <h2 id="hub-renditions-title">{w('renditions')}</h2>
          <p className="hub-quiet">{w('renditionsExplain')}</p>
          <Renditions submissionKey={submission.key} channels={channels} brand={snapshot.brand} locale={submission.locale} quoting={view.quoting} />
        </section>
      )}
      {snapshot.subject === 'mailing' && (
        <section aria-labelledby="hub-mail-title">
          <h2 id="hub-mail-title">{w('mailSubmitted')}</h2>
          <p className="hub-quiet">{w('mailSubmittedExplain')}</p>
          <SubmittedMail submissionKey={submission.key} locale={submission.locale} />
        </section>
      )}
      <p>
        <Link href="/admin/collections/submissions" prefetch={false}>
          ← {w('showAll')}
        </Link>
      </p>
    </>
  )
}
