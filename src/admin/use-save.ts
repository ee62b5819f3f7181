'use client'
import { useForm } from '@payloadcms/ui'
import { useRef } from 'react'

/** Saves the form as a draft now, as autosave would in a moment. Resolves to false if it was refused; the form has said why. */
export function useSave(collection: 'pieces' | 'mailings', id: string | number | undefined, locale: string): () => Promise<boolean> {
  const { submit } = useForm()
  const underway = useRef<Promise<boolean> | null>(null)
  return () => {
    const query = new URLSearchParams({ autosave: 'true', depth: '0', draft: 'true', 'fallback-locale': 'null', locale })
    underway.current ??= (async () => {
      try {
        const result = await submit({
          acceptValues: { overrideLocalChanges: false },
          action: `/api/${collection}/${id}?${query}`,
          disableFormWhileProcessing: false,
          disableSuccessStatus: true,
          method: 'PATCH',
          overrides: { _status: 'draft' },
          skipValidation: true,
        })
        return result ? result.res.ok : false
      } finally {
        underway.current = null
      }
    })()
    return underway.current
  }
}
