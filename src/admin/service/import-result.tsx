'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef } from 'react'
import type { ImportAnswer } from '../../../collections/service-dialogs/importing.ts'
import { useLanguage } from '../use-language.ts'
import { saveFile } from './save-file.ts'

/** So many rows stand on the page; the file has all of them. */
const SHOWN = 20

/** What became of a file: counts, and what was left out with the reason. */
export function ImportResult({ report, onClose }: { readonly report: ImportAnswer; onClose(): void }) {
  const { w } = useLanguage()
  const id = useId()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  const { bad, remarks, unknownTopics } = report
  const more = bad.length - SHOWN
  return (
    <section className="hub-import__result" aria-labelledby={id} tabIndex={-1} ref={box}>
      <h2 id={id}>{w('importReport', { file: report.file })}</h2>
      <dl className="hub-import__counts">
        {(['created', 'updated', 'unchanged'] as const).map((what) => (
          <div key={what}>
            <dt>{w(({ created: 'importCreated', updated: 'importUpdated', unchanged: 'importUnchanged' } as const)[what])}</dt>
            <dd>{report[what]}</dd>
          </div>
        ))}
        <div>
          <dt>{w('importBad')}</dt>
          <dd>{bad.length}</dd>
        </div>
      </dl>
      {unknownTopics.length > 0 && <p>{w('importTopics', { topics: unknownTopics.join(', ') })}</p>}
      {remarks.length > 0 && (
        <>
          <h3>{w('importRemarks')}</h3>
          <ul>
            {remarks.slice(0, SHOWN).map(({ line, externalId, message, reason }) => (
              <li key={`${line} ${externalId} ${message}`}>
                {[externalId, message].filter(Boolean).join(' / ')} ({w('importLine')} {line}): {reason}
              </li>
            ))}
          </ul>
          {remarks.length > SHOWN && <p className="hub-quiet">{w('importRemarksMore', { count: remarks.length - SHOWN })}</p>}
        </>
      )}
      {bad.length > 0 && (
        <div className="hub-import__bad">
          <table>
            <thead>
              <tr>
                <th scope="col">{w('importLine')}</th>
                <th scope="col">{w('importId')}</th>
                <th scope="col">{w('importReason')}</th>
              </tr>
            </thead>
            <tbody>
              {bad.slice(0, SHOWN).map(({ line, externalId, reason }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row may be left out for several reasons, and the list never changes.
                <tr key={index}>
                  <td>{line}</td>
                  <td>{externalId ?? '–'}</td>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {more > 0 && <p className="hub-quiet">{w('importMore', { count: more })}</p>}
        </div>
      )}
      <div className="hub-rights__buttons">
        {bad.length > 0 && (
          <Button type="button" size="small" buttonStyle="secondary" margin={false} onClick={() => saveFile('left-out-rows.csv', new Blob([report.badRowsCsv], { type: 'text/csv' }))}>
            {w('importSave')}
          </Button>
        )}
        <Button el="anchor" url="/admin/collections/service-dialogs" size="small" buttonStyle="secondary" margin={false}>
          {w('importShow')}
        </Button>
        <Button type="button" size="small" buttonStyle="secondary" margin={false} onClick={onClose}>
          {w('close')}
        </Button>
      </div>
    </section>
  )
}
