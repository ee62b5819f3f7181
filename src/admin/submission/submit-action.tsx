'use client'
import { useState } from 'react'
import type { PieceState } from '../../publishing/overviews.ts'
import { ActionButton } from '../action-button.tsx'
import type { Word } from '../translations.ts'
import type { DocumentActions } from '../use-document-actions.ts'
import { useLanguage } from '../use-language.ts'
import { SubmitDialog } from './submit-dialog.tsx'

interface SubmitActionProps extends Pick<DocumentActions, 'localeLabel' | 'isModified' | 'saved'> {
  readonly subjects: 'pieces' | 'mailings'
  readonly subjectKey: string
  readonly locale: string
  /** Null until known. */
  readonly state: (Pick<PieceState, 'submission' | 'hasChanges'> & { readonly isWritten: boolean }) | null
  /** What is said while nothing is written in this locale. */
  readonly unwritten: Word
  readonly explanation: Word
  readonly warnings?: readonly string[]
  onDone(): void
}

/** Hands a document in, in one locale: the button, with the reason where there is nothing to hand in, and its dialog. */
export function SubmitAction({ subjects, subjectKey, locale, state, unwritten, explanation, warnings = [], localeLabel, isModified, saved, onDone }: SubmitActionProps) {
  const { w } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const obstacle = obstacleOf(state, isModified, unwritten)
  return (
    <>
      <ActionButton style="primary" label={w('submit')} obstacle={obstacle && w(obstacle)} onAction={() => setOpen(true)} />
      {isOpen && (
        <SubmitDialog
          title={w('submitTitle', { locale: localeLabel })}
          explanation={w(explanation)}
          warnings={warnings}
          path={`/${subjects}/${encodeURIComponent(subjectKey)}`}
          input={{ locale }}
          save={saved}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false)
            onDone()
          }}
        />
      )}
    </>
  )
}

/** What is not saved yet is something new. */
function obstacleOf(state: SubmitActionProps['state'], isModified: boolean, unwritten: Word): Word | null {
  if (!state) return 'loading'
  if (isModified) return null
  if (!state.isWritten) return unwritten
  if (state.hasChanges) return null
  if (state.submission?.stage === 'in-review') return 'submitNothingNew'
  return state.submission?.stage === 'approved' ? 'submitIsApproved' : null
}
