/** Pages for what is not there, in both languages, because nobody knows which one the visitor reads. */
import { listPath } from '../../../src/channel/addresses.ts'
import type { RenderInput, Rendered } from '../../../src/channel/contract.ts'
import { html } from '../../../src/channel/escape-html.ts'
import { uiLanguage, type UiLanguage } from '../../../src/channel/ui-language.ts'
import type { PageComposition } from './composition.ts'
import { composePage, type PageContext } from './document.ts'
import { opening } from './opening.ts'
import { PHRASES } from './phrases.ts'

/** 404 for what never was, 410 for what is no longer, with ways on. */
export function renderErrorPage(status: 404 | 410, input: RenderInput, ctx: PageContext): Rendered<PageComposition> {
  const own = uiLanguage(ctx.locale)
  const other: UiLanguage = own === 'de' ? 'en' : 'de'
  const words = (language: UiLanguage) => {
    const phrases = PHRASES[language]
    return status === 404 ? { title: phrases.notFound, detail: phrases.notFoundDetail, toList: phrases.toList } : { title: phrases.gone, detail: phrases.goneDetail, toList: phrases.toList }
  }
  const [first, second] = [words(own), words(other)]
  const list = listPath(ctx.locale)
  const otherList = listPath(ctx.siblings.find((one) => uiLanguage(one.locale) === other)?.locale ?? ctx.locale)
  const main = html`${opening({ kicker: String(status), title: first.title, standfirst: first.detail }, PHRASES[own])}<div class="sheet frame"><div class="prose notice"><p class="action"><a class="button" href="${list}">${first.toList}</a></p>
<div class="other" lang="${other}"><h2>${second.title}</h2><p>${second.detail}</p><p><a class="onward" href="${otherList}">${second.toList}</a></p></div></div></div>`
  return composePage({ status, market: input.market, title: first.title, description: first.detail, slug: null, main, sheets: ['story'] }, ctx)
}
