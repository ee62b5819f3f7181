/** One piece in one size, in every form. */
import { pagePath } from '../../../src/channel/addresses.ts'
import { Html } from '../../../src/channel/escape-html.ts'
import type { Note } from '../../../src/channel/notes.ts'
import type { PictureFacts } from '../../../src/channel/pictures.ts'
import { shownPicture } from '../../../src/channel/shown.ts'
import { shownTitle, titleMissing } from '../../../src/channel/shown-title.ts'
import { saysMore } from '../../../src/channel/teasers.ts'
import { bodyText } from '../../../src/channel/words.ts'
import { isVisible } from '../../../src/content/clean-text.ts'
import type { BlockSize, PieceContent } from '../../../src/content/edition.ts'
import { LIMITS } from '../limits.ts'
import type { FeedItem } from './composition.ts'
import { feedItem } from './feed-item.ts'
import { type BlockScope, htmlBody } from './html-body.ts'
import { address, html, inertUrl, raw } from './inert.ts'
import { bodyLeftOut } from './length-notes.ts'
import { COLUMN, creditOf, cutSource, imageTag, LAYOUT_GRID, mailLook, pictureSource, SHEET, WIDE_GRID } from './mail-parts.ts'
import { mjBody, mjImage, mjSection, mjText } from './mjml.ts'
import { opening, openingSentence } from './opening.ts'
import { textBody, textPicture, underlined } from './text-body.ts'
import { wrapText } from './wrap-text.ts'

export interface PieceScope extends BlockScope {
  readonly hasWebLink: boolean
}

/** The rows and what is to be noted; other forms are made when they are asked for: a mail has no feed item, a fragment no MJML. */
export interface PiecePart {
  /** Rows of the sheet. */
  readonly rows: Html
  /** Sections of an MJML body. */
  mjml(): Html
  /** Templates are not yet inert. */
  text(): string
  item(): FeedItem
  /** Begins with a picture from edge to edge, which needs no line before it. */
  readonly isBleeding: boolean
  readonly notes: readonly Note[]
}

interface Hero {
  readonly facts: PictureFacts
  readonly alt: string
  readonly caption?: string | undefined
}

/** Everything is absolute and inert but the text. */
export function renderPiece(content: PieceContent, size: BlockSize, scope: PieceScope): PiecePart {
  const notes: Note[] = isVisible(content.title) ? [] : [titleMissing(shownTitle(content, scope.phrases))]
  const hero = size === 'small' ? undefined : heroOf(content, notes)
  const url = scope.baseUrl + pagePath(content.locale, content.slug)
  const { said, ...part } = size === 'large' ? large(content, hero, url, scope) : brief(content, size, hero, url, scope)
  return { ...part, item: () => feedItem(content, size, { hero, url, said: said() }, scope), notes: [...notes, ...part.notes] }
}

/** `said` is what the size says besides the title, as plain text. */
type Forms = Omit<PiecePart, 'item'> & { said(): string }

function heroOf(content: PieceContent, notes: Note[]): Hero | undefined {
  const shown = content.hero && shownPicture(content.hero, { content, notes }, 'hero')
  return shown && { ...shown, caption: content.hero?.caption }
}

const filled = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n')

/** Picture across the whole sheet, title, teaser, body, link. */
function large(content: PieceContent, hero: Hero | undefined, url: string, scope: PieceScope): Forms {
  const { phrases, theme } = scope
  const { at } = theme
  const width = LIMITS.textColumns.value
  const look = mailLook(theme)
  const { blocks, notice, notes } = htmlBody(content, scope, look)
  const title = shownTitle(content, phrases)
  const topic = content.topics[0]?.name
  const kicker = topic && html`<p${at.kicker}>${topic}</p>\n`
  const lead = saysMore(content) && html`<p${at.lead}>${content.teaser}</p>\n`
  const head = html`${kicker}<h2${at.title}>${title}</h2>\n${lead}`
  const more = scope.hasWebLink && html`<p${at.more}><a href="${address(url)}"${at.link}>${phrases.readOnWeb}</a></p>\n`
  const source = hero && pictureSource(hero.facts, SHEET, scope.baseUrl)
  const isBleed = source?.width === SHEET
  const under = hero ? [hero.caption ?? '', creditOf(hero.facts, scope)].filter((words) => words !== '').join(' ') : ''
  let written: string | undefined
  const said = () => (written ??= textBody(content, scope, width))
  const bleed = isBleed && hero && html`<tr><td${at.bleed}>${imageTag(source, hero.alt, at.hero)}</td></tr>\n${under !== '' && html`<tr><td${at.heroCaption}><p${at.heroWords}>${under}</p></td></tr>\n`}`
  const inset = hero && !isBleed && html`${look.picture(hero.facts, hero, scope)}\n`
  const body = html`${head}${blocks.map((block) => html`${block.html}\n`)}${notice}${more}`
  const mjHero = () => source && hero && html`${mjSection(html`${mjImage(source, hero.alt)}${under !== '' && mjText(html`<p${at.heroWords}>${under}</p>`, scope, { padding: '10px 24px 0' })}`, scope, '0')}`
  return {
    rows: html`${bleed}<tr><td${at.cell}>\n${inset}${body}</td></tr>\n`,
    mjml: () => html`${mjHero()}${mjSection(mjBody(blocks, scope, head, [notice, more]), scope)}`,
    text: () =>
      filled([
        underlined(wrapText(title, width), '='),
        lead ? wrapText(content.teaser, width) : '',
        hero ? textPicture(hero.alt, hero.caption, { phrases, width }) : '',
        said(),
        scope.hasWebLink ? `${phrases.readOnWeb}:\n${inertUrl(url)}` : '',
      ]),
    said,
    isBleeding: isBleed,
    notes,
  }
}

