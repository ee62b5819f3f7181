'use client'
import { useId } from 'react'
import { StateBadge } from '../state-badge.tsx'
import { adminTranslations, type Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'
import type { Choice, Passage } from './redaction.ts'

interface PassageListProps {
  readonly excerpt: string
  readonly passages: readonly Passage[]
  readonly choices: readonly Choice[]
  onChoose(index: number, choice: Choice): void
}

/** What kind of passage it is, in words; kinds without a word are named as they are. */
export function useKindLabel(): (kind: string) => string {
  const { w } = useLanguage()
  return (kind) => (`kind-${kind}` in adminTranslations.en.hub ? w(`kind-${kind}` as Word) : kind)
}

/** Each passage that was found with its choice: replaced, by what, or kept. */
export function PassageList({ excerpt, passages, choices, onChoose }: PassageListProps) {
  const { w } = useLanguage()
  const kindLabel = useKindLabel()
  const id = useId()
  if (passages.length === 0) return <p className="hub-message">{w('redactNone')}</p>
  return (
    <fieldset className="hub-passages">
      <legend className="hub-label">{w('redactFound')}</legend>
      <ul>
        {passages.map((passage, index) => {
          const choice = choices[index] ?? { isReplaced: true, replacement: passage.replacement }
          const words = excerpt.slice(passage.start, passage.end)
          const boxId = `${id}-${passage.start}`
          return (
            <li key={passage.start} className="hub-passage">
              <input type="checkbox" id={boxId} checked={choice.isReplaced} onChange={(event) => onChoose(index, { ...choice, isReplaced: event.target.checked })} />
              <label htmlFor={boxId}>{w('redactBy', { words })}</label>
              <input
                className="hub-input"
                aria-label={w('redactBy', { words })}
                value={choice.replacement}
                maxLength={80}
                disabled={!choice.isReplaced}
                onChange={(event) => onChoose(index, { ...choice, replacement: event.target.value })}
              />
              <span className="hub-passage__kind">
                <StateBadge tone={passage.source === 'contact' ? 'attention' : 'plain'}>
                  {kindLabel(passage.kind)}
                  {passage.source === 'contact' ? ` · ${w('redactKnown')}` : ''}
                </StateBadge>
              </span>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
