'use client'
import './styles/controls.css'
import { Link, useDocumentInfo, useLocale } from '@payloadcms/ui'
import type { PieceState } from '../publishing/overviews.ts'
import type { AdminLanguage } from './language.ts'
import { PostLinks } from './posts/post-links.tsx'
import { StateBadge, type StateTone } from './state-badge.tsx'
import type { Word } from './translations.ts'
import { useLanguage } from './use-language.ts'
import { usePieceState } from './use-piece-state.ts'

const STAGES: Readonly<Record<string, { readonly word: Word; readonly tone: StateTone }>> = {
  'in-review': { word: 'stateInReview', tone: 'waiting' },
  returned: { word: 'stateReturned', tone: 'attention' },
  approved: { word: 'stateApproved', tone: 'good' },
  overtaken: { word: 'stateOvertaken', tone: 'plain' },
}

/** Where the piece stands in the present locale: draft, in review, returned with which comment, approved; and where it is live. */
export function PieceStatus() {
  const { isEditing } = useDocumentInfo()
  const { code } = useLocale()
  const { id, key, state } = usePieceState()
  const { w, pick } = useLanguage()
  if (!isEditing || !state) return <span className="hub-status hub-status--piece" aria-live="polite" />
  const { submission, hasChanges, hasText } = state
  const stage = submission ? STAGES[submission.stage] : undefined
  const on = (wanted: PieceState['channels'][number]['state']) => state.channels.filter(({ state: is }) => is === wanted).map(({ label }) => pick(label))
  const [live, scheduled] = [on('live'), on('scheduled')]
  return (
    <span className="hub-status hub-status--piece" aria-live="polite">
      <StateBadge tone={stage?.tone ?? 'plain'}>
        {code.toUpperCase()} · {hasText ? w(stage?.word ?? 'stateDraft') : w('stateNoText')}
        {submission && hasChanges ? ` · ${w('stateChanged')}` : ''}
      </StateBadge>
      {live.length > 0 && <StateBadge tone="live">{w('liveOn', { channels: fewOf(live, w) })}</StateBadge>}
      {scheduled.length > 0 && <StateBadge tone="waiting">{w('scheduledOn', { channels: fewOf(scheduled, w) })}</StateBadge>}
      {state.staleEmbeds.length > 0 && <StateBadge tone="attention">{w('staleEmbeds', { keys: state.staleEmbeds.join(', ') })}</StateBadge>}
      {submission?.stage === 'returned' && submission.decision && (
        <span className="hub-status__comment">{w('returnedBy', { name: submission.decidedByName ?? '', comment: submission.decision })}</span>
      )}
      {submission && (
        <Link className="hub-status__link" href={`/admin/collections/submissions/${submission.id}`} prefetch={false}>
          {w('openSubmission')}
        </Link>
      )}
      {key !== null && <PostLinks pieceId={id} piece={key} locale={code} round={state} />}
    </span>
  )
}

/** Two by name, more by number: the row is narrow, and the publish dialog lists them. */
const fewOf = (channels: readonly string[], w: AdminLanguage['w']): string => (channels.length <= 2 ? channels.join(', ') : w('manyChannels', { count: channels.length }))
