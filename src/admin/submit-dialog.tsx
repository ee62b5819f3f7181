'use client'
import { toast } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { postFlow, sentenceOf } from './flow-api.ts'
import { useLanguage } from './use-language.ts'

const COMMENT_MAX = 2_000

interface SubmitDialogProps {
  readonly pieceKey: string
  readonly locale: string
  readonly localeLabel: string
  /** Saves what is not saved yet; false if that failed. */
  save(): Promise<boolean>
  onClose(): void
  onDone(): void
}

/** Asks for a comment, saves, submits. */
export function SubmitDialog({ pieceKey, locale, localeLabel, save, onClose, onDone }: SubmitDialogProps) {
  const language = useLanguage()
  const { w } = language
  const [comment, setComment] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const id = useId()

  const act = async () => {
    setBusy(true)
    setFailure(null)
    try {
      if (!(await save())) return setFailure(w('saveFailed'))
      await postFlow(`/pieces/${encodeURIComponent(pieceKey)}/submit`, { locale, comment })
      toast.success(w('submitted'))
      onDone()
    } catch (error) {
      setFailure(sentenceOf(error, language))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={w('submitTitle', { locale: localeLabel })} action={w('submitSend')} isBusy={isBusy} failure={failure} onAction={() => void act()} onClose={onClose}>
      <p>{w('submitExplain')}</p>
      <label className="hub-label" htmlFor={id}>
        {w('submitComment')} <small>({w('optional')})</small>
      </label>
      <textarea id={id} className="hub-input" rows={4} maxLength={COMMENT_MAX} value={comment} onChange={(event) => setComment(event.target.value)} />
    </Dialog>
  )
}
