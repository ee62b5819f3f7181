/** Ways between the pages of a list or a wall: for people below it, for machines in the head. */
import { html, type Html } from '../../../src/channel/escape-html.ts'
import type { PageContext } from './document.ts'
import type { Phrases } from './phrases.ts'

export interface Paging {
  /** From 1. */
  readonly page: number
  readonly pages: number
  readonly pathOf: (page: number) => string
}

/** Newer, where we are, older; nothing where there is one page only. */
export function pageLinks({ page, pages, pathOf }: Paging, phrases: Phrases): Html | false {
  if (pages < 2) return false
  const link = (to: number, rel: string, label: string) => html`<li><a rel="${rel}" href="${pathOf(to)}">${label}</a></li>`
  return html`<nav class="pages frame" aria-label="${phrases.pages}"><ul class="row">${page > 1 && link(page - 1, 'prev', phrases.newer)}<li><span aria-current="page">${phrases.pageOf(page, pages)}</span></li>${page < pages && link(page + 1, 'next', phrases.older)}</ul></nav>`
}

/** `<link rel="prev">` and `<link rel="next">`. */
export function neighbourLinks({ page, pages, pathOf }: Paging, ctx: PageContext): Html {
  const link = (rel: string, to: number) => html`<link rel="${rel}" href="${ctx.baseUrl + pathOf(to)}">\n`
  return html`${page > 1 && link('prev', page - 1)}${page < pages && link('next', page + 1)}`
}
