'use client'
import { useId } from 'react'
import type { FormatOption } from '../../channel/format-options.ts'
import type { Word } from '../translations.ts'
import { useLanguage } from '../use-language.ts'
import { Field } from './field.tsx'
import type { OptionsDraft, Problems } from './order-draft.ts'
import type { FormatBounds } from './print-choices.ts'
import { OPTION_LABELS, sizeGaps } from './run-words.ts'

interface OptionFieldsProps {
  readonly options: OptionsDraft
  readonly problems: Problems
  /** That the brand answers for; where there is one only, there is nothing to choose. */
  readonly markets: readonly string[]
  /** Null where no format is chosen yet: everything is offered that any format has. */
  readonly format: Omit<FormatBounds, 'isAddressed'> | null
  onChange(options: OptionsDraft): void
}

type Switch = 'saysTeaserOnly' | Exclude<FormatOption, 'returnNote'>
const SWITCHES: readonly { readonly name: Switch; readonly label: Word; readonly hint: Word }[] = [
  { name: 'saysTeaserOnly', label: 'runOptionTeaser', hint: 'runOptionTeaserHint' },
  { name: 'hasPersonalCode', label: OPTION_LABELS.hasPersonalCode, hint: 'runOptionCodeHint' },
  { name: 'franking', label: OPTION_LABELS.franking, hint: 'runOptionFrankingHint' },
  { name: 'inserterMarks', label: OPTION_LABELS.inserterMarks, hint: 'runOptionInserterHint' },
]

/** What may be said of a run besides piece, format, shop and recipients. */
export function OptionFields({ options, problems, markets, format, onChange }: OptionFieldsProps) {
  const language = useLanguage()
  const { w, code } = language
  const has = (name: Switch | 'returnNote') => name === 'saysTeaserOnly' || format === null || format.options.includes(name)
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
      <Field name="textSizePt" label={w('runOptionSize')} hint={w('runOptionSizeHint')} problem={problems.textSizePt && w(problems.textSizePt, sizeGaps(format, language))} isOptional>
        {(described) => (
          <input {...described} className="hub-input hub-print__number" type="text" inputMode="decimal" maxLength={5} value={options.textSizePt} onChange={(event) => onChange({ ...options, textSizePt: event.target.value })} />
        )}
      </Field>
      {SWITCHES.filter(({ name }) => has(name)).map(({ name, label, hint }) => (
        <div key={name} className="hub-choice__row hub-print__switch">
          <input type="checkbox" id={`${id}-${name}`} checked={options[name]} aria-describedby={`${id}-${name}-hint`} onChange={(event) => onChange({ ...options, [name]: event.target.checked })} />
          <label htmlFor={`${id}-${name}`}>{w(label)}</label>
          <span id={`${id}-${name}-hint`} className="hub-quiet">
            {w(hint)}
          </span>
        </div>
      ))}
      {has('returnNote') && (
        <Field name="returnNote" label={w(OPTION_LABELS.returnNote)} hint={w('runOptionNoteHint')} problem={problems.returnNote && w(problems.returnNote)} isOptional>
          {(described) => <input {...described} className="hub-input" type="text" maxLength={80} value={options.returnNote} onChange={(event) => onChange({ ...options, returnNote: event.target.value })} />}
        </Field>
      )}
    </>
  )
}

const countryName = (market: string, language: string): string => new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(market) ?? market
