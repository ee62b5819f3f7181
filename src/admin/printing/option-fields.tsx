'use client'
import { useId } from 'react'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'
import { Field } from './field.tsx'
import type { OptionsDraft, Problems } from './order-draft.ts'

interface OptionFieldsProps {
  readonly options: OptionsDraft
  readonly problems: Problems
  /** That the brand answers for; where there is one only, there is nothing to choose. */
  readonly markets: readonly string[]
  /** Has the format addresses? What belongs to them is left out of what has none. */
  readonly isAddressed: boolean
  onChange(options: OptionsDraft): void
}

type Switch = 'saysTeaserOnly' | 'franking' | 'inserterMarks' | 'hasPersonalCode'
const SWITCHES: readonly { readonly name: Switch; readonly label: Word; readonly hint: Word; readonly isOfAddresses: boolean }[] = [
  { name: 'saysTeaserOnly', label: 'runOptionTeaser', hint: 'runOptionTeaserHint', isOfAddresses: false },
  { name: 'hasPersonalCode', label: 'runOptionCode', hint: 'runOptionCodeHint', isOfAddresses: true },
  { name: 'franking', label: 'runOptionFranking', hint: 'runOptionFrankingHint', isOfAddresses: true },
  { name: 'inserterMarks', label: 'runOptionInserter', hint: 'runOptionInserterHint', isOfAddresses: true },
]

/** What may be said of a run besides piece, format, shop and recipients. */
export function OptionFields({ options, problems, markets, isAddressed, onChange }: OptionFieldsProps) {
  const { w, code } = useLanguage()
  const id = useId()
  return (
    <>
      {markets.length > 1 && (
        <Field name="market" label={w('runOptionMarket')} hint={w('runOptionMarketHint')}>
          {(described) => (
            <select {...described} className="hub-input" value={options.market || markets[0]} onChange={(event) => onChange({ ...options, market: event.target.value })}>
              {markets.map((market) => (
                <option key={market} value={market}>
                  {countryName(market, code)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field name="textSizePt" label={w('runOptionSize')} hint={w('runOptionSizeHint')} problem={problems.textSizePt && w(problems.textSizePt)} isOptional>
        {(described) => (
          <input {...described} className="hub-input hub-print__number" type="text" inputMode="decimal" maxLength={5} value={options.textSizePt} onChange={(event) => onChange({ ...options, textSizePt: event.target.value })} />
        )}
      </Field>
      {SWITCHES.filter(({ isOfAddresses }) => isAddressed || !isOfAddresses).map(({ name, label, hint }) => (
        <div key={name} className="hub-choice__row hub-print__switch">
          <input type="checkbox" id={`${id}-${name}`} checked={options[name]} aria-describedby={`${id}-${name}-hint`} onChange={(event) => onChange({ ...options, [name]: event.target.checked })} />
          <label htmlFor={`${id}-${name}`}>{w(label)}</label>
          <span id={`${id}-${name}-hint`} className="hub-quiet">
            {w(hint)}
          </span>
        </div>
      ))}
      {isAddressed && (
        <Field name="returnNote" label={w('runOptionNote')} hint={w('runOptionNoteHint')} problem={problems.returnNote && w(problems.returnNote)} isOptional>
          {(described) => <input {...described} className="hub-input" type="text" maxLength={80} value={options.returnNote} onChange={(event) => onChange({ ...options, returnNote: event.target.value })} />}
        </Field>
      )}
    </>
  )
}

const countryName = (market: string, language: string): string => new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(market) ?? market
