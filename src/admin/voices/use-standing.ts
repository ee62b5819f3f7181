'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { TestimonialState } from '../../publishing/testimonial-overview.ts'
import { useFetched } from '../previews/use-listing.ts'

export interface Standing {
  /** Null until known. While it is asked for again, the last answer stays. */
  readonly state: TestimonialState | null
  readonly failure: string | null
  refresh(): void
}

/** Where the testimonial of the page stands: asked for again after each save and on returning to the window. */
export function useStanding(): Standing {
  const { data, initialData, isEditing, lastUpdateTime } = useDocumentInfo()
  const [round, setRound] = useState(0)
  const key: unknown = data?.key ?? initialData?.key
  const path = isEditing && typeof key === 'string' ? `/flow/testimonials/${encodeURIComponent(key)}/state` : null
  const loaded = useFetched<TestimonialState>(path, round + lastUpdateTime)
  const last = useRef<TestimonialState | null>(null)
  if (loaded.is === 'there') last.current = loaded.value
  useEffect(() => {
    const again = () => setRound((before) => before + 1)
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [])
  return { state: last.current, failure: loaded.is === 'failed' ? loaded.sentence : null, refresh: () => setRound((before) => before + 1) }
}
