'use client'
import { useId, useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'

const COMMENT_MAX = 2_000

interface SubmitDialogProps {
  readonly title: string
  readonly explanation: string
  /** What is submitted, as its path below /api/flow. */
  readonly path: string
  /** What whoever submits should know first. */
  readonly warnings?: readonly string[]
  /** Sent with the comment. */
  readonly input?: Readonly<Record<string, string>>
  /** Saves what is not saved yet; false if that failed. */
  save?(): Promise<boolean>
  onClose(): void
  onDone(): void
}

/** Asks for a comment, saves, submits: a piece in one locale, or a brand. */
export function SubmitDialog({ title, explanation, warnings = [], path, input = {}, save, onClose, onDone }: SubmitDialogProps) {
  const { w } = useLanguage()
  const [comment, setComment] = useState('')
  const id = useId()
  const act = async () => {
    if (save && !(await save())) return { obstacle: w('saveFailed') }
    await postFlow(`${path}/submit`, { ...input, comment })
    return { done: w('submitted') }
  }
  return (
    <Dialog title={title} action={w('submitSend')} act={act} onClose={onClose} onDone={onDone}>
      <p>{explanation}</p>
      {warnings.map((sentence) => (
        <p key={sentence} className="hub-message hub-message--warning">
          {sentence}
        </p>
      ))}
      <label className="hub-label" htmlFor={id}>
        {w('submitComment')} <small>({w('optional')})</small>
      </label>
      <textarea id={id} className="hub-input" rows={4} maxLength={COMMENT_MAX} value={comment} onChange={(event) => setComment(event.target.value)} />
    </Dialog>
  )
}
