/** Words, counted the same everywhere: in notes of what was lost, in the word account of channels, in tests. */

/** Invisible characters that channels may insert or drop: soft hyphen, zero-width space and joiners, word joiner, bidi controls, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/**
 * Splits text into words: runs of letters, marks and digits, and every symbol (€, →, emoji) on its own. Case is folded, text is
 * normalised (NFC), punctuation and invisible characters do not count.
 */
export function splitWords(text: string): string[] {
  // Invisible characters go first: a mark meets its letter once nothing stands between them. Folding case makes both small sigmas one.
  const folded = text.replace(INVISIBLE, '').toLowerCase().replaceAll('ς', 'σ').normalize('NFC')
  return folded.match(/[\p{L}\p{M}\p{N}]+|[\p{Sc}\p{Sm}\p{So}]/gu) ?? []
}

/** Words of `source` that `output` does not have often enough, in the order of the source. */
export function missingWords(source: readonly string[], output: readonly string[]): string[] {
  const stock = new Map<string, number>()
  for (const word of output) stock.set(word, (stock.get(word) ?? 0) + 1)
  return source.filter((word) => {
    const left = stock.get(word) ?? 0
    if (left === 0) return true
    stock.set(word, left - 1)
    return false
  })
}

/** Blanks that are not already one blank: nearly no text has any. */
const UNTIDY = /[^\S\uFEFF]{2,}|[^\S\uFEFF ]/g

/** Text on one line: every run of blanks and line breaks is one blank. U+FEFF, a blank to `\s` but invisible to readers, stays: a word that holds it is one word. */
export function oneLine(text: string): string {
  return text.replace(UNTIDY, ' ').trim()
}
