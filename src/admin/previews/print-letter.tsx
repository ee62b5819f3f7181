'use client'
import { useLanguage } from '../use-language.ts'
import type { RenditionProps } from './rendition.tsx'
import { fileAddress } from './use-listing.ts'

/** The letter's pages in the browser's own PDF view. */
export function PrintLetter({ source, channel, variant, listing, round }: RenditionProps) {
  const { w, pick } = useLanguage()
  const file = listing.artefacts.find(({ mime }) => mime === 'application/pdf')
  if (!file) return null
  const address = fileAddress(source, channel.id, variant.id, file.name, round)
  return (
    <>
      <p className="hub-file">
        <a href={address} target="_blank" rel="noopener">
          {w('openPdf')}
        </a>{' '}
        <span className="hub-quiet">
          {file.name}, {Math.ceil(file.bytes / 1_000)} kB
        </span>
      </p>
      {/* No sandbox: browsers show no PDF in one. */}
      <iframe key={address} className="hub-pdf" src={address} title={w('frameTitle', { channel: pick(channel.label), variant: pick(variant.label) })} loading="lazy" />
    </>
  )
}
