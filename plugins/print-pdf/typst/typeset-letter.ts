/** Sets letters in the layout processes: compositions and their pictures in, an unfinished PDF or a drawing out. */
import type { LetterComposition } from '../composition.ts'
import { typeset } from '../pool.ts'
import type { Span } from './compile-letters.mjs'
import { letterJob } from './letter-job.ts'

type Pictures = ReadonlyMap<string, Uint8Array>

/**
 * Sets letters one after the other in one document, each beginning at its page 1. `pictures` are CMYK JPEGs by the file names that the compositions give.
 * About a hundred at a time is fastest; memory grows with their number.
 * @throws HubError as {@link letterJob} and {@link typeset} do
 */
export async function typesetLetters(
  letters: readonly LetterComposition[],
  pictures: Pictures,
  signal?: AbortSignal,
): Promise<{ readonly pdf: Uint8Array; readonly spans: readonly Span[] }> {
  const { bytes, spans } = await typeset(letterJob(letters, pictures, 'pdf'), signal)
  return { pdf: bytes, spans }
}

/** Sets one letter, as {@link typesetLetters} does. */
export async function typesetLetter(letter: LetterComposition, pictures: Pictures, signal?: AbortSignal): Promise<{ readonly pdf: Uint8Array; readonly pages: number; readonly linesTooMany: number }> {
  const { bytes, pages, spans } = await typeset(letterJob([letter], pictures, 'pdf'), signal)
  return { pdf: bytes, pages, linesTooMany: spans[0]?.linesTooMany ?? 0 }
}

/**
 * Draws a letter for the screen: SVG with all pages one below the other, as they are set. `pictures` are JPEGs in sRGB.
 * @throws HubError as {@link typeset} does
 */
export async function drawLetter(letter: LetterComposition, pictures: Pictures, signal?: AbortSignal): Promise<string> {
  const { bytes } = await typeset(letterJob([letter], pictures, 'svg'), signal)
  return new TextDecoder().decode(bytes)
}
