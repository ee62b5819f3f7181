/** What a card, a self-mailer or a flyer consists of: what a letter does, with a cover, a call to action, and no information block. */
import type { PrintFormat } from '../../src/channel/print-format.ts'
import type { LetterComposition } from './composition.ts'

/**
 * Set as two sides by the template of its family. Of a letter's parts, those that the family has no place for are empty: `info` and `pageLabel` everywhere, `closing` on cards
 * and flyers, `salutation` and `addressLines` where nobody is addressed, `footer` on cards to somebody.
 */
export interface SheetComposition extends LetterComposition {
  readonly family: Exclude<PrintFormat['family'], 'letter'>
  /** Below the title on the cover; empty for nothing. */
  readonly coverTeaser: string
  /** What the picture of the cover shows, as its caption says: printed at the end of the text. */
  readonly coverCaption: string
  /** What the reader is asked to do, printed beside the code; null where the text asks for nothing. */
  readonly action: { readonly label: string; readonly address: string } | null
  /** In place of an address on mail for everybody; empty elsewhere. */
  readonly household: string
}

/** Is it printed matter other than a letter? */
export const isSheet = (composition: LetterComposition): composition is SheetComposition => 'family' in composition
