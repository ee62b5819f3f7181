'use client'
import { useEffect, useState } from 'react'
import { fetchFile, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import type { Loaded } from '../use-fetched.ts'
import { refusalOf } from './run-words.ts'

/** A picture of this hub as an address that an image can show; fetched, because an image cannot say why it is not there. @param path below /api; null fetches nothing */
export function usePicture(path: string | null): Loaded<{ readonly address: string; readonly blob: Blob }> {
  const language = useLanguage()
  const [loaded, setLoaded] = useState<Loaded<{ readonly address: string; readonly blob: Blob }>>({ is: 'loading' })
  useEffect(() => {
    if (path === null) return
    let isWanted = true
    let address: string | null = null
    setLoaded({ is: 'loading' })
    fetchFile(path).then(
      (blob) => {
        if (!isWanted) return
        address = URL.createObjectURL(blob)
        setLoaded({ is: 'there', value: { address, blob } })
      },
      (error: unknown) => isWanted && setLoaded({ is: 'failed', sentence: refusalOf(error, language) ?? sentenceOf(error, language) }),
    )
    return () => {
      isWanted = false
      if (address) URL.revokeObjectURL(address)
    }
  }, [path, language])
  return loaded
}
