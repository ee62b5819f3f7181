'use client'
import { useState } from 'react'
import type { RunsAtStake } from '../../publishing/printing/runs-at-stake.ts'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import { StakeList } from '../printing/stake-list.tsx'
import type { Outcome } from '../use-attempt.ts'
import { useFetched } from '../use-fetched.ts'
import { useLanguage } from '../use-language.ts'
import { heldBy } from './held-by.ts'
import { Labelled } from './labelled.tsx'

interface DeleteListDialogProps {
  readonly listKey: string
  onClose(): void
  onDone(): void
}

/** Asks before the rows of a list go, and names the print runs that rest on it. */
export function DeleteListDialog({ listKey, onClose, onDone }: DeleteListDialogProps) {
  const { w } = useLanguage()
  const [reason, setReason] = useState('')
  const path = `/recipient-lists/${encodeURIComponent(listKey)}`
  const stake = useFetched<RunsAtStake>(`/flow${path}/runs-at-stake`, 0)
  const act = async (): Promise<Outcome> => {
    try {
      await postFlow(`${path}/delete`, { reason })
      return { done: w('listDeleteDone') }
    } catch (error) {
      const runs = heldBy(error)
      if (runs === null) throw error
      return { obstacle: w('listDeleteRefused', { runs }) }
    }
  }
  const { waiting, withShop } = stake.is === 'there' ? stake.value : { waiting: null, withShop: null }
  return (
    <Dialog title={w('listDeleteTitle')} action={w('listDelete')} isDangerous act={act} onClose={onClose} onDone={onDone}>
      <p>{w('listDeleteExplain')}</p>
      {withShop && withShop.runs.length > 0 && (
        <div className="hub-message hub-message--warning">
          <p>{w('listDeleteHeld')}</p>
          <StakeList runs={withShop.runs} />
        </div>
      )}
      {waiting && waiting.runs.length > 0 && (
        <div className="hub-message">
          <p>{w('listDeleteBlocks', { count: waiting.runs.length })}</p>
          <StakeList runs={waiting.runs} />
        </div>
      )}
      <Labelled label={w('listDeleteReason')} isOptional>
        {(described) => <input {...described} className="hub-input" value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />}
      </Labelled>
    </Dialog>
  )
}
