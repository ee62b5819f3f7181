/** The channel's render for a whole mail: header, introduction, blocks, footer. */
import type { Mailing, RenderInput, Rendered } from '../../../src/channel/contract.ts'
import { imprintFor } from '../../../src/channel/imprints.ts'
import type { Note } from '../../../src/channel/notes.ts'
import { shownTitle } from '../../../src/channel/shown-title.ts'
import type { MailingContent, PieceContent } from '../../../src/content/edition.ts'
import { LIMITS } from '../limits.ts'
import type { BlockComposition } from './composition.ts'
import { htmlBody } from './html-body.ts'
import { inertLine } from './inert.ts'
import { lengthNotes, mailSizeNotes } from './length-notes.ts'
import { mailHtml } from './mail-html.ts'
import { mailMjml } from './mail-mjml.ts'
import { mailLook } from './mail-parts.ts'
import { darkCss } from './mail-rules.ts'
import { mailText } from './mail-text.ts'
import { type BlockContext, pieceScope } from './render-block.ts'
import { type PiecePart, type PieceScope, renderPiece } from './render-piece.ts'
import { textBody } from './text-body.ts'

/** What a mail is made of, before it takes a form. */
export interface MailParts {
  readonly ctx: BlockContext
  readonly scope: PieceScope
  readonly content: MailingContent
  readonly links: Mailing['links']
  /** Inert lines. */
  readonly subject: string
  readonly preheader: string
  readonly intro: ReturnType<typeof htmlBody>
  readonly introText: string
  readonly blocks: readonly PiecePart[]
  readonly imprint: ReturnType<typeof imprintFor>['imprint']
}

/** Pure and total: without a mailing it is an empty mail and an error. */
export function renderMail(input: RenderInput, ctx: BlockContext): Rendered<BlockComposition> {
  const { mailing } = input
  const empty: BlockComposition = { is: 'mail', html: '', mjml: '', text: '', items: [], subject: '', preheader: '', darkCss: darkCss(ctx.brand) }
  if (!mailing) return { composition: empty, notes: [missingMailing] }
  const { content, links } = mailing
  const scope = pieceScope(input, ctx)
  const notes: Note[] = []
  const blocks = content.blocks.flatMap((block, index) => {
    const at = input.subjects[index]
    const edition = at?.hash === block.edition ? at : input.subjects.find(({ hash }) => hash === block.edition)
    if (!edition) {
      notes.push(pieceMissing(block.piece, `blocks.${index}`))
      return []
    }
    const part = renderPiece(edition.content, block.size, scope)
    notes.push(...part.notes.map((note) => ({ ...note, path: note.path === undefined ? `blocks.${index}` : `blocks.${index}.${note.path}` })))
    return [{ part, title: shownTitle(edition.content, scope.phrases) }]
  })
  const introContent = introOf(content)
  const intro = htmlBody(introContent, scope, mailLook(scope.theme))
  const { imprint, notes: imprintNotes } = imprintFor(ctx.brand, input.market)
  const draft = ctx.isDraft ? `${scope.phrases.draft}: ` : ''
  const [subject, preheader] = [inertLine(draft + content.subjectLine), inertLine(content.preheader)]
  const introText = textBody(introContent, scope, LIMITS.textColumns.value)
  const parts: MailParts = { ctx, scope, content, links, subject, preheader, intro, introText, blocks: blocks.map(({ part }) => part), imprint }
  const markup = mailHtml(parts)
  const largest = blocks.reduce<{ title: string; bytes: number } | undefined>((most, { part, title }) => {
    const bytes = part.rows.toString().length
    return most && most.bytes >= bytes ? most : { title, bytes }
  }, undefined)
  return {
    composition: { ...empty, html: markup, mjml: mailMjml(parts), text: mailText(parts), subject, preheader },
    notes: [
      ...intro.notes.map((note) => ({ ...note, path: note.path?.replace(/^body/, 'intro') ?? 'intro' })),
      ...notes,
      ...imprintNotes,
      ...(content.subjectLine.trim() === '' ? [subjectMissing] : []),
      ...(links.unsubscribe === '' ? [unsubscribeMissing] : []),
      ...lengthNotes(subject, preheader, { subject: 'subjectLine', preheader: 'preheader' }),
      ...mailSizeNotes(markup, largest?.title),
    ],
  }
}

/** The introduction as the body of a piece, so that the same walkers write it. It embeds and quotes nothing. */
function introOf({ key, locale, brand, intro, media }: MailingContent): PieceContent {
  return { format: 1, subject: 'piece', key, locale, kind: 'news', brand, title: '', slug: '', teaser: '', topics: [], body: intro, media, embeds: {}, overrides: {} }
}

const missingMailing: Note = {
  severity: 'error',
  code: 'mailing-missing',
  message: { de: 'Es ist kein Newsletter angegeben, der gezeigt werden könnte.', en: 'No mailing is given that could be shown.' },
}
const subjectMissing: Note = {
  severity: 'error',
  code: 'subject-missing',
  path: 'subjectLine',
  message: { de: 'Der Betreff fehlt. Geben Sie einen ein.', en: 'The subject is missing. Enter one.' },
}
const unsubscribeMissing: Note = {
  severity: 'warning',
  code: 'unsubscribe-missing',
  message: {
    de: 'Die Mail hat keinen Abmeldelink. So darf sie nur an Sie selbst gehen.',
    en: 'The mail has no unsubscribe link. As it is, it may go to nobody but yourself.',
  },
}

function pieceMissing(piece: string, path: string): Note {
  return {
    severity: 'error',
    code: 'piece-missing',
    path,
    message: {
      de: `Der Beitrag „${piece}“ ist in der freigegebenen Fassung nicht verfügbar. Nehmen Sie ihn heraus oder fügen Sie ihn neu ein.`,
      en: `The piece “${piece}” is not available in its approved edition. Take it out, or add it anew.`,
    },
  }
}
