'use client'
import { useId } from 'react'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { useLanguage } from '../use-language.ts'
import { FittingOffers } from './fitting-offers.tsx'
import { flowPath, number } from './run-words.ts'

export type Finding = NonNullable<RunView['findings']>[number]

const KINDS = [
  { severity: 'error', word: 'runFindingsErrors' },
  { severity: 'warning', word: 'runFindingsWarnings' },
  { severity: 'info', word: 'runFindingsInfos' },
] as const
/** Of a kind, at first. */
const SHOWN = 8

/** Everything that the build found, the worst first. */
export function FindingsList({ run, onMoved }: { readonly run: RunView; onMoved(): Promise<void> }) {
  const { w, code } = useLanguage()
  const findings = run.findings ?? []
  // What fits the longest fits the others.
  const overset = findings.filter(({ code }) => code === 'text-overset').sort((a, b) => Number(b.details?.linesTooMany) - Number(a.details?.linesTooMany))[0]
  return (
    <section className="hub-print__findings">
      <h2>{w('runFindings')}</h2>
      {findings.length === 0 && <p className="hub-message">{w('runFindingsNone')}</p>}
      {overset && run.may.includes('change') && <FittingOffers run={run} details={overset.details ?? {}} onMoved={onMoved} />}
      {KINDS.map(({ severity, word }) => {
        const some = findings.filter((finding) => finding.severity === severity)
        if (some.length === 0) return null
        const count = (severity === 'error' ? run.reason?.errors : undefined) ?? some.length
        return (
          <section key={severity}>
            <h3>{w(word, { count, shown: number(count, code) })}</h3>
            <Findings findings={some.slice(0, SHOWN)} />
            {some.length > SHOWN && (
              <details>
                <summary>{w('runFindingsMore', { count: some.length - SHOWN })}</summary>
                <Findings findings={some.slice(SHOWN)} />
              </details>
            )}
            {count > some.length && <p className="hub-quiet">{w('runFindingsFirst', { shown: number(some.length, code) })}</p>}
            {severity === 'error' && <RowErrorsLink run={run} />}
          </section>
        )
      })}
    </section>
  )
}

/** All rows with errors, to be mended in the list; nothing where none is to blame. */
function RowErrorsLink({ run: { key, reason } }: { readonly run: RunView }) {
  const { w, code } = useLanguage()
  const rows = reason?.rows ?? 0
  if (rows === 0) return null
  return (
    <p>
      <a href={`/api${flowPath(key)}/errors?language=${code}`} download>
        {w('runFindingsRows', { count: rows, shown: number(rows, code) })}
      </a>
      <br />
      <span className="hub-quiet">{w('runFindingsRowsHint')}</span>
    </p>
  )
}

/** Some findings, each with where it is. */
export function Findings({ findings, withPlaces = true }: { readonly findings: readonly (Omit<Finding, 'page'> & { readonly page?: number | null })[]; readonly withPlaces?: boolean }) {
  const { w, pick, code } = useLanguage()
  const id = useId()
  return (
    <ul className="hub-print__notes">
      {findings.map(({ severity, message, line, isSeed, page, file, times, code: rule }, index) => {
        const places = [
          ...(line === undefined ? [] : [w(isSeed ? 'runFindingSeed' : 'runFindingLine', { line: number(line, code) })]),
          ...(page && file ? [w('runFindingPage', { file, page })] : []),
          ...(times !== undefined && times > 1 ? [w('runFindingTimes', { count: times })] : []),
        ]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole.
          <li key={`${id}-${index}`} data-severity={severity}>
            <p>
              <strong>{w(severity === 'error' ? 'noteError' : severity === 'warning' ? 'noteWarning' : 'noteInfo')}:</strong> {pick(message)}
            </p>
            {withPlaces && (
              <p className="hub-quiet">
                {places.map((place) => `${place} · `).join('')}
                <code>{rule}</code>
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
