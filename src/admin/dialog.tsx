'use client'
import './styles/controls.css'
import './styles/dialog.css'
import { Button, useTranslation } from '@payloadcms/ui'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { type Outcome, useAttempt } from './use-attempt.ts'
import { useLanguage } from './use-language.ts'

interface DialogProps {
  readonly title: string
  /** Label of the button that does it. */
  readonly action: string
  readonly isDangerous?: boolean
  /** Label of the way out, where “cancel” could be the act itself. */
  readonly leaving?: string
  /** What the button does. @throws FlowFailure, which the dialog shows */
  act(): Promise<Outcome>
  onClose(): void
  onDone(): void
  readonly children: ReactNode
}

/**
 * A modal question with one answer and a way out. The browser's own dialog: it holds the focus, closes on Escape and gives the focus back.
 * Mount it to open it. It stands at the end of the document, because forms do not nest.
 */
export function Dialog({ title, action, isDangerous = false, leaving, act, onClose, onDone, children }: DialogProps) {
  const { w } = useLanguage()
  const { i18n } = useTranslation()
  const { isBusy, failure, attempt } = useAttempt(onDone)
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    // Before the element leaves the document, so that the focus returns to where it came from.
    return () => dialog?.close()
  }, [])
  const leave = () => {
    if (!isBusy) onClose()
  }
  // Not `disabled`: a button that is switched off under the fingers loses the focus, and the keyboard starts over.
  const whileBusy = isBusy ? { 'aria-disabled': true } : {}
  return createPortal(
    <dialog
      ref={ref}
      className="hub-dialog"
      aria-labelledby={titleId}
      lang={i18n.language}
      onCancel={(event) => {
        event.preventDefault()
        leave()
      }}
      // React passes events on to the form that this was opened in.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          attempt(act)
        }}
      >
        <h2 id={titleId}>{title}</h2>
        <div className="hub-dialog__content">{children}</div>
        <div role="alert" className="hub-dialog__failure">
          {failure !== null && <p className="hub-message hub-message--error">{failure}</p>}
        </div>
        <div className="hub-dialog__buttons">
          <Button type="button" buttonStyle="secondary" margin={false} onClick={leave} extraButtonProps={whileBusy}>
            {leaving ?? w('cancel')}
          </Button>
          <Button type="submit" buttonStyle={isDangerous ? 'error' : 'primary'} margin={false} extraButtonProps={{ ...whileBusy, 'aria-busy': isBusy }}>
            {isBusy ? w('loading') : action}
          </Button>
        </div>
      </form>
    </dialog>,
    document.body,
  )
}
