'use client'
import '../styles/controls.css'
import { useDocumentInfo, useFormFields, useLocale } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { useLanguage } from '../use-language.ts'
import { check, type Checked } from './dialog-api.ts'
import { useKindLabel } from './passage-list.tsx'

const PAUSE_MS = 700

/** Hints about the quote as it is being written: what may still give the person away, what may turn the meaning. */
export function QuoteCheck() {
  const { data, initialData, isEditing } = useDocumentInfo()
  const { code: locale } = useLocale()
  const { w, pick } = useLanguage()
  const kindLabel = useKindLabel()
  const quote = useFormFields(([fields]) => fields.quote?.value)
  const [found, setFound] = useState<{ readonly quote: string; readonly checked: Checked } | null>(null)
  const key: unknown = data?.key ?? initialData?.key
  useEffect(() => {
    if (!isEditing || typeof key !== 'string' || typeof quote !== 'string' || quote.trim() === '') return setFound(null)
    let isLate = false
    const timer = setTimeout(() => {
      check(key, quote, locale).then(
        (checked) => !isLate && setFound({ quote, checked }),
        // A help only: who may not ask for it, or cannot reach it, writes without.
        () => !isLate && setFound(null),
      )
    }, PAUSE_MS)
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [isEditing, key, quote, locale])
  if (!found) return null
  const { leftovers, warnings, faithfulness } = found.checked
  const isFaithful = faithfulness?.isFaithful ?? true
  const words = leftovers.map(({ start, end, kind }) => `${found.quote.slice(start, end)} (${kindLabel(kind)})`)
  const isFine = leftovers.length === 0 && warnings.length === 0 && isFaithful
  return (
    <section className={`hub-message hub-check ${isFine ? '' : 'hub-message--warning'}`} aria-label={w('checkTitle')} aria-live="polite">
      {isFine && w('checkFine')}
      {!isFine && <strong>{w('checkTitle')}</strong>}
      {!isFine && (
        <ul>
          {leftovers.length > 0 && <li>{w('checkLeftover', { words: words.join(', ') })}</li>}
          {warnings.map(({ message }) => (
            <li key={message.en}>{pick(message)}</li>
          ))}
          {!isFaithful && <li>{w('checkUnfaithful')}</li>}
        </ul>
      )}
    </section>
  )
}
