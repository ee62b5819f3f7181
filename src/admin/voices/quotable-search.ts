'use client'
import type { QuotableTestimonial } from '../../publishing/quotable.ts'
import type { BothLanguages } from '../language.ts'
import { type Loaded, useFetched } from '../use-fetched.ts'

export type ShownChannels = readonly { readonly id: string; readonly label: BothLanguages }[]

/** What the hub knows of testimonials that a piece may quote. */
export interface Quotable {
  readonly testimonials: readonly QuotableTestimonial[]
  readonly channels: ShownChannels
}

/** The one with an id, or those that match a search; null asks for nothing. */
export const useQuotable = (locale: string, search: { readonly id: string | number } | { readonly search: string } | null, round = 0): Loaded<Quotable> =>
  useFetched(search && `/flow/quotable?${new URLSearchParams({ locale, ...('id' in search ? { id: String(search.id) } : { search: search.search }) })}`, round)
