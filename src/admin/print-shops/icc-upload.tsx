'use client'
import '../styles/controls.css'
import '../styles/posts.css'
import { useDocumentInfo, useForm, useFormFields, useFormModified } from '@payloadcms/ui'
import { useId, useRef, useState } from 'react'
import type { IccAnswer, KeptIcc } from '../../publishing/printing/shop/keep-icc.ts'
import { ActionButton } from '../action-button.tsx'
import { postFlow, postFlowFile, sentenceOf } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'

/** Takes a print shop's ICC profile, says at once whether it can be used, and takes it away again. */
export function IccUpload() {
  const language = useLanguage()
  const { w, pick } = language
  const id = useId()
  const chosen = useRef<HTMLInputElement>(null)
  const { data } = useDocumentInfo()
  const { dispatchFields } = useForm()
  const isModified = useFormModified()
  const name = useFormFields(([fields]) => fields['icc.name']?.value)
  const sha256 = useFormFields(([fields]) => fields['icc.sha256']?.value)
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ readonly isGood: boolean; readonly sentence: string } | null>(null)
  const key: unknown = data?.key
  if (typeof key !== 'string') return <p className="hub-quiet">{w('shopIccLater')}</p>

  const show = (icc: KeptIcc | null) => {
    for (const part of ['name', 'sha256', 'condition'] as const) dispatchFields({ type: 'UPDATE', path: `icc.${part}`, value: icc?.[part] ?? null, initialValue: icc?.[part] ?? null })
    if (chosen.current) chosen.current.value = ''
  }
  const attempt = async (ask: () => Promise<IccAnswer>, done: string) => {
    setBusy(true)
    setSaid(null)
    try {
      const answer = await ask()
      if ('refused' in answer) return setSaid({ isGood: false, sentence: pick(answer.refused) })
      show(answer.icc)
      setSaid({ isGood: true, sentence: done })
    } catch (error) {
      setSaid({ isGood: false, sentence: sentenceOf(error, language) })
    } finally {
      setBusy(false)
    }
  }
  const path = `/print-shops/${encodeURIComponent(key)}/icc`
  const take = (file: File | undefined) => file && void attempt(() => postFlowFile<IccAnswer>(path, {}, file), w('shopIccTaken'))
  const obstacle = isBusy ? w('loading') : isModified ? w('shopIccUnsaved') : null
  return (
    <div className="field-type hub-account">
      <p>{typeof sha256 === 'string' && sha256 !== '' ? w('shopIccIs', { name: typeof name === 'string' && name !== '' ? name : sha256.slice(0, 12) }) : w('shopIccNone')}</p>
      <label htmlFor={id}>{w('shopIccChoose')}</label>
      <input ref={chosen} id={id} className="hub-input" type="file" accept=".icc,.icm,application/vnd.iccprofile" disabled={obstacle !== null} aria-describedby={`${id}-about`} onChange={(event) => take(event.target.files?.[0])} />
      <p id={`${id}-about`} className="hub-quiet">
        {obstacle ?? w('shopIccHint')}
      </p>
      {typeof sha256 === 'string' && sha256 !== '' && <ActionButton style="secondary" label={w('shopIccRemove')} obstacle={obstacle} onAction={() => void attempt(() => postFlow<IccAnswer>(path, { isRemoved: true }), w('shopIccRemoved'))} />}
      <div role="status">{said && <p className={`hub-message${said.isGood ? '' : ' hub-message--error'}`}>{said.sentence}</p>}</div>
    </div>
  )
}
