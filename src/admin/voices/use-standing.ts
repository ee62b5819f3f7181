'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { TestimonialState } from '../../publishing/testimonial-overview.ts'
import { fetchJson, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'

export interface Standing {
  /** Null until known. While it is asked for again, the last answer stays. */
  readonly state: TestimonialState | null
  readonly failure: string | null
  refresh(): void
}

/** Where the testimonial of the page stands: asked for again after each save and on returning to the window. */
export function useStanding(): Standing {
  const { data, initialData, isEditing, lastUpdateTime } = useDocumentInfo()
  const language = useLanguage()
  const [state, setState] = useState<TestimonialState | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const found: unknown = data?.key ?? initialData?.key
  const key = isEditing && typeof found === 'string' ? found : null
  const load = useCallback(async () => {
    if (key === null) return
    try {
      setState(await fetchJson<TestimonialState>(`/flow/testimonials/${encodeURIComponent(key)}/state`))
      setFailure(null)
    } catch (error) {
      setFailure(sentenceOf(error, language))
    }
  }, [key, language])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save is the reason to ask again.
  useEffect(() => void load(), [load, lastUpdateTime])
  useEffect(() => {
    const again = () => void load()
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [load])
  return { state, failure, refresh: () => void load() }
}
