/** The same message in other languages: for people in the masthead, for search engines in the head. */
import { pagePath } from '../../../src/channel/addresses.ts'
import { html, type Html } from '../../../src/channel/escape-html.ts'
import type { Locale } from '../../../src/content/nodes.ts'
import type { PageContext } from './document.ts'
import type { Phrases } from './phrases.ts'

interface Language {
  readonly locale: Locale
  readonly path: string
}

type PathIn = ((locale: Locale) => string) | undefined

function languages(ctx: PageContext, slug: string | undefined, pathIn: PathIn): Language[] {
  const others = ctx.siblings.filter((one) => one.locale !== ctx.locale)
  return [{ locale: ctx.locale, slug }, ...others]
    .map((one) => ({ locale: one.locale, path: pathIn?.(one.locale) ?? pagePath(one.locale, slug === undefined ? undefined : one.slug) }))
    .sort((a, b) => (a.locale < b.locale ? -1 : 1))
}

/** `<link rel="alternate" hreflang>` for every language and `x-default`; nothing where there is only one. */
export function alternates(ctx: PageContext, slug: string | undefined, pathIn?: PathIn): Html {
  const all = languages(ctx, slug, pathIn)
  if (all.length < 2) return html``
  const fallback = all.find((one) => one.locale === ctx.settings.defaultLocale) ?? all[0]
  const link = (hreflang: string, path: string) => html`<link rel="alternate" hreflang="${hreflang}" href="${ctx.baseUrl + path}">\n`
  return html`${all.map((one) => link(one.locale, one.path))}${fallback && link('x-default', fallback.path)}`
}

/** How a language names itself; its tag where we do not know. */
const OWN_NAMES: Readonly<Record<string, string>> = { de: 'Deutsch', en: 'English', fr: 'Français', it: 'Italiano', pl: 'Polski', tr: 'Türkçe' }

function ownName(locale: Locale): string {
  const [language = '', region] = locale.split('-')
  const name = Object.hasOwn(OWN_NAMES, language) ? OWN_NAMES[language] : undefined
  return name ? `${name}${region ? ` (${region})` : ''}` : locale
}

/** Navigation between languages; nothing where there is only one. */
export function languageLinks(ctx: PageContext, phrases: Phrases, slug: string | null | undefined, pathIn?: PathIn): Html | undefined {
  if (slug === null) return undefined
  const all = languages(ctx, slug, pathIn)
  if (all.length < 2) return undefined
  const item = ({ locale, path }: Language) =>
    locale === ctx.locale
      ? html`<li><span aria-current="page">${ownName(locale)}</span></li>`
      : html`<li><a href="${path}" lang="${locale}" hreflang="${locale}">${ownName(locale)}</a></li>`
  return html`<nav class="languages" aria-label="${phrases.languages}"><ul class="row">${all.map(item)}</ul></nav>`
}
