'use client'
import { useCallback, useRef, useState } from 'react'
import type { PostQueue } from '../../publishing/delivering/queue.ts'
import { fetchJson, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { type DayRange, rangeOf } from './queue-days.ts'
import { useLookingAgain } from '../use-looking-again.ts'

interface LoadedQueue {
  /** Null until known; with the days that it is of. */
  readonly loaded: { readonly queue: PostQueue; readonly range: DayRange; readonly page: number; readonly today: string } | null
  /** Why it could not be read, as a sentence. */
  readonly failure: string | null
}

/** The day that the reader's own clock shows. */
function todayHere(): string {
  const now = new Date()
  return [now.getFullYear(), `${now.getMonth() + 1}`.padStart(2, '0'), `${now.getDate()}`.padStart(2, '0')].join('-')
}

/** Posts of a page of days, looked at again while something moves, on returning to the window, and now and then. */
export function useQueue(page: number): LoadedQueue {
  const language = useLanguage()
  const [loaded, setLoaded] = useState<LoadedQueue['loaded']>(null)
  const [failure, setFailure] = useState<string | null>(null)
  // The words that a failure is said in; a new language is no reason to ask again.
  const words = useRef(language)
  words.current = language
  // The page that was asked for last counts, whichever answer comes first.
  const wanted = useRef(page)
  wanted.current = page
  const refresh = useCallback(async () => {
    const today = todayHere()
    const range = rangeOf(page, today)
    try {
      const queue = await fetchJson<PostQueue>(`/flow/posts?from=${range.from}&until=${range.until}`)
      if (wanted.current !== page) return
      setLoaded({ queue, range, page, today })
      setFailure(null)
    } catch (error) {
      if (wanted.current === page) setFailure(sentenceOf(error, words.current))
    }
  }, [page])
  const isMoving = loaded?.queue.isMoving ?? false
  useLookingAgain(refresh, isMoving)
  return { loaded, failure }
}
