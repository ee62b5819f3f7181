'use client'
import { useState } from 'react'
import type { Download } from '../../publishing/printing/shop/downloads.ts'
import { useFetched } from '../use-fetched.ts'
import { useLanguage } from '../use-language.ts'

/** Who fetched what of a print run; asked for when it is opened. @param runKey of the run */
export function RunDownloads({ runKey }: { readonly runKey: string }) {
  const { w } = useLanguage()
  const [opened, setOpened] = useState(0)
  return (
    <details onToggle={(event) => event.currentTarget.open && setOpened((times) => times + 1)}>
      <summary>{w('runDownloads')}</summary>
      {opened > 0 && <Downloads runKey={runKey} round={opened} />}
    </details>
  )
}

function Downloads({ runKey, round }: { readonly runKey: string; readonly round: number }) {
  const { w, when, code } = useLanguage()
  const loaded = useFetched<{ readonly downloads: readonly Download[] }>(`/flow/print-runs/${encodeURIComponent(runKey)}/downloads`, round)
  if (loaded.is === 'loading') return <p className="hub-waiting">{w('loading')}</p>
  if (loaded.is === 'failed') return <p className="hub-message hub-message--error">{loaded.sentence}</p>
  const { downloads } = loaded.value
  if (downloads.length === 0) return <p className="hub-quiet">{w('runDownloadsNone')}</p>
  const number = new Intl.NumberFormat(code === 'de' ? 'de-DE' : 'en-GB')
  const head = ['runDownloadAt', 'runDownloadBy', 'runDownloadFile', 'runDownloadBytes'] as const
  return (
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
        {downloads.map(({ number: event, at, by, file, build, range }) => (
          <tr key={event}>
            <th scope="row">
              <time dateTime={at}>{when(at)}</time>
            </th>
            <td data-label={w('runDownloadBy')}>{by}</td>
            <td data-label={w('runDownloadFile')}>
              {file} ({w('runDownloadBuild', { build: String(build) })})
            </td>
            <td data-label={w('runDownloadBytes')}>{range ? `${number.format(range[0])}–${number.format(range[1])}` : w('runDownloadWhole')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
