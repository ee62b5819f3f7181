/** How wide a line of the address becomes, near enough to say whether it fits. */

/**
 * Advance widths of Source Sans 3 Regular, in which addresses are set, U+0020 to U+007E, in thousandths of the type size. Read from the font (OFL, version in media/brand/fonts), 2026-11.
 * A test compares them with the font.
 */
const WIDTHS = [
  200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617, 652, 263,
  479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419,
  338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
] as const // prettier-ignore
/** ß, and letters that do not come apart into a Latin one and its accent. */
const OTHER_WIDTHS: Readonly<Record<string, number>> = { ß: 576, ł: 298, Ł: 500, ø: 542, Ø: 664, æ: 778, œ: 839, Œ: 847, Æ: 822, đ: 562, ı: 247, '–': 480, '’': 249, ð: 544, þ: 555 }
/** For what is in neither list: a square, as Chinese signs are. */
const UNKNOWN = 1_000
const MM_PER_POINT = 25.4 / 72

const measured = new Map<string, number>()

/** In thousandths of the type size. Accents add nothing to their letter. */
function signWidth(sign: string): number {
  const known = WIDTHS[sign.charCodeAt(0) - 0x20] ?? measured.get(sign)
  if (known !== undefined) return known
  const [letter = ''] = sign.normalize('NFD')
  const width = /^\p{M}$/u.test(sign) ? 0 : (WIDTHS[letter.charCodeAt(0) - 0x20] ?? OTHER_WIDTHS[sign] ?? UNKNOWN)
  if (measured.size < 5_000) measured.set(sign, width)
  return width
}

/** Millimetres of one line at that type size (points). */
export function lineWidthMm(text: string, sizePt: number): number {
  let thousandths = 0
  for (const sign of text) thousandths += signWidth(sign)
  return (thousandths / 1_000) * sizePt * MM_PER_POINT
}

/** The text in as few lines as hold it, broken at blanks only; null where a single word is too wide. */
export function wrapLine(text: string, widthMm: number, sizePt: number): readonly string[] | null {
  if (lineWidthMm(text, sizePt) <= widthMm) return [text]
  const lines: string[] = []
  for (const word of text.split(' ')) {
    if (lineWidthMm(word, sizePt) > widthMm) return null
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && lineWidthMm(longer, sizePt) <= widthMm) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
