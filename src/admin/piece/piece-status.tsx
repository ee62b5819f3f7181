'use client'
import '../styles/controls.css'
import { useDocumentInfo, useLocale } from '@payloadcms/ui'
import type { PieceState } from '../../publishing/overviews.ts'
import type { AdminLanguage } from '../language.ts'
import { PostLinks } from '../posts/post-links.tsx'
import { StateBadge } from '../state-badge.tsx'
import { StageBadge, SubmissionTrail } from '../submission/submission-state.tsx'
import { useLanguage } from '../use-language.ts'
import { usePieceState } from './use-piece-state.ts'

/** Where the piece stands in the present locale: draft, in review, returned with which comment, approved; and where it is live. */
export function PieceStatus() {
  const { isEditing } = useDocumentInfo()
  const { code } = useLocale()
  const { id, key, state } = usePieceState()
  const { w, pick } = useLanguage()
  if (!isEditing || !state) return <span className="hub-status hub-status--piece" aria-live="polite" />
  const { submission, hasChanges, hasText } = state
  const on = (wanted: PieceState['channels'][number]['state']) => state.channels.filter(({ state: is }) => is === wanted).map(({ label }) => pick(label))
  const [live, scheduled] = [on('live'), on('scheduled')]
  return (
    <span className="hub-status hub-status--piece" aria-live="polite">
      <StageBadge locale={code} submission={submission} isWritten={hasText} hasChanges={hasChanges} />
      {live.length > 0 && <StateBadge tone="live">{w('liveOn', { channels: fewOf(live, w) })}</StateBadge>}
      {scheduled.length > 0 && <StateBadge tone="waiting">{w('scheduledOn', { channels: fewOf(scheduled, w) })}</StateBadge>}
      {state.staleEmbeds.length > 0 && <StateBadge tone="attention">{w('staleEmbeds', { keys: state.staleEmbeds.join(', ') })}</StateBadge>}
      <SubmissionTrail submission={submission} />
      {key !== null && <PostLinks pieceId={id} piece={key} locale={code} round={state} />}
    </span>
  )
}

/** Two by name, more by number: the row is narrow, and the publish dialog lists them. */
const fewOf = (channels: readonly string[], w: AdminLanguage['w']): string => (channels.length <= 2 ? channels.join(', ') : w('manyChannels', { count: channels.length }))
