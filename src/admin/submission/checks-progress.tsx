'use client'
import '../styles/submission.css'
import { useEffect, useState } from 'react'
import type { ChecksProgress as Progress } from '../../publishing/making/checks-progress.ts'
import type { SubmissionView } from '../../publishing/overviews.ts'
import { fetchJson, FlowFailure, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'

const EVERY_MS = 1_500

interface ChecksProgressProps {
  readonly submissionKey: string
  onMade(checks: SubmissionView['checks']): void
}

/** How far the checks of the channels are, where a reviewer came before them. Deciding is possible all the same: it waits for them. */
export function ChecksProgress({ submissionKey, onMade }: ChecksProgressProps) {
  const language = useLanguage()
  const { w } = language
  const [progress, setProgress] = useState<Progress | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it goes on until the checks are made, whatever is drawn meanwhile.
  useEffect(() => {
    const abort = new AbortController()
    const path = `/flow/submissions/${encodeURIComponent(submissionKey)}`
    const follow = async () => {
      for (;;) {
        const now = await fetchJson<Progress>(`${path}/checks`, { signal: abort.signal })
        if (now.state === 'failed') throw new FlowFailure(now.error?.code ?? 'internal', now.error?.message ?? '')
        if (now.state === 'made') break
        setProgress(now)
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
        abort.signal.throwIfAborted()
      }
      onMade((await fetchJson<SubmissionView>(path, { signal: abort.signal })).checks)
    }
    follow().catch((error: unknown) => abort.signal.aborted || setFailure(sentenceOf(error, language)))
    return () => abort.abort()
  }, [submissionKey])
  if (failure !== null) {
    return (
      <p className="hub-message hub-message--error" role="alert">
        {failure}
      </p>
    )
  }
  return (
    <p className="hub-message hub-checking">
      <progress aria-label={w('checksBeingMade')} {...(progress ? { value: progress.done, max: progress.of } : {})} />{' '}
      {progress ? w('checksProgress', { done: progress.done, of: progress.of }) : w('checksBeingMade')}
    </p>
  )
}
