'use client'
import './mailings.css'
import { useId, useState } from 'react'
import type { TestResult } from '../../publishing/mailings/test-send.ts'
import { Dialog } from '../dialog.tsx'
import { FlowFailure, postFlow } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'

const MOST = 5
const REFUSALS: Readonly<Record<string, 'testObjected' | 'testOutside'>> = { objected: 'testObjected', outside: 'testOutside' }

interface TestDialogProps {
  readonly mailingKey: string
  readonly locale: string
  readonly isApproved: boolean
  /** Saves what is not saved yet; false if that failed. */
  save(): Promise<boolean>
  onClose(): void
  onChanged(): void
}

/** Sends the mail to a few addresses, and says of each what became of it. */
export function TestDialog({ mailingKey, locale, isApproved, save, onClose, onChanged }: TestDialogProps) {
  const { w, pick } = useLanguage()
  const [of, setOf] = useState<'draft' | 'approved'>(isApproved ? 'approved' : 'draft')
  const [text, setText] = useState('')
  const [sent, setSent] = useState<{ readonly to: readonly string[]; readonly results: readonly TestResult[] } | null>(null)
  const id = useId()
  const act = async () => {
    setSent(null)
    const to = [...new Set(text.split(/[\s,;]+/).filter((address) => address !== ''))]
    if (to.length === 0 || to.length > MOST) return { obstacle: w('testAddressCount', { most: MOST }) }
    if (of === 'draft' && !(await save())) return { obstacle: w('saveFailed') }
    try {
      const { results } = await postFlow<{ results: TestResult[] }>(`/mailings/${encodeURIComponent(mailingKey)}/tests`, { locale, of, to })
      setSent({ to, results })
      return results.every(({ isSent }) => isSent) ? { done: w('testSent') } : { obstacle: w('testNotAll') }
    } catch (error) {
      const index = error instanceof FlowFailure && typeof error.details.field === 'string' ? /^to\.(\d+)$/.exec(error.details.field)?.[1] : undefined
      if (!(error instanceof FlowFailure) || index === undefined) throw error
      return { obstacle: w(REFUSALS[String(error.details.reason)] ?? 'testBadAddress', { address: to[Number(index)] ?? '' }) }
    }
  }
  return (
    <Dialog title={w('testTitle')} action={w('testSendNow')} act={act} onClose={onClose} onDone={onChanged}>
      <p>{w('testExplain')}</p>
      <fieldset className="hub-forms">
        <legend className="hub-label">{w('testWhich')}</legend>
        {(['approved', 'draft'] as const).map((name) => (
          <label key={name} className="hub-forms__one" htmlFor={`${id}-${name}`}>
            <input type="radio" id={`${id}-${name}`} name={`${id}-of`} checked={of === name} disabled={name === 'approved' && !isApproved} onChange={() => setOf(name)} />
            <span>{w(name === 'approved' ? 'testApproved' : 'testDraft')}</span>
          </label>
        ))}
      </fieldset>
      <label className="hub-label" htmlFor={`${id}-to`}>
        {w('testTo')}
      </label>
      <textarea id={`${id}-to`} className="hub-input" rows={3} aria-describedby={`${id}-hint`} value={text} spellCheck={false} autoCapitalize="off" onChange={(event) => setText(event.target.value)} />
      <p id={`${id}-hint`} className="hub-quiet">
        {w('testToHint', { most: MOST })}
      </p>
      {sent && (
        <ul className="hub-handed-out" aria-label={w('testResults')}>
          {sent.results.map(({ isSent, problem }, index) => (
            <li key={sent.to[index]}>
              <span aria-hidden="true">{isSent ? '✓' : '⨯'}</span> {sent.to[index]}: {isSent ? w('testTaken') : problem ? pick(problem) : ''}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
