'use client'
import { useCallback, useRef, useState } from 'react'
import type { PostsBoard } from '../../publishing/delivering/board.ts'
import { fetchJson, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { useLookingAgain } from '../use-looking-again.ts'

export interface LoadedBoard {
  /** Null until known. */
  readonly board: PostsBoard | null
  /** Why it could not be read, as a sentence. */
  readonly failure: string | null
  refresh(): Promise<void>
}

/** Posts of a piece in one locale, looked at again while something moves. */
export function useBoard(piece: string, locale: string): LoadedBoard {
  const language = useLanguage()
  const [board, setBoard] = useState<PostsBoard | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  // The words that a failure is said in; a new language is no reason to ask again.
  const words = useRef(language)
  words.current = language
  const refresh = useCallback(async () => {
    try {
      setBoard(await fetchJson<PostsBoard>(`/flow/pieces/${encodeURIComponent(piece)}/posts/board?locale=${encodeURIComponent(locale)}`))
      setFailure(null)
    } catch (error) {
      setFailure(sentenceOf(error, words.current))
    }
  }, [piece, locale])
  const isMoving = board?.isMoving ?? false
  useLookingAgain(refresh, isMoving)
  return { board, failure, refresh }
}
