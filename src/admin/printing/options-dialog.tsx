'use client'
import { useState } from 'react'
import { FORMAT_OPTIONS } from '../../channel/format-options.ts'
import type { RunOptions } from '../../publishing/printing/run-record.ts'
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
  // Where a shop may fetch it already, the day of delivery is all that can still be another; alone, it costs no build.
  const mayAll = run.may.includes('change')
  const needsBuild = run.state !== 'draft' && mayAll && !isAlike(run, options)
  const send = async () => {
    if (first) return { obstacle: w(first, sizeGaps(run.sheet, language)) }
    return tried(() => (needsBuild ? changeAndBuild(run, options) : changeOptions(run, options)), w(needsBuild ? 'runOptionsBuilding' : 'runOptionsChanged'), language)
  }
  return (
    <Dialog title={w(mayAll ? 'runOptionsChangeTitle' : 'runDueChange')} action={w(needsBuild ? 'runOptionsAndBuild' : 'runOptionsSend')} act={send} onClose={onClose} onDone={onDone}>
      {run.state !== 'draft' && <p>{w(mayAll ? 'runOptionsChangeExplain' : 'runDueExplain')}</p>}
      <DueField value={options.dueOn} problem={problems.dueOn} onChange={(dueOn) => setOptions({ ...options, dueOn })} />
      {mayAll && <OptionFields options={options} problems={problems} markets={run.markets} format={run.sheet} onChange={setOptions} />}
    </Dialog>
  )
}

const chosen = ({ sheet }: RunView, options: OptionsDraft): RunOptions => optionsOf(options, sheet ?? { options: FORMAT_OPTIONS })

/** As they were, but for the day of delivery. */
function isAlike(run: RunView, options: OptionsDraft): boolean {
  const { dueOn: _, ...rest } = chosen(run, options)
  return (Object.keys(rest) as (keyof typeof rest)[]).every((option) => run.options[option] === rest[option])
}

/** Changes the options of a run as it is shown. @throws FlowFailure */
export const changeOptions = (run: RunView, options: OptionsDraft): Promise<RunView> => postFlow(`/print-runs/${encodeURIComponent(run.key)}/options`, { rev: run.rev, options: chosen(run, options) })

/** The same, and has it built. @throws FlowFailure */
export async function changeAndBuild(run: RunView, options: OptionsDraft): Promise<void> {
  await changeOptions(run, options)
  await postFlow(`/print-runs/${encodeURIComponent(run.key)}/build`, {})
}
