'use client'
import '../styles/channels.css'
import './mailings.css'
import { useId, useState } from 'react'
import type { MailView } from '../../publishing/mailings/draft-view.ts'
import { ScaledFrame } from '../previews/scaled-frame.tsx'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'

/** CSS px; null: the plain text. */
const FORMS = [
  { word: 'mailDesktop', width: 600 },
  { word: 'mailPhone', width: 375 },
  { word: 'plainText', width: null },
] as const satisfies readonly { readonly word: Word; readonly width: number | null }[]

interface ShownMailProps {
  readonly view: MailView
  readonly locale: string
  /** CSS px. */
  readonly height: number
}

/** A whole mail as its readers see it: in a wide window, on a phone, as plain text; above it what the inbox shows. */
export function ShownMail({ view, locale, height }: ShownMailProps) {
  const { w } = useLanguage()
  const [shown, setShown] = useState<(typeof FORMS)[number]>(FORMS[0])
  const id = useId()
  return (
    <div className="hub-shown-mail">
      <p className="hub-shown-mail__inbox" lang={locale}>
        <strong>{view.subjectLine}</strong> <span>{view.preheader}</span>
      </p>
      <div className="hub-shown-mail__choice">
        <fieldset className="hub-choices">
          <legend className="hub-hidden">{w('mailShownAs')}</legend>
          {FORMS.map((form) => (
            <span key={form.word}>
              <input type="radio" id={`${id}-${form.word}`} name={id} checked={shown.word === form.word} onChange={() => setShown(form)} />
              <label htmlFor={`${id}-${form.word}`}>{w(form.word)}</label>
            </span>
          ))}
        </fieldset>
        <span className="hub-quiet">{w('mailSize', { kilobytes: Math.ceil(view.bytes / 1024) })}</span>
      </div>
      {shown.width === null ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="hub-plain-text" style={{ maxHeight: height }} aria-label={w('plainText')} tabIndex={0} lang={locale}>
          <pre>{view.text}</pre>
        </section>
      ) : (
        <div className="hub-shown-mail__frame" style={{ maxWidth: shown.width + 2 }}>
          <ScaledFrame isFitted page={{ html: view.html }} title={w(shown.word)} width={shown.width} height={height} />
        </div>
      )}
    </div>
  )
}
