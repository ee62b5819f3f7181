'use client'
import '../styles/printing.css'
import { Link, useAuth } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { mayReadQueue } from '../posts/queue-readers.ts'
import { useLanguage } from '../use-language.ts'
import { RUNS_PATH } from './run-words.ts'

/** The way to the print runs, in Payload's navigation and of its make. */
export function RunsNavLink() {
  const { w } = useLanguage()
  const { user } = useAuth()
  const path = usePathname()
  const isHere = path === RUNS_PATH
  if (!mayReadQueue(user)) return null
  return (
    <Link className="nav__link" id="nav-print-runs" href={RUNS_PATH} prefetch={false} aria-current={isHere ? 'page' : undefined}>
      {path.startsWith(RUNS_PATH) && <div className="nav__link-indicator" />}
      <span className="nav__link-label">{w('runs')}</span>
    </Link>
  )
}
