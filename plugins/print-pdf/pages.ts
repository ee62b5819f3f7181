/** The pages of a letter as pictures for the screen: set like the printed ones, cut to the trimmed sheet. To look at, never to print. */
import sharp from 'sharp'
import type { Artefact, PackTools } from '../../src/channel/contract.ts'
import { HubError } from '../../src/content/errors.ts'
import type { LetterComposition } from './composition.ts'
import { screenPictures } from './pictures.ts'
import { warmUp } from './pool.ts'
import { drawLetter } from './typst/typeset-letter.ts'

const POINTS_PER_MM = 72 / 25.4
/** px */
const PAGE_WIDTH = 1_000
/** A letter that is longer cannot be sent: its notes say so. */
const MOST_PAGES = 16

/** `page-1.png`, `page-2.png` … @throws HubError `render-failed` where the layout fails, `busy` when too many letters wait */
export async function letterPages(letter: LetterComposition, tools: PackTools): Promise<readonly Artefact[]> {
  // While pictures are prepared.
  warmUp()
  const drawing = await drawLetter(letter, await screenPictures(letter, tools), tools.signal)
  const pages = pagesOf(drawing, letter.sheet.slug * POINTS_PER_MM).slice(0, MOST_PAGES)
  const artefacts: Artefact[] = []
  for (const [index, page] of pages.entries()) {
    tools.signal?.throwIfAborted()
    tools.progress?.(index, pages.length)
    // The compiler sets links and marks that it draws around text; a picture has neither.
    const png = await sharp(Buffer.from(page), { unlimited: true }).flatten({ background: '#ffffff' }).png().toBuffer()
    artefacts.push({ name: `page-${index + 1}.png`, mime: 'image/png', bytes: new Uint8Array(png) })
  }
  tools.progress?.(pages.length, pages.length)
  return artefacts
}

/** For selecting text and for browsers: the drawing has everything without. */
const NOT_DRAWN = /<style[^>]*>[^]*?<\/style>|<script[^>]*>[^]*?<\/script>|<foreignObject[^>]*>[^]*?<\/foreignObject>/g
const PAGE = /<g class="typst-page" transform="translate\(0, ?([\d.]+)\)"[^>]*? data-page-width="([\d.]+)" data-page-height="([\d.]+)"/g

/** One drawing for each page, cut to the trimmed sheet (`slug` in pt around it). Text in the drawing is outlines, and no text of ours can open or close an element in it. */
function pagesOf(drawing: string, slug: number): string[] {
  const plain = drawing.replace(NOT_DRAWN, '')
  const starts = [...plain.matchAll(PAGE)]
  const [first] = starts
  if (!first) throw new HubError('render-failed', 'The letter’s pages could not be drawn.')
  const shared = plain.slice(plain.indexOf('>') + 1, first.index)
  return starts.map((start, index) => {
    const [top, width, height] = start.slice(1).map(Number) as [number, number, number]
    const end = starts[index + 1]?.index ?? plain.lastIndexOf('</svg>')
    const box = [slug, top + slug, width - 2 * slug, height - 2 * slug]
    const pixels = [PAGE_WIDTH, Math.round((PAGE_WIDTH * (height - 2 * slug)) / (width - 2 * slug))]
    return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${box.join(' ')}" width="${pixels[0]}" height="${pixels[1]}">${shared}${plain.slice(start.index, end)}</svg>`
  })
}
