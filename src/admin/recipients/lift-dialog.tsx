'use client'
import { useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { Labelled } from './labelled.tsx'

interface LiftDialogProps {
  /** As typed. */
  readonly person: Readonly<Record<string, string>>
  onClose(): void
  onDone(): void
}

/** Asks why somebody gets mail again. */
export function LiftDialog({ person, onClose, onDone }: LiftDialogProps) {
  const { w } = useLanguage()
  const [reason, setReason] = useState('')
  const act = async () => {
    await postFlow('/suppressions/lift', { person, reason })
    return { done: w('suppressionLifted') }
  }
  return (
    <Dialog title={w('suppressionLift')} action={w('suppressionLift')} isDangerous act={act} onClose={onClose} onDone={onDone}>
      <p>{w('suppressionWhom', { person: Object.values(person).map((part) => part.trim()).filter(Boolean).join(', ') })}</p>
      <Labelled label={w('suppressionReason')} hint={w('suppressionReasonHint')}>
        {(described) => <input {...described} className="hub-input" required value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />}
      </Labelled>
    </Dialog>
  )
}
