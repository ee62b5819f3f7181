/** Pictures of words in the brand's colours: a customer's, or the title. What is on them; drawing is pack's. */
import { mix, parseHex, readableOn, toHex } from '../../../src/channel/colour.ts'
import type { RenderContext } from '../../../src/channel/contract.ts'
import type { BrandContent, PieceContent } from '../../../src/content/edition.ts'
import { oneLine } from '../../../src/content/words.ts'
import type { Network } from '../networks/network.ts'
import { cutText } from './cut.ts'
import { plainText } from './plain-text.ts'
import type { CardImage } from './post.ts'
import { draftMark } from './post-text.ts'

/** UTF-16 units of a title that a picture can say in letters as large as a title's. */
const MOST_OF_TITLE = 200

/** What every card of a brand has in common. */
export function cardBase({ colours, fonts, name }: BrandContent, network: Network, mark: string): Pick<CardImage, 'width' | 'height' | 'maxBytes' | 'house' | 'draftMark' | 'fonts' | 'colours'> {
  const [primary, accent, ink, paper] = [colours.primary, colours.accent, colours.ink, colours.paper].map(({ hex }) => toHex(parseHex(hex))) as [string, string, string, string]
  return {
    ...network.card,
    maxBytes: network.limits.imageBytes.value,
    house: oneLine(plainText(name)),
    draftMark: mark.trim(),
    fonts: { text: fonts.text, display: fonts.display },
    colours: { paper, accent, ink: readableOn(ink, paper, 7), muted: readableOn(mix(ink, paper, 0.3), paper, 4.5), primary: readableOn(primary, paper, 4.5) },
  }
}

/** The title under the first topic. */
export function titleCard({ title, topics, locale }: PieceContent, network: Network, ctx: RenderContext): CardImage {
  const mark = draftMark(ctx, locale)
  const words = cutText(oneLine(plainText(title)), locale, (text) => text.length <= MOST_OF_TITLE).kept
  const base = cardBase(ctx.brand, network, mark)
  const theme = oneLine(plainText(topics[0]?.name ?? '')).slice(0, MOST_OF_TITLE)
  const alt = [`${mark}${[theme, words].filter((one) => one !== '').join(': ')}`, base.house].filter((one) => one !== '').join('\n')
  return { ...base, isQuotation: false, alt: cutText(alt, locale, (text) => network.altLength(text) <= network.limits.alt.value).kept, theme, words, attribution: '', rating: null, facts: '', remarks: '' }
}
