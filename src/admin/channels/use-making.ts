'use client'
import { useEffect, useState } from 'react'
import type { Note } from '../../content/notes.ts'
import type { MakingState } from '../../publishing/making/makings.ts'
import { FlowFailure, fetchJson, postFlow, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'

export type MadeFile = MakingState['artefacts'][number]

export interface Making {
  /** Key of the making that the files belong to: the newest one that is finished. */
  readonly made: { readonly making: string; readonly files: readonly MadeFile[]; readonly notes: readonly Note[] } | null
  /** Null when nothing is under way. */
  readonly progress: { readonly done: number; readonly of: number } | null
  readonly failure: string | null
}

/** How long a text must rest before pictures and pages are made of it. */
const REST_MS = 1_200
/** Between two looks, growing. */
const LOOKS_MS = [150, 300, 500, 800] as const

/** Address of a made file. */
export const madeFile = (making: string, name: string): string => `/api/flow/makings/${encodeURIComponent(making)}/files/${encodeURIComponent(name)}`

/**
 * Has the files of a composition made, once the text rests, and follows it. What was made before stays until the new files are there.
 * @param making null: nothing is wanted
 */
export function useMaking(making: string | null): Making {
  const language = useLanguage()
  const [shown, setShown] = useState<Making>({ made: null, progress: null, failure: null })
  useEffect(() => {
    if (making === null) return
    const abort = new AbortController()
    const { signal } = abort
    const path = `/makings/${encodeURIComponent(making)}`
    const follow = async () => {
      await pause(REST_MS, signal)
      let state = await postFlow<MakingState>(path, {}, signal)
      for (let look = 0; state.state === 'waiting' || state.state === 'making'; look++) {
        const { done, of } = state
        setShown((known) => ({ ...known, progress: { done, of }, failure: null }))
        await pause(LOOKS_MS[Math.min(look, LOOKS_MS.length - 1)] ?? 800, signal)
        state = await fetchJson<MakingState>(`/flow${path}`, { signal })
      }
      signal.throwIfAborted()
      if (state.state === 'failed') throw new FlowFailure(state.error?.code ?? 'render-failed', state.error?.message ?? '')
      setShown({ made: { making, files: state.artefacts, notes: state.notes }, progress: null, failure: null })
    }
    follow().catch((error: unknown) => {
      if (!signal.aborted) setShown((known) => ({ ...known, progress: null, failure: sentenceOf(error, language) }))
    })
    return () => abort.abort()
  }, [making, language])
  return shown
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((done, fail) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      fail(signal.reason)
    })
  })
