'use client'
import { useId, useState } from 'react'
import { useLanguage } from '../use-language.ts'
import type { RenditionProps } from './rendition.tsx'
import { ScaledFrame } from './scaled-frame.tsx'
import { fileAddress } from './use-listing.ts'

const WIDTHS = { widthDesktop: 1_280, widthPhone: 390 } as const
const HEIGHT = 680
/** Where the editor's own screen is this narrow (px), a desktop's page would be too small to read. */
const NARROW = 700

/** The page as on a desktop or on a phone. */
export function WebPage({ source, channel, variant, listing, round }: RenditionProps) {
  const { w, pick } = useLanguage()
  const [size, setSize] = useState<keyof typeof WIDTHS>(() => (window.innerWidth < NARROW ? 'widthPhone' : 'widthDesktop'))
  const id = useId()
  const file = listing.artefacts.find(({ mime }) => mime.startsWith('text/html'))
  if (!file) return null
  return (
    <>
      <fieldset className="hub-switch">
        <legend>{w('width')}</legend>
        {(Object.keys(WIDTHS) as (keyof typeof WIDTHS)[]).map((name) => (
          <span key={name}>
            <input type="radio" id={`${id}-${name}`} name={`${id}-width`} checked={size === name} onChange={() => setSize(name)} />
            <label htmlFor={`${id}-${name}`}>
              {w(name)} <span className="hub-quiet">{WIDTHS[name]} px</span>
            </label>
          </span>
        ))}
      </fieldset>
      <ScaledFrame
        key={size}
        src={fileAddress(source, channel.id, variant.id, file.name, round)}
        title={w('frameTitle', { channel: pick(channel.label), variant: w(size) })}
        width={WIDTHS[size]}
        height={HEIGHT}
      />
    </>
  )
}
