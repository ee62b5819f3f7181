/** Draws words, a customer's or a title: the brand's colours, the bundled fonts, nothing from anywhere else. */
import { join } from 'node:path'
import sharp, { type OverlayOptions } from 'sharp'
import { RATING_MOST, starsGiven } from '../../src/channel/quotes.ts'
import type { FontFamilyId } from '../../src/content/edition.ts'
import { HubError } from '../../src/content/errors.ts'
import { fontFolder } from './paths.ts'
import type { CardImage } from './render/post.ts'

/** Family and files by weight. */
const FONTS: Readonly<Record<FontFamilyId, { readonly family: string; readonly regular: string; readonly semibold: string }>> = {
  'source-sans-3': { family: 'Source Sans 3', regular: 'SourceSans3_400Regular.ttf', semibold: 'SourceSans3_600SemiBold.ttf' },
  'source-serif-4': { family: 'Source Serif 4', regular: 'SourceSerif4_400Regular.ttf', semibold: 'SourceSerif4_600SemiBold.ttf' },
}
/** Heights of the words' type, in thousandths of the picture's width, largest first; upright pictures have room for larger ones. */
const SIZES = [72, 64, 58, 52, 48, 44, 40, 36, 33, 30, 27, 24, 22, 20, 18, 16, 14, 12]
const LARGEST_LYING = 58

interface Line {
  readonly text: string
  readonly font: FontFamilyId
  readonly weight: 'regular' | 'semibold'
  readonly colour: string
  /** px */
  readonly size: number
  readonly width: number
  readonly spacing?: number
  /** Never break within a word: one that is too long runs over `width`. */
  readonly isWhole?: true
}
interface Set {
  readonly png: Buffer
  readonly width: number
  readonly height: number
}

/**
 * The picture as a JPEG within its `maxBytes`. The words are set as large as they fit.
 * @throws HubError `render-failed` if it cannot be made small enough
 */
export async function drawCard(image: CardImage): Promise<Uint8Array> {
  const { width, height, colours, fonts } = image
  // On a phone an upright picture is as wide as a lying one: its type is larger, so that it reads as well.
  const isUpright = height >= width
  const unit = (width / 1000) * (isUpright ? 1.5 : 1)
  // The quotation mark stands in the indent.
  const [margin, indent] = [(isUpright ? 70 : 50) * unit, (image.isQuotation ? 150 : 80) * unit]
  const measure = width - indent - margin
  // Feeds show every picture as wide as the phone: what is small must be readable there, whatever the ratio.
  const small = (text: string, size: number, colour = colours.muted, weight: Line['weight'] = 'regular') =>
    setText({ text, font: fonts.text, weight, colour, size: (size * width) / 1000, width: measure })

  const remarks = await small(image.remarks, 21)
  const house = await small(image.house, 22, colours.primary, 'semibold')
  const by = await small(image.attribution, 28, colours.ink, 'semibold')
  const facts = await small(image.facts, 23)
  const theme = await small([image.draftMark, image.theme].filter((one) => one !== '').join(' '), 23, colours.primary, 'semibold')

  const footTop = height - margin * 0.75 - Math.max(house?.height ?? 0, 1)
  const remarksTop = footTop - 26 * unit - (remarks?.height ?? 0)
  const factsHeight = facts ? Math.max(facts.height, 20 * unit) : 0
  const tail = (by?.height ?? 0) + (facts ? 12 * unit + factsHeight : 0)
  const top = margin * 0.9 + (theme ? theme.height + 34 * unit : 0)
  const room = remarksTop - 28 * unit - tail - 26 * unit - top
  const sizes = SIZES.filter((size) => size <= (isUpright || !image.isQuotation ? SIZES[0] ?? 0 : LARGEST_LYING))
  const words = await largestFitting(sizes.map((size): Line => ({ text: image.words, font: fonts.display, weight: 'regular', colour: colours.ink, size: size * unit, width: measure, spacing: size * unit * 0.12 })), room)
  // Words and name stand together, in the middle of what is free.
  const wordsTop = top + Math.max(0, (room - (words?.height ?? 0)) / 2)
  const byTop = wordsTop + (words?.height ?? 0) + 26 * unit
  const factsTop = byTop + (by?.height ?? 0) + 12 * unit

  const starSize = 20 * unit
  const starsWidth = image.rating === null ? 0 : RATING_MOST * starSize * 1.15 + 8 * unit
  const at = (set: Set | null, left: number, topPx: number): OverlayOptions[] => (set ? [{ input: set.png, left: Math.round(left), top: Math.round(topPx) }] : [])
  const canvas = sharp(Buffer.from(background(image, { unit, indent, markTop: wordsTop, footTop, starsLeft: indent, starsTop: factsTop, starSize })))
    .composite([
      ...at(theme, indent, margin * 0.9),
      ...at(words, indent, wordsTop),
      ...at(by, indent, byTop),
      ...at(facts, indent + starsWidth, factsTop + (factsHeight - (facts?.height ?? 0)) / 2),
      ...at(remarks, indent, remarksTop),
      ...at(house, indent, footTop),
    ])
    .removeAlpha()
  for (const quality of [90, 80, 65, 50, 35]) {
    const bytes = await canvas.clone().jpeg({ quality, chromaSubsampling: '4:4:4', mozjpeg: false }).toBuffer()
    if (bytes.byteLength <= image.maxBytes) return new Uint8Array(bytes)
  }
  throw new HubError('render-failed', 'The picture of a quote cannot be made small enough for the network.')
}

