'use client'
import { useId, useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { postFlow } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import type { PostDialogProps } from './act-dialog.tsx'

const settle = (delivery: string, finding: object) => postFlow(`/deliveries/${encodeURIComponent(delivery)}/settle`, finding)

/** The person found the post in the network. */
export function ThereDialog({ delivery, onClose, onDone }: PostDialogProps) {
  const { w } = useLanguage()
  const id = useId()
  const [url, setUrl] = useState('')
  const act = async () => {
    const address = url.trim()
    if (address !== '' && !address.startsWith('https://')) return { obstacle: w('postThereNoUrl') }
    await settle(delivery, { isPosted: true, ...(address === '' ? {} : { url: address }) })
    return { done: w('postSettled') }
  }
  return (
    <Dialog title={w('postThereTitle')} action={w('postThereSend')} act={act} onClose={onClose} onDone={onDone}>
      <p>{w('postThereExplain')}</p>
      <label className="hub-label" htmlFor={id}>
        {w('postThereUrl')} <small>({w('optional')})</small>
      </label>
      <input id={id} className="hub-input" type="text" inputMode="url" maxLength={500} placeholder="https://" value={url} onChange={(event) => setUrl(event.target.value)} />
    </Dialog>
  )
}

/** The person did not find it: sent again now, or not any more. */
export function AbsentDialog({ delivery, onClose, onDone }: PostDialogProps) {
  const { w } = useLanguage()
  const id = useId()
  const [isAgain, setAgain] = useState(true)
  const act = async () => {
    await settle(delivery, { isPosted: false, sendAgain: isAgain })
    return { done: w('postSettled') }
  }
  const choice = (value: boolean, name: string, label: string) => (
    <div className="hub-choice__row">
      <input type="radio" id={`${id}-${name}`} name={`${id}-what`} checked={isAgain === value} onChange={() => setAgain(value)} />
      <label htmlFor={`${id}-${name}`}>{label}</label>
    </div>
  )
  return (
    <Dialog title={w('postAbsentTitle')} action={w('postThereSend')} act={act} onClose={onClose} onDone={onDone}>
      <fieldset className="hub-choice">
        <legend className="hub-label">{w('postAbsentExplain')}</legend>
        {choice(true, 'again', w('postAbsentAgain'))}
        {choice(false, 'leave', w('postAbsentLeave'))}
      </fieldset>
    </Dialog>
  )
}
