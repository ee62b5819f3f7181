'use client'
import '../styles/overrides.css'
import { useField } from '@payloadcms/ui'
import { type RefObject, useCallback, useId, useRef, useState } from 'react'
import { useLanguage } from '../use-language.ts'
import type { OverrideFacts } from './channel-facts.ts'
import { useChannels } from './channels-context.ts'

interface OverrideFieldProps {
  readonly facts: OverrideFacts
  /** What the channel says of itself; undefined where nobody knows. */
  readonly replaces: string | undefined
}

/** A text for one channel only, beside what it replaces. It is a field of the form like any other: autosave, access and limits are Payload's. */
export function OverrideField({ facts, replaces }: OverrideFieldProps) {
  const { w, pick } = useLanguage()
  const { isEditable, locale } = useChannels()
  const { path, maxLength } = facts
  const validate = useCallback((value: unknown) => typeof value !== 'string' || value.length <= maxLength || w('overrideTooLong', { count: value.length - maxLength }), [maxLength, w])
  const { value, setValue, errorMessage } = useField<string | null>({ path, validate: validate as never })
  const text = typeof value === 'string' ? value : ''
  const isSet = text.trim() !== ''
  const [isOpen, setOpen] = useState(isSet)
  const input = useRef<HTMLTextAreaElement & HTMLInputElement>(null)
  const id = useId()
  const write = (words: string) => {
    setValue(words === '' ? null : words)
    input.current?.focus()
  }
  const over = text.length - maxLength
  const label = pick(facts.label)
  return (
    <details className="hub-override" data-override={path} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {label} {isSet && <span className="hub-badge hub-badge--override">{w('overrideSet')}</span>}
      </summary>
      <div className="hub-override__body">
        <Replaced words={replaces} isSet={isSet} locale={locale} id={`${id}-own`} />
        <TextBox
          id={`field-${path.replaceAll('.', '__')}`}
          inputRef={input}
          label={label}
          describedBy={`${id}-own ${id}-count`}
          isMultiline={facts.isMultiline}
          isReadOnly={!isEditable}
          isInvalid={over > 0}
          language={locale}
          value={text}
          onChange={(words) => setValue(words === '' ? null : words)}
        />
        <p id={`${id}-count`} className="hub-override__count" data-is-over={over > 0}>
          {over > 0 ? w('overrideTooLong', { count: over }) : w('overrideCount', { count: text.length, limit: maxLength })}
          {over <= 0 && typeof errorMessage === 'string' && errorMessage !== '' ? ` ${errorMessage}` : ''}
        </p>
        {isEditable && (
          <p className="hub-override__acts">
            {!isSet && replaces !== undefined && replaces !== '' && (
              <button type="button" className="hub-note__link" onClick={() => write(replaces.slice(0, maxLength))}>
                {w('overrideStart')}
              </button>
            )}
            {isSet && (
              <button type="button" className="hub-note__link" onClick={() => write('')}>
                {w('overrideReset')}
              </button>
            )}
          </p>
        )}
      </div>
    </details>
  )
}

function Replaced({ words, isSet, locale, id }: { readonly words: string | undefined; readonly isSet: boolean; readonly locale: string; readonly id: string }) {
  const { w } = useLanguage()
  if (words === undefined || words.trim() === '') {
    return (
      <p id={id} className="hub-quiet">
        {w(words === undefined ? 'overrideUnknown' : 'overrideNothing')}
      </p>
    )
  }
  return (
    <div id={id} className="hub-override__own">
      <p className="hub-quiet">{w(isSet ? 'overrideReplaces' : 'overrideInstead')}</p>
      <blockquote lang={locale}>{words}</blockquote>
    </div>
  )
}

interface TextBoxProps {
  readonly id: string
  readonly inputRef: RefObject<(HTMLTextAreaElement & HTMLInputElement) | null>
  readonly label: string
  readonly describedBy: string
  readonly isMultiline: boolean
  readonly isReadOnly: boolean
  readonly isInvalid: boolean
  readonly language: string
  readonly value: string
  onChange(words: string): void
}

function TextBox({ id, inputRef, label, describedBy, isMultiline, isReadOnly, isInvalid, language, value, onChange }: TextBoxProps) {
  const shared = {
    id,
    ref: inputRef,
    className: 'hub-input',
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid,
    readOnly: isReadOnly,
    lang: language,
    value,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
  }
  return isMultiline ? <textarea rows={5} {...shared} /> : <input type="text" {...shared} />
}

/** Several of them, with a line before. */
export function OverrideFields({ facts, replaces, title }: { readonly facts: readonly OverrideFacts[]; readonly replaces: Readonly<Record<string, string>>; readonly title?: string }) {
  const { isForm } = useChannels()
  if (!isForm || facts.length === 0) return null
  return (
    <div className="hub-overrides">
      {title && <p className="hub-notes__title">{title}</p>}
      {facts.map((one) => (
        <OverrideField key={one.path} facts={one} replaces={replaces[one.name]} />
      ))}
    </div>
  )
}
