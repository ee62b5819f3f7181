/** Which imprint answers for a message in a market. */
import type { BrandContent, Imprint } from '../content/edition.ts'
import type { Market } from './contract.ts'
import type { Note } from './notes.ts'

/** The brand's imprint for the market; else its first one with a warning; else none with a warning. */
export function imprintFor(brand: BrandContent, market: Market): { readonly imprint: Imprint | undefined; readonly notes: readonly Note[] } {
  const own = brand.imprints.find((one) => one.market === market)
  if (own) return { imprint: own, notes: [] }
  const imprint = brand.imprints[0]
  const message = imprint
    ? {
        de: `Für den Markt ${market} fehlt ein Impressum; das für ${imprint.market} steht an seiner Stelle. Ergänzen Sie es in der Marke.`,
        en: `There is no imprint for the market ${market}; the one for ${imprint.market} stands in. Add it to the brand.`,
      }
    : {
        de: `Für den Markt ${market} fehlt ein Impressum. Ergänzen Sie es in der Marke.`,
        en: `There is no imprint for the market ${market}. Add it to the brand.`,
      }
  return { imprint, notes: [{ severity: 'warning', code: 'imprint-missing', message }] }
}
