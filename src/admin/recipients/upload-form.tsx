'use client'
import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { LIST_PURPOSES, type ListPurpose } from '../../publishing/recipient-lists/list-record.ts'
import type { ListView } from '../../publishing/recipient-lists/list-view.ts'
import { KEEPING } from '../../publishing/recipient-lists/keeping.ts'
import { LIST_LIMITS } from '../../recipients/limits.ts'
import { postFlowFile } from '../flow-api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLanguage } from '../use-language.ts'
import { Labelled } from './labelled.tsx'
import { listPath } from './paths.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const dayIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

/** `Kunden_Nord-2026.csv` → `Kunden Nord-2026` */
const titleOf = ({ name }: File): string => name.replace(/\.[^.]+$/, '').replaceAll('_', ' ').trim().slice(0, 200)

/** Takes a list in. What was typed stays until it is done. @param isOpen there is no list yet */
export function UploadForm({ isOpen }: { readonly isOpen: boolean }) {
  const { w, code } = useLanguage()
  const router = useRouter()
  const purposes = useId()
  const form = useRef<HTMLFormElement>(null)
  const [purpose, setPurpose] = useState<ListPurpose>('mailing')
  const [title, setTitle] = useState('')
  const [origin, setOrigin] = useState('')
  const [deleteAt, setDeleteAt] = useState(dayIn(KEEPING.mailing.usual))
  const [file, setFile] = useState<File | null>(null)
  const [isTold, setTold] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const { isBusy, failure, attempt } = useAttempt(() => undefined)
  useEffect(() => {
    if (made) router.push(listPath(made))
  }, [made, router])
  const take = (chosen: File | null) => {
    // A name that is the file's own follows the file.
    if (chosen && (title.trim() === '' || (file && title === titleOf(file)))) setTitle(titleOf(chosen))
    setFile(chosen)
  }
  const problems = {
    file: file ? undefined : w('listFileMissing'),
    title: title.trim() === '' ? w('listTitleMissing') : undefined,
    origin: origin.trim() === '' ? w('listOriginMissing') : undefined,
  }
  const told = (problem: string | undefined) => (isTold ? problem : undefined)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTold(true)
    if (!file || problems.title || problems.origin) {
      // The field that is wrong, once it is marked as such.
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
      return
    }
    attempt(async () => {
      const { key } = await postFlowFile<ListView>('/recipient-lists', { title, purpose, origin, deleteAt }, file)
      setMade(key)
      return { done: w('listUploadDone') }
    })
  }
  const number = new Intl.NumberFormat(code === 'de' ? 'de-DE' : 'en-GB')
  return (
    <details className="hub-recipients__new" open={isOpen}>
      <summary>
        <h2>{w('listNew')}</h2>
      </summary>
      <form ref={form} onSubmit={send} noValidate>
        <Labelled label={w('listFile')} hint={w('listFileHint', { megabytes: LIST_LIMITS.bytes / 1024 / 1024, rows: number.format(LIST_LIMITS.rows) })} problem={told(problems.file)}>
          {(described) => <input {...described} className="hub-input" type="file" accept=".csv,.tsv,.txt,.xlsx,.json" onChange={(event) => take(event.target.files?.[0] ?? null)} />}
        </Labelled>
        <fieldset className="hub-recipients__purposes" aria-describedby={purposes}>
          <legend className="hub-label">{w('listPurpose')}</legend>
          {LIST_PURPOSES.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="purpose"
                checked={purpose === one}
                onChange={() => {
                  setPurpose(one)
                  setDeleteAt(dayIn(KEEPING[one].usual))
                }}
              />{' '}
              {w(`listPurpose-${one}`)}
            </label>
          ))}
          <p id={purposes} className="hub-quiet hub-recipients__hint">
            {w(`listPurposeHint-${purpose}`)}
          </p>
        </fieldset>
        <Labelled label={w('listTitle')} hint={w('listTitleHint')} problem={told(problems.title)}>
          {(described) => <input {...described} className="hub-input" value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />}
        </Labelled>
        <Labelled label={w('listOrigin')} hint={w('listOriginHint')} problem={told(problems.origin)}>
          {(described) => <input {...described} className="hub-input" value={origin} maxLength={300} onChange={(event) => setOrigin(event.target.value)} />}
        </Labelled>
        <Labelled label={w('listDeleteAt')} hint={w('listDeleteAtHint', { days: KEEPING[purpose].most })}>
          {(described) => <input {...described} className="hub-input hub-recipients__day" type="date" min={dayIn(1)} max={dayIn(KEEPING[purpose].most)} value={deleteAt} onChange={(event) => setDeleteAt(event.target.value)} />}
        </Labelled>
        <div role="alert">{failure && <p className="hub-message hub-message--error">{failure}</p>}</div>
        <Button type="submit" margin={false} extraButtonProps={isBusy ? { 'aria-disabled': true } : {}}>
          {isBusy ? w('listUploading') : w('listUpload')}
        </Button>
      </form>
    </details>
  )
}
