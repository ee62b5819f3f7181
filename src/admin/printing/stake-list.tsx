'use client'
import { Link } from '@payloadcms/ui'
import type { RunAtStake } from '../../publishing/printing/runs-at-stake.ts'
import { useLanguage } from '../use-language.ts'
import { number, runPath } from './run-words.ts'

/** So many are named. */
const NAMED = 8

/** Runs that something would take with it, each with where it stands and how many copies it has. */
export function StakeList({ runs }: { readonly runs: readonly RunAtStake[] }) {
  const { w, code } = useLanguage()
  const more = runs.length - NAMED
  return (
    <ul>
      {runs.slice(0, NAMED).map(({ key, title, state, copies }) => (
        <li key={key}>
          <Link href={runPath(key)} prefetch={false}>
            {title}
          </Link>{' '}
          · {w(`runState-${state}`)}
          {copies !== null && ` · ${w('runsCopies', { count: copies, shown: number(copies, code) })}`}
        </li>
      ))}
      {more > 0 && <li>{w('stakeMore', { count: more })}</li>}
    </ul>
  )
}
