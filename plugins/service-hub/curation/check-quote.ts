/** What can be said about a quote before a person judges it: hints, no decisions. */
import type { PayloadRequest } from 'payload'
import { noteReading } from '../../../collections/parts/note-reading.ts'
import { hintsInTexts } from '../../../collections/testimonials/nameless.ts'
import { personOf } from '../../../src/access/roles.ts'
import { loadTestimonial } from '../../../src/consent/excerpts.ts'
import { isTranslated } from '../../../src/content/translation.ts'
import { requirePerson } from '../../../src/publishing/four-eyes.ts'
import { requireLocale } from '../../../src/publishing/places.ts'
import type { KnownContact } from '../hints/contact.ts'
import { type MeaningWarning, meaningWarnings } from '../hints/meaning.ts'
import { type RedactionKind, suggestRedactions } from '../hints/redaction.ts'
import { type Faithfulness, isFaithful } from '../hints/shorten.ts'
import { contactById, knownContactOf } from './known-contact.ts'

/** Something in a quote that may give a person away. Offsets in the quote. */
export interface Leftover {
  readonly start: number
  readonly end: number
  readonly kind: RedactionKind
  /** A value that the hub knows of this customer, or what looks like one. */
  readonly source: 'contact' | 'rule'
}

export interface QuoteCheck {
  /** The quote's language is another than the original's: it is marked as a translation, and its words cannot be compared. */
  readonly isTranslation: boolean
  /** Null for a translation. */
  readonly faithfulness: Faithfulness | null
  readonly leftovers: readonly Leftover[]
  readonly warnings: readonly MeaningWarning[]
}

/** Judges a quote against the words that it is made of. */
export function judgeQuote(words: string, quote: string, { language, locale, contact }: { readonly language: string; readonly locale: string; readonly contact: KnownContact | null }): QuoteCheck {
  const isTranslation = isTranslated(language, locale)
  return {
    isTranslation,
    faithfulness: isTranslation ? null : isFaithful(words, quote),
    leftovers: suggestRedactions(quote, contact, locale).map(({ start, end, kind, source }) => ({ start, end, kind, source })),
    warnings: isTranslation ? [] : meaningWarnings(words, quote, locale),
  }
}

export interface SavedQuoteCheck extends QuoteCheck {
  readonly against: 'original' | 'saved-quote'
  /** What the working title, the theme and the topics, as they are saved, may tell of anybody. */
  readonly inTexts: readonly { readonly field: string; readonly kinds: readonly string[] }[]
}

/**
 * Checks a quote that somebody is writing. Agents and approvers, who may read what stands in the dialog, have it compared with that. Editors have it compared with
 * the quote as it is saved, and without the contact's values: asking often enough must not tell them what was left out.
 * @throws HubError `forbidden`, `not-found`, `bad-input`
 */
export async function checkQuote(req: PayloadRequest, key: string, { quote, locale }: { readonly quote: string; readonly locale: string }): Promise<SavedQuoteCheck> {
  const person = requirePerson(req, ['agent', 'approver', 'editor'])
  requireLocale(locale)
  const testimonial = await loadTestimonial(req.payload, key, locale)
  const { language, original } = testimonial
  const inTexts = await hintsInTexts(req, testimonial.fields, locale)
  const roles = personOf(req.user)?.roles ?? []
  const mayReadOriginal = roles.includes('agent') || roles.includes('approver')
  if (!mayReadOriginal || original === '') {
    const check = judgeQuote(testimonial.quote, quote, { language, locale, contact: null })
    return { ...check, ...(testimonial.quote === '' ? { faithfulness: null, warnings: [] } : {}), against: 'saved-quote', inTexts }
  }
  await noteReading(req, person.key, [`testimonial:${key}`], 'check')
  const contact = await contactById(req.payload, testimonial.contact)
  const check = judgeQuote(original, quote, { language, locale, contact: contact && knownContactOf(contact) })
  // Contacts are not for approvers: of their values only what stands in the original is told.
  const isToldTo = ({ source, start, end }: Leftover) => source === 'rule' || roles.includes('agent') || original.includes(quote.slice(start, end))
  return { ...check, leftovers: check.leftovers.filter(isToldTo), against: 'original', inTexts }
}
