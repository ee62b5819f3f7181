/** Draws the picture for link previews: the brand's colour and fonts, the title as large as it fits, the lead picture, the logo. Nothing from anywhere else. */
import sharp, { type OverlayOptions } from 'sharp'
import type { PackTools } from '../../src/channel/contract.ts'
import type { FontFamilyId } from '../../src/content/edition.ts'
import { HubError } from '../../src/content/errors.ts'
import { fallbacks, semibold } from './fonts.ts'
import type { ShareImage } from './render/share-image.ts'

const MARGIN = 64
/** Height of the strip at the foot, in which logo or name stand, px. */
const FOOT = 112
const LOGO = { width: 360, height: 56 } as const
/** Heights of the title's type, px, largest first. */
const SIZES = [84, 76, 70, 64, 58, 53, 48, 44, 40, 36, 33, 30, 27, 24, 21, 18] as const

interface Words {
  readonly png: Buffer
  readonly width: number
  readonly height: number
}

/**
 * A JPEG within `maxBytes`.
 * @throws HubError from the tools where a picture's original is missing; `render-failed` if it cannot be made small enough
 */
export async function drawShareImage(image: ShareImage, tools: Pick<PackTools, 'image'>): Promise<Uint8Array> {
  await (knowFallbacks ??= learnFallbacks())
  const { width, height, colours } = image
  const heroWidth = image.hero?.width ?? 0
  const measure = width - heroWidth - 2 * MARGIN - (image.hero ? 0 : 200)
  const kicker = await setWords(image.kicker, image.fonts.text, colours['band-accent'], 27, measure)
  const top = 58 + (kicker ? kicker.height + 26 : 0)
  const room = height - FOOT - 44 - top
  const title = await largestFitting(image, measure, room)
  const foot = image.logo ? await logoIn(image.logo, colours.paper, tools) : await setWords(image.house, image.fonts.text, colours.ink, 32, measure)
  const hero = image.hero && (await tools.image(image.hero))

  const place = (words: Words | null, left: number, topPx: number): OverlayOptions[] => (words ? [{ input: words.png, left: Math.round(left), top: Math.round(topPx) }] : [])
  const canvas = sharp(Buffer.from(ground(image, heroWidth)))
    .composite([
      ...(hero ? [{ input: Buffer.from(hero), left: width - heroWidth, top: 0 }] : []),
      ...place(kicker, MARGIN, 58),
      // The title stands on the strip, as a headline on its picture.
      ...place(title, MARGIN, top + room - (title?.height ?? 0)),
      ...place(foot, MARGIN, height - FOOT + (FOOT - (foot?.height ?? 0)) / 2),
    ])
    .removeAlpha()
  for (const quality of [88, 80, 70, 58, 45, 30]) {
    const bytes = await canvas.clone().jpeg({ quality, chromaSubsampling: quality > 75 ? '4:4:4' : '4:2:0', mozjpeg: true }).toBuffer()
    if (bytes.byteLength <= image.maxBytes) return new Uint8Array(bytes)
  }
  throw new HubError('render-failed', 'The picture for link previews cannot be made small enough.')
}

/** Everything but words and pictures: the band, the strip at the foot, an ornament where no picture stands. Only numbers and colours go in. */
function ground({ width, height, colours }: ShareImage, heroWidth: number): string {
  const panel = width - heroWidth
  const ornament =
    heroWidth > 0
      ? ''
      : `<circle cx="${width}" cy="0" r="${height * 0.4}" fill="${colours['band-accent']}" fill-opacity=".9"/><circle cx="${width}" cy="${height - FOOT}" r="${height * 0.27}" fill="${colours['on-band']}" fill-opacity=".13"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colours.band}"/>${ornament}<rect y="${height - FOOT}" width="${panel}" height="${FOOT}" fill="${colours.paper}"/><rect y="${height - FOOT}" width="${panel}" height="6" fill="${colours.accent}"/></svg>`
}

async function logoIn(order: NonNullable<ShareImage['logo']>, background: string, tools: Pick<PackTools, 'image'>): Promise<Words> {
  const { data, info } = await sharp(await tools.image(order))
    .flatten({ background })
    .resize({ ...LOGO, fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { png: data, width: info.width, height: info.height }
}

let knowFallbacks: Promise<void> | undefined

/** Letters that the brand's fonts lack are taken from the bundled ones: Pango knows a font once it has set something in it. */
async function learnFallbacks(): Promise<void> {
  for (const { family, path } of fallbacks()) await sharp({ text: { text: '·', font: `${family} 10px`, fontfile: path } }).raw().toBuffer()
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character)

/** Text as transparent pixels; null for no text. Pango orders scripts that run from right to left, and takes another font for letters that ours lack. */
async function setWords(text: string, font: FontFamilyId, colour: string, size: number, width: number): Promise<Words | null> {
  if (text.trim() === '') return null
  const { family, path } = semibold(font)
  const { data, info } = await sharp({
    text: { text: `<span foreground="${colour}">${escaped(text)}</span>`, font: `${family} ${size}px`, fontfile: path, width: Math.floor(width), rgba: true, spacing: Math.round(size * 0.06), wrap: 'word-char' },
  })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { png: data, width: info.width, height: info.height }
}

/** The title in the largest type that fits; in the smallest, shrunk, where none does. */
async function largestFitting({ title, fonts, colours }: ShareImage, measure: number, room: number): Promise<Words | null> {
  const inSize = (size: number) => setWords(title, fonts.display, colours['on-band'], size, measure)
  let [from, to] = [0, SIZES.length - 1]
  let best: Words | null = null
  while (from <= to) {
    const middle = Math.floor((from + to) / 2)
    const words = await inSize(SIZES[middle] ?? 18)
    if (!words) return null
    if (words.height <= room && words.width <= measure) {
      best = words
      to = middle - 1
    } else from = middle + 1
  }
  if (best) return best
  const smallest = await inSize(SIZES[SIZES.length - 1] ?? 18)
  if (!smallest) return null
  const { data, info } = await sharp(smallest.png).resize({ width: Math.floor(measure), height: Math.floor(room), fit: 'inside', withoutEnlargement: true }).png().toBuffer({ resolveWithObject: true })
  return { png: data, width: info.width, height: info.height }
}
