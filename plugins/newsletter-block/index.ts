/** The newsletter block: the message as a part of a mail. See README.md. */
import type { ChannelPlugin } from '../../src/channel/contract.ts'
import { visibleText } from '../../src/channel/escape-html.ts'
import { OVERRIDES } from './admin.ts'
import { LIMITS } from './limits.ts'
import { packBlock } from './pack.ts'
import type { BlockComposition } from './render/composition.ts'
import { renderBlock } from './render/render-block.ts'
import { type NewsletterBlockSettings, settingsSchema } from './settings.ts'

export const newsletterBlock: ChannelPlugin<NewsletterBlockSettings, BlockComposition> = {
  id: 'newsletter-block',
  label: { de: 'Newsletter-Block', en: 'Newsletter block' },
  version: 1,
  settings: settingsSchema,
  limits: LIMITS,
  variants: [
    { id: 'full', label: { de: 'Ganzer Text', en: 'Full text' }, isPerPiece: true },
    { id: 'teaser', label: { de: 'Anriss', en: 'Teaser' }, isPerPiece: true },
  ],
  overrides: OVERRIDES,
  carriesBody: true,
  render: renderBlock,
  pack: packBlock,
  words: ({ html }) => visibleText(html),
}
export type { BlockComposition, NewsletterBlockSettings }
