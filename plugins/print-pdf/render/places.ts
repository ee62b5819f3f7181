/** Where pictures and text may stand on the sheet. */
import type { PrintFormat } from '../../../src/channel/print-format.ts'
import type { AddressWindow } from '../../../src/recipients/addressing/compose-address.ts'
import { isLetter } from '../formats/index.ts'
import { letterB } from '../formats/letter-b.ts'
import type { PrintSheet } from '../formats/print-sheet.ts'
import { sheetPlaces } from '../formats/sheet-places.ts'
import { ADDRESS } from '../limits.ts'
import type { PicturePlace } from './picture.ts'

export interface Places {
  /** Of the running text. */
  readonly textWidthMm: number
  /** In the text, shown whole. */
  readonly picture: PicturePlace
  readonly logo: PicturePlace
  /** The hero where it fills its place to the edges of the sheet, with bleed; null where it stands above the text as {@link HERO_PLACE}. */
  readonly cover: { readonly widthMm: number; readonly heightMm: number } | null
  /** What of the address field the recipient's lines may take; null where nobody is addressed. */
  readonly address: AddressWindow | null
}

/** As the layouts set it, mm: on letters the window's frame stays free at both sides, elsewhere the address keeps off what stands left of it. */
const ADDRESS_INSET = { letter: 10, other: 5 } as const

const { sheet } = letterB
/** Width of a letter's text in mm; the same in both forms. */
const LETTER_TEXT_MM = sheet.width - sheet.marginLeft - sheet.marginRight

/** Above the text of a letter's first page, cut to a band. */
export const HERO_PLACE: PicturePlace = { widthMm: LETTER_TEXT_MM, leastWidthMm: 100, maxHeightMm: 54, isCropped: true }

const LETTER: Places = {
  textWidthMm: LETTER_TEXT_MM,
  picture: { widthMm: 120, leastWidthMm: 70, maxHeightMm: 78, isCropped: false },
  logo: { widthMm: 62, leastWidthMm: 30, maxHeightMm: 16, isCropped: false },
  cover: null,
  address: addressWindow(letterB),
}

/** The places of a format, on the sheet that is printed. */
export function placesOf(format: PrintFormat, { bleed }: PrintSheet): Places {
  if (isLetter(format)) return LETTER
  const { columns, cover, coverOver, logo } = sheetPlaces(format)
  return {
    textWidthMm: columns.width,
    picture: { widthMm: columns.width, leastWidthMm: columns.width * 0.6, maxHeightMm: columns.width * 0.7, isCropped: false },
    logo: { widthMm: logo.width, leastWidthMm: logo.width * 0.5, maxHeightMm: logo.height, isCropped: false },
    cover: { widthMm: format.trim.width + 2 * bleed, heightMm: cover + coverOver.top * bleed },
    address: addressWindow(format),
  }
}

function addressWindow(format: PrintFormat): AddressWindow | null {
  const field = format.zones.find(({ id }) => id === 'address')?.rect
  if (!field) return null
  return { lines: ADDRESS.lines.value, widthMm: field.width - (isLetter(format) ? ADDRESS_INSET.letter : ADDRESS_INSET.other), sizePt: ADDRESS.size.value }
}
