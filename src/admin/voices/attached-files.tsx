'use client'
import { useEffect, useState } from 'react'
import { fetchJson } from '../flow-api.ts'
import { useLanguage } from '../use-language.ts'

type Id = string | number

/** A file of a dialog as it is shown: what it is called, and where it is had. */
interface AttachedFile {
  readonly id: Id
  readonly name?: string | null
  readonly filename?: string | null
  readonly mimeType?: string | null
  readonly filesize?: number | null
}

/** The files of a dialog's messages, by id; empty until they are there. Asking for them is a reading of the dialog. */
export function useAttachedFiles(ids: readonly Id[]): ReadonlyMap<string, AttachedFile> {
  const [files, setFiles] = useState<ReadonlyMap<string, AttachedFile>>(new Map())
  const asked = [...new Set(ids.map(String))].sort().join(',')
  useEffect(() => {
    if (asked === '') return
    let isStale = false
    const query = new URLSearchParams({ 'where[id][in]': asked, pagination: 'false', depth: '0' })
    fetchJson<{ docs?: readonly AttachedFile[] }>(`/attachments?${query}`)
      .then(({ docs = [] }) => {
        if (!isStale) setFiles(new Map(docs.map((file) => [String(file.id), file])))
      })
      // Who may not read them sees the dialog without.
      .catch(() => undefined)
    return () => {
      isStale = true
    }
  }, [asked])
  return files
}

/** The files of one message: to download, a picture to be looked at when it is opened (each time that is written down). */
export function AttachedFiles({ files }: { readonly files: readonly AttachedFile[] }) {
  const { w, code } = useLanguage()
  if (files.length === 0) return null
  const size = new Intl.NumberFormat(code, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })
  return (
    <ul className="hub-files" aria-label={w('attachments')}>
      {files.map(({ id, name, filename, mimeType, filesize }) => {
        const address = `/api/attachments/file/${encodeURIComponent(String(filename))}`
        return (
          <li key={id}>
            <a href={address} download>
              {name}
            </a>{' '}
            <span className="hub-quiet">{size.format(Math.max(1, (filesize ?? 0) / 1_000))}</span>
            {mimeType?.startsWith('image/') && (
              <details>
                <summary>{w('attachmentShow')}</summary>
                {/* biome-ignore lint/performance/noImgElement: a private file, which no optimiser may keep. */}
                <img src={`${address}?thumbnail=1`} alt={name ?? ''} loading="lazy" />
              </details>
            )}
          </li>
        )
      })}
    </ul>
  )
}
