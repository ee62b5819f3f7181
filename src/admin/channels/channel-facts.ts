/** What the screen knows of the channels before it asks: their names, forms and overrides. Comes with the form's configuration. */
import type { ChannelPlugin } from '../../channel/contract.ts'
import { groupName } from '../../publishing/override-fields.ts'
import type { BothLanguages } from '../language.ts'

/** A text that stands for one channel, or for one variant of it. */
export interface OverrideFacts {
  /** As the channel calls it: `text-x`. */
  readonly name: string
  /** Path in the form: `overrides.socialPost.textX`. */
  readonly path: string
  readonly label: BothLanguages
  /** Characters. */
  readonly maxLength: number
  readonly isMultiline: boolean
  /** Where it belongs to one variant only. */
  readonly variant: string | null
}

export interface ChannelFacts {
  readonly id: string
  readonly label: BothLanguages
  /** For many recipients, as runs for a press. */
  readonly prints: boolean
  /** Those made of one piece. */
  readonly variants: readonly { readonly id: string; readonly label: BothLanguages }[]
  readonly overrides: readonly OverrideFacts[]
}

/** The channels as plain data. An override whose name ends with a variant's (`text-x`) belongs to that variant. */
export function channelFacts(channels: readonly ChannelPlugin[]): ChannelFacts[] {
  return channels.map(({ id, label, variants, overrides, press }) => {
    const perPiece = variants.filter(({ isPerPiece }) => isPerPiece).map((variant) => ({ id: variant.id, label: { ...variant.label } }))
    return {
      id,
      label: { ...label },
      prints: press !== undefined,
      variants: perPiece,
      overrides: overrides.map(({ name, label: own, maxLength, isMultiline }) => ({
        name,
        path: `overrides.${groupName(id)}.${groupName(name)}`,
        label: { ...own },
        maxLength,
        isMultiline: isMultiline === true,
        variant: perPiece.find((variant) => name.endsWith(`-${variant.id}`))?.id ?? null,
      })),
    }
  })
}
