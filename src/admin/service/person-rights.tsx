'use client'
import '../styles/controls.css'
import '../styles/service.css'
import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { Receipt } from '../../consent/rights/erase.ts'
import { useLanguage } from '../use-language.ts'
import { EraseDialog } from './erase-dialog.tsx'
import { ErasureReceipt } from './erasure-receipt.tsx'
import { ExportDialog } from './export-dialog.tsx'

/** What a person may ask of the house: to be told everything, and to be erased. */
export function PersonRights() {
  const { isEditing, initialData } = useDocumentInfo()
  const { w } = useLanguage()
  const [open, setOpen] = useState<'export' | 'erase' | null>(null)
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const id = useId()
  const key: unknown = initialData?.key
  if (!isEditing || typeof key !== 'string') return null
  const close = () => setOpen(null)
  return (
    <section className="hub-rights" aria-labelledby={id}>
      <h2 id={id}>{w('rights')}</h2>
      <p className="hub-quiet">{w('rightsExplain')}</p>
      {receipt === null && (
        <div className="hub-rights__buttons">
          <Button type="button" size="medium" buttonStyle="secondary" margin={false} onClick={() => setOpen('export')}>
            {w('exportPerson')}
          </Button>
          <Button type="button" size="medium" buttonStyle="secondary" margin={false} onClick={() => setOpen('erase')}>
            {w('erasePerson')}
          </Button>
        </div>
      )}
      {open === 'export' && <ExportDialog contact={key} onClose={close} />}
      {open === 'erase' && <EraseDialog contact={key} onClose={close} onErased={setReceipt} />}
      {receipt && <ErasureReceipt receipt={receipt} />}
    </section>
  )
}
