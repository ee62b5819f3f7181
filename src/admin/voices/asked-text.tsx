'use client'
import { Button, toast } from '@payloadcms/ui'
import { useEffect, useId, useRef } from 'react'
import { useLanguage } from '../use-language.ts'
import type { Asked } from './ask-dialog.tsx'

/** The text with the link, to copy into the dialog. */
export function AskedText({ asked: { locale, text, expires }, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const { w, when } = useLanguage()
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(box.current?.value ?? '')
      toast.success(w('askCopied'))
    } catch {
      // Browsers offer no clipboard to pages without TLS.
      box.current?.select()
      toast.info(w('askNotCopied'))
    }
  }
  return (
    <div className="hub-asked">
      <label className="hub-label" htmlFor={id}>
        {w('askText')}
      </label>
      <textarea ref={box} id={id} className="hub-input" readOnly rows={9} lang={locale} aria-describedby={`${id}-hint`} value={text} />
      <p id={`${id}-hint`} className="hub-quiet">
        {w('askTextHint', { date: when(expires) })}
      </p>
      <div className="hub-standing__buttons">
        <Button type="button" size="small" buttonStyle="primary" margin={false} onClick={() => void copy()}>
          {w('askCopy')}
        </Button>
        <Button type="button" size="small" buttonStyle="secondary" margin={false} onClick={onClose}>
          {w('close')}
        </Button>
      </div>
    </div>
  )
}
