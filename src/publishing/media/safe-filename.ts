/** File names that are harmless in paths, headers, archives and on every desktop. */

const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
const MAX_STEM = 80
const SPELT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'Ae', ø: 'o', Ø: 'O', œ: 'oe', Œ: 'Oe', ł: 'l', Ł: 'L', ı: 'i', đ: 'd', Đ: 'D' }

/**
 * A name of `A–Z a–z 0–9 _ -`, one dot and the extension that the content calls for: `Überblick (final).PHP.png` → `Ueberblick-final-PHP.jpg`.
 * Directories, control and direction characters, reserved device names and second extensions are gone; never empty.
 */
export function safeFilename(name: string, extension: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? ''
  const stem = base
    .normalize('NFC')
    .replace(/[äöüÄÖÜßẞæÆøØœŒłŁıđĐ]/g, (char) => SPELT[char] ?? char)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/\.[A-Za-z0-9]{1,5}\s*$/, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .slice(0, MAX_STEM)
    .replace(/^[-_]+|[-_]+$/g, '')
  const safe = stem === '' ? 'upload' : RESERVED.test(stem) ? `file-${stem}` : stem
  return `${safe}.${extension}`
}
