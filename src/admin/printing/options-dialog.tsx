'use client'
import { useState } from 'react'
import { FORMAT_OPTIONS } from '../../channel/format-options.ts'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { DueField } from './due-field.tsx'
import { OptionFields } from './option-fields.tsx'
import { draftOf, optionProblems, type OptionsDraft, optionsOf } from './order-draft.ts'
import { sizeGaps, tried } from './run-words.ts'

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
  const problems = optionProblems(options, run.sheet)
  const [first] = Object.values(problems)
  const isBuilt = run.state !== 'draft'
  const send = async () => {
    if (first) return { obstacle: w(first, sizeGaps(run.sheet, language)) }
    return tried(() => (isBuilt ? changeAndBuild(run, options) : changeOptions(run, options)), w(isBuilt ? 'runOptionsBuilding' : 'runOptionsChanged'), language)
  }
  return (
    <Dialog title={w('runOptionsChangeTitle')} action={w(isBuilt ? 'runOptionsAndBuild' : 'runOptionsSend')} act={send} onClose={onClose} onDone={onDone}>
      {isBuilt && <p>{w('runOptionsChangeExplain')}</p>}
      <DueField value={options.dueOn} problem={problems.dueOn} onChange={(dueOn) => setOptions({ ...options, dueOn })} />
      <OptionFields options={options} problems={problems} markets={run.markets} format={run.sheet} onChange={setOptions} />
    </Dialog>
  )
}

/** Changes the options of a run as it is shown. @throws FlowFailure */
export const changeOptions = ({ key, rev, sheet }: RunView, options: OptionsDraft): Promise<RunView> => postFlow(`/print-runs/${encodeURIComponent(key)}/options`, { rev, options: optionsOf(options, sheet ?? { options: FORMAT_OPTIONS }) })

/** The same, and has it built. @throws FlowFailure */
export async function changeAndBuild(run: RunView, options: OptionsDraft): Promise<void> {
  await changeOptions(run, options)
  await postFlow(`/print-runs/${encodeURIComponent(run.key)}/build`, {})
}
