/** The same block as MJML: sections that stand in any MJML document, and the document of a whole mail. */
import { absoluteAddress } from '../../../src/channel/addresses.ts'
import type { Html, HtmlPart } from '../../../src/channel/escape-html.ts'
import { pictureFacts } from '../../../src/channel/pictures.ts'
import type { BodyBlock, BlockScope } from './html-body.ts'
import { address, html, raw } from './inert.ts'
import { COLUMN, creditOf, type PictureSource, pictureSource, srcsetOf } from './mail-parts.ts'

/** Text as it stands, with the styles of the HTML form. MJML leaves what is in `mj-text` alone. */
export const mjText = (content: Html, { theme: { stacks } }: Pick<BlockScope, 'theme'>, { padding = '0', align }: { readonly padding?: string; readonly align?: string } = {}): Html =>
  // The font is said although every paragraph says it: where none is, MJML takes its own from a host of Google's.
  html`<mj-text padding="${padding}"${align && html` align="${align}"`} font-family="${raw(stacks.text)}">${content}</mj-text>\n`

/** @param href where a click leads; none where absent */
export function mjImage(source: PictureSource, alt: string, { padding = '0', href, isRtl = false }: { readonly padding?: string; readonly href?: string; readonly isRtl?: boolean } = {}): Html {
  return html`<mj-image src="${address(source.url)}"${srcsetOf(source)} width="${source.width}px" alt="${alt}" padding="${padding}" align="${isRtl ? 'right' : 'left'}"${href !== undefined && html` href="${address(href)}"`} />\n`
}

export function mjButton(label: string, url: string, { theme: { light, stacks, isRtl } }: Pick<BlockScope, 'theme'>): Html {
  return html`<mj-button href="${address(url)}" align="${isRtl ? 'right' : 'left'}" background-color="${raw(light.button)}" color="${raw(light.buttonInk)}" font-family="${raw(stacks.text)}" font-size="17px" line-height="22px" font-weight="bold" inner-padding="14px 28px" border-radius="5px" padding="8px 0 26px">${label}</mj-button>\n`
}

export const mjDivider = ({ theme: { light } }: Pick<BlockScope, 'theme'>, padding = '28px 0'): Html =>
  html`<mj-divider css-class="ek-r" border-width="1px" border-color="${raw(light.line)}" padding="${padding}" />\n`

/** What is MJML's own of a block: images, buttons and rules. Undefined: the block is text. */
function mjOwn({ node, content }: BodyBlock, scope: BlockScope): Html | undefined {
  switch (node.type) {
    case 'image': {
      const facts = pictureFacts(node.media, content.media)
      if (!facts) return undefined
      const under = [node.caption ?? '', creditOf(facts, scope)].filter((words) => words !== '').join(' ')
      const { at, isRtl } = scope.theme
      return html`${mjImage(pictureSource(facts, COLUMN, scope.baseUrl), node.alt || facts.alt, { isRtl })}${mjText(under === '' ? html`<p${at.afterPicture}>&nbsp;</p>` : html`<p${at.caption}>${under}</p>`, scope)}`
    }
    case 'callToAction': {
      const url = absoluteAddress(node.url, scope.baseUrl)
      return url === undefined ? undefined : mjButton(node.label, url, scope)
    }
    case 'divider':
      return mjDivider(scope)
    default:
      return undefined
  }
}

/** The body of a piece between what stands before and after it; neighbours that are text share one `mj-text`, so that their margins meet as on any page. */
export function mjBody(blocks: readonly BodyBlock[], scope: BlockScope, before: HtmlPart = null, after: HtmlPart = null): Html {
  const runs: (Html | HtmlPart[])[] = [[before]]
  for (const block of blocks) {
    const own = mjOwn(block, scope)
    const last = runs.at(-1)
    if (own) runs.push(own)
    else if (Array.isArray(last)) last.push(block.html)
    else runs.push([block.html])
  }
  const last = runs.at(-1)
  if (Array.isArray(last)) last.push(after)
  else runs.push([after])
  return html`${runs.map((run) => {
    if (!Array.isArray(run)) return run as Html
    const text = html`${run.map((part) => part && html`${part}\n`)}`
    return text.toString().trim() === '' ? text : mjText(html`\n${text}`, scope)
  })}`
}

/** A section of one column. */
export function mjSection(content: Html, { theme: { light, isRtl } }: Pick<BlockScope, 'theme'>, padding = '30px 24px 34px'): Html {
  return html`<mj-section css-class="ek-p" background-color="${raw(light.paper)}" padding="${padding}"${isRtl && html` direction="rtl" text-align="right"`}>\n<mj-column padding="0">\n${content}</mj-column>\n</mj-section>\n`
}
