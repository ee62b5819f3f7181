'use client'
import { useEffect, useState } from 'react'
import type { Note } from '../../content/notes.ts'
import { fetchPatiently } from '../fetch-patiently.ts'
import { previewPath, type PreviewSource, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'

/** What a channel made: its files and what the editor should know. */
export interface Listing {
  readonly artefacts: readonly { readonly name: string; readonly mime: string; readonly bytes: number }[]
  readonly notes: readonly Note[]
}

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
    fetchPatiently<Value>(path, { signal: abort.signal }).then(
      (value) => !abort.signal.aborted && setLoaded({ is: 'there', value }),
      (error: unknown) => !abort.signal.aborted && setLoaded({ is: 'failed', sentence: sentenceOf(error, language) }),
    )
    return () => abort.abort()
  }, [path, round, language])
  return loaded
}

/** The listing of one variant. */
export const useListing = (source: PreviewSource, channel: string, variant: string, round: number): Loaded<Listing> =>
  useFetched(previewPath(source, { channel, variant }), round)

/** Address of a file of a variant. `round` keeps a browser from showing what it showed before. */
export const fileAddress = (source: PreviewSource, channel: string, variant: string, artefact: string, round: number): string =>
  `/api${previewPath(source, { channel, variant, artefact })}#${round}`
