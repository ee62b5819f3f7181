'use client'
import '../styles/comparison.css'
import type { Comparison } from '../../content/compare.ts'
import type { PieceContent } from '../../content/edition.ts'
import { useLanguage } from '../use-language.ts'
import { BlockChanges } from './block-changes.tsx'
import { FieldChanges } from './field-changes.tsx'
import { kindLabel } from './field-labels.ts'
import { ImageChanges } from './image-changes.tsx'

interface PieceComparisonProps {
  readonly comparison: Comparison
  readonly snapshot: PieceContent
  /** Is there an approval to compare with? */
  readonly hasEarlier: boolean
}

/** A submitted piece beside what was approved last. */
export function PieceComparison({ comparison, snapshot, hasEarlier }: PieceComparisonProps) {
  const { w, when, pick } = useLanguage()
  const isFirst = !hasEarlier
  const files = new Map([...Object.values(snapshot.media), ...comparison.images.flatMap(({ before }) => (before ? [before] : []))].map(({ key, filename }) => [key, filename]))
  const shown = (field: string, value: string): string => {
    if (field === 'hero.media') return files.get(value) ?? value.slice(0, 12)
    if (field === 'kind') return pick(kindLabel(value))
    if (field.startsWith('embeds.')) return value.slice(0, 12)
    return field.startsWith('validity.') ? when(value) : value
  }
  return (
    <div className="hub-comparison">
      <p className="hub-message">{w(isFirst ? 'compareFirst' : comparison.isSame ? 'compareSame' : 'compareWithLast')}</p>
      {!isFirst && !comparison.isSame && (
        <p className="hub-legend" aria-hidden="true">
          <ins>{w('added')}</ins> <del>{w('removed')}</del>
        </p>
      )}
      <FieldChanges fields={comparison.fields} isFirst={isFirst} shown={shown} />
      <ImageChanges images={comparison.images} isFirst={isFirst} />
      <BlockChanges blocks={comparison.blocks} isFirst={isFirst} />
    </div>
  )
}
