/** Pictures of a run, each prepared once for all its processes: the file in the run's folder is there whole or not at all. */
import { randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MediaKey } from '../../../src/content/nodes.ts'
import type { LetterComposition, PrintPicture } from '../composition.ts'
import { picturesOf, toCmykJpeg } from '../pictures.ts'

export interface RunPictures {
  /** All pictures that these letters show, by file name. @throws HubError where an original is not to be had */
  of(letters: readonly LetterComposition[]): Promise<ReadonlyMap<string, Uint8Array>>
}

/**
 * @param workspace folder of the run
 * @param profile file of the ICC profile whose inks the pictures are given
 * @param original file of an original, by its key
 */
export function openRunPictures(workspace: string, profile: string, original: (key: MediaKey) => Promise<string>): RunPictures {
  /** Of the last chunk: the next one shows the same, mostly. */
  let last: ReadonlyMap<string, Uint8Array> = new Map()

  async function prepared(picture: PrintPicture): Promise<Uint8Array> {
    const file = join(workspace, `cmyk-${picture.file}`)
    const there = await readFile(file).catch(() => null)
    if (there) return there
    const jpeg = await toCmykJpeg(await readFile(await original(picture.media)), picture, profile)
    const temporary = join(workspace, `.tmp-${randomUUID()}`)
    await writeFile(temporary, jpeg)
    await rename(temporary, file)
    return jpeg
  }

  return {
    async of(letters) {
      const wanted = new Map<string, PrintPicture>()
      for (const letter of letters) for (const picture of picturesOf(letter)) wanted.set(picture.file, picture)
      const made = new Map<string, Uint8Array>()
      for (const [file, picture] of wanted) made.set(file, last.get(file) ?? (await prepared(picture)))
      last = made
      return made
    },
  }
}
