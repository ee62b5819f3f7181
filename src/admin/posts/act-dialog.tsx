'use client'
import type { PostAct } from '../../publishing/delivering/posts.ts'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'

const WORDS = {
  cancel: { title: 'postCancelTitle', explain: 'postCancelExplain', action: 'postCancel', done: 'postCancelDone' },
  retry: { title: 'postRetryTitle', explain: 'postRetryExplain', action: 'postRetry', done: 'postRetryDone' },
  withdraw: { title: 'postWithdrawTitle', explain: 'postWithdrawExplain', action: 'postWithdraw', done: 'postWithdrawDone' },
  update: { title: 'postUpdateTitle', explain: 'postUpdateExplain', action: 'postUpdate', done: 'postUpdateDone' },
  replace: { title: 'postReplaceTitle', explain: 'postReplaceExplain', action: 'postReplace', done: 'postReplaceDone' },
} as const

export interface PostDialogProps {
  /** Key of the delivery. */
  readonly delivery: string
  onClose(): void
  onDone(): void
}

/** Asks before a post is called off, sent again, deleted, changed or replaced. */
export function ActDialog({ act, delivery, onClose, onDone }: PostDialogProps & { readonly act: Exclude<PostAct, 'settle'> }) {
  const { w } = useLanguage()
  const words = WORDS[act]
  const send = async () => {
    await postFlow(`/deliveries/${encodeURIComponent(delivery)}/${act}`, {})
    return { done: w(words.done) }
  }
  return (
    <Dialog title={w(words.title)} action={w(words.action)} isDangerous={act === 'withdraw'} act={send} onClose={onClose} onDone={onDone}>
      <p>{w(words.explain)}</p>
    </Dialog>
  )
}
