'use client'
import { useEffect, useState } from 'react'
import type { statesOfPieces } from '../../publishing/channel-states.ts'
import { fetchJson } from '../flow-api.ts'
import { type DotState, dotState } from './dot-state.ts'

type Dots = Readonly<Record<string, DotState>>
type Answer = Readonly<Record<string, Dots>>

/** Those of one page of a list ask together: what is wanted is gathered until the page has been drawn. */
interface Batch {
  readonly keys: Set<string>
  readonly answer: Promise<Answer>
}
const batches = new Map<string, Batch>()
const GATHER_MS = 30

function ask(key: string, locale: string): Promise<Dots> {
  const open = batches.get(locale)
  const keys = open?.keys ?? new Set<string>()
  keys.add(key)
  const answer =
    open?.answer ??
    new Promise((done) => setTimeout(done, GATHER_MS)).then(() => {
      batches.delete(locale)
      return fetchStates([...keys], locale)
    })
  if (!open) batches.set(locale, { keys, answer })
  return answer.then((pieces) => pieces[key] ?? {})
}

/** One question names so many pieces at most. */
const MOST_KEYS = 100

async function fetchStates(keys: readonly string[], locale: string): Promise<Answer> {
  const parts = Array.from({ length: Math.ceil(keys.length / MOST_KEYS) }, (_, part) => keys.slice(part * MOST_KEYS, (part + 1) * MOST_KEYS))
  const answers = await Promise.all(parts.map((some) => fetchJson<Awaited<ReturnType<typeof statesOfPieces>>>(`/flow/pieces/states?${new URLSearchParams({ locale, keys: some.join(',') })}`)))
  return Object.assign({}, ...answers.map(({ pieces }) => Object.fromEntries(Object.entries(pieces).map(([key, states]) => [key, Object.fromEntries(states.map((one) => [one.channel, dotState(one)]))])))) as Answer
}

/** The states of one piece by channel; null until known. @param key null: nothing is asked */
export function usePieceDots(key: string | null, locale: string): Dots | null | 'failed' {
  const [dots, setDots] = useState<Dots | null | 'failed'>(null)
  useEffect(() => {
    if (key === null) return
    let isWanted = true
    ask(key, locale).then(
      (found) => isWanted && setDots(found),
      () => isWanted && setDots('failed'),
    )
    return () => {
      isWanted = false
    }
  }, [key, locale])
  return dots
}
