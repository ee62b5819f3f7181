/** What the curation asks of the hub. Offsets count UTF-16 units of a message's text. */
import { fetchJson, postFlow } from '../flow-api.ts'
import type { BothLanguages } from '../language.ts'
import type { Passage } from './redaction.ts'

/** A message of a dialog as the admin has it. */
export interface Message {
  readonly id: string
  readonly author: 'customer' | 'agent' | 'system'
  readonly at: string
  readonly text: string
  readonly isPrivate?: boolean | null
}

export interface Suggestion {
  readonly excerpt: string
  readonly spans: readonly Passage[]
  /** The excerpt with every span replaced. */
  readonly suggestion: string
  readonly isPrivate: boolean
}

export interface Place {
  readonly message: string
  readonly start: number
  readonly end: number
}

/** Hints about a quote; a person decides. */
export interface Checked {
  readonly leftovers: readonly { readonly start: number; readonly end: number; readonly kind: string }[]
  readonly warnings: readonly { readonly severity: 'high' | 'low'; readonly message: BothLanguages }[]
  readonly isFaithful: boolean
}

/** @throws FlowFailure */
export const suggest = (dialog: string | number, place: Place): Promise<Suggestion> => postFlow(`/dialogs/${encodeURIComponent(dialog)}/suggest`, place)

/** Makes a testimonial and gives its id. @throws FlowFailure */
export async function makeTestimonial(dialog: string | number, order: Place & { readonly quote: string; readonly locale: string; readonly label: string }): Promise<string | number> {
  const { key } = await postFlow<{ readonly key: string }>(`/dialogs/${encodeURIComponent(dialog)}/testimonial`, order)
  const query = new URLSearchParams({ 'where[key][equals]': key, limit: '1', depth: '0', 'select[key]': 'true' })
  const { docs } = await fetchJson<{ docs: readonly { readonly id: string | number }[] }>(`/testimonials?${query}`)
  return docs[0]?.id ?? ''
}

/** @throws FlowFailure */
export const check = (testimonial: string, quote: string, locale: string): Promise<Checked> => postFlow(`/testimonials/${encodeURIComponent(testimonial)}/check`, { quote, locale })
