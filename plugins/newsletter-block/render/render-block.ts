/** The channel's render for blocks: one per piece, one under the other. */
import type { RenderContext, RenderInput, Rendered } from '../../../src/channel/contract.ts'
import type { Html } from '../../../src/channel/escape-html.ts'
import { shownTitle } from '../../../src/channel/shown-title.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import { BLOCK_SIZES, type BlockSize } from '../../../src/content/edition.ts'
import type { NewsletterBlockSettings } from '../settings.ts'
import type { BlockComposition } from './composition.ts'
import { isRightToLeft } from './direction.ts'
import { html, inertLine, inertText, raw } from './inert.ts'
import { blockSizeNotes, lengthNotes } from './length-notes.ts'
import { darkCss } from './mail-rules.ts'
import { LAYOUT_GRID, SHEET, WIDE_GRID } from './mail-parts.ts'
import { mjSection, mjText } from './mjml.ts'
import { PHRASES } from './phrases.ts'
import { ghost, type PiecePart, type PieceScope, renderPiece } from './render-piece.ts'
import { themeOf } from './theme.ts'

export type BlockContext = RenderContext<NewsletterBlockSettings>

/** What every form of every piece needs. */
export function pieceScope(input: RenderInput, ctx: BlockContext): PieceScope {
  return {
    baseUrl: ctx.baseUrl,
    embedded: ctx.embedded,
    quotes: ctx.quotes,
    recipient: input.recipient,
    phrases: PHRASES[uiLanguage(ctx.locale)],
    theme: themeOf(ctx.brand, isRightToLeft(ctx.locale)),
    hasWebLink: ctx.settings.hasWebLink,
  }
}

/** Pure and total. Several subjects stand one under the other; subject and preheader are those of the first. */
export function renderBlock(input: RenderInput, ctx: BlockContext): Rendered<BlockComposition> {
  const { scope, size, parts, markup } = renderFragment(input, ctx)
  const { phrases } = scope
  const { subject, preheader } = linesOf(input, ctx)
  const mjml = parts.length === 0 ? '' : html`${ctx.isDraft && mjSection(mjText(draftWords(scope), scope), scope, '0')}${parts.map((part) => part.mjml())}`.toString()
  const draftLine = ctx.isDraft ? [`${phrases.draft.toUpperCase()} – ${phrases.draftDetail}`] : []
  const text = inertText([...draftLine, ...parts.map((part) => part.text())].join('\n\n\n')).trimEnd()
  const lengths = input.subjects.length > 0 ? lengthNotes(subject, preheader, { subject: 'overrides.newsletter-block.subject', preheader: 'overrides.newsletter-block.preheader' }) : []
  return {
    composition: { is: 'block', html: markup, mjml, text: text === '' ? '' : `${text}\n`, items: parts.map((part) => part.item()), subject, preheader, darkCss: darkCss(ctx.brand) },
    notes: [...parts.flatMap((part) => part.notes), ...lengths, ...blockSizeNotes(markup, size)],
  }
}

/** The block's HTML, with what its other forms are made of. */
export function renderFragment(input: RenderInput, ctx: BlockContext): { readonly markup: string; readonly parts: readonly PiecePart[]; readonly scope: PieceScope; readonly size: BlockSize } {
  const scope = pieceScope(input, ctx)
  const size: BlockSize = BLOCK_SIZES.find((one) => one === input.variant) ?? 'large'
  const parts = input.subjects.map(({ content }) => renderPiece(content, size, scope))
  const markup = parts.length === 0 ? '' : frame(html`${draftRow(scope, ctx)}${parts.map((part) => part.rows)}`, scope, ctx).toString()
  return { markup, parts, scope, size }
}

/** Subject and preheader of a mail that would show the first piece alone: the editor's own, else title and teaser. */
export function linesOf(input: RenderInput, ctx: BlockContext): { readonly subject: string; readonly preheader: string } {
  const content = input.subjects[0]?.content
  const own = content?.overrides['newsletter-block'] ?? {}
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const draft = ctx.isDraft ? `${phrases.draft}: ` : ''
  const title = content ? shownTitle(content, phrases) : ''
  return { subject: inertLine(draft + (own.subject?.trim() || title)), preheader: inertLine(own.preheader?.trim() || content?.teaser || '') }
}

const draftWords = ({ phrases, theme }: PieceScope) => html`<p${theme.at.draft}><strong>${phrases.draft}</strong> – ${phrases.draftDetail}</p>`

/** A row that marks what is not yet approved; nothing where it is. */
export const draftRow = ({ phrases, theme }: PieceScope, ctx: Pick<BlockContext, 'isDraft'>): Html | false =>
  ctx.isDraft && html`<tr><td${theme.at.draft}><strong>${phrases.draft}</strong> – ${phrases.draftDetail}</td></tr>\n`

/** Attributes that say how the text is written. */
export const languageOf = (ctx: Pick<BlockContext, 'locale'>): Html => html` lang="${ctx.locale}" dir="${isRightToLeft(ctx.locale) ? 'rtl' : 'ltr'}"`

/** Rows on a sheet. Outlook knows no `max-width`: it gets a table of 600 px of its own. */
export function sheet(rows: Html, { theme: { at, light } }: Pick<PieceScope, 'theme'>): Html {
  return html`${ghost(`<table${LAYOUT_GRID} align="center" width="${SHEET}"><tr><td>`)}
<table${WIDE_GRID} align="center" bgcolor="${raw(light.paper)}"${at.sheet}>
${rows}</table>
${ghost('</td></tr></table>')}`
}

function frame(rows: Html, scope: PieceScope, ctx: BlockContext): Html {
  const { at, light } = scope.theme
  return html`<table${WIDE_GRID}${languageOf(ctx)} bgcolor="${raw(light.paper)}"${at.frame}><tr><td align="center">
${sheet(rows, scope)}
</td></tr></table>
`
}
