/** Path segments out of titles. */

const SPELLINGS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'oe', å: 'a', ł: 'l', đ: 'd', ı: 'i', þ: 'th' }

/**
 * A path segment of `a–z 0–9 -`, at most `maxLength` characters, cut between words where possible; German umlauts are spelled out, accents dropped.
 * Empty if the text has no letter that can be spelled so (Chinese, say).
 */
export function slugify(text: string, maxLength = 80): string {
  const slug = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæœøåłđıþ]/g, (letter) => SPELLINGS[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (slug.length <= maxLength) return slug
  const cut = slug.slice(0, maxLength + 1)
  const end = cut.lastIndexOf('-')
  return (end > maxLength / 2 ? cut.slice(0, end) : cut.slice(0, maxLength)).replace(/-+$/, '')
}
