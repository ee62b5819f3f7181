/** Customers' words in a piece: what is shown of them, under which name, and the sentences that the law asks for beside them. */
import type { Authenticity } from '../content/edition.ts'
import type { ExcerptKey, Locale, Testimonial, TestimonialKey } from '../content/nodes.ts'
import { monthAndYear } from './dates.ts'
import type { Note } from './notes.ts'
import { uiLanguage } from './ui-language.ts'

/** A testimonial as a channel may show it: consented to for this channel, at this moment. */
export interface Quote {
  readonly testimonial: TestimonialKey
  readonly excerpt: ExcerptKey
  /** The words in `locale`; `[…]` marks what was left out. Paragraphs are apart by two line ends. */
  readonly text: string
  /** Who said it, as the person chose to be named: “Maria Huber”, “M. H.”, “Maria aus Lindental”, or what stands for a person who is not named. */
  readonly attribution: string
  readonly locale: Locale
  readonly isTranslation: boolean
  /** 1 to 5. */
  readonly rating?: number
  /** YYYY-MM. */
  readonly saidIn?: string
  readonly theme?: string
  readonly authenticity: Authenticity
}

/** By testimonial. A testimonial that is not in here is not consented to: its words are not at hand. */
export type Quotes = Readonly<Record<TestimonialKey, Quote>>

export function quoteOf(node: Testimonial, quotes: Quotes): Quote | null {
  return Object.hasOwn(quotes, node.testimonial) ? (quotes[node.testimonial] ?? null) : null
}

type Words = { readonly de: string; readonly en: string }
const AUTHENTICITY: Readonly<Record<Authenticity, Words>> = {
  'customer-record': {
    de: 'Wir haben anhand unserer Kundendaten geprüft, dass die Aussage von einer Kundin oder einem Kunden stammt.',
    en: 'We have checked against our customer records that the statement comes from a customer.',
  },
  order: {
    de: 'Wir haben anhand einer Bestellung geprüft, dass die Aussage von einer Kundin oder einem Kunden stammt.',
    en: 'We have checked against an order that the statement comes from a customer.',
  },
  none: {
    de: 'Wir haben nicht geprüft, ob die Aussage von einer Kundin oder einem Kunden stammt.',
    en: 'We have not checked whether the statement comes from a customer.',
  },
}
const SELECTION: Words = {
  de: 'Gezeigt ist eine Auswahl positiver Rückmeldungen.',
  en: 'This is a selection of positive feedback.',
}
const TRANSLATED: Words = { de: 'Aus dem Original übersetzt', en: 'Translated from the original' }
const inLocale = (words: Words, locale: Locale): string => words[uiLanguage(locale)]

/** Whether and how it was checked that the words are a customer's (§ 5b (3) UWG), one sentence. Every channel prints it with the quote. */
export const authenticitySentence = ({ authenticity }: Pick<Quote, 'authenticity'>, locale: Locale): string => inLocale(AUTHENTICITY[authenticity], locale)
/** Says that only praise is shown, where it is. */
export const selectionSentence = (locale: Locale): string => inLocale(SELECTION, locale)
/** Marks a translation. */
export const translationMark = (locale: Locale): string => inLocale(TRANSLATED, locale)

/** Most stars that a customer can give. */
export const RATING_MOST = 5
/** Whole stars, 0 to {@link RATING_MOST}, whatever the number. */
export const starsGiven = (rating: number): number => Math.min(RATING_MOST, Math.max(0, Math.round(rating) || 0))
/** The stars for eyes; what stands beside them in words is {@link ratingText}. */
export const ratingStars = (rating: number): string => '★'.repeat(starsGiven(rating)) + '☆'.repeat(RATING_MOST - starsGiven(rating))
/** The rating in words: “4 von 5 Sternen”. */
export const ratingText = (rating: number, locale: Locale): string =>
  inLocale({ de: `${starsGiven(rating)} von ${RATING_MOST} Sternen`, en: `${starsGiven(rating)} out of ${RATING_MOST} stars` }, locale)
/** The month in which it was said, in words; undefined where nobody knows. */
export const saidInText = ({ saidIn }: Pick<Quote, 'saidIn'>, locale: Locale): string | undefined => (saidIn === undefined ? undefined : monthAndYear(saidIn, uiLanguage(locale)))

/** Rating and month in words on one line: “5 von 5 Sternen · Oktober 2026”; empty where neither is known. */
export const ratingAndMonth = (quote: Pick<Quote, 'rating' | 'saidIn'>, locale: Locale): string =>
  [quote.rating === undefined ? '' : ratingText(quote.rating, locale), saidInText(quote, locale) ?? ''].filter((one) => one !== '').join(' · ')

/** Marks that words are somebody's, opening and closing. */
export const quotationMarks = (locale: Locale): readonly [open: string, close: string] => (uiLanguage(locale) === 'de' ? ['„', '“'] : ['“', '”'])

/** Do the quotes show praise only? Then the reader has to be told that they are a selection. A quote without stars counts as praise: somebody chose it. */
export const showsOnlyPraise = (quotes: readonly Quote[]): boolean => quotes.length > 0 && quotes.every(({ rating }) => rating === undefined || rating >= 4)

/** Paragraphs of a quote. */
export const spokenParagraphs = ({ text }: Quote): readonly string[] => text.split(/\n{2,}/).filter((one) => one.trim() !== '')

/** The same with quotation marks around the whole. */
export function quotedParagraphs(quote: Quote): readonly string[] {
  const [open, close] = quotationMarks(quote.locale)
  const paragraphs = spokenParagraphs(quote)
  return paragraphs.map((one, index) => `${index === 0 ? open : ''}${one}${index === paragraphs.length - 1 ? close : ''}`)
}

/** The small print below a quote: translation, authenticity. */
export const quoteRemarks = (quote: Pick<Quote, 'isTranslation' | 'authenticity'>, locale: Locale): readonly string[] => [...(quote.isTranslation ? [`${translationMark(locale)}.`] : []), authenticitySentence(quote, locale)]

/** All words that a channel owes its reader for a quote: theme, words, name, rating, month, the marks that the law asks for. */
export function quoteWords(quote: Quote, locale: Locale): string {
  const { theme = '', text, attribution, rating } = quote
  return [theme, text, attribution, rating === undefined ? '' : ratingText(rating, locale), saidInText(quote, locale) ?? '', ...quoteRemarks(quote, locale)].join('\n')
}

/** A quoted testimonial whose words may not be shown on this channel (any more, or not yet). Never holds the words. */
export function quoteAbsent({ testimonial, ending }: Testimonial, path: string): Note {
  const isPiece = ending === 'piece-goes'
  return {
    severity: 'warning',
    code: 'quote-absent',
    path,
    message: {
      de: `Die Kundenstimme „${testimonial}“ hat für diesen Kanal keine gültige Einwilligung; ${isPiece ? 'der Beitrag ist dort nicht zu sehen' : 'der Beitrag erscheint ohne sie'}.`,
      en: `The testimonial “${testimonial}” has no valid consent for this channel; the piece ${isPiece ? 'is not shown there' : 'appears without it'}.`,
    },
  }
}
