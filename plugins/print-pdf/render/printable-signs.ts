/** What recipient lists are told of the fonts, before anybody has chosen a brand or a format. */
import { expandRanges, GLYPH_RANGES } from './glyph-coverage.ts'
import { printText } from './text.ts'

/** They tell where a line may break. */
const BREAKS: readonly number[] = [0xad, 0x200b]
/** What may never reach the paper: controls, blanks, invisible signs, hyphens. All of them are in the first plane. */
const SILENT = /[\p{Cc}\p{Cf}\p{Z}\p{Mn}\p{Pd}]/u
const PLANE = 0x1_0000

/**
 * Code points, as ranges, that at least one family prints or that never reach the paper (text.ts leaves them out, or sets others for them). A sign beyond these is an error of every letter; one
 * within them may still be one where the brand has chosen the other family.
 */
export function printableSigns(): readonly (readonly [first: number, last: number])[] {
  const glyphs = new Set([...BREAKS, ...Object.values(GLYPH_RANGES).flatMap(expandRanges)])
  const silent = Array.from({ length: PLANE }, (_, code) => code).filter((code) => !glyphs.has(code) && SILENT.test(String.fromCharCode(code)))
  const unset = silent.filter((code) => [...printText(String.fromCharCode(code))].every((sign) => glyphs.has(sign.codePointAt(0) ?? 0)))
  const ranges: [number, number][] = []
  for (const code of [...glyphs, ...unset].sort((one, other) => one - other)) {
    const last = ranges.at(-1)
    if (last?.[1] === code - 1) last[1] = code
    else ranges.push([code, code])
  }
  return ranges
}
