'use client'
import type { TestimonialState } from '../../publishing/testimonial-overview.ts'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { QuotedBy } from './quoted-by.tsx'

interface WithdrawDialogProps {
  readonly state: TestimonialState
  onClose(): void
  onDone(): void
}

/** Asks once more before a consent ends, and shows where the words stand now. */
export function WithdrawDialog({ state, onClose, onDone }: WithdrawDialogProps) {
  const { w } = useLanguage()
  const act = async () => {
    await postFlow(`/testimonials/${encodeURIComponent(state.key)}/consent/withdraw`, {})
    return { done: w('withdrawn') }
  }
  return (
    <Dialog title={w('withdrawTitle')} action={w('withdrawSend')} isDangerous act={act} onClose={onClose} onDone={onDone}>
      <p>{w('withdrawExplain')}</p>
      <QuotedBy state={state} />
    </Dialog>
  )
}
