'use client'
import '../styles/controls.css'
import { useAuth, useDocumentInfo, useEditDepth, useFormFields, useFormModified, useHotkey, useLocale } from '@payloadcms/ui'
import { useState } from 'react'
import type { Role } from '../../access/roles.ts'
import type { PieceState } from '../../publishing/overviews.ts'
import { ActionButton } from '../action-button.tsx'
import type { AdminLanguage } from '../language.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { SubmitDialog } from '../submission/submit-dialog.tsx'
import { UnpublishDialog } from './unpublish-dialog.tsx'
import { useLanguage } from '../use-language.ts'
import { usePieceState } from './use-piece-state.ts'
import { useSave } from '../use-save.ts'

/** Submit, publish and unpublish, in the place of Payload's publish button. Saving is autosave's business. */
export function PieceActions() {
  const { user } = useAuth()
  const { hasSavePermission, isEditing } = useDocumentInfo()
  const { label } = useLocale()
  const language = useLanguage()
  const piece = usePieceState()
  const isModified = useFormModified()
  const kind = useFormFields(([fields]) => fields.kind?.value)
  const save = useSave('pieces', piece.id, piece.locale)
  const [open, setOpen] = useState<'submit' | 'publish' | 'unpublish' | null>(null)
  const editDepth = useEditDepth()
  useHotkey({ cmdCtrlKey: true, editDepth, keyCodes: ['s'] }, (event) => {
    event.preventDefault()
    event.stopPropagation()
    if (hasSavePermission && isModified) void save()
  })

  const { w } = language
  const { key, locale, state } = piece
  if (!isEditing || key === null) return null
  const roles = (user?.roles ?? []) as readonly Role[]
  const canSubmit = roles.includes('editor') && hasSavePermission === true
  const canPublish = roles.includes('editor') || roles.includes('approver')
  const localeLabel = labelOf(label, language, locale)
  const isOut = state?.channels.some(({ state: is }) => is === 'live' || is === 'scheduled') ?? false
  const close = () => setOpen(null)
  const done = () => {
    setOpen(null)
    void piece.refresh()
  }
  const shown = { pieceKey: key, locale, localeLabel, onClose: close, onDone: done }
  return (
    <div className="hub-actions">
      {canPublish && isOut && <ActionButton style="secondary" label={w('unpublish')} obstacle={null} onAction={() => setOpen('unpublish')} />}
      {canPublish && <ActionButton style="secondary" label={w('publish')} obstacle={publishObstacle(state, kind, w)} onAction={() => setOpen('publish')} />}
      {canSubmit && <ActionButton style="primary" label={w('submit')} obstacle={submitObstacle(state, isModified, w)} onAction={() => setOpen('submit')} />}
      {open === 'submit' && (
        <SubmitDialog
          title={w('submitTitle', { locale: localeLabel })}
          explanation={w('submitExplain')}
          warnings={state ? warningsOf(state, language) : []}
          path={`/pieces/${encodeURIComponent(key)}`}
          input={{ locale }}
          save={async () => !isModified || (await save())}
          onClose={close}
          onDone={done}
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

function submitObstacle(state: PieceState | null, isModified: boolean, w: AdminLanguage['w']): string | null {
  if (!state) return w('loading')
  if (isModified) return null
  if (!state.hasText) return w('submitNoText')
  if (state.hasChanges) return null
  if (state.submission?.stage === 'in-review') return w('submitNothingNew')
  return state.submission?.stage === 'approved' ? w('submitIsApproved') : null
}

function publishObstacle(state: PieceState | null, kind: unknown, w: AdminLanguage['w']): string | null {
  if (!state) return w('loading')
  if (kind === 'snippet') return w('publishSnippet')
  return state.approved ? null : w('publishNotApproved')
}

/** What people call the locale. */
export function labelOf(label: unknown, { pick }: AdminLanguage, locale: string): string {
  if (typeof label === 'string') return label
  return label && typeof label === 'object' && 'de' in label && 'en' in label ? pick(label as { de: string; en: string }) : locale
}
