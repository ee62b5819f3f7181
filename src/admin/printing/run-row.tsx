'use client'
import { Link } from '@payloadcms/ui'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { Locale } from '../start/locale.tsx'
import { StateBadge } from '../state-badge.tsx'
import { useLanguage } from '../use-language.ts'
import { RunProgress } from './run-progress.tsx'
import { copiesOf, RUN_TONES, runPath } from './run-words.ts'

/** One run in a line: what, for whom, where it stands, who acts next. */
export function RunRow({ run }: { readonly run: RunView }) {
  const language = useLanguage()
  const { w, pick, when } = language
  const { key, title, pieceTitle, locale, formatLabel, shopName, listTitle, state, reason, progress, changed } = run
  const facts = [pick(formatLabel), shopName, listTitle, copiesOf(run, language)].filter((fact) => fact !== null)
  return (
    <li className="hub-print__row">
      <div>
        <h2>
          <Link href={runPath(key)} prefetch={false}>
            {title}
          </Link>
        </h2>
        <p>
          {pieceTitle} <Locale code={locale} />
        </p>
        <p className="hub-quiet">{facts.join(' · ')}</p>
      </div>
      <div className="hub-print__where">
        <StateBadge tone={RUN_TONES[state]}>{w(`runState-${state}`)}</StateBadge>
        <p>{w(`runWho-${state}`)}</p>
        {reason && <p className="hub-quiet">{pick(reason)}</p>}
        {state === 'building' && progress && <RunProgress progress={progress} isShort />}
        <p className="hub-quiet">
          <time dateTime={changed}>{when(changed)}</time>
        </p>
      </div>
    </li>
  )
}
