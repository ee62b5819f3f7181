'use client'
import { useCallback, useRef, useState } from 'react'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { fetchJson, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { useLookingAgain } from '../use-looking-again.ts'
import { flowPath } from './run-words.ts'

const BUILDING_MS = 1_000

interface LoadedRun {
  /** Null until known. */
  readonly run: RunView | null
  /** Why it could not be read, as a sentence. */
  readonly failure: string | null
  look(): Promise<void>
}

/** A run, looked at every second while it is being built, else now and then and on coming back to the window. */
export function useRun(key: string): LoadedRun {
  const language = useLanguage()
  const words = useRef(language)
  words.current = language
  const [run, setRun] = useState<RunView | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const look = useCallback(async () => {
    try {
      const found = await fetchJson<RunView>(`${flowPath(key)}`)
      // What was asked earlier may come later.
      setRun((known) => (known && known.rev > found.rev ? known : found))
      setFailure(null)
    } catch (error) {
      setFailure(sentenceOf(error, words.current))
    }
  }, [key])
  const isBuilding = run?.state === 'building'
  useLookingAgain(look, isBuilding, BUILDING_MS)
  return { run, failure, look }
}
