'use client'
import '../styles/controls.css'
import { useFormFields } from '@payloadcms/ui'
import { useState } from 'react'
import type { PieceState } from '../../publishing/overviews.ts'
import { ActionButton } from '../action-button.tsx'
import type { AdminLanguage } from '../language.ts'
import { SubmitAction } from '../submission/submit-action.tsx'
import { useDocumentActions } from '../use-document-actions.ts'
import { useLanguage } from '../use-language.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { UnpublishDialog } from './unpublish-dialog.tsx'
import { usePieceState } from './use-piece-state.ts'

/** Submit, publish and unpublish, in the place of Payload's publish button. Saving is autosave's business. */
export function PieceActions() {
  const language = useLanguage()
  const piece = usePieceState()
  const actions = useDocumentActions('pieces', piece)
  const kind = useFormFields(([fields]) => fields.kind?.value)
  const [open, setOpen] = useState<'publish' | 'unpublish' | null>(null)

  const { w } = language
  const { key, locale, state } = piece
  if (!actions.isEditing || key === null) return null
  const isOut = state?.channels.some(({ state: is }) => is === 'live' || is === 'scheduled') ?? false
  const refresh = () => void piece.refresh()
  const done = () => {
    setOpen(null)
    refresh()
  }
  const shown = { pieceKey: key, locale, localeLabel: actions.localeLabel, onClose: () => setOpen(null), onDone: done }
  return (
    <div className="hub-actions">
      {actions.canHandOut && isOut && <ActionButton style="secondary" label={w('unpublish')} obstacle={null} onAction={() => setOpen('unpublish')} />}
      {actions.canHandOut && <ActionButton style="secondary" label={w('publish')} obstacle={publishObstacle(state, kind, w)} onAction={() => setOpen('publish')} />}
      {actions.canSubmit && (
        <SubmitAction
          {...actions}
          subjects="pieces"
          subjectKey={key}
          locale={locale}
          state={state && { ...state, isWritten: state.hasText }}
          unwritten="submitNoText"
          explanation="submitExplain"
          warnings={state ? warningsOf(state, language) : []}
          onDone={refresh}
        />
      )}
      {open === 'publish' && state && <PublishDialog {...shown} state={state} />}
      {open === 'unpublish' && state && <UnpublishDialog {...shown} state={state} />}
    </div>
  )
}

/** Customers' words that the piece would lose where it goes. */
function warningsOf({ unshownQuotes, channels }: PieceState, { w, pick }: AdminLanguage): string[] {
  const labels = new Map(channels.map(({ channel, label }) => [channel, pick(label)]))
  return unshownQuotes.map(({ label, channels: ids, pieceGoes }) => w(pieceGoes ? 'submitUnshownPiece' : 'submitUnshown', { label, channels: ids.map((id) => labels.get(id) ?? id).join(', ') }))
}

function publishObstacle(state: PieceState | null, kind: unknown, w: AdminLanguage['w']): string | null {
  if (!state) return w('loading')
  if (kind === 'snippet') return w('publishSnippet')
  return state.approved ? null : w('publishNotApproved')
}
