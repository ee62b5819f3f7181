'use client'
import '../styles/comparison.css'
import { Button, toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'
import { compareText } from '../../content/compare-text.ts'
import { WordsChanged } from '../comparison/words-changed.tsx'
import { Dialog } from '../dialog.tsx'
import { useLanguage } from '../use-language.ts'
import { makeTestimonial, type Place, type Suggestion } from './dialog-api.ts'
import { PassageList } from './passage-list.tsx'
import { type Choice, formOf, omitted, quoteOf, withForm } from './redaction.ts'

interface RedactDialogProps {
  readonly dialog: string | number
  readonly spoken: string
  readonly place: Place
  readonly suggestion: Suggestion
  onClose(): void
}

const QUOTE_MAX = 2_000

/** What was found in the excerpt, each to replace, edit or keep; the quote that comes of it, to shorten and correct; and both compared. Creates the testimonial and goes there. */
export function RedactDialog({ dialog, spoken, place, suggestion: { excerpt, spans, isPrivate }, onClose }: RedactDialogProps) {
  const { w } = useLanguage()
  const router = useRouter()
  const locale = useSpokenLocale(spoken)
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [choices, setChoices] = useState<readonly Choice[]>(() => spans.map(({ replacement }) => ({ isReplaced: true, replacement })))
  const [quote, setQuote] = useState(() => quoteOf(excerpt, spans, choices).trim())
  const [label, setLabel] = useState('')

  const choose = (index: number, choice: Choice) => {
    const [span, now] = [spans[index], choices[index]]
    if (!span || !now) return
    const chosen = choices.map((one, at) => (at === index ? choice : one))
    const forms = spans.map((one, at) => formOf(excerpt, one, choices[at] ?? choice))
    // What was written by hand stays.
    const isUntouched = quote === quoteOf(excerpt, spans, choices).trim()
    setQuote(isUntouched ? quoteOf(excerpt, spans, chosen).trim() : withForm(quote, forms, index, formOf(excerpt, span, choice)))
    setChoices(chosen)
  }
  const omit = () => {
    const { selectionStart = 0, selectionEnd = 0 } = box.current ?? {}
    if (selectionStart === selectionEnd) toast.info(w('redactOmitNothing'))
    else setQuote(omitted(quote, selectionStart, selectionEnd))
    box.current?.focus()
  }
  const act = async () => {
    if (label.trim() === '') {
      document.getElementById(`${id}-label`)?.focus()
      return { obstacle: w('redactNoLabel') }
    }
    if (quote.trim() === '') return { obstacle: w('redactNoQuote') }
    const made = await makeTestimonial(dialog, { ...place, quote, locale, label: label.trim() })
    router.push(`/admin/collections/testimonials/${made}?locale=${locale}`)
    return { done: w('redactCreated') }
  }
  return (
    <Dialog title={w('redactTitle')} action={w('redactCreate')} act={act} onClose={onClose} onDone={onClose}>
      <div className="hub-redaction">
        {isPrivate && <p className="hub-message hub-message--warning">{w('redactPrivate')}</p>}
        <PassageList excerpt={excerpt} passages={spans} choices={choices} onChoose={choose} />
        <label className="hub-label" htmlFor={`${id}-quote`}>
          {w('redactQuote')}
        </label>
        <textarea
          ref={box}
          id={`${id}-quote`}
          className="hub-input"
          rows={6}
          lang={locale}
          maxLength={QUOTE_MAX}
          value={quote}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setQuote(event.target.value)}
        />
        <div className="hub-redaction__shorten">
          <p id={`${id}-hint`} className="hub-quiet">
            {w('redactQuoteHint')}
          </p>
          <Button type="button" size="small" buttonStyle="secondary" margin={false} onClick={omit}>
            {w('redactOmit')}
          </Button>
        </div>
        <h3>{w('redactDiff')}</h3>
        <p className="hub-comparison hub-redaction__diff" lang={locale}>
          <WordsChanged words={compareText(excerpt.trim(), quote)} />
        </p>
        <label className="hub-label" htmlFor={`${id}-label`}>
          {w('redactLabel')}
        </label>
        <input id={`${id}-label`} className="hub-input" maxLength={120} value={label} autoComplete="off" onChange={(event) => setLabel(event.target.value)} />
      </div>
    </Dialog>
  )
}

/** The hub's locale for a language that was spoken; its first where none fits. */
function useSpokenLocale(spoken: string): string {
  const { config } = useConfig()
  const codes = config.localization ? config.localization.localeCodes : ['de']
  const [language = ''] = spoken.toLowerCase().split('-')
  return codes.find((code) => code.toLowerCase() === spoken.toLowerCase()) ?? codes.find((code) => code.split('-')[0] === language) ?? codes[0] ?? 'de'
}
