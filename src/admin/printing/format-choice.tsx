'use client'
import { useId } from 'react'
import type { AdminLanguage } from '../language.ts'
import { useLanguage } from '../use-language.ts'
import type { FormatChoice as Format } from './print-choices.ts'
import { number } from './run-words.ts'

interface FormatChoiceProps {
  readonly formats: readonly Format[]
  readonly chosen: string
  readonly problem: string | undefined
  onChoose(format: string): void
}

/** Address of a format's template as a drawing. @param side from 1 */
export const overlayAddress = (format: string, side: number, language: AdminLanguage['code']): string => `/flow/print/formats/${encodeURIComponent(format)}/overlay?side=${side}&language=${language}`

/** Formats as cards, each with its template drawn small, in the proportions of its sheet. */
export function FormatChoice({ formats, chosen, problem, onChoose }: FormatChoiceProps) {
  const { w } = useLanguage()
  const id = useId()
  return (
    <fieldset className="hub-print__formats" data-field="format" aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className="hub-label">{w('runNewFormat')}</legend>
      {problem && (
        <p id={`${id}-problem`} className="hub-print__problem">
          {problem}
        </p>
      )}
      {[true, false].map((isAddressed) => {
        const some = formats.filter((format) => format.isAddressed === isAddressed)
        const title = w(isAddressed ? 'runNewAddressed' : 'runNewUnaddressed')
        return some.length === 0 ? null : (
          <fieldset key={title} className="hub-print__kind">
            <legend className="hub-quiet">{title}</legend>
            <div className="hub-print__cards">
              {some.map((format) => (
                <Card key={format.id} name={id} format={format} isChosen={format.id === chosen} onChoose={() => onChoose(format.id)} />
              ))}
            </div>
          </fieldset>
        )
      })}
    </fieldset>
  )
}

function Card({ name, format, isChosen, onChoose }: { readonly name: string; readonly format: Format; readonly isChosen: boolean; onChoose(): void }) {
  const language = useLanguage()
  const { pick, code } = language
  const id = `${name}-${format.id}`
  return (
    <div className="hub-print__card">
      <input type="radio" id={id} name={name} checked={isChosen} onChange={onChoose} aria-describedby={`${id}-facts`} />
      <label htmlFor={id}>
        <span className="hub-print__sheet">
          {/* biome-ignore lint/performance/noImgElement: a drawing of a few lines. */}
          <img src={`/api${overlayAddress(format.id, sideShown(format), code)}`} alt="" loading="lazy" />
        </span>
        <strong>{pick(format.label)}</strong>
      </label>
      <span id={`${id}-facts`} className="hub-quiet">
        {factsOf(format, language).join(', ')}
      </span>
    </div>
  )
}

/** The side that tells formats apart: where the address stands, where there is one. */
function sideShown({ zones }: Format): number {
  const page = zones.find(({ kind }) => kind === 'address')?.page
  return typeof page === 'number' ? page : 1
}

function factsOf({ label, trim, pages, folds, paper }: Format, { w, code }: AdminLanguage): string[] {
  return [
    // Most names say it.
    ...(label[code].endsWith(' mm') ? [] : [w('runNewMm', { width: number(trim.width, code), height: number(trim.height, code) })]),
    pages.least === pages.most ? w('runNewPagesSame', { count: pages.least }) : w('runNewPages', pages),
    folds.length === 0 ? w('runNewNoFolds') : w('runNewFolds', { count: folds.length }),
    w(`runNewPaper-${paper.kind}`, { grams: paper.gramsPerSquareMetre }),
  ]
}
