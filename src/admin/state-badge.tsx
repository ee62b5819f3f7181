import './styles/controls.css'
import type { ReactNode } from 'react'

export type StateTone = 'plain' | 'waiting' | 'attention' | 'good' | 'live'
/** Told apart by shape too, not by colour alone. */
const SIGNS: Readonly<Record<StateTone, string>> = { plain: '○', waiting: '◔', attention: '↩', good: '✓', live: '●' }

/** A state in a word, with a sign. */
export function StateBadge({ tone, children }: { readonly tone: StateTone; readonly children: ReactNode }) {
  return (
    <span className={`hub-badge hub-badge--${tone}`}>
      <span aria-hidden="true">{SIGNS[tone]}</span> {children}
    </span>
  )
}
