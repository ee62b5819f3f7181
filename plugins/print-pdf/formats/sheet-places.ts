/** Where things stand on printed matter that is no letter: what follows from a format's size and zones, for composing and for the layout alike. */
import type { PrintFormat, Rect } from '../../../src/channel/print-format.ts'

/** Lengths in mm, on the trimmed sheet. */
export interface SheetPlaces {
  /** Of what stands on no zone of its own; at least the format's safe distance. */
  readonly margin: number
  /** Columns of the running text. */
  readonly columns: { readonly count: number; readonly width: number; readonly gutter: number }
  /** The picture of the cover, from the trimmed edge (or the fold) down. */
  readonly cover: number
  /** How far that picture goes over the trimmed sheet, in bleeds: at the sides always, at its upper edge where that is no fold. */
  readonly coverOver: { readonly top: 0 | 1 }
  readonly logo: { readonly width: number; readonly height: number }
}

/** Lines of running text longer than this are hard to follow: two columns then. */
const LONGEST_LINE_MM = 115
const FLYER_IN_COLUMNS_MM = 120

export function sheetPlaces({ family, trim, zones }: PrintFormat): SheetPlaces {
  const margin = Math.round((4 + Math.min(trim.width, trim.height) * 0.045) * 10) / 10
  const inner = trim.width - 2 * margin
  const logo = { width: Math.min(46, Math.round(trim.width * 0.27)), height: Math.min(13, Math.round(Math.min(trim.width, trim.height) * 0.08)) }
  if (family === 'card') {
    const { width } = zoneOf(zones, 'message')
    return { margin, columns: columnsOf(width, width > LONGEST_LINE_MM ? 2 : 1, 6), cover: Math.round(trim.height * 0.68), coverOver: { top: 1 }, logo }
  }
  if (family === 'self-mailer') {
    const { height } = zoneOf(zones, 'panel-back')
    return { margin, columns: columnsOf(inner, 2, 8), cover: Math.round(height * 0.7), coverOver: { top: 0 }, logo }
  }
  return { margin, columns: columnsOf(inner, trim.width > FLYER_IN_COLUMNS_MM ? 2 : 1, 7), cover: Math.round(trim.height * (trim.height < 200 ? 0.46 : 0.5)), coverOver: { top: 1 }, logo }
}

const columnsOf = (width: number, count: number, gutter: number) => ({ count, gutter, width: Math.round(((width - (count - 1) * gutter) / count) * 100) / 100 })

function zoneOf(zones: PrintFormat['zones'], id: string): Rect {
  const zone = zones.find((one) => one.id === id)
  if (!zone) throw new Error(`the format has no zone ${id}`)
  return zone.rect
}
