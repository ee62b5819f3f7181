'use client'
import '../styles/controls.css'
import '../styles/service.css'
import { Button, useAuth } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { ImportAnswer } from '../../../collections/service-dialogs/importing.ts'
import type { Role } from '../../access/roles.ts'
import { Dialog } from '../dialog.tsx'
import { fetchJson } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'
import { ImportResult } from './import-result.tsx'

/** Above the list of dialogs: takes a file of them in. */
export function ImportDialogs() {
  const { w } = useLanguage()
  const { user } = useAuth()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<ImportAnswer | null>(null)
  if (!((user?.roles ?? []) as readonly Role[]).includes('agent')) return null
  const close = () => {
    setOpen(false)
    setFile(null)
  }
  const act = async () => {
    if (!file) return { obstacle: w('importNoFile') }
    const body = new FormData()
    body.set('file', file)
    const answer = await fetchJson<ImportAnswer>('/flow/dialogs/import', { method: 'POST', body })
    setReport(answer)
    return { done: w(answer.dialogs.length > 0 ? 'importDone' : 'importNothing') }
  }
  return (
    <div className="hub-import">
      <Button type="button" size="medium" buttonStyle="secondary" margin={false} onClick={() => setOpen(true)}>
        {w('importDialogs')}
      </Button>
      {isOpen && (
        <Dialog title={w('importTitle')} action={w('importSend')} act={act} onClose={close} onDone={close}>
          <p>{w('importExplain')}</p>
          <label className="hub-label" htmlFor={id}>
            {w('importFile')}
          </label>
          <input id={id} className="hub-input" type="file" accept=".csv,.json,.txt,text/csv,application/json" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        </Dialog>
      )}
      {report && <ImportResult report={report} onClose={() => setReport(null)} />}
    </div>
  )
}
