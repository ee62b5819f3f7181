/** The block's own words. */
import type { UiLanguage } from '../../../src/channel/ui-language.ts'
import type { PieceKind } from '../../../src/content/edition.ts'

export interface Phrases {
  readonly readMore: string
  readonly readOnWeb: string
  readonly picture: string
  readonly photo: string
  readonly legal: string
  readonly draft: string
  readonly draftDetail: string
  readonly viewOnline: string
  readonly reason: string
  readonly unsubscribe: string
  readonly privacy: string
  readonly imprint: string
  readonly represented: string
  readonly vatId: string
  readonly phone: string
  readonly email: string
  /** What a piece without a title is called. */
  readonly kinds: Readonly<Record<PieceKind, string>>
}

export const PHRASES: Readonly<Record<UiLanguage, Phrases>> = {
  de: {
    readMore: 'Weiterlesen',
    readOnWeb: 'Auf der Website lesen',
    picture: 'Bild',
    photo: 'Foto:',
    legal: 'Hinweis:',
    draft: 'Entwurf',
    draftDetail: 'noch nicht freigegeben',
    viewOnline: 'Im Browser ansehen',
    reason: 'Sie erhalten diese E-Mail, weil Sie unseren Newsletter bestellt haben.',
    unsubscribe: 'Newsletter abbestellen',
    privacy: 'Datenschutz',
    imprint: 'Impressum',
    represented: 'Vertreten durch',
    vatId: 'USt-IdNr.',
    phone: 'Telefon',
    email: 'E-Mail',
    kinds: { news: 'Nachricht', offer: 'Angebot', guide: 'Ratgeber', 'service-notice': 'Servicehinweis', snippet: 'Textbaustein' },
  },
  en: {
    readMore: 'Read on',
    readOnWeb: 'Read on the website',
    picture: 'Picture',
    photo: 'Photo:',
    legal: 'Please note:',
    draft: 'Draft',
    draftDetail: 'not yet approved',
    viewOnline: 'View in browser',
    reason: 'You receive this e-mail because you subscribed to our newsletter.',
    unsubscribe: 'Unsubscribe',
    privacy: 'Privacy',
    imprint: 'Imprint',
    represented: 'Represented by',
    vatId: 'VAT ID',
    phone: 'Phone',
    email: 'E-mail',
    kinds: { news: 'News', offer: 'Offer', guide: 'Guide', 'service-notice': 'Service notice', snippet: 'Snippet' },
  },
}
