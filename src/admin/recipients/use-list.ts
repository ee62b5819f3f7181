'use client'
import { useEffect, useState } from 'react'
import type { ListView } from '../../publishing/recipient-lists/list-view.ts'
import { fetchJson, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'

/** While the hub works on a list, it is looked at again so often. */
const AGAIN_MS = 1_000

export const isMoving = ({ state }: Pick<ListView, 'state'>): boolean => state === 'uploaded' || state === 'checking'

interface Watched<Value> {
  /** What was read last; stays while it is read again. */
  readonly value: Value | null
  readonly failure: string | null
  /** Reads again now. */
  refresh(): void
}

/** Reads from an address below /api/flow, and again and again while `isAlive` says that it moves. */
export function useWatched<Value>(path: string, isAlive: (value: Value) => boolean): Watched<Value> {
  const language = useLanguage()
  const [value, setValue] = useState<Value | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again; who says what moves is always the same.
  useEffect(() => {
    const abort = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      try {
        const found = await fetchJson<Value>(`/flow${path}`, { signal: abort.signal })
        if (abort.signal.aborted) return
        setValue(found)
        setFailure(null)
        if (isAlive(found)) timer = setTimeout(look, AGAIN_MS)
      } catch (error) {
        if (abort.signal.aborted) return
        setFailure(sentenceOf(error, language))
        timer = setTimeout(look, AGAIN_MS * 5)
      }
    }
    void look()
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [path, round, language])
  return { value, failure, refresh: () => setRound((before) => before + 1) }
}
