'use client'
import { useEffect, useState } from 'react'
import { fetchJson, sentenceOf } from './flow-api.ts'
import { useLanguage } from './use-language.ts'

export type Loaded<Value> = { readonly is: 'loading' } | { readonly is: 'there'; readonly value: Value } | { readonly is: 'failed'; readonly sentence: string }

/** Fetches JSON from an address below /api, again whenever `round` changes; null fetches nothing. */
export function useFetched<Value>(path: string | null, round: number): Loaded<Value> {
  const language = useLanguage()
  const [loaded, setLoaded] = useState<Loaded<Value>>({ is: 'loading' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again.
  useEffect(() => {
    if (path === null) return
    const abort = new AbortController()
    setLoaded({ is: 'loading' })
    fetchJson<Value>(path, { signal: abort.signal }).then(
      (value) => !abort.signal.aborted && setLoaded({ is: 'there', value }),
      (error: unknown) => !abort.signal.aborted && setLoaded({ is: 'failed', sentence: sentenceOf(error, language) }),
    )
    return () => abort.abort()
  }, [path, round, language])
  return loaded
}
