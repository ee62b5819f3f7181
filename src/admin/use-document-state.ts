'use client'
import { useDocumentInfo, useLocale } from '@payloadcms/ui'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { fetchJson } from './flow-api.ts'

/** One answer per document and locale, shared by everything on the page that shows it. */
interface Entry {
  state: unknown
  underway: Promise<void> | null
  readonly listeners: Set<() => void>
}
const entries = new Map<string, Entry>()
const entryOf = (path: string): Entry => {
  const known = entries.get(path)
  if (known) return known
  const entry: Entry = { state: null, underway: null, listeners: new Set() }
  entries.set(path, entry)
  return entry
}

async function load(path: string): Promise<void> {
  const entry = entryOf(path)
  entry.underway ??= fetchJson<unknown>(path)
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

export interface ShownDocument<State> {
  readonly id: string | number | undefined
  readonly key: string | null
  readonly locale: string
  /** Null until known. */
  readonly state: State | null
  /** Asks again; resolves when the answer is there. */
  refresh(): Promise<void>
}

/**
 * Where the document that the page is about stands, in the admin's present locale: asked for again after each save and on returning to the window.
 * @param subjects its part of the address below /api/flow
 */
export function useDocumentState<State>(subjects: 'pieces' | 'mailings'): ShownDocument<State> {
  const { id, data, initialData, lastUpdateTime } = useDocumentInfo()
  const { code: locale } = useLocale()
  const found: unknown = data?.key ?? initialData?.key
  const key = typeof found === 'string' && found !== '' ? found : null
  const path = `/flow/${subjects}/${encodeURIComponent(key ?? '')}/state?locale=${encodeURIComponent(locale)}`
  const subscribe = useCallback(
    (listener: () => void) => {
      const { listeners } = entryOf(path)
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    [path],
  )
  const state = useSyncExternalStore(subscribe, () => entryOf(path).state as State | null, () => null)
  const refresh = useCallback(async () => (key === null ? undefined : load(path)), [key, path])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save is the reason to ask again.
  useEffect(() => void refresh(), [refresh, lastUpdateTime])
  useEffect(() => {
    const again = () => void refresh()
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [refresh])
  return { id, key, locale, state, refresh }
}
