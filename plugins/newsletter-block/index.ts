/** The newsletter block: the message as a part of a mail, or several as a whole mail. See README.md. */
import type { ChannelPlugin } from '../../src/channel/contract.ts'
import { visibleText } from '../../src/channel/escape-html.ts'
import { OVERRIDES } from './admin.ts'
import { MAIL_EXPORTS } from './export/index.ts'
import { LIMITS } from './limits.ts'
import { packBlock } from './pack.ts'
import type { BlockComposition } from './render/composition.ts'
import { linesOf, renderBlock } from './render/render-block.ts'
import { renderMail } from './render/render-mail.ts'
import { type NewsletterBlockSettings, settingsSchema } from './settings.ts'

export const newsletterBlock: ChannelPlugin<NewsletterBlockSettings, BlockComposition> = {
  id: 'newsletter-block',
  label: { de: 'Newsletter-Block', en: 'Newsletter block' },
  version: 3,
  settings: settingsSchema,
  limits: LIMITS,
  variants: [
    { id: 'large', label: { de: 'Groß: ganzer Text', en: 'Large: full text' }, isPerPiece: true },
    { id: 'medium', label: { de: 'Mittel: Anriss mit Bild', en: 'Medium: teaser and picture' }, isPerPiece: true },
    { id: 'small', label: { de: 'Klein: ein Satz', en: 'Small: one sentence' }, isPerPiece: true },
    { id: 'mail', label: { de: 'Ganze Mail', en: 'Whole mail' }, isPerPiece: false },
  ],
  overrides: OVERRIDES,
  carriesBody: true,
  render: (input, ctx) => (input.variant === 'mail' ? renderMail(input, ctx) : renderBlock(input, ctx)),
  pack: packBlock,
  words: ({ html }) => visibleText(html),
  view: ({ html, text, subject, preheader }) => ({ html, text, subject, preheader }),
  replaced: (input, ctx) => (input.variant === 'mail' ? {} : linesOf(input, { ...ctx, isDraft: false })),
  mailExports: MAIL_EXPORTS,
}
export type { BlockComposition, NewsletterBlockSettings }
