/** Does a letter fit on its pages? Found by setting it, with nothing in the place of its pictures: no picture is prepared, nothing is finished or checked. */
import sharp from 'sharp'
import type { PackTools } from '../../src/channel/contract.ts'
import type { Note } from '../../src/content/notes.ts'
import type { LetterComposition } from './composition.ts'
import { fittingOffers, oversetNote } from './copyfit.ts'
import { picturesOf } from './pictures.ts'
import { typesetLetter } from './typst/typeset-letter.ts'

/** The note `text-overset` with what would fit, or none. @throws HubError `render-failed` where the layout fails, `busy` when too many letters wait */
export async function letterFit(letter: LetterComposition, { signal }: Pick<PackTools, 'signal'>): Promise<readonly Note[]> {
  // Pictures have the size that the composition says, whatever is in them.
  const dot = new Uint8Array(await sharp({ create: { width: 2, height: 2, channels: 3, background: '#888' } }).toColourspace('cmyk').jpeg().toBuffer())
  const pictures = new Map(picturesOf(letter).map(({ file }) => [file, dot]))
  const set = (one: LetterComposition) => typesetLetter(one, pictures, signal)
  const found = await set(letter)
  if (found.linesTooMany === 0) return []
  const note = oversetNote(letter, found, await fittingOffers(letter, async (one) => (await set(one)).linesTooMany))
  return note ? [note] : []
}
