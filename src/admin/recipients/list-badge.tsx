'use client'
import type { ListView } from '../../publishing/recipient-lists/list-view.ts'
import { useLanguage } from '../use-language.ts'

const LOOKS: Readonly<Record<ListView['state'], string>> = { uploaded: 'waiting', mapping: 'waiting', checking: 'waiting', ready: 'good', failed: 'attention', deleted: '' }

/** Where a list stands, in a word. */
export function ListBadge({ list: { state, progress } }: { readonly list: Pick<ListView, 'state' | 'progress'> }) {
  const { w } = useLanguage()
  const look = LOOKS[state]
  const share = state === 'checking' && progress && progress.of > 0 ? ` ${Math.floor((100 * progress.done) / progress.of)} %` : ''
  return (
    <span className={look === '' ? 'hub-badge' : `hub-badge hub-badge--${look}`}>
      {w(`listState-${state}`)}
      {share}
    </span>
  )
}
