'use client'

/** The queries of rules and pictures as they were written, so that a page can be asked for either form again and again. */
const written = new WeakMap<object, string>()

/** Shows a page of this origin as its readers see it in light or in dark colours, whatever this browser's own are. Changes no text of it, so that its own policy holds. */
export function paintIn(page: Document, theme: 'light' | 'dark'): void {
  const answered = (query: string) => query.replace(/\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/g, (_, wanted: string) => (wanted === theme ? '(min-width: 0px)' : '(max-width: 0px)'))
  const askedOf = (holder: object, now: string): string => {
    const query = written.get(holder) ?? now
    written.set(holder, query)
    return query
  }
  const paint = (rules: CSSRuleList): void => {
    for (const rule of rules) {
      if ('media' in rule) {
        const media = rule.media as MediaList
        const query = askedOf(rule, media.mediaText)
        if (query.includes('prefers-color-scheme')) media.mediaText = answered(query)
      }
      if ('cssRules' in rule) paint(rule.cssRules as CSSRuleList)
    }
  }
  for (const sheet of page.styleSheets) paint(sheet.cssRules)
  for (const source of page.querySelectorAll('source[media]')) source.setAttribute('media', answered(askedOf(source, source.getAttribute('media') ?? '')))
  page.documentElement.style.colorScheme = theme
}
