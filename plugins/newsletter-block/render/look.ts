/** How the same body looks in a mail and in a feed: attributes and the parts that mail clients need built from tables. */
import { Html } from '../../../src/channel/escape-html.ts'
import type { PictureFacts } from '../../../src/channel/pictures.ts'
import type { Quote } from '../../../src/channel/quotes.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { Locale } from '../../../src/content/nodes.ts'
import type { Phrases } from './phrases.ts'
import type { StyleName, Theme } from './theme.ts'

/** Words around a picture. */
export interface PictureWords {
  readonly alt: string
  readonly caption?: string | undefined
}
/** What parts need to know of the whole. */
export interface PartScope {
  readonly baseUrl: string
  readonly phrases: Phrases
  readonly theme: Theme
}

export interface Look {
  /** Attributes of the elements that the body itself writes. */
  readonly at: Readonly<Record<StyleName, Html>>
  /** Attributes of every table of data, and of one that is only there for the layout. */
  readonly grid: Html
  readonly layoutGrid: Html
  picture(facts: PictureFacts, words: PictureWords, scope: PartScope): Html
  button(label: string, url: string, scope: PartScope): Html
  /** Another piece: title with link, and teaser. */
  reference(content: PieceContent, url: string, scope: PartScope): Html
  voice(quote: Quote, locale: Locale, scope: PartScope): Html
}

const NOTHING = new Html('')
/** Attributes that are never written. */
export const NO_ATTRIBUTES = new Proxy({} as Record<StyleName, Html>, { get: () => NOTHING })
