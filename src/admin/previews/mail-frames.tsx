'use client'
import '../styles/mails-and-letters.css'
import '../styles/previews.css'
import { useId, useState } from 'react'
import { useLanguage } from '../use-language.ts'
import { type FramedPage, ScaledFrame } from './scaled-frame.tsx'
import { ThemeSwitch, useTheme } from './theme-switch.tsx'

/** CSS px. */
const MAIL = 600
const PHONE = 375
/** A longer mail scrolls. */
const HIGHEST = 760

interface MailFramesProps {
  readonly page: FramedPage
  readonly text: string
  readonly subject: string
  readonly preheader: string
  /** Who the inbox says it is from. */
  readonly sender: string
  readonly language: string
  readonly label: string
}

/** A part of a mail as inboxes announce it, as mail programs show it at 600 px and on a phone, or as plain text. */
export function MailFrames({ page, text, subject, preheader, sender, language, label }: MailFramesProps) {
  const { w } = useLanguage()
  const [form, setForm] = useState<'mailHtml' | 'plainText'>('mailHtml')
  const [theme, setTheme] = useTheme()
  const id = useId()
  return (
    <>
      <Inbox sender={sender} subject={subject} preheader={preheader} language={language} />
      <div className="hub-choices-row">
        <fieldset className="hub-choices">
          <legend className="hub-hidden">{label}</legend>
          {(['mailHtml', 'plainText'] as const).map((name) => (
            <span key={name}>
              <input type="radio" id={`${id}-${name}`} name={`${id}-form`} checked={form === name} onChange={() => setForm(name)} />
              <label htmlFor={`${id}-${name}`}>{w(name)}</label>
            </span>
          ))}
        </fieldset>
        {form === 'mailHtml' && <ThemeSwitch theme={theme} label={label} onChange={setTheme} />}
      </div>
      {form === 'mailHtml' ? (
        <div className="hub-mails">
          {[MAIL, PHONE].map((width) => (
            <figure key={width} className={`hub-mail hub-mail--${width === MAIL ? 'wide' : 'narrow'}`}>
              <figcaption>
                <strong>{w(width === MAIL ? 'deviceDesktop' : 'devicePhone')}</strong> <span className="hub-quiet">{w('deviceWidth', { width })}</span>
              </figcaption>
              <ScaledFrame
                isFitted
                page={page}
                title={w('frameTitle', { channel: label, variant: w(width === MAIL ? 'deviceDesktop' : 'devicePhone') })}
                width={width}
                height={HIGHEST}
                theme={theme}
              />
            </figure>
          ))}
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="hub-plain-text" aria-label={w('plainText')} tabIndex={0} lang={language}>
          <pre>{text}</pre>
        </section>
      )}
    </>
  )
}

/** What stands in the list of mails before anybody opens one: cut where there is no more room, as inboxes do. */
function Inbox({ sender, subject, preheader, language }: Pick<MailFramesProps, 'sender' | 'subject' | 'preheader' | 'language'>) {
  const { w } = useLanguage()
  const row = (
    <>
      <span className="hub-inbox__from">{sender}</span>
      <span className="hub-inbox__line" lang={language}>
        <strong>{subject || w('mailNoSubject')}</strong>
        <span className="hub-inbox__dash"> – </span>
        <span className="hub-inbox__pre">{preheader}</span>
      </span>
      <span className="hub-inbox__time">{w('postNow')}</span>
    </>
  )
  return (
    <div className="hub-inboxes">
      <p className="hub-notes__title">{w('inbox')}</p>
      <div className="hub-inbox hub-inbox--desktop">{row}</div>
      <div className="hub-inbox hub-inbox--phone" aria-hidden="true">
        <span className="hub-inbox__avatar">{sender.slice(0, 1)}</span>
        {row}
      </div>
    </div>
  )
}
