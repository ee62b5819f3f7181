/** The pages of print runs. The server knows who asks; the browser asks for the runs. */
import type { AdminViewServerProps } from 'payload'
import { adminLanguage } from '../language.ts'
import { NewRunScreen } from './new-run-screen.tsx'
import { PrintPage } from './print-page.tsx'
import { RUNS_PATH } from './run-words.ts'
import { RunScreen } from './run-screen.tsx'
import { RunsScreen } from './runs-screen.tsx'

const wordsOf = ({ initPageResult: { req } }: AdminViewServerProps) => adminLanguage(req.i18n.t as never, req.i18n.language).w

/** All runs. */
export function RunsView(view: AdminViewServerProps) {
  const w = wordsOf(view)
  return (
    <PrintPage view={view} path={RUNS_PATH}>
      <h1>{w('runs')}</h1>
      <p className="hub-quiet">{w('runsExplain')}</p>
      <RunsScreen />
    </PrintPage>
  )
}

/** An order. */
export function NewRunView(view: AdminViewServerProps) {
  const w = wordsOf(view)
  return (
    <PrintPage view={view} path={`${RUNS_PATH}/new`}>
      <h1>{w('runsNew')}</h1>
      <p className="hub-quiet">{w('runNewExplain')}</p>
      <NewRunScreen />
    </PrintPage>
  )
}

/** One run. */
export function RunView(view: AdminViewServerProps) {
  const segments: unknown = view.params?.segments
  const key = Array.isArray(segments) ? String(segments[1] ?? '') : ''
  return (
    <PrintPage view={view} path={`${RUNS_PATH}/${encodeURIComponent(key)}`}>
      <RunScreen runKey={key} />
    </PrintPage>
  )
}
