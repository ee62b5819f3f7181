'use client'
import '../styles/controls.css'
import { useState } from 'react'
import type { MailingState } from '../../publishing/mailings/mailing-state.ts'
import { ActionButton } from '../action-button.tsx'
import type { AdminLanguage } from '../language.ts'
import { SubmitAction } from '../submission/submit-action.tsx'
import { useDocumentActions } from '../use-document-actions.ts'
import { useLanguage } from '../use-language.ts'
import { ExportDialog } from './export-dialog.tsx'
import { TestDialog } from './test-dialog.tsx'
import { useMailingState } from './use-mailing-state.ts'

/** Submit, export, send a test, in the place of Payload's publish button. */
export function MailingActions() {
  const { w } = useLanguage()
  const mailing = useMailingState()
  const actions = useDocumentActions('mailings', mailing)
  const [open, setOpen] = useState<'export' | 'test' | null>(null)

  const { key, locale, state } = mailing
  if (!actions.isEditing || key === null) return null
  const refresh = () => void mailing.refresh()
  const shown = { mailingKey: key, locale, onClose: () => setOpen(null), onChanged: refresh }
  return (
    <div className="hub-actions">
      {actions.canHandOut && <ActionButton style="secondary" label={w('testSend')} obstacle={testObstacle(state, w)} onAction={() => setOpen('test')} />}
      {actions.canHandOut && <ActionButton style="secondary" label={w('mailingExport')} obstacle={state?.approved ? null : w(state ? 'exportNotApproved' : 'loading')} onAction={() => setOpen('export')} />}
      {actions.canSubmit && (
        <SubmitAction
          {...actions}
          subjects="mailings"
          subjectKey={key}
          locale={locale}
          // What cannot be submitted as it stands says why in the dialog.
          state={state && { ...state, isWritten: state.hasSubject, hasChanges: state.hasChanges || state.obstacle !== null }}
          unwritten="mailingNoSubject"
          explanation="mailingSubmitExplain"
          onDone={refresh}
        />
      )}
      {open === 'export' && state && <ExportDialog {...shown} state={state} />}
      {open === 'test' && state && <TestDialog {...shown} isApproved={state.approved !== null} save={async () => !actions.canSubmit || (await actions.saved())} />}
    </div>
  )
}

function testObstacle(state: MailingState | null, w: AdminLanguage['w']): string | null {
  if (!state) return w('loading')
  return state.canSendTests ? null : w('testNoServer')
}
