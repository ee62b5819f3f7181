'use client'
import { useState } from 'react'
import type { RunOptions } from '../../publishing/printing/run-record.ts'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { DueField } from './due-field.tsx'
import { OptionFields } from './option-fields.tsx'
import { draftOf, optionProblems, optionsOf } from './order-draft.ts'
import { tried } from './run-words.ts'

interface OptionsDialogProps {
  readonly run: RunView
  onClose(): void
  onDone(): void
}

/** Changes what was chosen for a run besides piece, format, shop and recipients. */
export function OptionsDialog({ run, onClose, onDone }: OptionsDialogProps) {
  const language = useLanguage()
  const { w } = language
  const [options, setOptions] = useState(draftOf(run.options))
  const isAddressed = run.sheet?.isAddressed ?? true
  const problems = optionProblems(options)
  const [first] = Object.values(problems)
  const isBuilt = run.state !== 'draft'
  const send = async () => {
    if (first) return { obstacle: w(first) }
    return tried(() => (isBuilt ? changeAndBuild(run, optionsOf(options, isAddressed)) : changeOptions(run, optionsOf(options, isAddressed))), w(isBuilt ? 'runOptionsBuilding' : 'runOptionsChanged'), language)
  }
  return (
    <Dialog title={w('runOptionsChangeTitle')} action={w(isBuilt ? 'runOptionsAndBuild' : 'runOptionsSend')} act={send} onClose={onClose} onDone={onDone}>
      {isBuilt && <p>{w('runOptionsChangeExplain')}</p>}
      <DueField value={options.dueOn} problem={problems.dueOn} onChange={(dueOn) => setOptions({ ...options, dueOn })} />
      <OptionFields options={options} problems={problems} markets={run.markets} isAddressed={isAddressed} onChange={setOptions} />
    </Dialog>
  )
}

/** Changes the options of a run as it is shown. @throws FlowFailure */
export const changeOptions = ({ key, rev }: RunView, options: RunOptions): Promise<RunView> => postFlow(`/print-runs/${encodeURIComponent(key)}/options`, { rev, options })

/** The same, and has it built. @throws FlowFailure */
export async function changeAndBuild(run: RunView, options: RunOptions): Promise<void> {
  await changeOptions(run, options)
  await postFlow(`/print-runs/${encodeURIComponent(run.key)}/build`, {})
}
