'use client'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { copiesOf, number, tried } from './run-words.ts'

const WORDS = {
  release: { title: 'runReleaseTitle', explain: 'runReleaseExplain', action: 'runRelease', done: 'runReleased' },
  cancel: { title: 'runCancelTitle', explain: 'runCancelExplain', action: 'runCancel', done: 'runCancelled' },
  recall: { title: 'runRecallTitle', explain: 'runRecallExplain', action: 'runRecall', done: 'runRecalled' },
} as const

interface RunActDialogProps {
  readonly act: keyof typeof WORDS
  readonly run: RunView
  onClose(): void
  onDone(): void
}

/** Asks before a run is released, cancelled or called back. */
export function RunActDialog({ act, run, onClose, onDone }: RunActDialogProps) {
  const language = useLanguage()
  const { w, code } = language
  const words = WORDS[act]
  const send = () => tried(() => postFlow(`/print-runs/${encodeURIComponent(run.key)}/${act}`, act === 'release' ? { build: run.build } : {}), w(words.done), language)
  return (
    <Dialog title={w(words.title)} action={w(words.action)} isDangerous={act !== 'release'} {...(act === 'cancel' ? { leaving: w('runKeep') } : {})} act={send} onClose={onClose} onDone={onDone}>
      <p>{w(words.explain, { shop: run.shopName, copies: copiesOf(run, language) ?? '', pages: number(run.counts?.pages ?? 0, code) })}</p>
    </Dialog>
  )
}
