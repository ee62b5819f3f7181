'use client'
import { Button, Link, useAuth, useStepNav } from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'
import type { ListView } from '../../publishing/recipient-lists/list-view.ts'
import type { ListFailure } from '../../recipients/reading/list-faults.ts'
import { FlowFailure, sentenceOf } from '../flow-api.ts'
import type { AdminLanguage } from '../language.ts'
import { useLanguage } from '../use-language.ts'
import { ColumnsForm } from './columns-form.tsx'
import { DeleteListDialog } from './delete-list-dialog.tsx'
import { ListBadge } from './list-badge.tsx'
import { ListResult } from './list-result.tsx'
import { LISTS_PATH } from './paths.ts'
import { isMoving, useWatched } from './use-list.ts'
import { mayUploadLists } from './who-may.ts'

/** One list, from its columns to its result; what is there to do follows from where it stands. */
export function ListScreen({ listKey }: { readonly listKey: string }) {
  const language = useLanguage()
  const { w } = language
  const { user } = useAuth()
  const { value: list, failure, refresh } = useWatched<ListView>(`/recipient-lists/${encodeURIComponent(listKey)}`, isMoving)
  const [isAsked, setAsked] = useState(false)
  const { setStepNav } = useStepNav()
  const title = list?.title ?? ''
  useEffect(() => setStepNav([{ label: w('lists'), url: LISTS_PATH }, { label: title }]), [setStepNav, w, title])
  const mayChange = mayUploadLists(user)
  return (
    <>
      <p>
        <Link href={LISTS_PATH} prefetch={false}>
          {w('listBack')}
        </Link>
      </p>
      <h1>{title === '' ? w('lists') : title}</h1>
      {failure && <p className="hub-message hub-message--error">{failure}</p>}
      {!list && !failure && <p className="hub-waiting">{w('loading')}</p>}
      {list && (
        <>
          <p className="hub-recipients__head">
            <ListBadge list={list} /> {w(`listPurpose-${list.purpose}`)} {list.rows !== null && <span className="hub-quiet">{w('listFound', { rows: new Intl.NumberFormat(language.code === 'de' ? 'de-DE' : 'en-GB').format(list.rows ?? 0), format: formatOf(list, language) })}</span>}
          </p>
          <p role="status" className="hub-hidden">
            {w(`listState-${list.state}`)}
          </p>
          {list.state === 'uploaded' && <p className="hub-message">{w('listReading')}</p>}
          {list.state === 'mapping' && mayChange && <ColumnsForm list={list} onDone={refresh} />}
          {list.state === 'checking' && <Progress list={list} />}
          {list.state === 'failed' && (
            <div className="hub-message hub-message--error">
              <p>{w('listFailed')}</p>
              {list.failure && <p>{failureSentence(list.failure, language)}</p>}
            </div>
          )}
          <ListResult list={list} mayReadRows={mayChange} />
          {mayChange && list.state !== 'deleted' && (
            <p className="hub-recipients__end">
              <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => setAsked(true)}>
                {w('listDelete')}
              </Button>
            </p>
          )}
          {isAsked && (
            <DeleteListDialog
              listKey={list.key}
              onClose={() => setAsked(false)}
              onDone={() => {
                setAsked(false)
                refresh()
              }}
            />
          )}
        </>
      )}
    </>
  )
}

const failureSentence = ({ code, message, ...told }: ListFailure, language: AdminLanguage): string => sentenceOf(new FlowFailure(code, message, told), language)

const ENCODINGS: Readonly<Record<string, string>> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' }
const DELIMITERS = { ',': { de: 'Komma', en: 'comma' }, ';': { de: 'Semikolon', en: 'semicolon' }, '\t': { de: 'Tabulator', en: 'tab' }, '|': { de: 'Senkrechtstrich', en: 'bar' } } as const
const formatOf = ({ format, encoding, delimiter }: ListView, { pick }: Pick<AdminLanguage, 'pick'>): string => [format === 'xlsx' ? 'Excel' : (format ?? '').toUpperCase(), encoding ? (ENCODINGS[encoding] ?? encoding) : '', delimiter ? pick(DELIMITERS[delimiter]) : ''].filter(Boolean).join(' · ')

/** How far the check is. */
function Progress({ list: { progress } }: { readonly list: Pick<ListView, 'progress'> }) {
  const { w, code } = useLanguage()
  const id = useId()
  const number = new Intl.NumberFormat(code === 'de' ? 'de-DE' : 'en-GB')
  const { done = 0, of = 0 } = progress ?? {}
  return (
    <div className="hub-recipients__progress">
      <label className="hub-label" htmlFor={id}>
        {w('listProgress')}
      </label>
      <progress id={id} max={Math.max(1, of)} value={done} />
      <p>{w('listProgressRows', { done: number.format(done), of: number.format(of) })}</p>
    </div>
  )
}
