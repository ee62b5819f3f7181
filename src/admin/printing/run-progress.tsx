'use client'
import { useId } from 'react'
import type { RunProgress as Progress } from '../../publishing/printing/run-record.ts'
import { useLanguage } from '../use-language.ts'
import { number } from './run-words.ts'

/** How far a build is. What is read out changes with the minutes, not with every page. */
export function RunProgress({ progress, isShort = false }: { readonly progress: Progress | null; readonly isShort?: boolean }) {
  const { w, code } = useLanguage()
  const id = useId()
  if (!progress || progress.files === 0) return <p className="hub-quiet">{w('runProgressWaiting')}</p>
  const { files, filesDone, pagesDone, pagesPerSecond, remainingSeconds } = progress
  const done = w('runProgressFiles', { done: filesDone, count: files })
  const left = remainingSeconds === null || filesDone === files ? '' : remainingSeconds < 60 ? w('runProgressSeconds') : w('runProgressMinutes', { count: Math.round(remainingSeconds / 60) })
  return (
    <div className="hub-print__progress">
      <label htmlFor={id} className={isShort ? 'hub-hidden' : 'hub-label'}>
        {w('runProgress')}
      </label>
      <progress id={id} max={files} value={filesDone} />
      <p aria-hidden="true">
        {[done, ...(isShort ? [] : [w('runProgressPages', { pages: number(pagesDone, code), rate: number(pagesPerSecond, code) })]), left].filter((part) => part !== '').join(' · ')}
      </p>
      {!isShort && (
        <p aria-live="polite" className="hub-hidden">
          {[done, left].filter((part) => part !== '').join(', ')}
        </p>
      )}
    </div>
  )
}
