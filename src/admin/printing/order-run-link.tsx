'use client'
import { Link } from '@payloadcms/ui'
import { usePieceState } from '../piece/use-piece-state.ts'
import { useLanguage } from '../use-language.ts'
import { newRunPath } from './run-words.ts'

/** From a piece's channel that prints to a run that is ordered of it. */
export function OrderRunLink({ channel }: { readonly channel: string }) {
  const { w } = useLanguage()
  const { key, locale } = usePieceState()
  if (key === null) return null
  return (
    <Link href={newRunPath({ publication: `${key}:${locale}:${channel}` })} prefetch={false}>
      {w('runOrder')}
    </Link>
  )
}