/** Width of the picture beside a text with its gap, and of the text. */
const [BESIDE, TEXT] = [248, COLUMN - 248]
const PICTURE = 224

/** Title and teaser beside a picture, or title and one sentence; the title leads to the page. */
function brief(content: PieceContent, size: 'medium' | 'small', hero: Hero | undefined, url: string, scope: PieceScope): Forms {
  const { phrases, theme } = scope
  const { at } = theme
  const width = LIMITS.textColumns.value
  const isSmall = size === 'small'
  const called = shownTitle(content, phrases)
  const said = isSmall ? openingSentence(content, scope.recipient) : opening(content, scope.recipient)
  const title = html`<h2${isSmall ? at.titleSmall : at.titleMedium}><a href="${address(url)}"${at.titleLink}>${called}</a></h2>\n`
  const more = html`<p${at.more}><a href="${address(url)}"${at.link}>${phrases.readMore}</a></p>`
  const words = isSmall
    ? html`${title}<p${at.sentence}>${said}${said !== '' && ' '}<a href="${address(url)}"${at.link}>${phrases.readMore}</a></p>`
    : html`${title}${said !== '' && html`<p${at.teaser}>${said}</p>\n`}${more}`
  const source = hero && cutSource(hero.facts, PICTURE, scope.baseUrl)
  const credit = hero && creditOf(hero.facts, scope)
  const picture = source && html`${imageTag(source, hero.alt, at.picture)}${credit && html`<p${at.credit}>${credit}</p>`}`
  return {
    rows: picture
      ? html`<tr><td${at.cellMedium}>${columns(picture, words, scope)}</td></tr>\n`
      : html`<tr><td${at.cellSmall}>\n${words}\n</td></tr>\n`,
    mjml: () => (source && hero ? mjColumns(source, hero.alt, credit ?? '', words, scope) : mjSection(mjText(words, scope), scope, '22px 24px')),
    text: () =>
      filled([
        isSmall ? wrapText(called, width) : underlined(wrapText(called, width), '='),
        wrapText(said, width),
        hero ? textPicture(hero.alt, undefined, { phrases, width }) : '',
        `${phrases.readMore}:\n${inertUrl(url)}`,
      ]),
    said: () => said,
    isBleeding: false,
    notes: bodyLeftOut(content, said, [content.hero?.caption ?? '', bodyText(content, scope)].join('\n')),
  }
}

/** Two columns that become one where there is no room; Outlook gets a table for them. */
function columns(picture: Html, words: Html, { theme: { at, css } }: PieceScope): Html {
  const column = (most: number) => html` class="ek-k" style="${raw(`${css.column};max-width:${most}px`)}"`
  return html`${ghost(`<table${LAYOUT_GRID} width="${COLUMN}"><tr><td width="${BESIDE}" valign="top">`)}<div${column(BESIDE)}><table${WIDE_GRID}><tr><td${at.columnPicture}>${picture}</td></tr></table></div>${ghost(`</td><td width="${TEXT}" valign="top">`)}<div${column(TEXT)}><table${WIDE_GRID}><tr><td${at.columnText}>\n${words}\n</td></tr></table></div>${ghost('</td></tr></table>')}`
}

/** Markup for Outlook for Windows alone. Never for content. */
export const ghost = (markup: string): Html => new Html(`<!--[if mso]>${markup}<![endif]-->`)

function mjColumns(source: { readonly url: string; readonly width: number; readonly height: number }, alt: string, credit: string, words: Html, scope: PieceScope): Html {
  const { light, isRtl } = scope.theme
  const below = credit === '' ? '14px' : '0'
  return html`<mj-section css-class="ek-p" background-color="${raw(light.paper)}" padding="28px 24px 22px"${isRtl && html` direction="rtl" text-align="right"`}>
<mj-column width="${BESIDE}px" padding="0">
${mjImage(source, alt, { isRtl, padding: isRtl ? `4px 0 ${below} 24px` : `4px 24px ${below} 0` })}${credit !== '' && mjText(html`<p${scope.theme.at.credit}>${credit}</p>`, scope, { padding: '0 0 14px' })}</mj-column>
<mj-column width="${TEXT}px" padding="0">
${mjText(words, scope)}</mj-column>
</mj-section>
`
}
