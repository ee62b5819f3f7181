'use client'
import { useState } from 'react'
import type { ListProposal } from '../../publishing/recipient-lists/confirm-mapping.ts'
import { FIELD_LABELS } from '../../recipients/headers/field-labels.ts'
import { type ColumnTarget, freeNameOf, isRecipientField, RECIPIENT_FIELDS } from '../../recipients/headers/fields.ts'
import { freeNameFor } from './free-name.ts'
import { useLanguage } from '../use-language.ts'

/** No field is called so. */
const FREE = 'free:'

interface ColumnRowProps {
  readonly column: ListProposal['columns'][number]
  readonly target: ColumnTarget
  /** Another column means the same. */
  readonly isTwice: boolean
  onChange(target: ColumnTarget): void
}

/** A column with examples, and what it means. */
export function ColumnRow({ column: { header, samples, because, target: proposed }, target, isTwice, onChange }: ColumnRowProps) {
  const { w, pick } = useLanguage()
  const [name, setName] = useState(freeNameOf(target) ?? freeNameFor(header))
  const isFree = target !== null && !isRecipientField(target)
  const choose = (value: string) => onChange(value === '' ? null : value === FREE ? `free:${name || freeNameFor(header)}` : (value as ColumnTarget))
  const isProposed = target !== null && target === proposed
  const known = because === 'remembered' ? w('listFieldRemembered') : because === 'part-of-name' || because === 'contents' ? w('listFieldGuessed') : null
  return (
    <tr>
      <th scope="row">{header === '' ? '–' : header}</th>
      <td data-label={w('listSamples')} className="hub-recipients__samples">
        {samples.filter((sample) => sample.trim() !== '').slice(0, 3).join(' · ')}
      </td>
      <td data-label={w('listField')}>
        <div className="hub-recipients__target">
          <select className="hub-input" aria-label={w('listFieldOf', { column: header })} aria-invalid={isTwice || undefined} value={isFree ? FREE : (target ?? '')} onChange={(event) => choose(event.target.value)}>
            <option value="">{w('listFieldNone')}</option>
            {RECIPIENT_FIELDS.map((field) => (
              <option key={field} value={field}>
                {pick(FIELD_LABELS[field])}
              </option>
            ))}
            <option value={FREE}>{w('listFieldFree')}</option>
          </select>
          {isProposed && known && <span className="hub-badge">{known}</span>}
          {isFree && (
            <input
              className="hub-input"
              aria-label={w('listFieldFreeName', { column: header })}
              title={w('listFieldFreeHint')}
              value={name}
              maxLength={40}
              onChange={(event) => {
                const next = event.target.value.toLowerCase().replace(/[^a-z0-9-]/g, '')
                setName(next)
                onChange(`free:${next}`)
              }}
            />
          )}
        </div>
      </td>
    </tr>
  )
}
