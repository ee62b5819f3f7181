import type { ReactNode } from 'react'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { useLanguage } from '../use-language.ts'
import { number } from './run-words.ts'

/** The first signs of a hash: enough to tell two apart; the whole of it for whoever copies. */
function Hash({ of }: { readonly of: string }) {
  return <code title={of}>{of.split('+').map((part) => part.slice(0, 12)).join(' + ')}</code>
}

/** What the run rests on, and who did what. */
export function RunFacts({ run }: { readonly run: RunView }) {
  const { w, pick, when, code } = useLanguage()
  const { pieceTitle, formatLabel, shopName, listTitle, seedsTitle, counts, quantity, edition, approval, brandEdition, profileHash, listHash, printDate, options, orderedBy, builtBy, releasedBy, releasedAt, build } = run
  const day = (iso: string) => new Intl.DateTimeFormat(code === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso))
  const copies = counts?.copies ?? quantity
  const besides = counts ? [...(counts.seeds > 0 ? [w('runFactSeedsBesides', { count: counts.seeds })] : []), ...(counts.leftOut > 0 ? [w('runFactLeftOut', { count: counts.leftOut })] : [])] : []
  const facts: readonly (readonly [string, ReactNode])[] = [
    [w('runFactPiece'), pieceTitle],
    [w('runFactEdition'), <Hash key="hash" of={edition} />],
    [w('runFactApproval'), <Hash key="hash" of={approval} />],
    [w('runFactBrand'), <Hash key="hash" of={brandEdition} />],
    [w('runFactFormat'), pick(formatLabel)],
    [w('runFactShop'), shopName],
    [w('runFactProfile'), <Hash key="hash" of={profileHash} />],
    ...(listTitle === null ? [] : [[w('runFactList'), <span key="list">{listTitle} {listHash && <Hash of={listHash} />}</span>] as const]),
    ...(seedsTitle === null ? [] : [[w('runFactSeeds'), seedsTitle] as const]),
    ...(copies == null ? [] : [[w('runFactCopies'), [number(copies, code), ...besides].join(', ')] as const]),
    ...(build > 0 ? [[w('runFactDate'), `${when(printDate)} (${w('runFactBuild', { number: build })})`] as const] : []),
    ...(options.dueOn ? [[w('runOptionDue'), day(options.dueOn)] as const] : []),
    [w('runFactOrdered'), orderedBy],
    ...(builtBy ? [[w('runFactBuilt'), builtBy] as const] : []),
    ...(releasedBy ? [[w('runFactReleased'), releasedAt ? w('runFactReleasedAt', { name: releasedBy, date: when(releasedAt) }) : releasedBy] as const] : []),
  ]
  return (
    <section>
      <h2>{w('runFacts')}</h2>
      <p className="hub-quiet">{w('runFactsExplain')}</p>
      <dl className="hub-print__facts">
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
