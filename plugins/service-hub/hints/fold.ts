/** Spellings of one word that people use for each other, as one key. */

const SPECIAL: Readonly<Record<string, string>> = { ß: 'ss', ẞ: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'a', œ: 'o', ı: 'i', ŋ: 'n', ħ: 'h' }

/**
 * One key for all spellings of a name: case, accents, umlauts and their transcriptions (Müller, Mueller, MULLER → muller), ß and ss,
 * apostrophes, hyphens and invisible characters. Shorter than the word; only for comparing.
 */
export function foldName(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}'’‘`´.\-‐‑ ]/gu, '')
    .replace(/[^\u0000-\u007f]/g, (sign) => SPECIAL[sign] ?? sign)
    .replace(/([aou])e/g, '$1')
}

/** Letters and digits only, upper case: how numbers with blanks, dots and dashes compare. */
export function foldNumber(value: string): string {
  return value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** A word of a text with its place. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Words: letters, marks and digits with apostrophes and invisible characters inside; hyphens part them. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]*(?:['’][\p{L}\p{M}]+)?/gu)) words.push({ text: match[0], start: match.index, end: match.index + match[0].length })
  return words
}

/** Does it begin with a capital? */
export function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
