import type { RunFile } from '../../publishing/printing/run-record.ts'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { useLanguage } from '../use-language.ts'
import { flowPath, number } from './run-words.ts'

/** Everybody whom a run goes to, as a file; nothing where nobody is named, or the list is gone. */
export function RecipientsLink({ run: { key, list, files, reason }, word }: { readonly run: RunView; readonly word: 'runRecipients' | 'runRecallList' }) {
  const { w } = useLanguage()
  if (!list || !files || reason?.code === 'list-gone') return null
  return (
    <a href={`/api${flowPath(key)}/recipients`} download>
      {w(word)}
    </a>
  )
}

/** What the shop gets: each file with its size and the hash by which it is checked. */
export function RunFiles({ run, files }: { readonly run: RunView; readonly files: readonly RunFile[] }) {
  const { w, when, code } = useLanguage()
  const head = ['runFile', 'runFileSize', 'runFilePages', 'runFileCopies', 'runFileSha'] as const
  return (
    <section>
      <h2>{w('runFiles')}</h2>
      <p className="hub-quiet">
        {run.list && w('runFilesExplain')} {run.filesUntil && w('runFilesUntil', { date: when(run.filesUntil) })}
      </p>
      <table className="hub-print__files">
        <thead>
          <tr>
            {head.map((word) => (
              <th key={word} scope="col">
                {w(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {files.map(({ name, bytes, pages, recipients, sha256 }) => (
            <tr key={name}>
              <th scope="row">
                <a href={`/api${flowPath(run.key)}/files/${encodeURIComponent(name)}`} download aria-label={w('runFileDownload', { name })}>
                  {name}
                </a>
              </th>
              <td data-label={w('runFileSize')}>{sizeOf(bytes, code)}</td>
              <td data-label={w('runFilePages')}>{number(pages, code)}</td>
              <td data-label={w('runFileCopies')}>{number(run.list ? recipients : (run.quantity ?? recipients), code)}</td>
              <td data-label={w('runFileSha')}>
                <code>{sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <RecipientsLink run={run} word="runRecipients" />
      </p>
    </section>
  )
}

function sizeOf(bytes: number, code: 'de' | 'en'): string {
  const [unit, size] = bytes < 1_000_000 ? (['kilobyte', bytes / 1_000] as const) : (['megabyte', bytes / 1_000_000] as const)
  return new Intl.NumberFormat(code === 'de' ? 'de-DE' : 'en-GB', { style: 'unit', unit, maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)
}
