/** What a reader meets on a sheet besides a letter's parts, in reading order. */
import type { SheetComposition } from '../../composition-sheet.ts'

export function sheetWords({ household, coverTeaser, action, coverCaption }: SheetComposition): string[] {
  return [household, coverTeaser, action?.label ?? '', action?.address ?? '', coverCaption]
}
