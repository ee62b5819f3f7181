/** The block's own words. */
import type { UiLanguage } from '../../../src/channel/ui-language.ts'

export interface Phrases {
  readonly readMore: string
  readonly readOnWeb: string
  readonly picture: string
  readonly photo: string
  readonly legal: string
  readonly draft: string
  readonly draftDetail: string
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
  },
  en: {
    readMore: 'Read on',
    readOnWeb: 'Read on the website',
    picture: 'Picture',
    photo: 'Photo:',
    legal: 'Please note:',
    draft: 'Draft',
    draftDetail: 'not yet approved',
  },
}
