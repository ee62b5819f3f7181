/** The channel's render: one block per piece, one under the other. */
import { pagePath } from '../../../src/channel/addresses.ts'
import type { RenderContext, RenderInput, Rendered } from '../../../src/channel/contract.ts'
import { Html } from '../../../src/channel/escape-html.ts'
import type { Note } from '../../../src/channel/notes.ts'
import { shownPicture } from '../../../src/channel/shown.ts'
import { saysMore } from '../../../src/channel/teasers.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import { bodyText } from '../../../src/channel/words.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import { LIMITS } from '../limits.ts'
import type { NewsletterBlockSettings } from '../settings.ts'
import type { BlockComposition } from './composition.ts'
import { type BlockScope, htmlBody } from './html-body.ts'
import { button, picture } from './html-parts.ts'
import { address, html, inertLine, inertText, inertUrl, raw } from './inert.ts'
import { lengthNotes, sizeNotes, teaserNote } from './length-notes.ts'
import { PHRASES } from './phrases.ts'
import { textBody, textPicture, underlined } from './text-body.ts'
import { createTheme } from './theme.ts'
import { wrapText } from './wrap-text.ts'

type BlockContext = RenderContext<NewsletterBlockSettings>
interface Part {
  readonly html: Html
  readonly text: string
  readonly notes: readonly Note[]
}
const NOTHING: Part = { html: html``, text: '', notes: [] }

/** Pure and total. Several subjects stand one under the other; subject and preheader are those of the first. */
export function renderBlock(input: RenderInput, ctx: BlockContext): Rendered<BlockComposition> {
  const phrases = PHRASES[uiLanguage(ctx.locale)]
  const scope: BlockScope = { baseUrl: ctx.baseUrl, embedded: ctx.embedded, quotes: ctx.quotes, recipient: input.recipient, phrases, theme: createTheme(ctx.brand) }
  const parts = input.subjects.map(({ content }) => renderPiece(content, input.variant === 'teaser', scope, ctx))
  const first = input.subjects[0]?.content
  const own = first?.overrides['newsletter-block'] ?? {}
  const draft = ctx.isDraft ? `${phrases.draft}: ` : ''
  const subject = inertLine(draft + (own.subject?.trim() || first?.title || ''))
  const preheader = inertLine(own.preheader?.trim() || first?.teaser || '')
  const markup = parts.length === 0 ? '' : frame(parts.map((part) => part.html), scope, ctx).toString()
  const draftLine = ctx.isDraft ? [`${phrases.draft.toUpperCase()} – ${phrases.draftDetail}`] : []
  const text = inertText([...draftLine, ...parts.map((part) => part.text)].join('\n\n\n')).trimEnd()
  return {
    composition: { html: markup, text: text === '' ? '' : `${text}\n`, subject, preheader },
    notes: [...parts.flatMap((part) => part.notes), ...(first ? lengthNotes(subject, preheader) : []), ...sizeNotes(markup)],
  }
}

function renderPiece(content: PieceContent, isTeaser: boolean, scope: BlockScope, ctx: BlockContext): Part {
  const { styles } = scope.theme
  const width = LIMITS.textColumns.value
  const url = ctx.baseUrl + pagePath(content.locale, content.slug)
  const hero = renderHero(content, scope, width)
  const lead = saysMore(content) && html`<p style="${raw(styles.lead)}">${content.teaser}</p>\n`
  const body = isTeaser ? NOTHING : { ...htmlBody(content, scope), text: textBody(content, scope, width) }
  const more = isTeaser
    ? { html: button(scope.phrases.readMore, url, scope.theme), text: `${scope.phrases.readMore}:\n${inertUrl(url)}` }
    : ctx.settings.hasWebLink
      ? {
          html: html`<p style="${raw(styles.paragraph)}"><a href="${address(url)}" style="${raw(styles.link)}">${scope.phrases.readOnWeb}</a></p>`,
          text: `${scope.phrases.readOnWeb}:\n${inertUrl(url)}`,
        }
      : NOTHING
  const title = underlined(wrapText(content.title, width), '=')
  return {
    html: html`${hero.html}<h2 style="${raw(styles.title)}">${content.title}</h2>\n${lead}${body.html}${more.html}`,
    text: [title, saysMore(content) ? wrapText(content.teaser, width) : '', hero.text, body.text, more.text].filter((text) => text !== '').join('\n\n'),
    notes: [...hero.notes, ...body.notes, ...(isTeaser ? teaserNote(bodyText(content, scope)) : [])],
  }
}

function renderHero(content: PieceContent, scope: BlockScope, width: number): Part {
  if (!content.hero) return NOTHING
  const notes: Note[] = []
  const shown = shownPicture(content.hero, { content, notes }, 'hero')
  if (!shown) return { ...NOTHING, notes }
  const { facts, alt } = shown
  return {
    html: html`${picture(facts, { alt, caption: content.hero.caption }, scope)}\n`,
    text: textPicture(alt, content.hero.caption, { phrases: scope.phrases, width }),
    notes,
  }
}

/** Outlook knows no `max-width`: it gets a table of 600 px of its own. */
const OUTLOOK_OPEN = new Html('<!--[if mso]><table role="presentation" align="center" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->')
const OUTLOOK_CLOSE = new Html('<!--[if mso]></td></tr></table><![endif]-->')

function frame(blocks: readonly Html[], { theme, phrases }: BlockScope, ctx: BlockContext): Html {
  const { styles } = theme
  const draft = ctx.isDraft && html`<tr><td style="${raw(styles.draft)}"><strong>${phrases.draft}</strong> – ${phrases.draftDetail}</td></tr>\n`
  const rows = blocks.map((block) => html`<tr><td style="${raw(styles.cell)}">\n${block}\n</td></tr>\n`)
  return html`<table role="presentation" lang="${ctx.locale}" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${raw(theme.paper)}" style="${raw(styles.frame)}"><tr><td align="center">
${OUTLOOK_OPEN}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" align="center" bgcolor="${raw(theme.paper)}" style="${raw(styles.sheet)}">
${draft}${rows}</table>
${OUTLOOK_CLOSE}
</td></tr></table>
`
}
