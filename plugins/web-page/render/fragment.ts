/** A piece as a card in other people's pages: a document for a frame, and the same as HTML to be set in. No script in either. */
import { pagePath } from '../../../src/channel/addresses.ts'
import type { Rendered } from '../../../src/channel/contract.ts'
import { longDate } from '../../../src/channel/dates.ts'
import { Html, html } from '../../../src/channel/escape-html.ts'
import { pictureFacts, type PictureFacts } from '../../../src/channel/pictures.ts'
import { saysMore } from '../../../src/channel/teasers.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { PageComposition } from './composition.ts'
import { direction } from './direction.ts'
import type { PageContext } from './document.ts'
import { FAMILIES, knownFamily } from './fonts.ts'
import { palettes } from './palette.ts'
import { PHRASES, type Phrases } from './phrases.ts'
import { picture } from './picture.ts'
import { shownTitle } from './shown-title.ts'
import { stylesheet } from './stylesheet.ts'

interface Card {
  readonly url: string
  readonly title: string
  readonly kicker: string
  readonly facts: PictureFacts | undefined
  readonly date: string | undefined
  readonly phrases: Phrases
}

/** Renders both. The page itself is the one that search engines know. */
export function renderFragment(content: PieceContent, ctx: PageContext): Rendered<PageComposition> {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const card: Card = {
    url: ctx.baseUrl + pagePath(ctx.locale, content.slug),
    title: shownTitle(content, phrases),
    kicker: [ctx.isDraft ? phrases.draft : '', phrases.kinds[content.kind], ...content.topics.slice(0, 1).map(({ name }) => name)].filter((one) => one !== '').join(' · '),
    facts: pictureFacts(content.hero?.media ?? null, content.media),
    date: content.date && longDate(content.date, uiLanguage(ctx.locale)),
    phrases,
  }
  const style = stylesheet(ctx.brand, ['lists'])
  const composition = { status: 200, locale: ctx.locale, isIndexed: false, isEmbeddable: true, html: frame(content, card, style, ctx).toString(), style, fragment: `${inline(content, card, ctx)}\n` } as const
  return { composition, notes: [] }
}

/** A document of its own: fonts, both themes. */
function frame(content: PieceContent, { url, title, kicker, facts, date }: Card, style: string, ctx: PageContext): Html {
  const image = facts ? html`<div class="card-picture">${picture(facts, { alt: '', sizes: '(min-width: 36rem) 16rem, 100vw', isFirst: true, maxWidth: 1200, isCropped: true })}</div>` : false
  return html`<!doctype html>
<html lang="${ctx.locale}"${direction(ctx.locale)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${ctx.brand.name}</title>
<meta name="robots" content="noindex">
${!ctx.isDraft && html`<link rel="canonical" href="${url}">\n`}<style>${new Html(style)}</style>
</head>
<body>
<main class="embed"><article class="card${image && html` pictured`}">${image}<div class="card-text"><p class="kicker">${kicker}</p><h1 class="card-title"><a href="${url}" target="_blank" rel="noopener">${title}</a></h1>${saysMore(content) && html`<p class="card-teaser">${content.teaser}</p>`}<p class="card-date">${ctx.brand.name}${date && html` · <time datetime="${content.date}">${date}</time>`}</p></div></article></main>
</body>
</html>
`
}

/** One `<article>` that brings its own looks: nothing in the page around it has to change, and nothing of it changes that page. */
function inline(content: PieceContent, { url, title, kicker, facts, date, phrases }: Card, ctx: PageContext): Html {
  const { light } = palettes(ctx.brand.colours)
  const family = (id: keyof typeof FAMILIES) => `'${FAMILIES[id].name}',${FAMILIES[id].fallback}`
  const [text, display] = [family(knownFamily(ctx.brand.fonts.text)), family(knownFamily(ctx.brand.fonts.display))]
  const image = facts && html`<div style="margin:0">${styled(picture(facts, { alt: '', sizes: '(min-width: 640px) 640px, 100vw', maxWidth: 1200, origin: ctx.baseUrl }), 'display:block;width:100%;height:auto;margin:0;border:0')}</div>`
  const teaser = saysMore(content) && html`<p style="margin:0 0 16px;color:${light.muted}">${content.teaser}</p>`
  return html`<article lang="${ctx.locale}"${direction(ctx.locale)} style="box-sizing:border-box;max-width:640px;margin:0;background:${light.paper};color:${light.ink};border:1px solid ${light.line};border-top:4px solid ${light.accent};font:400 17px/1.5 ${text};text-align:start;overflow:hidden;overflow-wrap:anywhere">${image}<div style="padding:20px 24px 22px"><p style="margin:0 0 6px;font-size:14px;font-weight:600;color:${light.link}">${kicker}</p><p style="margin:0 0 10px;font:600 24px/1.2 ${display}"><a href="${url}" style="color:${light.ink};text-decoration:none">${title}</a></p>${teaser}<p style="margin:0;font-size:15px;color:${light.muted}"><a href="${url}" style="color:${light.link}">${phrases.readMore}</a> · ${ctx.brand.name}${date && ` · ${date}`}</p></div></article>`
}

/** The picture with its looks on the element itself. */
function styled(image: Html, style: string): Html {
  return new Html(image.toString().replace('<img ', `<img style="${style}" `))
}
