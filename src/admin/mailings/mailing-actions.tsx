'use client'
import '../styles/controls.css'
import { useAuth, useDocumentInfo, useEditDepth, useFormModified, useHotkey, useLocale } from '@payloadcms/ui'
import { useState } from 'react'
import type { Role } from '../../access/roles.ts'
import type { MailingState } from '../../publishing/mailings/mailing-state.ts'
import { ActionButton } from '../action-button.tsx'
import type { AdminLanguage } from '../language.ts'
import { labelOf } from '../piece/piece-actions.tsx'
import { SubmitDialog } from '../submission/submit-dialog.tsx'
import { useLanguage } from '../use-language.ts'
import { useSave } from '../use-save.ts'
import { ExportDialog } from './export-dialog.tsx'
import { TestDialog } from './test-dialog.tsx'
import { useMailingState } from './use-mailing-state.ts'

/** Submit, export, send a test, in the place of Payload's publish button. */
export function MailingActions() {
  const { user } = useAuth()
  const { hasSavePermission, isEditing } = useDocumentInfo()
  const { label } = useLocale()
  const language = useLanguage()
  const mailing = useMailingState()
  const isModified = useFormModified()
  const save = useSave('mailings', mailing.id, mailing.locale)
  const [open, setOpen] = useState<'submit' | 'export' | 'test' | null>(null)
  const editDepth = useEditDepth()
  useHotkey({ cmdCtrlKey: true, editDepth, keyCodes: ['s'] }, (event) => {
    event.preventDefault()
    event.stopPropagation()
    if (hasSavePermission && isModified) void save()
  })

  const { w } = language
  const { key, locale, state, refresh } = mailing
  if (!isEditing || key === null) return null
  const roles = (user?.roles ?? []) as readonly Role[]
  const canSubmit = roles.includes('editor') && hasSavePermission === true
  const canHandOut = roles.includes('editor') || roles.includes('approver')
  const close = () => setOpen(null)
  const shown = { mailingKey: key, locale, onClose: close, onChanged: () => void refresh() }
  return (
    <div className="hub-actions">
      {canHandOut && <ActionButton style="secondary" label={w('testSend')} obstacle={testObstacle(state, w)} onAction={() => setOpen('test')} />}
      {canHandOut && <ActionButton style="secondary" label={w('mailingExport')} obstacle={state?.approved ? null : w(state ? 'exportNotApproved' : 'loading')} onAction={() => setOpen('export')} />}
      {canSubmit && <ActionButton style="primary" label={w('submit')} obstacle={submitObstacle(state, isModified, w)} onAction={() => setOpen('submit')} />}
      {open === 'submit' && (
        <SubmitDialog
          title={w('submitTitle', { locale: labelOf(label, language, locale) })}
          explanation={w('mailingSubmitExplain')}
          path={`/mailings/${encodeURIComponent(key)}`}
          input={{ locale }}
          save={async () => !isModified || (await save())}
          onClose={close}
          onDone={() => {
            close()
            void refresh()
          }}
        />
      )}
      {open === 'export' && state && <ExportDialog {...shown} state={state} />}
      {open === 'test' && state && <TestDialog {...shown} isApproved={state.approved !== null} save={async () => !isModified || !canSubmit || (await save())} />}
    </div>
  )
}

function submitObstacle(state: MailingState | null, isModified: boolean, w: AdminLanguage['w']): string | null {
  if (!state) return w('loading')
  if (isModified) return null
  if (!state.hasSubject) return w('mailingNoSubject')
  if (state.hasChanges || state.obstacle !== null) return null
  if (state.submission?.stage === 'in-review') return w('submitNothingNew')
  return state.submission?.stage === 'approved' ? w('submitIsApproved') : null
}

function testObstacle(state: MailingState | null, w: AdminLanguage['w']): string | null {
  if (!state) return w('loading')
  return state.canSendTests ? null : w('testNoServer')
}
