/** Parts as mail clients need them: tables for boxes, VML for the button in Outlook for Windows. */
import { Html } from '../../../src/channel/escape-html.ts'
import { derivativePath, MAIL_CUT, MAIL_CUT_PLAIN } from '../../../src/channel/images.ts'
import { pictureWidths, type PictureFacts } from '../../../src/channel/pictures.ts'
import { shownTitle } from '../../../src/channel/shown-title.ts'
import { address, html, raw } from './inert.ts'
import type { Look, PartScope, PictureWords } from './look.ts'
import type { Theme } from './theme.ts'
import { voice } from './voice.ts'

/** Width of a mail, and of its text column: 600 px less 24 px on either side. */
export const SHEET = 600
export const COLUMN = 552
/** A taller picture is shown smaller: nobody scrolls past three screens of it. */
const TALLEST = 900

const GRID = new Html(' cellpadding="0" cellspacing="0" border="0" width="100%"')
export const LAYOUT_GRID = new Html(' role="presentation" cellpadding="0" cellspacing="0" border="0"')
export const WIDE_GRID = new Html(' role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%"')

export interface PictureSource {
  /** With twice the pixels, for every client. */
  readonly url: string
  /** With as many as are shown, for clients that choose by the screen; absent where no file is smaller. */
  readonly plainUrl?: string
  /** Size on the screen, px. */
  readonly width: number
  readonly height: number
}

/** The file for a picture shown `room` px wide at most: the smallest derivative with twice as many pixels. */
export function pictureSource(facts: PictureFacts, room: number, baseUrl: string): PictureSource {
  const widths = pictureWidths(facts)
  const shown = Math.max(1, Math.round(Math.min(room, facts.width, (TALLEST * facts.width) / facts.height)))
  const width = widths.find((one) => one >= 2 * shown) ?? widths.at(-1) ?? facts.width
  const height = Math.min(TALLEST, Math.max(1, Math.round((facts.height * shown) / facts.width)))
  const file = (pixels: number) => baseUrl + derivativePath({ media: facts.key, width: pixels, fit: 'inside', format: 'jpeg' })
  const plain = widths.find((one) => one >= shown)
  return { url: file(width), ...(plain !== undefined && plain < width ? { plainUrl: file(plain) } : {}), width: shown, height }
}

/** The cut beside a text, `width` px wide; the whole picture where the original is too small for the cut. */
export function cutSource(facts: PictureFacts, width: number, baseUrl: string): PictureSource {
  if (facts.width < MAIL_CUT.width || facts.height < MAIL_CUT.height) return pictureSource(facts, width, baseUrl)
  const { key: media, focalX, focalY } = facts
  const file = (cut: typeof MAIL_CUT | typeof MAIL_CUT_PLAIN) => baseUrl + derivativePath({ media, ...cut, fit: 'cover', focalX, focalY, format: 'jpeg' })
  return { url: file(MAIL_CUT), plainUrl: file(MAIL_CUT_PLAIN), width, height: Math.round((width * MAIL_CUT.height) / MAIL_CUT.width) }
}

/** The attribute that offers both files; none where there is one file only. */
export const srcsetOf = ({ url, plainUrl }: Pick<PictureSource, 'url' | 'plainUrl'>): Html | false => plainUrl !== undefined && html` srcset="${address(plainUrl)} 1x, ${address(url)} 2x"`

/** The element: fixed pixels for Outlook, as wide as its place for all others. */
export function imageTag(source: PictureSource, alt: string, style: Html): Html {
  const { url, width, height } = source
  return html`<img src="${address(url)}"${srcsetOf(source)} width="${width}" height="${height}" alt="${alt}"${style}>`
}

/** Who holds the rights, as a sentence. */
export const creditOf = (facts: PictureFacts, { phrases }: Pick<PartScope, 'phrases'>): string => (facts.rightsHolder ? `${phrases.photo} ${facts.rightsHolder}` : '')

function picture(facts: PictureFacts, { alt, caption }: PictureWords, scope: PartScope): Html {
  const { at } = scope.theme
  const source = pictureSource(facts, COLUMN, scope.baseUrl)
  const under = [caption ?? '', creditOf(facts, scope)].filter((words) => words !== '').join(' ')
  // A sliver is not worth its true height.
  const tall = source.height === TALLEST ? `;max-height:${TALLEST}px` : ''
  const style = source.width === COLUMN ? at.picture : html` class="ek-m" style="${raw(`${scope.theme.css.picture};max-width:${source.width}px${tall}`)}"`
  return html`${imageTag(source, alt, style)}\n${under === '' ? html`<p${at.afterPicture}>&nbsp;</p>` : html`<p${at.caption}>${under}</p>`}`
}

/** Widest average of a bold letter at 17 px. */
const LETTER = 9.6
/** Labels that are longer wrap: VML can't, so they get the table everywhere. */
const ONE_LINE = 44

/** Outlook for Windows draws the VML shape: round corners, and all of it can be clicked. Everybody else gets a table cell with the brand's colour. */
function button(label: string, url: string, { theme }: PartScope): Html {
  const { at, light } = theme
  const link = html`<table${LAYOUT_GRID}${at.buttonTable}><tr><td align="center" bgcolor="${raw(light.button)}"${at.buttonCell}><a href="${address(url)}"${at.button}>${label}</a></td></tr></table>`
  const length = [...label].length
  if (length > ONE_LINE) return link
  const width = Math.round(Math.max(120, 56 + length * LETTER))
  return html`<!--[if mso]><v:roundrect xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w="urn:schemas-microsoft-com:office:word" href="${address(url)}" style="height:50px;v-text-anchor:middle;width:${width}px" arcsize="10%" stroked="f" fillcolor="${raw(light.button)}"><w:anchorlock/><center style="${raw(vmlText(theme))}">${label}</center></v:roundrect><p${at.afterPicture}>&nbsp;</p><![endif]--><!--[if !mso]><!-->${link}<!--<![endif]-->`
}

const vmlText = ({ light, stacks }: Theme) => `color:${light.buttonInk};font-family:${stacks.text};font-size:17px;font-weight:bold`

/** The look of mails. */
export function mailLook(theme: Theme): Look {
  return {
    at: theme.at,
    grid: GRID,
    layoutGrid: WIDE_GRID,
    picture,
    button,
    reference: (content, url, { phrases }) => {
      const { at } = theme
      const teaser = content.teaser && html`<p${at.referenceText}>${content.teaser}</p>`
      return html`<table${WIDE_GRID}${at.reference}><tr><td${at.referenceCell}><p${at.referenceTitle}><a href="${address(url)}"${at.link}>${shownTitle(content, phrases)}</a></p>${teaser}</td></tr></table>`
    },
    voice: (quote, locale) => voice(quote, locale, theme),
  }
}
