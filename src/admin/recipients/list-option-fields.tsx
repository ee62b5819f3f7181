'use client'
import { type ListOptions, type ListPurpose, SUPPRESSION_KINDS } from '../../publishing/recipient-lists/list-record.ts'
import { useLanguage } from '../use-language.ts'
import { Labelled } from './labelled.tsx'

/** Countries that are offered; the REST API takes every one. */
const COUNTRIES = ['DE', 'AT', 'CH', 'LI', 'LU', 'BE', 'NL', 'FR', 'PL', 'CZ', 'DK', 'IT', 'ES', 'GB', 'IE', 'US'] as const

interface ListOptionFieldsProps {
  readonly purpose: ListPurpose
  readonly options: ListOptions
  onChange(options: ListOptions): void
}

/** What holds for rows that do not say it themselves. */
export function ListOptionFields({ purpose, options, onChange }: ListOptionFieldsProps) {
  const { w, code } = useLanguage()
  const names = new Intl.DisplayNames([code], { type: 'region' })
  const set = (change: Partial<ListOptions>) => onChange({ ...options, ...change })
  const country = (field: 'country' | 'senderCountry', word: 'listCountry' | 'listSenderCountry') => (
    <Labelled label={w(word)}>
      {(described) => (
        <select {...described} className="hub-input" value={options[field]} onChange={(event) => set({ [field]: event.target.value })}>
          {[...new Set([options[field], ...COUNTRIES])].map((one) => (
            <option key={one} value={one}>
              {names.of(one) ?? one}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
  return (
    <fieldset className="hub-recipients__options">
      <legend>
        <h2>{w('listOptions')}</h2>
      </legend>
      {country('country', 'listCountry')}
      {purpose === 'suppressions' ? (
        <Labelled label={w('listKind')}>
          {(described) => (
            <select {...described} className="hub-input" value={options.kind ?? 'objection'} onChange={(event) => set({ kind: event.target.value as NonNullable<ListOptions['kind']> })}>
              {SUPPRESSION_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {w(`suppression-${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      ) : (
        <>
          {country('senderCountry', 'listSenderCountry')}
          <Labelled label={w('listFormality')}>
            {(described) => (
              <select {...described} className="hub-input" value={options.formality} onChange={(event) => set({ formality: event.target.value as ListOptions['formality'] })}>
                <option value="formal">{w('listFormality-formal')}</option>
                <option value="informal">{w('listFormality-informal')}</option>
              </select>
            )}
          </Labelled>
          <Labelled label={w('listOneLetterPer')}>
            {(described) => (
              <select {...described} className="hub-input" value={options.oneLetterPer} onChange={(event) => set({ oneLetterPer: event.target.value as ListOptions['oneLetterPer'] })}>
                <option value="person">{w('listOneLetterPer-person')}</option>
                <option value="household">{w('listOneLetterPer-household')}</option>
              </select>
            )}
          </Labelled>
          <label className="hub-recipients__check">
            <input type="checkbox" checked={options.restoreZeros} onChange={(event) => set({ restoreZeros: event.target.checked })} /> {w('listRestoreZeros')}
          </label>
        </>
      )}
    </fieldset>
  )
}
