/** What a reader sees before a house has an approved look: plain, in both languages, never an error. */
import { createHash } from 'node:crypto'
import { html } from '../../channel/escape-html.ts'
import { uiLanguage } from '../../channel/ui-language.ts'
import type { Locale } from '../../content/nodes.ts'
import type { Answer } from '../respond.ts'

const WORDS = {
  200: { de: ['Noch nichts veröffentlicht', 'Schauen Sie bald wieder vorbei.'], en: ['Nothing published yet', 'Please come back soon.'] },
  404: { de: ['Nicht gefunden', 'Unter dieser Adresse gibt es keine Seite.'], en: ['Not found', 'There is no page at this address.'] },
  410: { de: ['Nicht mehr verfügbar', 'Diese Seite wurde zurückgezogen.'], en: ['No longer available', 'This page has been withdrawn.'] },
} as const
const STYLE = 'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}'

/** A page without a brand. */
export function plainPage(status: keyof typeof WORDS, locale: Locale): Answer {
  const own = uiLanguage(locale)
  const other = own === 'de' ? 'en' : 'de'
  const [title, detail] = WORDS[status][own]
  const [otherTitle, otherDetail] = WORDS[status][other]
  const body = html`<!doctype html>
<html lang="${own}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p>${detail}</p><div lang="${other}"><h2>${otherTitle}</h2><p>${otherDetail}</p></div></main></body></html>
`.toString()
  const hash = createHash('sha256').update(STYLE).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  return { status, type: 'text/html; charset=utf-8', body, headers: { 'content-security-policy': policy, 'content-language': own, 'x-robots-tag': 'noindex' } }
}
