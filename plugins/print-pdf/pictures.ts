/** Pictures as the press wants them: turned upright, cut, in the inks of the printing condition, as a JPEG without a profile. */
import sharp from 'sharp'
import type { PackTools } from '../../src/channel/contract.ts'
import { HubError } from '../../src/content/errors.ts'
import type { LetterComposition, PrintPicture } from './composition.ts'
import { QUALITY } from './limits.ts'
import { printPaths } from './paths.ts'
import type { OutputIntentId } from './settings.ts'

const MM_PER_INCH = 25.4
const MAX_INPUT_PIXELS = 120_000_000
/** Somewhat more than the pages are drawn with. */
const SCREEN_PPI = 150

/** All pictures of a letter by file name. @param tell hears how many are made, of how many @throws HubError from {@link PackTools.original} */
export function printPictures(letter: LetterComposition, tools: PackTools, tell: (done: number, of: number) => void = () => undefined): Promise<Map<string, Uint8Array>> {
  return pictures(letter, tools, tell, letter.outputIntent, (original, picture) => toCmykJpeg(original, picture, printPaths().profile(letter.outputIntent)))
}

/** The same for the screen: in sRGB, at its resolution. */
export function screenPictures(letter: LetterComposition, tools: PackTools): Promise<Map<string, Uint8Array>> {
  return pictures(letter, tools, () => undefined, 'screen', toScreenJpeg)
}

async function pictures(
  letter: LetterComposition,
  tools: PackTools,
  tell: (done: number, of: number) => void,
  form: OutputIntentId | 'screen',
  make: (original: Uint8Array, picture: PrintPicture) => Promise<Uint8Array>,
): Promise<Map<string, Uint8Array>> {
  const wanted = new Map(picturesOf(letter).map((picture) => [picture.file, picture]))
  const made = new Map<string, Uint8Array>()
  // One after the other: sharp already uses every core for one picture, and originals are large.
  for (const picture of wanted.values()) {
    tools.signal?.throwIfAborted()
    tell(made.size, wanted.size)
    const key = `${form}/${picture.file}`
    const bytes = kept.get(key) ?? (await make(await tools.original(picture.media), picture))
    keep(key, bytes)
    made.set(picture.file, bytes)
  }
  tell(made.size, wanted.size)
  return made
}

/** The last pictures made, newest last: a file name says the original's hash, the cut and the size, so a picture never goes stale. */
const kept = new Map<string, Uint8Array>()
const KEPT_BYTES = 48 * 1024 * 1024

function keep(key: string, bytes: Uint8Array): void {
  kept.delete(key)
  kept.set(key, bytes)
  let total = 0
  for (const one of kept.values()) total += one.byteLength
  for (const [oldest, one] of kept) {
    if (total <= KEPT_BYTES) break
    kept.delete(oldest)
    total -= one.byteLength
  }
}

/** Every picture that the layout will ask for. */
export function picturesOf(letter: LetterComposition): PrintPicture[] {
  return [
    ...(letter.brand.logo ? [letter.brand.logo] : []),
    ...(letter.hero ? [letter.hero.picture] : []),
    ...letter.body.flatMap((block) => (block.type === 'picture' ? [block.picture] : [])),
  ]
}

/**
 * Upright, cut, at most 450 ppi, on white, in CMYK, without an embedded profile: the output intent speaks for it. Both profiles of ours keep within
 * 300 % ink by themselves (measured over the whole of sRGB: 302 % and 292 % after JPEG); preflight measures what came out.
 * @param profile file of the ICC profile
 * @throws HubError `render-failed` for a picture that cannot be read to its end, is not as large as it is said to be, or is beyond 120 megapixels
 */
export async function toCmykJpeg(original: Uint8Array, picture: PrintPicture, profile: string): Promise<Uint8Array> {
  const mostPixels = Math.ceil((picture.widthMm / MM_PER_INCH) * QUALITY.imagePpiMost.value)
  try {
    const jpeg = await sharp(original, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'error' })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .extract(picture.crop)
      .resize({ width: Math.min(mostPixels, picture.crop.width), withoutEnlargement: true })
      .toColourspace('cmyk')
      .withIccProfile(profile, { attach: false })
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
      .toBuffer()
    return new Uint8Array(jpeg)
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
    throw new HubError('render-failed', `The picture “${picture.alt}” cannot be printed (${reason}). Replace its file.`)
  }
}

async function toScreenJpeg(original: Uint8Array, picture: PrintPicture): Promise<Uint8Array> {
  const mostPixels = Math.ceil((picture.widthMm / MM_PER_INCH) * SCREEN_PPI)
  const jpeg = await sharp(original, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'error' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .extract(picture.crop)
    .resize({ width: Math.min(mostPixels, picture.crop.width), withoutEnlargement: true })
    .toColourspace('srgb')
    .jpeg({ quality: 82 })
    .toBuffer()
  return new Uint8Array(jpeg)
}
