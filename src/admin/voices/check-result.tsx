'use client'
import '../styles/controls.css'
import '../styles/voices.css'
import { useEffect, useState } from 'react'
import { useLanguage } from '../use-language.ts'
import type { Checked } from './dialog-api.ts'
import { useKindLabel } from './passage-list.tsx'

const PAUSE_MS = 700

interface CheckResultProps {
  readonly quote: string
  /** Stable as long as it asks the same. */
  ask(quote: string): Promise<Checked>
}

/** Hints about a quote, asked for anew when whoever writes pauses: what may still give the person away, what may turn the meaning. */
export function CheckResult({ quote, ask }: CheckResultProps) {
  const { w, pick } = useLanguage()
  const kindLabel = useKindLabel()
  const [found, setFound] = useState<{ readonly quote: string; readonly checked: Checked } | null>(null)
  useEffect(() => {
    if (quote.trim() === '') return setFound(null)
    let isLate = false
    const timer = setTimeout(() => {
      ask(quote).then(
        (checked) => !isLate && setFound({ quote, checked }),
        // A help only: who may not ask for it, or cannot reach it, writes without.
        () => !isLate && setFound(null),
      )
    }, PAUSE_MS)
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [quote, ask])
  if (!found) return null
  const { leftovers, warnings, faithfulness, inTexts = [] } = found.checked
  const isFaithful = faithfulness?.isFaithful ?? true
  const words = leftovers.map(({ start, end, kind }) => `${found.quote.slice(start, end)} (${kindLabel(kind)})`)
  const around = [...new Set(inTexts.flatMap(({ kinds }) => kinds))].map(kindLabel)
  const isFine = around.length === 0 && leftovers.length === 0 && warnings.length === 0 && isFaithful
  return (
    <section className={`hub-message hub-check ${isFine ? '' : 'hub-message--warning'}`} aria-label={w('checkTitle')} aria-live="polite">
      {isFine && w('checkFine')}
      {!isFine && <strong>{w('checkTitle')}</strong>}
      {!isFine && (
        <ul>
          {leftovers.length > 0 && <li>{w('checkLeftover', { words: words.join(', ') })}</li>}
          {around.length > 0 && <li>{w('checkAround', { kinds: around.join(', ') })}</li>}
          {[...new Set(warnings.map(({ message }) => pick(message)))].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {!isFaithful && <li>{w('checkUnfaithful')}</li>}
        </ul>
      )}
    </section>
  )
}
