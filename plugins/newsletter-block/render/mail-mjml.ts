/** A whole mail as an MJML document. */
import { pagePath } from '../../../src/channel/addresses.ts'
import type { Html } from '../../../src/channel/escape-html.ts'
import { isRightToLeft } from './direction.ts'
import { address, html, raw } from './inert.ts'
import { footerLines } from './mail-footer.ts'
import { exactLink, logoSource, paddedPreheader } from './mail-html.ts'
import { darkCss } from './mail-rules.ts'
import { mjBody, mjDivider, mjImage, mjSection, mjText } from './mjml.ts'
import type { MailParts } from './render-mail.ts'

/** MJML adds resets, the rules for phones and Outlook's tables by itself. */
export function mailMjml(parts: MailParts): string {
  const { ctx, scope, content, links, subject, preheader, intro, blocks } = parts
  const { at, light } = scope.theme
  const plain = (inner: Html, padding: string) => html`<mj-section padding="${padding}">\n<mj-column padding="0">\n${inner}</mj-column>\n</mj-section>\n`
  const above = links.online !== '' && plain(mjText(html`<p${at.aboveText}><a href="${exactLink(links.online)}"${at.quiet}>${scope.phrases.viewOnline}</a></p>`, scope, { align: scope.theme.isRtl ? 'left' : 'right' }), '14px 24px')
  const logo = logoSource({ ctx })
  const home = ctx.baseUrl + pagePath(ctx.locale)
  const name = ctx.brand.logo?.alt || ctx.brand.name
  const house = logo ? mjImage(logo, name, { href: home, isRtl: scope.theme.isRtl }) : mjText(html`<h1${at.house}><a href="${address(home)}"${at.houseLink}>${name}</a></h1>`, scope)
  const draft = ctx.isDraft && mjSection(mjText(html`<p${at.draft}><strong>${scope.phrases.draft}</strong> – ${scope.phrases.draftDetail}</p>`, scope), scope, '0')
  const introSection = intro.blocks.length > 0 && mjSection(mjBody(intro.blocks, scope), scope, '8px 24px 12px')
  const rule = mjSection(mjDivider(scope, '0'), scope, '0 24px')
  const foot = footerLines(parts).map((line) => {
    const pieces = line.map((piece) => (piece.url === undefined ? html`${piece.text}` : html`<a href="${piece.isExact ? exactLink(piece.url) : address(piece.url)}"${at.quiet}>${piece.text}</a>`))
    return html`<p${at.footText}>${pieces}</p>`
  })
  return html`<mjml lang="${content.locale}" dir="${isRightToLeft(content.locale) ? 'rtl' : 'ltr'}">
<mj-head>
<mj-title>${subject}</mj-title>
<mj-preview>${paddedPreheader(preheader)}</mj-preview>
<mj-attributes>
<mj-all font-family="${raw(scope.theme.stacks.text)}" />
</mj-attributes>
<mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></mj-raw>
<mj-style>
${raw(darkCss(ctx.brand))}</mj-style>
</mj-head>
<mj-body css-class="ek-o" width="600px" background-color="${raw(light.outer)}">
${above}<mj-section css-class="ek-p" background-color="${raw(light.paper)}" border-top="6px solid ${raw(light.button)}" padding="24px 24px 20px">
<mj-column padding="0">
${house}</mj-column>
</mj-section>
${draft}${introSection}${blocks.map((block, index) => html`${(index > 0 || introSection) && !block.isBleeding && rule}${block.mjml()}`)}${plain(mjText(html`${foot}`, scope), '24px 24px 40px')}</mj-body>
</mjml>
`.toString()
}
