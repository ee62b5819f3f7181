'use client'
import { useEffect, useState } from 'react'
import type { PictureSource } from '../previews/post-pictures.tsx'
import type { PostPicture, PostView } from './composition.ts'
import { madeFile, type Making, useMaking } from './use-making.ts'

/** Addresses of pictures by what they are made of: a picture whose words have not changed is not made again. */
const known = new Map<string, string>()
const MOST_KNOWN = 300

const identity = ({ order, drawn, width, height }: PostPicture): string => JSON.stringify([order, drawn, width, height])
const picturesOf = ({ images, quotes }: PostView): readonly PostPicture[] => [...images, ...quotes.flatMap((quote) => quote.images)]

/** The pictures of a post: those known from before at once, the others when they have been made. @param isWanted somebody looks */
export function usePictures(view: PostView, making: string, isWanted: boolean): { readonly pictures: PictureSource; readonly work: Making } {
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
      if (file) known.set(identity(picture), madeFile(made.making, file.name))
    }
    for (const key of known.keys()) if (known.size > MOST_KNOWN) known.delete(key)
    setRound((round) => round + 1)
  }, [made, making])
  return { pictures: { addressOf: (picture) => known.get(identity(picture)) ?? null, isBeingMade: isMissing && isWanted && work.failure === null, hasFailed: work.failure !== null }, work }
}