interface Places {
  readonly unit: number
  readonly indent: number
  readonly markTop: number
  readonly footTop: number
  readonly starsLeft: number
  readonly starsTop: number
  readonly starSize: number
}

/** Everything but text: paper, a bar, the quotation mark, stars. Only numbers and colours go in. */
function background({ width, height, colours, rating, isQuotation }: CardImage, { unit, indent, markTop, footTop, starsLeft, starsTop, starSize }: Places): string {
  const star = (index: number): string => {
    const [x, y] = [starsLeft + starSize * (0.5 + index * 1.15), starsTop + starSize * 0.5]
    const points = Array.from({ length: 10 }, (_, corner) => {
      const [radius, angle] = [starSize * (corner % 2 === 0 ? 0.5 : 0.2), (corner * Math.PI) / 5 - Math.PI / 2]
      return `${(x + radius * Math.cos(angle)).toFixed(2)},${(y + radius * Math.sin(angle)).toFixed(2)}`
    })
    const fill = index < starsGiven(rating ?? 0) ? colours.accent : 'none'
    return `<polygon points="${points.join(' ')}" fill="${fill}" stroke="${colours.accent}" stroke-width="${1.5 * unit}"/>`
  }
  const stars = rating === null ? '' : Array.from({ length: RATING_MOST }, (_, index) => star(index)).join('')
  // Two commas, as a quotation mark of our own, so that no font has to have one in this size.
  const comma = (x: number) => `<path transform="translate(${x} ${markTop + 4 * unit}) scale(${unit})" d="M26 6 C10 12 0 26 0 44 C0 56 7 64 17 64 C26 64 33 57 33 48 C33 39 27 33 18 33 C16 33 15 33 14 34 C15 25 21 17 31 13 Z" fill="${colours.accent}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colours.paper}"/><rect width="${14 * unit}" height="100%" fill="${colours.primary}"/><rect x="${indent}" y="${footTop - 14 * unit}" width="${60 * unit}" height="${2 * unit}" fill="${colours.accent}"/>${isQuotation ? comma(indent - 92 * unit) + comma(indent - 52 * unit) : ''}${stars}</svg>`
}

/** Half a line between paragraphs. */
const PARTING = '\n<span size="35%">\n</span>'
const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character)

/** Text as transparent pixels; null for no text. Pango orders scripts that run from right to left, and takes another font for letters that ours lack. */
async function setText({ text, font, weight, colour, size, width, spacing = 0, isWhole }: Line): Promise<Set | null> {
  if (text.trim() === '') return null
  const { family, [weight]: file } = FONTS[font] ?? FONTS['source-sans-3']
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${text.split(/\n{2,}/).map(escaped).join(PARTING)}</span>`,
      font: `${family}${weight === 'semibold' ? ' SemiBold' : ''} ${size.toFixed(1)}px`,
      fontfile: join(/* turbopackIgnore: true */ fontFolder(), file),
      width: Math.floor(width),
      rgba: true,
      spacing: Math.round(spacing),
      wrap: isWhole ? 'word' : 'word-char',
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { png: data, width: info.width, height: info.height }
}

/** The first of the lines, which become ever smaller, that fits: with its words whole, if there is such a size. */
async function largestFitting(lines: readonly Line[], room: number): Promise<Set | null> {
  const whole = await largestOf(lines.map((line) => ({ ...line, isWhole: true as const })), room)
  if (whole) return whole
  const best = await largestOf(lines, room)
  if (best) return best
  // Letters far larger than ours: shown smaller rather than cut.
  const last = lines.at(-1)
  const set = last ? await setText(last) : null
  return set && shrunk(set, room)
}

async function largestOf(lines: readonly Line[], room: number): Promise<Set | null> {
  let [from, to] = [0, lines.length - 1]
  let best: Set | null = null
  while (from <= to) {
    const middle = Math.floor((from + to) / 2)
    const line = lines[middle]
    const set = line ? await setText(line) : null
    if (!set) return null
    if (set.height <= room && set.width <= (line?.width ?? 0)) {
      best = set
      to = middle - 1
    } else from = middle + 1
  }
  return best
}

async function shrunk({ png }: Set, room: number): Promise<Set> {
  const { data, info } = await sharp(png).resize({ height: Math.max(1, Math.floor(room)), fit: 'inside' }).png().toBuffer({ resolveWithObject: true })
  return { png: data, width: info.width, height: info.height }
}
