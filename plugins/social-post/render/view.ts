/** A post for the editor's eye, before any picture is made; and what an editor's own text replaces. Pure. */
import type { ImageOrder, RenderContext, RenderInput } from '../../../src/channel/contract.ts'
import type { MediaKey } from '../../../src/content/nodes.ts'
import { CHAIN_OVERRIDE, overrideName } from '../overrides.ts'
import { NETWORK_IDS } from '../networks/network.ts'
import type { SocialPostSettings } from '../settings.ts'
import { CHAIN_NETWORKS } from './chain.ts'
import type { CardImage, Post, PostImage, PostText, QuotePost } from './post.ts'
import { renderPost } from './render.ts'

/** A picture as it is ordered. */
export interface ViewedImage {
  /** Name among the packed files. */
  readonly file: string
  readonly alt: string
  readonly isAltTruncated: boolean
  /** px. A picture that its bytes force to be smaller keeps this ratio. */
  readonly width: number
  readonly height: number
  /** The cut of a picture of the library; null for one that the channel draws. */
  readonly media: MediaKey | null
  readonly order: ImageOrder | null
  /** What stands on a drawn picture, by its parts. */
  readonly drawn: Pick<CardImage, 'theme' | 'words' | 'attribution' | 'rating' | 'facts' | 'remarks' | 'house'> | null
}

/** One text of a post, with its place among the numbered ones. */
export type ViewedText = PostText & { readonly number: number; readonly of: number }

/** What `ChannelPlugin.view` of this channel gives. */
export interface PostView extends ViewedText {
  readonly images: readonly ViewedImage[]
  /** The numbered posts that follow; empty for one post. */
  readonly chain: readonly ViewedText[]
  readonly quotes: readonly (ViewedText & Pick<QuotePost, 'testimonial' | 'remarksIn' | 'file'> & { readonly images: readonly ViewedImage[] })[]
}

/** The same words, counts and pictures as the packed files will have. */
export function viewOfPost({ images, chain = [], titleCard, quotes, ...first }: Post): PostView {
  const of = chain.length + 1
  return {
    ...first,
    number: 1,
    of,
    images: [...images.map(orderedImage), ...(titleCard ? [drawnImage(titleCard, titleCard.file)] : [])],
    chain: chain.map((one, index) => ({ ...one, number: index + 2, of })),
    quotes: quotes.map(({ image, ...quote }) => ({ ...quote, number: 1, of: 1, images: [drawnImage(image, `${quote.file}.jpg`)] })),
  }
}

function orderedImage({ order, file, alt, isAltTruncated }: PostImage): ViewedImage {
  const { media, width, height = width } = order
  return { file, alt, isAltTruncated, width, height, media, order, drawn: null }
}

function drawnImage({ alt, width, height, theme, words, attribution, rating, facts, remarks, house }: CardImage, file: string): ViewedImage {
  return { file, alt, isAltTruncated: false, width, height, media: null, order: null, drawn: { theme, words, attribution, rating, facts, remarks, house } }
}

/** What the post says by itself: in place of it the network's own text stands, or the text for several posts where the network has those. */
export function replacedTexts(input: RenderInput, ctx: RenderContext<SocialPostSettings>): Readonly<Record<string, string>> {
  const network = NETWORK_IDS.find((one) => one === input.variant)
  if (!network || input.subjects.length === 0) return {}
  const { prose, chain = [] } = renderPost(input, ctx).composition
  const own = [prose, ...chain.map((one) => one.prose)].join('\n\n')
  return { [overrideName(network)]: own, ...(CHAIN_NETWORKS.has(network) ? { [CHAIN_OVERRIDE]: own } : {}) }
}
