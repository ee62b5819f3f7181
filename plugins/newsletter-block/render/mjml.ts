/** The same block as MJML: sections that stand in any MJML document, and the document of a whole mail. */
import { absoluteAddress } from '../../../src/channel/addresses.ts'
import type { Html } from '../../../src/channel/escape-html.ts'
import { pictureFacts } from '../../../src/channel/pictures.ts'
import type { BodyBlock, BlockScope } from './html-body.ts'
import { address, html, raw } from './inert.ts'
import { COLUMN, creditOf, type PictureSource, pictureSource } from './mail-parts.ts'

/** Text as it stands, with the styles of the HTML form. MJML leaves what is in `mj-text` alone. */
export const mjText = (content: Html, padding = '0'): Html => html`<mj-text padding="${padding}">${content}</mj-text>\n`

export function mjImage({ url, width }: PictureSource, alt: string, padding = '0'): Html {
  return html`<mj-image src="${address(url)}" width="${width}px" alt="${alt}" padding="${padding}" align="left" fluid-on-mobile="true" />\n`
}

export function mjButton(label: string, url: string, { theme: { light, stacks, isRtl } }: Pick<BlockScope, 'theme'>): Html {
  return html`<mj-button href="${address(url)}" align="${isRtl ? 'right' : 'left'}" background-color="${raw(light.button)}" color="${raw(light.buttonInk)}" font-family="${raw(stacks.text)}" font-size="17px" line-height="22px" font-weight="bold" inner-padding="14px 28px" border-radius="5px" padding="8px 0 26px">${label}</mj-button>\n`
}

export const mjDivider = ({ theme: { light } }: Pick<BlockScope, 'theme'>, padding = '28px 0'): Html =>
  html`<mj-divider border-width="1px" border-color="${raw(light.line)}" padding="${padding}" />\n`

/** Images, buttons and rules are MJML's own; every other block is text. */
function mjBlock({ node, html: markup, content }: BodyBlock, scope: BlockScope): Html {
  if (node.type === 'image') {
    const facts = pictureFacts(node.media, content.media)
    if (!facts) return html``
    const under = [node.caption ?? '', creditOf(facts, scope)].filter((words) => words !== '').join(' ')
    const { at } = scope.theme
    return html`${mjImage(pictureSource(facts, COLUMN, scope.baseUrl), node.alt || facts.alt)}${mjText(under === '' ? html`<p${at.afterPicture}>&nbsp;</p>` : html`<p${at.caption}>${under}</p>`)}`
  }
  if (node.type === 'callToAction') {
    const url = absoluteAddress(node.url, scope.baseUrl)
    if (url !== undefined) return mjButton(node.label, url, scope)
  }
  if (node.type === 'divider') return mjDivider(scope)
  return mjText(markup)
}

/** The body of a piece: neighbours that are text share one `mj-text`. */
export function mjBody(blocks: readonly BodyBlock[], scope: BlockScope): Html {
  return html`${blocks.map((block) => mjBlock(block, scope))}`
}

/** A section of one column. */
export function mjSection(content: Html, { theme: { light, isRtl } }: Pick<BlockScope, 'theme'>, padding = '30px 24px 34px'): Html {
  return html`<mj-section background-color="${raw(light.paper)}" padding="${padding}"${isRtl && html` direction="rtl" text-align="right"`}>\n<mj-column padding="0">\n${content}</mj-column>\n</mj-section>\n`
}
