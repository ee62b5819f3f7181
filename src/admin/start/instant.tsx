'use client'
import { useEffect, useState } from 'react'
import { useLanguage } from '../use-language.ts'

/** An instant in the reader's own time zone, which only the browser knows: until it speaks, in UTC. */
export function Instant({ at }: { readonly at: string }) {
  const { when } = useLanguage()
  const [zone, setZone] = useState<string | undefined>('UTC')
  useEffect(() => setZone(undefined), [])
  return <time dateTime={at}>{when(at, zone)}</time>
}
