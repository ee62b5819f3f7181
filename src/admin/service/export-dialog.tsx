'use client'
import { useId, useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { fetchFile } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { saveFile } from './save-file.ts'

/** Hands out everything on a person as a ZIP file. */
export function ExportDialog({ contact, onClose }: { readonly contact: string; onClose(): void }) {
  const { w, code } = useLanguage()
  const id = useId()
  const [language, setLanguage] = useState<'de' | 'en'>(code)
  const act = async () => {
    saveFile(`person-${contact}.zip`, await fetchFile(`/flow/contacts/${encodeURIComponent(contact)}/export?language=${language}`))
    return { done: w('exportDone') }
  }
  return (
    <Dialog title={w('exportTitle')} action={w('exportSend')} act={act} onClose={onClose} onDone={onClose}>
      <p>{w('exportExplain')}</p>
      <label className="hub-label" htmlFor={id}>
        {w('exportLanguage')}
      </label>
      <select id={id} className="hub-input" value={language} onChange={(event) => setLanguage(event.target.value === 'en' ? 'en' : 'de')}>
        <option value="de">Deutsch</option>
        <option value="en">English</option>
      </select>
    </Dialog>
  )
}
