'use client'
import { ENDED } from '../../publishing/printing/run-states.ts'
import { Button, Link } from '@payloadcms/ui'
import { useState } from 'react'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { ActionButton } from '../action-button.tsx'
import { postFlow } from '../flow-api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLanguage } from '../use-language.ts'
import { OptionsDialog } from './options-dialog.tsx'
import { RunActDialog } from './run-act-dialog.tsx'
import { RecipientsLink } from './run-files.tsx'
import { RunProgress } from './run-progress.tsx'
import { newRunPath, tried } from './run-words.ts'

interface RunNextProps {
  readonly run: RunView
  onMoved(): Promise<void>
}

type Open = 'release' | 'cancel' | 'recall' | 'options' | null

/** What happens next, who does it, and the buttons of whoever may. */
export function RunNext({ run, onMoved }: RunNextProps) {
  const language = useLanguage()
  const { w, pick } = language
  const [open, setOpen] = useState<Open>(null)
  const { isBusy, failure, attempt } = useAttempt(() => void onMoved())
  const { key, state, may, reason, shopName, progress } = run
  const close = () => setOpen(null)
  const done = () => {
    close()
    void onMoved()
  }
  const build = () => attempt(() => tried(() => postFlow(`/print-runs/${encodeURIComponent(key)}/build`, {}), w('runBuilding'), language))
  const isFirst = state === 'draft'
  // Where it may not leave as it is, building anew is what helps, not releasing.
  const needsBuild = isFirst || state === 'failed' || state === 'blocked' || reason !== null
  // A consent may be withdrawn when all is out already.
  const isCalledBack = state === 'recalled' || (state === 'closed' && Boolean(reason) && reason?.code !== 'pull')
  const isListGone = reason?.code === 'list-gone' && may.includes('build')
  const wrong = reason && (state === 'proofing' || state === 'released' ? w('runLeaving', { reason: pick(reason) }) : state === 'cancelled' ? null : w('runReason', { reason: pick(reason) }))
  return (
    <section className="hub-print__next" aria-label={w('runNext')}>
      <h2>{w('runNext')}</h2>
      <p>{isListGone ? w('runNext-list-gone') : w(`runNext-${state}`, { shop: shopName })}</p>
      {wrong && (
        <div className="hub-message hub-message--error">
          <p>{wrong}</p>
          {reason?.detail && <p lang="en">{reason.detail}</p>}
          {reason?.alert?.mail && <p>{w(`runAlert-${reason.alert.mail}`, { shop: shopName })}</p>}
        </div>
      )}
      {state === 'building' && <RunProgress progress={progress ?? null} />}
      <div className="hub-print__acts">
        {state === 'proofing' && <ActionButton style={needsBuild ? 'secondary' : 'primary'} label={w('runRelease')} obstacle={may.includes('release') ? null : w('runReleaseOther')} onAction={() => setOpen('release')} />}
        {may.includes('build') && !isListGone && (
          <Button type="button" size="medium" margin={false} buttonStyle={needsBuild ? 'primary' : 'secondary'} onClick={build} extraButtonProps={{ 'aria-busy': isBusy, ...(isBusy ? { 'aria-disabled': true } : {}) }}>
            {w(isFirst ? 'runBuild' : 'runRebuild')}
          </Button>
        )}
        {(may.includes('change') || may.includes('redate')) && !isListGone && <Act label={w(may.includes('change') ? 'runOptionsChange' : 'runDueChange')} onAct={() => setOpen('options')} />}
        {may.includes('cancel') && <Act label={w('runCancel')} onAct={() => setOpen('cancel')} />}
        {may.includes('recall') && <Act label={w('runRecall')} onAct={() => setOpen('recall')} />}
        {(isListGone || ENDED.includes(state)) && (
          <Link href={newRunPath({ publication: run.publication })} prefetch={false}>
            {w('runAnother')}
          </Link>
        )}
        {isCalledBack && <RecipientsLink run={run} word="runRecallList" />}
      </div>
      <div role="alert">{failure && <p className="hub-message hub-message--error">{failure}</p>}</div>
      {open === 'options' && <OptionsDialog run={run} onClose={close} onDone={done} />}
      {open !== null && open !== 'options' && <RunActDialog act={open} run={run} onClose={close} onDone={done} />}
    </section>
  )
}

function Act({ label, onAct }: { readonly label: string; onAct(): void }) {
  return (
    <Button type="button" size="medium" margin={false} buttonStyle="secondary" onClick={onAct}>
      {label}
    </Button>
  )
}
