'use client'
import { useId } from 'react'
import type { QuoteForm } from '../../publishing/compose.ts'
import type { Quoting } from '../../publishing/quoting.ts'
import { useLanguage } from '../use-language.ts'

const FORMS: readonly QuoteForm[] = ['hoped-for', 'consented', 'without']

interface QuoteFormsProps {
  readonly form: QuoteForm
  readonly quoting: Quoting
  onChange(form: QuoteForm): void
}

/** A text that quotes customers has several forms; whoever approves it approves all of them. */
export function QuoteForms({ form, quoting, onChange }: QuoteFormsProps) {
  const { w } = useLanguage()
  const id = useId()
  return (
    <>
      <fieldset className="hub-switch">
        <legend>{w('quotesForm')}</legend>
        {FORMS.map((one) => (
          <span key={one}>
            <input type="radio" id={`${id}-${one}`} name={id} checked={form === one} onChange={() => onChange(one)} />
            <label htmlFor={`${id}-${one}`}>{w(`quotes-${one}`)}</label>
          </span>
        ))}
      </fieldset>
      {quoting === 'customers-who-carry-it' && <p className="hub-message hub-message--warning">{w('quotesPieceGoes')}</p>}
    </>
  )
}
