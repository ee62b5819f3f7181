'use client'
import { toast } from '@payloadcms/ui'
import { useState } from 'react'
import { sentenceOf } from './flow-api.ts'
import { useLanguage } from './use-language.ts'

/** What trying came to, as a sentence: it is done, or something the person can mend stands in the way. */
export type Outcome = { readonly done: string } | { readonly obstacle: string }

export interface Attempt {
  readonly isBusy: boolean
  /** Why the last attempt failed, as a sentence; null while it has not. */
  readonly failure: string | null
  /** Does it, unless an attempt is under way. Refusals of the hub become sentences in the person's language. */
  attempt(act: () => Promise<Outcome>): void
}

/** Something that is tried once at a time. What is done is said in passing, what failed stays until the next attempt. */
export function useAttempt(onDone: () => void): Attempt {
  const language = useLanguage()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const run = async (act: () => Promise<Outcome>) => {
    setBusy(true)
    setFailure(null)
    try {
      const outcome = await act()
      if ('obstacle' in outcome) return setFailure(outcome.obstacle)
      toast.success(outcome.done)
      onDone()
    } catch (error) {
      setFailure(sentenceOf(error, language))
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, failure, attempt: (act) => (isBusy ? undefined : void run(act)) }
}
