'use client'
import { ENDED } from '../../publishing/printing/run-states.ts'
import { Link, useStepNav } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { fetchJson, sentenceOf } from '../flow-api.ts'
import { useLookingAgain } from '../use-looking-again.ts'
import { useLanguage } from '../use-language.ts'
import { FirstThings } from './first-things.tsx'
import { RunRow } from './run-row.tsx'
import { RUNS_PATH, type RunState, STATES } from './run-words.ts'

type Shown = 'open' | 'all' | RunState
const SHOWN: readonly Shown[] = ['open', 'all', ...STATES]
const isState = (shown: Shown): shown is RunState => shown !== 'open' && shown !== 'all'
/** As many as the hub tells at once. */
const MOST = 200

/** All print runs, those that moved last first. What is chosen stands in the address. */
export function RunsScreen() {
  const { w } = useLanguage()
  const id = useId()
  const asked = useSearchParams()
  const shown = SHOWN.find((one) => one === asked.get('state')) ?? 'open'
  const { runs, failure } = useRuns(isState(shown) ? shown : null)
  const { setStepNav } = useStepNav()
  useEffect(() => setStepNav([{ label: w('runs') }]), [setStepNav, w])
  const choose = (next: string) => window.history.replaceState(null, '', next === 'open' ? window.location.pathname : `?state=${next}`)
  const chosen = runs?.filter(({ state }) => shown !== 'open' || !ENDED.includes(state)) ?? []
  return (
    <>
      <div className="hub-print__bar">
        <div className="hub-print__choice">
          <label className="hub-label" htmlFor={`${id}-state`}>
            {w('runsShow')}
          </label>
          <select id={`${id}-state`} className="hub-input" value={shown} onChange={(event) => choose(event.target.value)}>
            {SHOWN.map((one) => (
              <option key={one} value={one}>
                {isState(one) ? w(`runState-${one}`) : w(`runsShow-${one}`)}
              </option>
            ))}
          </select>
        </div>
        <Link href={`${RUNS_PATH}/new`} prefetch={false} className="btn btn--style-primary btn--size-medium btn--withoutPopup hub-print__new">
          <span className="btn__content">
            <span className="btn__label">{w('runsNew')}</span>
          </span>
        </Link>
      </div>
      <p role="status" className="hub-hidden">
        {runs ? w('runsCount', { count: chosen.length }) : ''}
      </p>
      {failure && <p className="hub-message hub-message--error">{failure}</p>}
      {!runs && !failure && <p className="hub-waiting">{w('loading')}</p>}
      {runs && runs.length >= MOST && <p className="hub-message hub-message--warning">{w('runsCut')}</p>}
      {chosen.length > 0 && (
        <ul className="hub-print__list">
          {chosen.map((run) => (
            <RunRow key={run.key} run={run} />
          ))}
        </ul>
      )}
      {runs && chosen.length === 0 && <Nothing isFirst={runs.length === 0 && !isState(shown)} shown={shown} />}
    </>
  )
}

function Nothing({ isFirst, shown }: { readonly isFirst: boolean; readonly shown: Shown }) {
  const { w } = useLanguage()
  if (!isFirst) return <p className="hub-message">{w(shown === 'open' ? 'runsNoneOpen' : 'runsNoMatch')}</p>
  return (
    <>
      <p className="hub-message">{w('runsNone')}</p>
      <FirstThings />
    </>
  )
}

/** Runs in a state, or all; looked at again, sooner while one is being built. */
function useRuns(state: RunState | null): { readonly runs: readonly RunView[] | null; readonly failure: string | null } {
  const language = useLanguage()
  const words = useRef(language)
  words.current = language
  const wanted = useRef(state)
  wanted.current = state
  const [loaded, setLoaded] = useState<{ readonly state: RunState | null; readonly runs: readonly RunView[] } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const look = useCallback(async () => {
    try {
      const runs = await fetchJson<readonly RunView[]>(`/flow/print-runs${state ? `?state=${state}` : ''}`)
      if (wanted.current !== state) return
      setLoaded({ state, runs })
      setFailure(null)
    } catch (error) {
      if (wanted.current === state) setFailure(sentenceOf(error, words.current))
    }
  }, [state])
  const runs = loaded?.state === state ? loaded.runs : null
  useLookingAgain(look, runs?.some((run) => run.state === 'building') ?? false)
  return { runs, failure }
}
