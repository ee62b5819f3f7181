'use client'
import { useEffect, useState } from 'react'
import { fetchJson } from '../flow-api.ts'

/** Where a piece stands on a channel, in one sign. */
export type DotState = 'live' | 'scheduled' | 'behind' | 'blocked' | 'off'
type Dots = Readonly<Record<string, DotState>>
type Answer = { readonly pieces: Readonly<Record<string, Dots>> }

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
      return fetchJson<Answer>(`/flow/pieces/states?${new URLSearchParams({ locale, keys: [...keys].join(',') })}`)
    })
  if (!open) batches.set(locale, { keys, answer })
  return answer.then(({ pieces }) => pieces[key] ?? {})
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
