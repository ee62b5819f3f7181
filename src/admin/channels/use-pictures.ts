'use client'
import { useEffect, useState } from 'react'
import type { Note } from '../../content/notes.ts'
import type { PictureSource } from '../previews/post-pictures.tsx'
import { type PostPicture, type PostView, worstFirst } from './composition.ts'
import { madeFile, useMaking } from './use-making.ts'

/** Pictures by what they are made of, with what was noted when they were: a picture whose words have not changed is not made again. */
const known = new Map<string, { readonly address: string; readonly notes: readonly Note[] }>()
const MOST_KNOWN = 300

const identity = ({ order, drawn, width, height }: PostPicture): string => JSON.stringify([order, drawn, width, height])
const picturesOf = ({ images, quotes }: PostView): readonly PostPicture[] => [...images, ...quotes.flatMap((quote) => quote.images)]

/** The pictures of a post: those known from before at once, the others when they have been made; and what was found out in making them. @param isWanted somebody looks */
export function usePictures(view: PostView, making: string, isWanted: boolean): { readonly pictures: PictureSource; readonly notes: readonly Note[] } {
  const pictures = picturesOf(view)
  const isMissing = pictures.some((picture) => !known.has(identity(picture)))
  const work = useMaking(isWanted && isMissing ? making : null)
  const [, setRound] = useState(0)
  const { made } = work
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was made belongs to the view of its own making.
  useEffect(() => {
    if (made?.making !== making) return
    for (const picture of pictures) {
      const file = made.files.find(({ name }) => name === picture.file)
      if (file) known.set(identity(picture), { address: madeFile(made.making, file.name), notes: made.notes })
    }
    for (const key of known.keys()) if (known.size > MOST_KNOWN) known.delete(key)
    setRound((round) => round + 1)
  }, [made, making])
  return {
    pictures: { addressOf: (picture) => known.get(identity(picture))?.address ?? null, isBeingMade: isMissing && isWanted && work.failure === null, hasFailed: work.failure !== null },
    notes: worstFirst(pictures.flatMap((picture) => known.get(identity(picture))?.notes ?? [])),
  }
}
