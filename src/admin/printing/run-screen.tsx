'use client'
import { Link, useStepNav } from '@payloadcms/ui'
import { useEffect } from 'react'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { RunDownloads } from '../print-shops/run-downloads.tsx'
import { Locale } from '../start/locale.tsx'
import { StateBadge } from '../state-badge.tsx'
import { useLanguage } from '../use-language.ts'
import { FindingsList } from './findings-list.tsx'
import { Preview } from './preview.tsx'
import { Proofs } from './proofs.tsx'
import { RunFacts } from './run-facts.tsx'
import { RunFiles } from './run-files.tsx'
import { RunNext } from './run-next.tsx'
import { RunSteps } from './run-steps.tsx'
import { RUN_TONES, RUNS_PATH } from './run-words.ts'
import { ShopReport } from './shop-report.tsx'
import { useRun } from './use-run.ts'

/** One print run: where it stands, what to do, what was made, what it rests on. */
export function RunScreen({ runKey }: { readonly runKey: string }) {
  const { w } = useLanguage()
  const { run, failure, look } = useRun(runKey)
  const { setStepNav } = useStepNav()
  const title = run?.title
  useEffect(() => setStepNav([{ label: w('runs'), url: RUNS_PATH }, { label: title ?? '' }]), [setStepNav, w, title])
  if (!run) {
    return (
      <>
        <h1>{w('runs')}</h1>
        {failure ? <p className="hub-message hub-message--error">{failure}</p> : <p className="hub-waiting">{w('loading')}</p>}
      </>
    )
  }
  return (
    <>
      {failure && <p className="hub-message hub-message--error">{failure}</p>}
      <Head run={run} />
      <RunSteps run={run} />
      <RunNext run={run} onMoved={look} />
      <Made run={run} onMoved={look} />
      <ShopReport run={run} />
      {run.files && <RunDownloads runKey={run.key} />}
      <RunFacts run={run} />
    </>
  )
}

function Head({ run }: { readonly run: RunView }) {
  const { w, pick } = useLanguage()
  const { title, state, pieceId, pieceTitle, locale, formatLabel, shopName } = run
  return (
    <header className="hub-print__head">
      <h1>{title}</h1>
      <p aria-live="polite">
        <StateBadge tone={RUN_TONES[state]}>{w(`runState-${state}`)}</StateBadge>
      </p>
      <p>
        {pieceId === null ? (
          pieceTitle
        ) : (
          <Link href={`/admin/collections/pieces/${pieceId}?locale=${locale}`} prefetch={false}>
            {pieceTitle}
          </Link>
        )}{' '}
        <Locale code={locale} /> · {pick(formatLabel)} · {shopName}
      </p>
    </header>
  )
}

/** What there is to look at: the first copy before building, errors after a refusal, proofs and files after building. */
function Made({ run, onMoved }: { readonly run: RunView; onMoved(): Promise<void> }) {
  const { state, files, findings } = run
  const isBefore = state === 'draft' || state === 'failed'
  // What was found in files that nobody gets any more helps nobody.
  if (state === 'blocked' || state === 'cancelled') return null
  return (
    <>
      {(findings ?? files) && <FindingsList run={run} onMoved={onMoved} />}
      {isBefore && <Preview key={run.rev} run={run} onMoved={onMoved} />}
      {files && (
        <>
          <Proofs key={run.build} run={run} />
          <RunFiles run={run} files={files} />
        </>
      )}
    </>
  )
}
