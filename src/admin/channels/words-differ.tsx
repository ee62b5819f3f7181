'use client'
import '../styles/overrides.css'
import '../styles/comparison.css'
import { useMemo } from 'react'
import { useLanguage } from '../use-language.ts'
import { slotOf, useChannels } from './channels-context.ts'
import type { ComposedVariant } from './composition.ts'
import { changesBetween } from './shorten-changes.ts'

/** What a reader of this variant would meet other than what is live now. Nothing, unless the view compares. */
export function WordsDiffer({ variant, label }: { readonly variant: ComposedVariant; readonly label: string }) {
  const { w } = useLanguage()
  const { live } = useChannels()
  const before = live?.get(slotOf(variant.channel, variant.variant))
  const changes = useMemo(() => (before === undefined ? [] : changesBetween(before, variant.words)), [before, variant.words])
  if (live === null) return null
  return (
    <div className="hub-comparison hub-differ">
      <p className="hub-notes__title">{w('changesTitle')}</p>
      {before === undefined && <p className="hub-quiet">{w('changesNew')}</p>}
      {before !== undefined && changes.length === 0 && <p className="hub-quiet">✓ {w('changesNone')}</p>}
      {changes.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="hub-differ__text" aria-label={`${w('changesTitle')}: ${label}`} tabIndex={0}>
          <p>
            {changes.map((change, index) => {
              // biome-ignore-start lint/suspicious/noArrayIndexKey: stretches have no identity but their place.
              if (change.kind === 'gap') return <Gap key={index} says={w('changesGap', { count: change.words })} />
              if (change.kind === 'same') return <span key={index}>{change.text}</span>
              const Tag = change.kind === 'added' ? 'ins' : 'del'
              return (
                <Tag key={index}>
                  <span className="hub-hidden">[{w(change.kind)}: </span>
                  {change.text}
                  <span className="hub-hidden">]</span>
                </Tag>
              )
              // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
            })}
          </p>
        </section>
      )}
    </div>
  )
}

function Gap({ says }: { readonly says: string }) {
  return (
    <span className="hub-quiet" title={says}>
      <span className="hub-hidden">[{says}]</span>
      <span aria-hidden="true"> … </span>
    </span>
  )
}
