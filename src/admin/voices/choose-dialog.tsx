'use client'
import '../styles/dialog.css'
import { useEffect, useId, useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { useLanguage } from '../use-language.ts'
import { QuotableCard } from './quotable-card.tsx'
import { useQuotable } from './quotable-search.ts'

interface ChooseDialogProps {
  readonly locale: string
  readonly chosen: string | number | null
  onChoose(id: string | number): void
  onClose(): void
}

const PAUSE_MS = 300

/** Testimonials to choose from, each with its words and where it may be shown. */
export function ChooseDialog({ locale, chosen: before, onChoose, onClose }: ChooseDialogProps) {
  const { w } = useLanguage()
  const id = useId()
  const [text, setText] = useState('')
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState(before)
  const loaded = useQuotable(locale, { search })
  useEffect(() => {
    const timer = setTimeout(() => setSearch(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const act = async () => {
    if (chosen === null) return { obstacle: w('quotableChooseOne') }
    onChoose(chosen)
    return { done: w('quotableChosen') }
  }
  const found = loaded.is === 'there' ? loaded.value : null
  return (
    <Dialog title={w('quotableChoose')} action={w('quotableTake')} act={act} onClose={onClose} onDone={onClose}>
      <label className="hub-label" htmlFor={`${id}-search`}>
        {w('quotableSearch')}
      </label>
      <input
        id={`${id}-search`}
        className="hub-input"
        type="search"
        maxLength={80}
        value={text}
        onChange={(event) => setText(event.target.value)}
        // It searches as one writes; what is chosen is taken by the button.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <fieldset className="hub-choice hub-quotables" aria-busy={loaded.is === 'loading'}>
        <legend className="hub-label">{w('quotableFound')}</legend>
        <p className="hub-quiet" role="status">
          {loaded.is === 'loading' ? w('loading') : loaded.is === 'failed' ? loaded.sentence : found?.testimonials.length === 0 ? w('quotableNothing') : ''}
        </p>
        {found?.testimonials.map((testimonial) => (
          <div key={testimonial.id} className="hub-choice__row">
            <input
              type="radio"
              id={`${id}-${testimonial.id}`}
              name={`${id}-chosen`}
              aria-describedby={`${id}-${testimonial.id}-card`}
              checked={chosen === testimonial.id}
              onChange={() => setChosen(testimonial.id)}
            />
            <label htmlFor={`${id}-${testimonial.id}`}>{testimonial.label}</label>
            <div id={`${id}-${testimonial.id}-card`} className="hub-quotables__card">
              <QuotableCard testimonial={testimonial} channels={found.channels} locale={locale} />
            </div>
          </div>
        ))}
      </fieldset>
    </Dialog>
  )
}
