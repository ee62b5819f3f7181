'use client'
import { useMemo } from 'react'
import { useLanguage } from '../use-language.ts'
import { CardFrames } from './card-frames.tsx'
import { PageFrames } from './page-frames.tsx'
import type { RenditionProps } from './rendition.tsx'
import { OtherFiles } from './other-files.tsx'
import { fileAddress } from './use-listing.ts'

/** The page as on a desktop and on a phone. */
export function WebPage(props: RenditionProps) {
  const { source, channel, variant, listing, round } = props
  const { pick } = useLanguage()
  const name = listing.artefacts.find(({ mime }) => mime.startsWith('text/html'))?.name
  const page = useMemo(() => (name === undefined ? null : { src: fileAddress(source, channel.id, variant.id, name, round) }), [source, channel.id, variant.id, name, round])
  if (!page) return <OtherFiles {...props} />
  const Frames = variant.id === channel.variants[0]?.id ? PageFrames : CardFrames
  return <Frames page={page} label={`${pick(channel.label)}, ${pick(variant.label)}`} />
}
