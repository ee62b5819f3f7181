'use client'
import { useEffect, useRef, useState } from 'react'
import { FlowFailure, postFlow, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import type { Composition } from './composition.ts'

export interface Composing {
  /** The newest answer; stays while the next one is under way. Null until the first. */
  readonly composition: Composition | null
  readonly isBusy: boolean
  /** Why the last question failed, as a sentence. */
  readonly failure: string | null
  /** Of the failure: what it was, by code. */
  readonly code: string | null
  /** ms from the question to the newest answer; null until the first. */
  readonly tookMs: number | null
  /** Asks again at once. */
  again(): void
}

/** Typing pauses this long before the hub is asked. */
const PAUSE_MS = 300

/**
 * Asks what all channels make of a text, again whenever the question changes and rests for a moment. A question that is overtaken is given up, so no older answer
 * takes the place of a newer one.
 * @param subject the piece or submission, as its path below /api/flow; null asks nothing. @param question the body of the call, as JSON, so that equal questions are one. @param topic what the answer is about: when it
 * changes, the old answer goes at once
 */
export function useComposition(subject: string | null, question: string, topic: string): Composing {
  const language = useLanguage()
  const [state, setState] = useState<Omit<Composing, 'again'> & { readonly topic: string }>({ composition: null, isBusy: true, failure: null, code: null, tookMs: null, topic })
  const [round, setRound] = useState(0)
  const last = useRef({ round: -1, topic: '' })
  useEffect(() => {
    if (subject === null) return
    const abort = new AbortController()
    const isAtOnce = last.current.round !== round || last.current.topic !== topic
    last.current = { round, topic }
    setState((known) => ({ ...(known.topic === topic ? known : { ...known, composition: null }), topic, isBusy: true }))
    const ask = async () => {
      const started = performance.now()
      try {
        const composition = await postFlow<Composition>(`${subject}/composition`, JSON.parse(question), abort.signal)
        if (!abort.signal.aborted) setState({ composition, isBusy: false, failure: null, code: null, tookMs: performance.now() - started, topic })
      } catch (error) {
        if (!abort.signal.aborted) setState((known) => ({ ...known, isBusy: false, failure: sentenceOf(error, language), code: error instanceof FlowFailure ? error.code : 'internal' }))
      }
    }
    const timer = setTimeout(() => void ask(), isAtOnce ? 0 : PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [subject, question, topic, round, language])
  const { topic: _, ...shown } = state.topic === topic ? state : { ...state, composition: null, isBusy: true, failure: null, code: null }
  return { ...shown, again: () => setRound((known) => known + 1) }
}
