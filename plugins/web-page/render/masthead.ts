/** The top of every page: whose it is, what there is to read, in which languages. */
import { listPath } from '../../../src/channel/addresses.ts'
import { html, type Html } from '../../../src/channel/escape-html.ts'
import { derivativePath } from '../../../src/channel/images.ts'
import { pictureFacts, pictureWidths } from '../../../src/channel/pictures.ts'
import type { PageContext, PageParts } from './document.ts'
import { languageLinks } from './language-links.ts'
import type { Phrases } from './phrases.ts'

export function masthead(ctx: PageContext, phrases: Phrases, { slug, pathIn }: Pick<PageParts, 'slug' | 'pathIn'>): Html {
  const list = listPath(ctx.locale)
  const isHere = slug === undefined && (pathIn?.(ctx.locale) ?? list) === list
  const ways = html`<nav class="ways" aria-label="${phrases.menu}"><ul class="row"><li><a href="${list}"${isHere && html` aria-current="page"`}>${phrases.listTitle}</a></li></ul></nav>`
  return html`<header class="masthead"><div class="frame"><a class="brand" href="${list}">${logo(ctx)}</a>${ways}${languageLinks(ctx, phrases, slug, pathIn)}</div></header>`
}

function logo({ brand }: PageContext): Html {
  const facts = pictureFacts(brand.logo?.media ?? null, brand.media)
  if (!facts) return html`<span>${brand.name}</span>`
  const width = pictureWidths(facts)[0] ?? facts.width
  const height = Math.round((facts.height * width) / facts.width)
  // WebP keeps the transparency that a logo needs.
  return html`<img src="${derivativePath({ media: facts.key, width, fit: 'inside', format: 'webp' })}" width="${width}" height="${Math.max(1, height)}" alt="${brand.logo?.alt || brand.name}">`
}
