/** The web page: the whole message as one self-contained HTML document. See README.md. */
import type { ChannelPlugin } from '../../src/channel/contract.ts'
import { visibleText } from '../../src/channel/escape-html.ts'
import { OVERRIDES } from './admin.ts'
import { LIMITS } from './limits.ts'
import { packPage } from './pack.ts'
import type { PageComposition } from './render/composition.ts'
import { replacedTexts } from './render/meta-texts.ts'
import { renderPage } from './render/render-page.ts'
import { shareImageText } from './render/share-image.ts'
import { settingsSchema, type WebPageSettings } from './settings.ts'
import { viewPage } from './view.ts'

export const webPage: ChannelPlugin<WebPageSettings, PageComposition> = {
  id: 'web-page',
  label: { de: 'Webseite', en: 'Web page' },
  version: 4,
  settings: settingsSchema,
  limits: LIMITS,
  variants: [
    { id: 'page', label: { de: 'Seite', en: 'Page' }, isPerPiece: true, saysChanged: true },
    { id: 'fragment', label: { de: 'Karte zum Einbetten', en: 'Card to embed' }, isPerPiece: true },
    { id: 'share-image', label: { de: 'Bild für Linkvorschauen', en: 'Picture for link previews' }, isPerPiece: true },
    { id: 'list', label: { de: 'Übersicht', en: 'List' }, isPerPiece: false },
    { id: 'wall', label: { de: 'Kundenstimmen', en: 'Customers’ voices' }, isPerPiece: false },
    { id: 'wall-embed', label: { de: 'Kundenstimmen zum Einbetten', en: 'Customers’ voices to embed' }, isPerPiece: false },
    { id: 'imprint', label: { de: 'Impressum', en: 'Legal notice' }, isPerPiece: false },
    { id: 'privacy', label: { de: 'Datenschutz', en: 'Privacy' }, isPerPiece: false },
    { id: 'not-found', label: { de: 'Nicht gefunden', en: 'Not found' }, isPerPiece: false },
    { id: 'gone', label: { de: 'Nicht mehr verfügbar', en: 'Gone' }, isPerPiece: false },
  ],
  overrides: OVERRIDES,
  carriesBody: true,
  render: renderPage,
  pack: packPage,
  takesTime: ({ shareImage }) => Boolean(shareImage),
  words: ({ shareImage, html }) => (shareImage ? shareImageText(shareImage) : visibleText(html)),
  view: viewPage,
  replaced: ({ subjects: [subject], variant }) => (subject && variant === 'page' ? replacedTexts(subject.content) : {}),
}
export type { PageComposition, WebPageSettings }
