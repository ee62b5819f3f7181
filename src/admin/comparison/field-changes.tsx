'use client'
import '../styles/comparison.css'
import type { TextChange } from '../../content/compare-text.ts'
import type { FieldChange } from '../../content/compare.ts'
import { useLanguage } from '../use-language.ts'
import { fieldLabel, isShownField } from './field-labels.ts'
import { WordsChanged } from './words-changed.tsx'

interface FieldChangesProps {
  readonly fields: readonly FieldChange[]
  /** There is nothing to compare with: values are shown, not marked as new. */
  readonly isFirst: boolean
  /** What stands for a value that means nothing to people: a hash, an instant. */
  shown?(field: string, value: string): string
}

/** Fields that differ, each by its words; values that are codes as before and now. */
export function FieldChanges({ fields, isFirst, shown = (_, value) => value }: FieldChangesProps) {
  const { w, pick } = useLanguage()
  const visible = fields.filter(({ field }) => isShownField(field))
  if (visible.length === 0) return null
  return (
    <section className="hub-fields" aria-label={w('fields')}>
      <h3>{w('fields')}</h3>
      <dl>
        {visible.map(({ field, before, after, words }) => (
          <div key={field} className="hub-fields__row">
            <dt>{fieldLabel(field, pick)}</dt>
            <dd>
              <WordsChanged isPlain={isFirst} words={shownWords(field, before, after, words, shown)} />
              {after === '' || (after === null && before === null) ? <span className="hub-quiet">{w('emptyValue')}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Where a value is shown as something else, the something else is what changed. */
function shownWords(field: string, before: string | null, after: string | null, words: readonly TextChange[], shown: (field: string, value: string) => string): readonly TextChange[] {
  const [old, fresh] = [before === null ? '' : shown(field, before), after === null ? '' : shown(field, after)]
  if (old === (before ?? '') && fresh === (after ?? '')) return words
  const all: TextChange[] = [
    { kind: 'removed', text: old },
    { kind: 'added', text: fresh },
  ]
  return all.filter(({ text }) => text !== '')
}
