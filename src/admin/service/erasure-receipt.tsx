'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef } from 'react'
import type { Receipt } from '../../consent/rights/erase.ts'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'
import { saveFile } from './save-file.ts'

/** What a receipt counts, in the order in which people read it. */
const GONE = ['contacts', 'dialogs', 'messages', 'files', 'testimonials', 'excerpts'] as const

/** What went and what stays, on the page of somebody who is not there any more. */
export function ErasureReceipt({ receipt }: { readonly receipt: Receipt }) {
  const { w, when, pick } = useLanguage()
  const id = useId()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  const save = () => saveFile(`erasure-${receipt.erasure}.json`, new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json' }))
  return (
    <section className="hub-rights__receipt" aria-labelledby={id} tabIndex={-1} ref={box}>
      <h3 id={id}>{w('eraseReceipt')}</h3>
      <p className="hub-quiet">{w('eraseReceiptHint')}</p>
      <p>{when(receipt.doneAt ?? receipt.requestedAt)}</p>
      <h4>{w('eraseGone')}</h4>
      <ul>
        {GONE.map((what) => (
          <li key={what}>
            {w(`gone-${what}` satisfies Word)}: {receipt.counts[what] ?? 0}
          </li>
        ))}
      </ul>
      <h4>{w('eraseStays')}</h4>
      {receipt.stays.length === 0 ? (
        <p>{w('eraseStaysNothing')}</p>
      ) : (
        <ul>
          {receipt.stays.map(({ what, count, label, reason }) => (
            <li key={what}>
              {count} × {pick(label)} <span className="hub-quiet">({pick(reason)})</span>
            </li>
          ))}
        </ul>
      )}
      <div className="hub-rights__buttons">
        <Button type="button" size="small" buttonStyle="primary" margin={false} onClick={save}>
          {w('eraseSave')}
        </Button>
        {/* A whole new page: this one holds the form of a document that is gone. */}
        <Button el="anchor" url="/admin/collections/contacts" size="small" buttonStyle="secondary" margin={false}>
          {w('eraseLeave')}
        </Button>
      </div>
    </section>
  )
}
