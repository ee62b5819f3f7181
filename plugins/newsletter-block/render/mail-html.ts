/** A whole mail as an HTML document. */
import { pagePath } from '../../../src/channel/addresses.ts'
import { escapeHtml, Html } from '../../../src/channel/escape-html.ts'
import { derivativePath } from '../../../src/channel/images.ts'
import { pictureFacts, pictureWidths } from '../../../src/channel/pictures.ts'
import { address, html, raw } from './inert.ts'
import { footerLines } from './mail-footer.ts'
import { imageTag, LAYOUT_GRID, type PictureSource, SHEET, WIDE_GRID } from './mail-parts.ts'
import { darkCss, PHONE_CSS, RESET_CSS } from './mail-rules.ts'
import { draftRow, languageOf, sheet } from './render-block.ts'
import type { MailParts } from './render-mail.ts'
import { ghost } from './render-piece.ts'
import type { Palette } from './theme.ts'

/** An address that the exporter gave, or what the tool puts in its place: as it is, but for the signs of HTML. */
export const exactLink = (url: string): Html => new Html(escapeHtml(url))

/** Combining grapheme joiner, zero-width non-joiner, no-break space: they fill the line behind the preheader, so that no inbox shows what comes after it. */
const PADDING = '&#847;&#8204;&#160;'
/** Characters that the widest inboxes show. */
const WIDEST = 130

/** The preheader, filled up to the widest inbox. */
export const paddedPreheader = (preheader: string): Html => html`${preheader}${new Html(PADDING.repeat(Math.max(0, WIDEST - [...preheader].length)))}`

/** Said to inboxes, not to readers. */
const hiddenPreheader = (preheader: string, { outer }: Palette): Html =>
  html`<div style="display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;color:${raw(outer)};mso-hide:all">${paddedPreheader(preheader)}</div>`

/** Largest logo, px. */
const LOGO = { width: 200, height: 56 }

/** The brand's logo at a size for a header; undefined where it has none that mail clients show. */
export function logoSource({ ctx: { brand, baseUrl } }: Pick<MailParts, 'ctx'>): PictureSource | undefined {
  const facts = pictureFacts(brand.logo?.media ?? null, brand.media)
  if (!facts) return undefined
  const scale = Math.min(LOGO.width / facts.width, LOGO.height / facts.height, 1)
  const [width, height] = [Math.max(1, Math.round(facts.width * scale)), Math.max(1, Math.round(facts.height * scale))]
  const file = pictureWidths(facts).find((one) => one >= 2 * width) ?? facts.width
  return { url: baseUrl + derivativePath({ media: facts.key, width: file, fit: 'inside', format: 'jpeg' }), width, height }
}

function masthead({ ctx, scope: { theme } }: MailParts): Html {
  const { at } = theme
  const home = ctx.baseUrl + pagePath(ctx.locale)
  const logo = logoSource({ ctx })
  const name = logo ? imageTag(logo, ctx.brand.logo?.alt || ctx.brand.name, at.logo) : html`${ctx.brand.name}`
  return html`<tr><td${at.bar}>&nbsp;</td></tr>\n<tr><td${at.masthead}><h1${at.house}><a href="${address(home)}"${at.houseLink}>${name}</a></h1></td></tr>\n`
}

/** A thin line over the width of the text. */
const ruleRow = ({ scope: { theme } }: MailParts): Html => html`<tr><td${theme.at.between}><table${WIDE_GRID}><tr><td${theme.at.rule}>&nbsp;</td></tr></table></td></tr>\n`

function footer(parts: MailParts): Html {
  const { at, isRtl } = parts.scope.theme
  const paragraphs = footerLines(parts).map((line) => {
    const pieces = line.map((piece) => (piece.url === undefined ? html`${piece.text}` : html`<a href="${piece.isExact ? exactLink(piece.url) : address(piece.url)}"${at.quiet}>${piece.text}</a>`))
    return html`<p${isRtl && html` dir="auto"`}${at.footText}>${pieces}</p>\n`
  })
  return html`<table${WIDE_GRID}><tr><td${at.foot}>\n${paragraphs}</td></tr></table>`
}

function introRows({ intro: { blocks, notice }, scope: { theme } }: MailParts): Html | false {
  return blocks.length > 0 && html`<tr><td${theme.at.introCell}>\n${blocks.map((block) => html`${block.html}\n`)}${notice}</td></tr>\n`
}

const HEAD = new Html(`<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="x-apple-disable-message-reformatting">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<!--[if mso]><noscript><xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office"><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript><![endif]-->
`)

/** Tables, inline styles, and rules in the head for the clients that read them. */
export function mailHtml(parts: MailParts): string {
  const { ctx, scope, content, links, subject, preheader, blocks } = parts
  const { at, light } = scope.theme
  const above = links.online !== '' && html`<table${WIDE_GRID}><tr><td${at.above}><p${at.aboveText}><a href="${exactLink(links.online)}"${at.quiet}>${scope.phrases.viewOnline}</a></p></td></tr></table>\n`
  const intro = introRows(parts)
  const rows = blocks.map((block, index) => html`${(index > 0 || intro) && !block.isBleeding && ruleRow(parts)}${block.rows}`)
  const narrow = (inner: Html) => html`${ghost(`<table${LAYOUT_GRID} align="center" width="${SHEET}"><tr><td>`)}<div style="max-width:${SHEET}px;margin:0 auto">${inner}</div>${ghost('</td></tr></table>')}`
  return html`<!DOCTYPE html>
<html${languageOf({ locale: content.locale })}>
<head>
${HEAD}<title>${subject}</title>
<style>
${raw(RESET_CSS + PHONE_CSS + darkCss(ctx.brand))}</style>
</head>
<body class="ek-o" style="margin:0;padding:0;background-color:${raw(light.outer)}">
${hiddenPreheader(preheader, light)}
<div role="article" aria-roledescription="email"${languageOf({ locale: content.locale })}>
<table${WIDE_GRID} bgcolor="${raw(light.outer)}"${at.outer}><tr><td align="center">
${above && narrow(above)}
${sheet(html`${masthead(parts)}${draftRow(scope, ctx)}${intro}${rows}`, scope)}
${narrow(footer(parts))}
</td></tr></table>
</div>
</body>
</html>
`.toString()
}
