/** What the curation asks of the hub. Offsets count UTF-16 units of a message's text. */
import { postFlow } from '../flow-api.ts'
import type { BothLanguages } from '../language.ts'
import type { Passage } from './redaction.ts'

/** A message of a dialog as the admin has it. */
export interface Message {
  readonly id: string
  readonly author: 'customer' | 'agent' | 'system'
  readonly at: string
  readonly text: string
  readonly isPrivate?: boolean | null
  /** Ids of its files, or the files themselves. */
  readonly attachments?: readonly (string | number | { readonly id: string | number })[] | null
}

/** The ids of a message's files. */
export const filesOf = ({ attachments }: Message): (string | number)[] => (attachments ?? []).map((file) => (typeof file === 'object' ? file.id : file))

export interface Suggestion {
  readonly excerpt: string
  readonly spans: readonly Passage[]
  readonly isPrivate: boolean
  /** In which the words were said. */
  readonly language: string
}

export interface Place {
  /** Index of the message. */
  readonly message: number
  readonly start: number
  readonly end: number
}

/** Hints about a quote; a person decides. */
export interface Checked {
  readonly leftovers: readonly { readonly start: number; readonly end: number; readonly kind: string }[]
  readonly warnings: readonly { readonly severity: 'high' | 'low'; readonly message: BothLanguages }[]
  /** Null where the words cannot be compared: a translation, or an original that is not for this person. */
  readonly faithfulness: { readonly isFaithful: boolean } | null
  /** What the texts around a saved quote may tell of anybody. */
  readonly inTexts?: readonly { readonly field: string; readonly kinds: readonly string[] }[]
}

/** @throws FlowFailure */
export const suggest = (dialog: string | number, place: Place): Promise<Suggestion> => postFlow(`/dialogs/${encodeURIComponent(dialog)}/suggest`, place)

export interface Order extends Place {
  readonly quote: string
  readonly locale: string
  readonly label: string
  /** The agent means values of the customer to stand in the quote. */
  readonly isAware: boolean
}

/** Makes a testimonial. @throws FlowFailure; with `details.kinds` where values of the customer stand in the quote and `isAware` does not say so */
export const makeTestimonial = (dialog: string | number, order: Order): Promise<{ readonly id: string | number }> => postFlow(`/dialogs/${encodeURIComponent(dialog)}/testimonial`, order)

/** @throws FlowFailure */
export const check = (testimonial: string, quote: string, locale: string): Promise<Checked> => postFlow(`/testimonials/${encodeURIComponent(testimonial)}/check`, { quote, locale })

/** The same of a quote that is only being made. @throws FlowFailure */
export const checkWords = (order: { readonly words: string; readonly quote: string; readonly language: string; readonly locale: string }): Promise<Checked> => postFlow('/quotes/check', order)
