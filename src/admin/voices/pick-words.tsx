'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import { sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { type Message, type Place, suggest, type Suggestion } from './dialog-api.ts'
import { RedactDialog } from './redact-dialog.tsx'
import { offsetIn } from './redaction.ts'

interface PickWordsProps {
  readonly dialog: string | number
  readonly message: Message
  /** Of the message in the dialog. */
  readonly index: number
  onClose(): void
}

/** As much of the chosen words as is shown to check the choice by. */
const SHOWN = 160

/** A message in a text box that takes no writing: what is selected there, by mouse or keyboard, is the excerpt. */
export function PickWords({ dialog, message, index, onClose }: PickWordsProps) {
  const language = useLanguage()
  const { w } = language
  const box = useRef<HTMLTextAreaElement>(null)
  const [range, setRange] = useState<readonly [number, number]>([0, 0])
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [found, setFound] = useState<{ readonly place: Place; readonly suggestion: Suggestion } | null>(null)
  const id = useId()
  // Not `readOnly`: browsers then show no caret and let nobody select with the keyboard. It refuses every change instead.
  useEffect(() => {
    const element = box.current
    const refuse = (event: Event) => event.preventDefault()
    element?.addEventListener('beforeinput', refuse)
    element?.focus()
    return () => element?.removeEventListener('beforeinput', refuse)
  }, [])
  const [from, to] = range
  const isWhole = from === to
  const chosen = box.current?.value.slice(from, to).trim() ?? ''
  const next = async () => {
    if (isBusy) return
    setBusy(true)
    setFailure(null)
    try {
      const place = { message: index, start: isWhole ? 0 : offsetIn(message.text, from), end: isWhole ? message.text.length : offsetIn(message.text, to) }
      setFound({ place, suggestion: await suggest(dialog, place) })
    } catch (error) {
      setFailure(sentenceOf(error, language))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="hub-pick">
      <label className="hub-label" htmlFor={id}>
        {w('pickTitle')}
      </label>
      <p id={`${id}-hint`} className="hub-quiet">
        {w('pickHint')}
      </p>
      <textarea
        ref={box}
        id={id}
        className="hub-input"
        aria-readonly="true"
        inputMode="none"
        rows={Math.min(12, 2 + Math.ceil(message.text.length / 80) + message.text.split('\n').length - 1)}
        defaultValue={message.text}
        aria-describedby={`${id}-hint`}
        onSelect={({ currentTarget }) => setRange([currentTarget.selectionStart, currentTarget.selectionEnd])}
      />
      <p className="hub-pick__chosen" aria-live="polite">
        <strong>{w('pickChosen')}</strong> {isWhole ? w('pickWhole') : chosen.length > SHOWN ? `${chosen.slice(0, SHOWN)} …` : chosen}
      </p>
      <div role="alert">{failure !== null && <p className="hub-message hub-message--error">{failure}</p>}</div>
      <div className="hub-pick__buttons">
        <Button type="button" size="small" buttonStyle="primary" margin={false} onClick={() => void next()} extraButtonProps={isBusy ? { 'aria-busy': true, 'aria-disabled': true } : {}}>
          {w('pickNext')}
        </Button>
        <Button type="button" size="small" buttonStyle="secondary" margin={false} onClick={onClose}>
          {w('cancel')}
        </Button>
      </div>
      {found && <RedactDialog dialog={dialog} place={found.place} suggestion={found.suggestion} onClose={() => setFound(null)} />}
    </div>
  )
}
