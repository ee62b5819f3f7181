'use client'
import { useDocumentInfo, useLocale } from '@payloadcms/ui'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { PieceState } from '../publishing/overviews.ts'
import { fetchJson } from './flow-api.ts'

/** One answer per piece and locale, shared by everything on the page that shows it. */
interface Entry {
  state: PieceState | null
  underway: Promise<void> | null
  readonly listeners: Set<() => void>
}
const entries = new Map<string, Entry>()
const entryOf = (slot: string): Entry => {
  const known = entries.get(slot)
  if (known) return known
  const entry: Entry = { state: null, underway: null, listeners: new Set() }
  entries.set(slot, entry)
  return entry
}

async function load(key: string, locale: string): Promise<void> {
  const entry = entryOf(`${key}:${locale}`)
  entry.underway ??= fetchJson<PieceState>(`/flow/pieces/${encodeURIComponent(key)}/state?locale=${encodeURIComponent(locale)}`)
    .then((state) => {
      entry.state = state
      for (const listener of entry.listeners) listener()
    })
    // Where it stands is an addition: without it the page still works, and the next save asks again.
    .catch(() => undefined)
    .finally(() => {
      entry.underway = null
    })
  await entry.underway
}

export interface ShownPiece {
  readonly id: string | number | undefined
  readonly key: string | null
  readonly locale: string
  /** Null until known. */
  readonly state: PieceState | null
  /** Asks again; resolves when the answer is there. */
  refresh(): Promise<void>
}

/** The piece that the page is about, in the admin's present locale: asked for again after each save and on returning to the window. */
export function usePieceState(): ShownPiece {
  const { id, data, initialData, lastUpdateTime } = useDocumentInfo()
  const { code: locale } = useLocale()
  const found: unknown = data?.key ?? initialData?.key
  const key = typeof found === 'string' && found !== '' ? found : null
  const slot = `${key}:${locale}`
  const subscribe = useCallback(
    (listener: () => void) => {
      const { listeners } = entryOf(slot)
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    [slot],
  )
  const state = useSyncExternalStore(subscribe, () => entryOf(slot).state, () => null)
  const refresh = useCallback(async () => (key === null ? undefined : load(key, locale)), [key, locale])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save is the reason to ask again.
  useEffect(() => void refresh(), [refresh, lastUpdateTime])
  useEffect(() => {
    const again = () => void refresh()
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [refresh])
  return { id, key, locale, state, refresh }
}
