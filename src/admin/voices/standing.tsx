'use client'
import '../styles/controls.css'
import '../styles/voices.css'
import { useDocumentInfo } from '@payloadcms/ui'
import { useId } from 'react'
import { useLanguage } from '../use-language.ts'
import { ApprovalPart } from './approval-part.tsx'
import { ConsentLedger } from './consent-ledger.tsx'
import { ConsentPart } from './consent-part.tsx'
import { QuotedBy } from './quoted-by.tsx'
import { useStanding } from './use-standing.ts'

/** Where a testimonial stands, and what can be done next: approval per language, consent, where it is quoted, what happened. */
export function Standing() {
  const { isEditing } = useDocumentInfo()
  const { state, failure, refresh } = useStanding()
  const { w } = useLanguage()
  const id = useId()
  if (!isEditing) return null
  return (
    <section className="hub-standing" aria-labelledby={id}>
      <h2 id={id}>{w('standing')}</h2>
      {failure !== null && (
        <p className="hub-message hub-message--error" role="alert">
          {failure}
        </p>
      )}
      {state === null && failure === null && <p className="hub-quiet">{w('loading')}</p>}
      {state && (
        <>
          <div className="hub-standing__parts">
            <ApprovalPart state={state} onDone={refresh} />
            <ConsentPart state={state} onDone={refresh} />
          </div>
          <QuotedBy state={state} />
          <ConsentLedger state={state} />
        </>
      )}
    </section>
  )
}
