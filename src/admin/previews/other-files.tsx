'use client'
import '../styles/mails-and-letters.css'
import { useLanguage } from '../use-language.ts'
import type { RenditionProps } from './rendition.tsx'
import { fileAddress } from './use-listing.ts'

/** The files of a channel that has no view of its own; pictures are shown. */
export function OtherFiles({ source, channel, variant, listing, round }: RenditionProps) {
  const { w, pick } = useLanguage()
  const pictures = listing.artefacts.filter(({ mime }) => mime.startsWith('image/'))
  if (pictures.length > 0) {
    return (
      <div className="hub-made">
        {pictures.map(({ name }) => (
          // biome-ignore lint/performance/noImgElement: the channel made it in the right size.
          <img key={name} src={fileAddress(source, channel.id, variant.id, name, round)} alt={`${pick(channel.label)}, ${pick(variant.label)}`} loading="lazy" />
        ))}
      </div>
    )
  }
  return (
    <>
      <p className="hub-quiet">{w('noPreview')}</p>
      <ul>
        {listing.artefacts.map(({ name, mime, bytes }) => (
          <li key={name}>
            <a href={fileAddress(source, channel.id, variant.id, name, round)} target="_blank" rel="noopener">
              {name}
            </a>{' '}
            <span className="hub-quiet">
              {mime}, {Math.ceil(bytes / 1_000)} kB
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
