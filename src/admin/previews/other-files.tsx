'use client'
import { useLanguage } from '../use-language.ts'
import type { RenditionProps } from './rendition.tsx'
import { fileAddress } from './use-listing.ts'

/** The files of a channel that has no view of its own. */
export function OtherFiles({ source, channel, variant, listing, round }: RenditionProps) {
  const { w } = useLanguage()
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
