'use client'
import { useId, useState } from 'react'
import type { ErasureBasis } from '../../consent/rights/begin-erasure.ts'
import type { Receipt } from '../../consent/rights/erase.ts'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'

const BASES: readonly ErasureBasis[] = ['request', 'no-longer-needed', 'consent-withdrawn', 'objection', 'unlawful']

interface EraseDialogProps {
  /** Key of the contact. */
  readonly contact: string
  onClose(): void
  onErased(receipt: Receipt): void
}

/** Asks for the reason and for a typed word before a person is erased for good. */
export function EraseDialog({ contact, onClose, onErased }: EraseDialogProps) {
  const { w } = useLanguage()
  const id = useId()
  const [basis, setBasis] = useState<ErasureBasis>('request')
  const [typed, setTyped] = useState('')
  const word = w('eraseConfirmWord')
  const act = async () => {
    if (typed.trim().toUpperCase() !== word) return { obstacle: w('eraseNotConfirmed', { word }) }
    onErased(await postFlow<Receipt>(`/contacts/${encodeURIComponent(contact)}/erase`, { basis, confirm: contact }))
    return { done: w('erased') }
  }
  return (
    <Dialog title={w('eraseTitle')} action={w('eraseSend')} isDangerous act={act} onClose={onClose} onDone={onClose}>
      <p>{w('eraseExplain')}</p>
      <label className="hub-label" htmlFor={`${id}-basis`}>
        {w('eraseBasis')}
      </label>
      <select id={`${id}-basis`} className="hub-input" value={basis} onChange={(event) => setBasis(event.target.value as ErasureBasis)}>
        {BASES.map((one) => (
          <option key={one} value={one}>
            {w(`basis-${one}`)}
          </option>
        ))}
      </select>
      <label className="hub-label" htmlFor={`${id}-word`}>
        {w('eraseConfirm', { word })}
      </label>
      <input id={`${id}-word`} className="hub-input" type="text" autoComplete="off" spellCheck={false} value={typed} onChange={(event) => setTyped(event.target.value)} />
    </Dialog>
  )
}
