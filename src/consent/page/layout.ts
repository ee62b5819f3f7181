/** The frame of every consent page: who speaks, in which language, who answers for it. */
import { Html, html, type HtmlPart } from '../../channel/escape-html.ts'
import { imprintFor } from '../../channel/imprints.ts'
import type { UiLanguage } from '../../channel/ui-language.ts'
import type { BrandContent } from '../../content/edition.ts'
import { PHRASES } from './phrases.ts'
import { PREVIEW_RULES } from './previews.ts'
import { stylesheet } from './style.ts'

export interface Frame {
  readonly language: UiLanguage
  /** Null before a house has an approved look. */
  readonly brand: BrandContent | null
  /** Address of the same page, for the language switch; null where there is no other language to switch to. */
  readonly path: string | null
  /** Query that the page stands on, kept by the switch. */
  readonly query?: Readonly<Record<string, string>>
}

export interface Page {
  readonly body: string
  /** The style that the page carries: its hash goes into the policy. */
  readonly style: string
  readonly language: UiLanguage
}

export const otherLanguage = (language: UiLanguage): UiLanguage => (language === 'de' ? 'en' : 'de')

/** A whole document. @param hasProblems says so in the title, where screen readers begin */
export function page(frame: Frame, title: string, content: HtmlPart, hasProblems = false): Page {
  const { language, brand, path, query } = frame
  const phrases = PHRASES[language]
  const style = `${stylesheet(brand)}${PREVIEW_RULES}`
  const other = otherLanguage(language)
  const house = brand?.name ?? ''
  const href = `${path ?? ''}?${new URLSearchParams({ ...query, lang: other }).toString()}`
  const document = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer"><title>${hasProblems ? `${phrases.error} ` : ''}${title}${house ? ` – ${house}` : ''}</title><style>${raw(style)}</style></head>
<body><a class="skip" href="#content">${phrases.skip}</a>
<header><div class="frame"><span class="house">${house}</span>${path === null ? '' : html`<nav class="languages" aria-label="${phrases.languages}"><a href="${href}" lang="${other}" hreflang="${other}">${phrases.switchTo}</a></nav>`}</div></header>
<main class="frame" id="content" tabindex="-1">${content}</main>
${brand ? footer(brand, language) : ''}</body></html>
`
  return { body: document.toString(), style, language }
}

/** The style sheet is ours and holds no text of anybody's. */
const raw = (style: string): Html => new Html(style)

/** Who is responsible, by the house's first imprint, and its own pages on it. */
function footer(brand: BrandContent, language: UiLanguage): Html {
  const phrases = PHRASES[language]
  const { imprint } = imprintFor(brand, brand.imprints[0]?.market ?? 'DE')
  const { imprintUrl, privacyUrl } = brand.links
  const at = imprint?.address
  return html`<footer><div class="frame">${imprint ? html`<p>${phrases.responsible}: ${imprint.company}${at ? `, ${at.street}, ${at.postcode} ${at.town}` : ''}</p><p><a href="mailto:${imprint.email}">${imprint.email}</a></p>` : ''}<p>${
    imprintUrl ? html`<a href="${imprintUrl}" rel="noreferrer">${phrases.imprint}</a>` : ''
  }${privacyUrl ? html`<a href="${privacyUrl}" rel="noreferrer">${phrases.privacy}</a>` : ''}</p></div></footer>`
}

/** A page that only says something. */
export function messagePage(frame: Frame, title: string, ...paragraphs: readonly HtmlPart[]): Page {
  return page(frame, title, html`<h1>${title}</h1>${paragraphs.map((one) => html`<p>${one}</p>`)}`)
}
