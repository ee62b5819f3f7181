import type { BothLanguages } from '../language.ts'

/** A channel as previews need it. */
export interface ShownChannel {
  readonly id: string
  readonly label: BothLanguages
  /** Those made of one piece. */
  readonly variants: readonly { readonly id: string; readonly label: BothLanguages }[]
}
