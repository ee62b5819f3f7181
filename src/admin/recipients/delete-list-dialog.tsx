'use client'
import { useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { Labelled } from './labelled.tsx'

interface DeleteListDialogProps {
  readonly listKey: string
  onClose(): void
  onDone(): void
}

/** Asks before the rows of a list go. */
export function DeleteListDialog({ listKey, onClose, onDone }: DeleteListDialogProps) {
  const { w } = useLanguage()
  const [reason, setReason] = useState('')
  const act = async () => {
    await postFlow(`/recipient-lists/${encodeURIComponent(listKey)}/delete`, { reason })
    return { done: w('listDeleteDone') }
  }
  return (
    <Dialog title={w('listDeleteTitle')} action={w('listDelete')} isDangerous act={act} onClose={onClose} onDone={onDone}>
      <p>{w('listDeleteExplain')}</p>
      <Labelled label={w('listDeleteReason')} isOptional>
        {(described) => <input {...described} className="hub-input" value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />}
      </Labelled>
    </Dialog>
  )
}
