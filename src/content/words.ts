/** Words, counted the same everywhere: in notes of what was lost, in the consistency report, in tests. */

const segmenter = new Intl.Segmenter('de', { granularity: 'word' })

/**
 * The words of a text in order, as Unicode sees them (UAX #29), case and accents kept: NFC, soft hyphens, zero-width and bidi marks removed, so that the same word
 * is equal before and after typesetting. Punctuation and emoji are no words; numbers are.
 */
export function wordsOf(text: string): string[] {
  const visible = text.normalize('NFC').replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
  return Array.from(segmenter.segment(visible))
    .filter((segment) => segment.isWordLike === true)
    .map((segment) => segment.segment)
}

/** How often each word occurs. */
export function wordCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Words of `source` that `output` has less often, each as often as it is missing, in the order of the source's first occurrence. */
export function missingWords(source: string, output: string): string[] {
  const has = wordCounts(output)
  return [...wordCounts(source)].flatMap(([word, count]) => Array.from({ length: Math.max(0, count - (has.get(word) ?? 0)) }, () => word))
}
