/** The one place that knows Typst: a composition and its pictures in, an unfinished PDF or a drawing out. */
import type { LetterComposition } from '../composition.ts'
import { PRODUCTION, QR, SHEET } from '../limits.ts'
import { typeset, type TypesetJob } from '../pool.ts'

const values = (limits: Readonly<Record<string, { readonly value: number }>>) =>
  Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, limit.value]))

/**
 * Sets a letter. `pictures` are CMYK JPEGs by the file names that the composition gives.
 * @throws HubError as {@link typeset} does
 */
export async function typesetLetter(letter: LetterComposition, pictures: ReadonlyMap<string, Uint8Array>, signal?: AbortSignal): Promise<{ readonly pdf: Uint8Array; readonly pages: number }> {
  const { bytes, pages } = await typeset(jobOf(letter, pictures, 'pdf'), signal)
  return { pdf: bytes, pages }
}

/**
 * Draws a letter for the screen: SVG with all pages one below the other, as they are set. `pictures` are JPEGs in sRGB.
 * @throws HubError as {@link typeset} does
 */
export async function drawLetter(letter: LetterComposition, pictures: ReadonlyMap<string, Uint8Array>, signal?: AbortSignal): Promise<string> {
  const { bytes } = await typeset(jobOf(letter, pictures, 'svg'), signal)
  return new TextDecoder().decode(bytes)
}

function jobOf(letter: LetterComposition, pictures: ReadonlyMap<string, Uint8Array>, as: TypesetJob['as']): TypesetJob {
  const data = { letter, sheet: values(SHEET), production: values(PRODUCTION), quietZone: QR.quietZone.value, shortSubject: shorten(letter.subject) }
  const files = { 'letter.json': new TextEncoder().encode(JSON.stringify(data)), ...Object.fromEntries(pictures) }
  return { files, creationTimestamp: Date.parse(letter.document.date) / 1000, as }
}

/** The subject on continuation pages: one line, cut at a word. */
function shorten(subject: string, most = 80): string {
  if (subject.length <= most) return subject
  const cut = subject.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).trimEnd()} …`
}
