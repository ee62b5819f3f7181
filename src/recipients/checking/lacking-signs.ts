/** Which signs of a text cannot be printed, told from data: lists are checked where no press is at hand. */

/** Ranges of code points, first and last. */
export type SignRanges = readonly (readonly [first: number, last: number])[]

const CODE_POINTS = 0x11_0000

/** @param signs those that can be printed @returns the others of a text, each as often as it occurs; fast enough for every cell of the longest list */
export function lackingSigns(signs: SignRanges): (text: string) => readonly string[] {
  const isThere = new Uint8Array(CODE_POINTS)
  for (const [first, last] of signs) isThere.fill(1, first, last + 1)
  return (text) => {
    let lacking: string[] | undefined
    for (const sign of text) if (isThere[sign.codePointAt(0) ?? 0] === 0) (lacking ??= []).push(sign)
    return lacking ?? []
  }
}
