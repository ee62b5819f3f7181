import type { Locale } from '../../content/nodes.ts'

const LONGEST_HEADER = 400

/**
 * The locale that a reader wants most (RFC 9110, 12.5.4), matched as RFC 4647, 3.4 looks up: `de-AT` finds `de`. The first of
 * `locales` if there is no match.
 */
export function preferredLocale(acceptLanguage: string | undefined, locales: readonly Locale[]): Locale {
  const wanted = (acceptLanguage ?? '')
    .slice(0, LONGEST_HEADER)
    .split(',')
    .flatMap((part) => {
      const [, tag, quality] = /^\s*([a-z0-9-]+)\s*(?:;\s*q=([01](?:\.\d{1,3})?)\s*)?$/i.exec(part) ?? []
      return tag ? [{ tag: tag.toLowerCase(), weight: Number(quality ?? 1) }] : []
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) {
    for (let range = tag; range !== ''; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
      const found = locales.find((locale) => locale.toLowerCase() === range)
      if (found) return found
    }
  }
  return locales[0] ?? 'en'
}
