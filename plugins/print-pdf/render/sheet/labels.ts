/** Words that only cards, flyers and self-mailers bear. */
import type { RuleSource } from '../../../../src/channel/print-format.ts'
import { UNADDRESSED } from '../../formats/sources.ts'

/** What mail for everybody bears in place of an address: words of the post of a market, not of the reader's language. */
const HOUSEHOLDS: Readonly<Record<string, { readonly words: string; readonly source: RuleSource }>> = {
  DE: { words: 'An alle Haushalte', source: UNADDRESSED },
  // As it is used; the post's own terms for Info.Post were not at hand: to be agreed with the post before the first run.
  AT: { words: 'An einen Haushalt', source: { source: 'konsument.at, “Werbung: halbadressiert”, and Arbeiterkammer (help.orf.at, 2005): unaddressed mail in Austria goes “An einen Haushalt”', asOf: '2026-11-23' } },
}

/** Deutsche Post's words where nothing was read of the market's post. */
export const toAllHouseholds = (market: string): string => (HOUSEHOLDS[market] ?? HOUSEHOLDS.DE)?.words ?? ''
