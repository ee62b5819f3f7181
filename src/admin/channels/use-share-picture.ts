'use client'
import { useCallback, useMemo, useState } from 'react'
import type { ComposedVariant } from './composition.ts'
import { madeFile, useMaking } from './use-making.ts'

/** The picture that link previews show of the page, for all posts that show one: made once, when the first of them is looked at. */
export interface SharePicture {
  /** Does the page have one? */
  readonly isThere: boolean
  /** Null while it is not made. */
  readonly address: string | null
  readonly hasFailed: boolean
  /** Somebody looks at a post that shows it. */
  want(): void
}

export const NO_SHARE_PICTURE: SharePicture = { isThere: false, address: null, hasFailed: false, want: () => undefined }
const VARIANT = 'share-image'

/** @param variants of all channels, of one composition; null before there is one */
export function useSharePicture(variants: readonly Pick<ComposedVariant, 'variant' | 'making'>[] | undefined): SharePicture {
  const [isWanted, setWanted] = useState(false)
  const making = variants?.find(({ variant }) => variant === VARIANT)?.making ?? null
  const { made, failure } = useMaking(isWanted ? making : null)
  const want = useCallback(() => setWanted(true), [])
  const file = made?.files.find(({ mime }) => mime.startsWith('image/'))
  const address = made && file ? madeFile(made.making, file.name) : null
  return useMemo(() => ({ isThere: making !== null, address, hasFailed: failure !== null, want }), [making, address, failure, want])
}
