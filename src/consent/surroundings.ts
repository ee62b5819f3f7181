/**
 * What channels print around a person's words, beside the name. It is part of what was offered: frozen with the words, shown to the person and to whoever
 * approves, and nothing else is ever printed. Pure.
 */
import { quoteRemarks, ratingAndMonth } from '../channel/quotes.ts'
import { cleanLine } from '../content/clean-text.ts'
import type { Authenticity, TestimonialContent } from '../content/edition.ts'
import type { Locale } from '../content/nodes.ts'

export interface Surroundings {
  readonly isTranslation: boolean
  /** What the house says of how it knows the person (§ 5b (3) UWG). */
  readonly authenticity: Authenticity
  /** Stars, 1 to 5. */
  readonly rating?: number
  /** YYYY-MM. */
  readonly saidIn?: string
  readonly theme?: string
}

const OPTIONAL = ['rating', 'saidIn', 'theme'] as const

/** The surroundings among other facts; what is empty is absent. */
export function surroundingsOf({ isTranslation, authenticity, rating, saidIn, theme }: Partial<Record<keyof Surroundings, unknown>> | TestimonialContent): Surroundings {
  return {
    isTranslation: isTranslation === true,
    authenticity: authenticity === 'customer-record' || authenticity === 'order' ? authenticity : 'none',
    ...(typeof rating === 'number' ? { rating } : {}),
    ...(typeof saidIn === 'string' && saidIn !== '' ? { saidIn } : {}),
    ...(typeof theme === 'string' && cleanLine(theme) !== '' ? { theme: cleanLine(theme) } : {}),
  }
}

/**
 * Would printing `now` tell a reader only what stood in `shown`? Leaving out stars, month or theme, and claiming less of how the words were checked, needs no
 * new question; anything else does, a shorter theme too: it may mean something else.
 * @param shown undefined for words frozen before their surroundings were: nothing but the marks that the law asks for was seen with them
 */
export function saysNoMore(now: Surroundings, shown: Surroundings | undefined): boolean {
  if (!shown) return OPTIONAL.every((one) => now[one] === undefined)
  return now.isTranslation === shown.isTranslation && (now.authenticity === shown.authenticity || now.authenticity === 'none') && OPTIONAL.every((one) => now[one] === undefined || now[one] === shown[one])
}

/** What may be printed of `now`: no more than was shown with the words. */
export function printable(now: Surroundings, shown: Surroundings | undefined): Surroundings {
  const { isTranslation, authenticity } = now
  const kept = Object.fromEntries(OPTIONAL.flatMap((one) => (now[one] !== undefined && now[one] === shown?.[one] ? [[one, now[one]]] : [])))
  return { isTranslation, authenticity: !shown || shown.authenticity === authenticity ? authenticity : 'none', ...kept }
}

const PROOFS: Readonly<Record<string, Authenticity>> = { 'customer-record': 'customer-record', order: 'order' }

/** What a verification of a contact proves of the words. A call or a mail shows that somebody is there, not that they are a customer. */
export const authenticityOf = (verifiedHow: string | null | undefined): Authenticity => PROOFS[verifiedHow ?? ''] ?? 'none'

/** The same as channels print it, in the language of the words: stars and month, the marks that the law asks for. The theme stands above the words. */
export const linesBelow = (around: Surroundings, locale: Locale): readonly string[] => [ratingAndMonth(around, locale), ...quoteRemarks(around, locale)].filter((line) => line !== '')
