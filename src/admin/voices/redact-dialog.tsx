'use client'
import '../styles/comparison.css'
import { Button, toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useCallback, useId, useRef, useState } from 'react'
import { compareText } from '../../content/compare-text.ts'
import { WordsChanged } from '../comparison/words-changed.tsx'
import { Dialog } from '../dialog.tsx'
import { FlowFailure } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { CheckResult } from './check-result.tsx'
import { checkWords, makeTestimonial, type Place, type Suggestion } from './dialog-api.ts'
import { PassageList, useKindLabel } from './passage-list.tsx'
import { type Choice, formOf, omitted, quoteOf, withForm } from './redaction.ts'

interface RedactDialogProps {
  readonly dialog: string | number
  readonly place: Place
  readonly suggestion: Suggestion
  onClose(): void
}

const QUOTE_MAX = 2_000

/** What was found in the excerpt, each to replace, edit or keep; the quote that comes of it, to shorten and correct; and both compared. Creates the testimonial and goes there. */
export function RedactDialog({ dialog, place, suggestion: { excerpt, spans, isPrivate, language }, onClose }: RedactDialogProps) {
  const { w } = useLanguage()
  const kindLabel = useKindLabel()
  const router = useRouter()
  const locale = useSpokenLocale(language)
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [choices, setChoices] = useState<readonly Choice[]>(() => spans.map(({ replacement }) => ({ isReplaced: true, replacement })))
  const [quote, setQuote] = useState(() => quoteOf(excerpt, spans, choices).trim())
  const [label, setLabel] = useState('')
  const [isAware, setAware] = useState(false)
  const [wasRefused, setRefused] = useState(false)
  const isKept = wasRefused || spans.some(({ source }, index) => source === 'contact' && choices[index]?.isReplaced === false)

  const ask = useCallback((text: string) => checkWords({ words: excerpt, quote: text, language, locale }), [excerpt, language, locale])
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
    try {
      const { id: made } = await makeTestimonial(dialog, { ...place, quote, locale, label: label.trim(), isAware })
      router.push(`/admin/collections/testimonials/${made}?locale=${locale}`)
      return { done: w('redactCreated') }
    } catch (error) {
      const { kinds, field } = error instanceof FlowFailure ? error.details : {}
      if (!Array.isArray(kinds)) throw error
      const named = kinds.map((kind) => kindLabel(String(kind))).join(', ')
      if (field === 'label') return { obstacle: w('redactLabelNames', { kinds: named }) }
      setRefused(true)
      return { obstacle: w('redactStillThere', { kinds: named }) }
    }
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
        <CheckResult quote={quote} ask={ask} />
        <h3>{w('redactDiff')}</h3>
        <p className="hub-comparison hub-redaction__diff" lang={locale}>
          <WordsChanged words={compareText(excerpt.trim(), quote)} />
        </p>
        {isKept && (
          <p className="hub-redaction__aware">
            <input type="checkbox" id={`${id}-aware`} checked={isAware} onChange={(event) => setAware(event.target.checked)} />
            <label htmlFor={`${id}-aware`}>{w('redactAware')}</label>
          </p>
        )}
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
