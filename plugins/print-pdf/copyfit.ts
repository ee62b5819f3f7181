/** Text that does not fit on its pages: how much it is, and what would fit. Nothing is cut off and nothing is set smaller by itself: an editor chooses. */
import type { Note } from '../../src/content/notes.ts'
import type { LetterComposition } from './composition.ts'
import { FORMATS, formatOf } from './formats/index.ts'

/** The teaser in place of the body, or smaller type. */
export type FittingOffer = 'teaser' | { readonly textSizePt: number }

/** What {@link Note.details} of `text-overset` holds. */
export interface OversetDetails {
  /** Height of what does not fit, in lines of running text. */
  readonly linesTooMany: number
  readonly pages: number
  readonly maxPages: number
  /** What was tried and fits, the least change first; absent where nothing was tried. */
  readonly fits?: readonly FittingOffer[]
}

const STEP_PT = 0.5

/** The error note for a letter that is too long; undefined for one that is not. */
export function oversetNote({ maxPages }: Pick<LetterComposition, 'maxPages'>, set: { readonly pages: number; readonly linesTooMany?: number }, fits?: readonly FittingOffer[]): Note | undefined {
  const { pages, linesTooMany = 0 } = set
  if (linesTooMany === 0) return undefined
  const offers = fits?.map((offer) => OFFERS(offer)) ?? []
  const de = offers.length === 0 ? 'Kürzen Sie ihn.' : `Kürzen Sie ihn, oder wählen Sie: ${offers.map((offer) => offer.de).join(' oder ')}.`
  const en = offers.length === 0 ? 'Shorten it.' : `Shorten it, or choose: ${offers.map((offer) => offer.en).join(' or ')}.`
  const details: OversetDetails = { linesTooMany, pages, maxPages, ...(fits ? { fits } : {}) }
  return {
    severity: 'error',
    code: 'text-overset',
    path: 'body',
    message: {
      de: `Der Text ist etwa ${linesTooMany === 1 ? 'eine Zeile' : `${linesTooMany} Zeilen`} zu lang: ${pages} Seiten, erlaubt sind ${maxPages}. ${de}`,
      en: `The text is about ${linesTooMany === 1 ? 'one line' : `${linesTooMany} lines`} too long: ${pages} pages, ${maxPages} are allowed. ${en}`,
    },
    details: { ...details },
  }
}

const OFFERS = (offer: FittingOffer) =>
  offer === 'teaser'
    ? { de: 'den Anreißer statt des Textes', en: 'the teaser instead of the text' }
    : { de: `Schrift in ${String(offer.textSizePt).replace('.', ',')} pt`, en: `type of ${offer.textSizePt} pt` }

/**
 * What would fit, tried by setting it: the largest smaller type within the format's limits, and the teaser alone.
 * @param linesTooMany sets a letter and says how many lines of it do not fit; what it throws, this throws
 */
export async function fittingOffers(letter: LetterComposition, linesTooMany: (letter: LetterComposition) => number | Promise<number>): Promise<FittingOffer[]> {
  const doesFit = async (changed: Partial<LetterComposition>) => (await linesTooMany({ ...letter, ...changed })) === 0
  const offers: FittingOffer[] = []
  const { least } = (formatOf(letter.sheet.format) ?? FORMATS[0]).textSize
  for (let size = letter.textSizePt - STEP_PT; size >= least; size -= STEP_PT) {
    if (!(await doesFit({ textSizePt: size }))) continue
    offers.push({ textSizePt: size })
    break
  }
  // Where the letter opens with no teaser, its body begins with these words.
  const opening = letter.lead === '' ? letter.body.slice(0, 1) : []
  const action = letter.body.find((block) => block.type === 'callToAction' && !opening.includes(block))
  if (await doesFit({ body: action ? [...opening, action] : opening, links: [] })) offers.push('teaser')
  return offers
}
