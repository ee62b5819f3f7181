/** The names that a person can choose from, exactly as they would stand. */
import { ATTRIBUTIONS, type Attribution } from '../fold.ts'
import { namingQuote, type Offer } from './offer.ts'

export interface SpokenAttribution {
  readonly attribution: Attribution
  readonly name: string
  /** How it is written in the other languages, where that differs. */
  readonly others: readonly { readonly language: string; readonly written: string }[]
}

export function spokenAttributions(offer: Pick<Offer, 'quotes' | 'language'>): readonly SpokenAttribution[] {
  const own = namingQuote(offer)
  return ATTRIBUTIONS.flatMap((attribution) => {
    const name = own?.attributions[attribution]
    if (name === undefined) return []
    const others = offer.quotes.flatMap(({ locale, attributions }) => {
      const written = attributions[attribution] ?? attributions.anonymous
      return written === name ? [] : [{ language: locale.slice(0, 2), written }]
    })
    return [{ attribution, name, others }]
  })
}
