'use client'
import { Button } from '@payloadcms/ui'
import { type ReactNode, useEffect, useId, useState } from 'react'
import type { RunView } from '../../publishing/printing/run-views.ts'
import { useLanguage } from '../use-language.ts'
import { overlayAddress } from './format-choice.tsx'
import { usePicture } from './use-picture.ts'

const ZOOMS = [
  { id: 'fit', word: 'runZoomFit', of: null },
  { id: 'real', word: 'runZoomReal', of: 1 },
  { id: 'double', word: 'runZoomDouble', of: 2 },
] as const
type Zoom = (typeof ZOOMS)[number]

interface PageViewProps {
  readonly run: RunView
  /** What is looked at: name of the copy. */
  readonly label: string
  readonly pages: number
  /** Address of a page's picture below /api. */
  readonly address: (page: number) => string
  /** What stands beside a page. */
  readonly beside?: (page: number) => ReactNode
}

/** Printed pages one at a time, as large as wanted, with the format's template above them where it is asked for. */
export function PageView({ run, label, pages, address, beside }: PageViewProps) {
  const { w } = useLanguage()
  const id = useId()
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState<Zoom>(ZOOMS[0])
  const [isDrawn, setDrawn] = useState(false)
  const current = Math.min(page, pages)
  const says = w('runPageOf', { number: current, of: pages })
  const turn = (to: number, word: 'runPageBack' | 'runPageOn') => {
    const isOff = to < 1 || to > pages
    return (
      <Button type="button" size="small" margin={false} buttonStyle="secondary" onClick={() => !isOff && setPage(to)} extraButtonProps={isOff ? { 'aria-disabled': true } : {}}>
        {w(word)}
      </Button>
    )
  }
  return (
    <div className="hub-print__viewer">
      <div className="hub-print__tools">
        {pages > 1 && (
          <span className="hub-print__turn">
            {turn(current - 1, 'runPageBack')}
            <span role="status">{says}</span>
            {turn(current + 1, 'runPageOn')}
          </span>
        )}
        <fieldset className="hub-choices">
          <legend className="hub-hidden">{w('runZoom')}</legend>
          {ZOOMS.map((one) => (
            <span key={one.id}>
              <input type="radio" id={`${id}-${one.id}`} name={`${id}-zoom`} checked={one === zoom} onChange={() => setZoom(one)} />
              <label htmlFor={`${id}-${one.id}`}>{w(one.word)}</label>
            </span>
          ))}
        </fieldset>
        <span className="hub-print__toggle">
          <input type="checkbox" id={`${id}-overlay`} checked={isDrawn} aria-describedby={`${id}-overlay-hint`} onChange={(event) => setDrawn(event.target.checked)} />
          <label htmlFor={`${id}-overlay`}>{w('runOverlay')}</label>
          <span id={`${id}-overlay-hint`} className="hub-hidden">
            {w('runOverlayHint')}
          </span>
        </span>
      </div>
      <div className="hub-print__columns">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <section className="hub-print__paper" aria-label={`${label}, ${says}`} tabIndex={0}>
          <Sheet key={address(current)} run={run} path={address(current)} alt={`${label}, ${says}`} side={isDrawn ? current : null} scale={zoom.of} />
        </section>
        {beside && <div className="hub-print__beside">{beside(current)}</div>}
      </div>
    </div>
  )
}

interface SheetProps {
  readonly run: RunView
  readonly path: string
  readonly alt: string
  /** Whose template is drawn above it; null for none. */
  readonly side: number | null
  /** Of its true size; null: as wide as there is room. */
  readonly scale: number | null
}

function Sheet({ run, path, alt, side, scale }: SheetProps) {
  const { w } = useLanguage()
  const picture = usePicture(path)
  const trim = run.sheet?.trim
  const width = scale !== null && trim ? `${trim.width * scale}mm` : undefined
  if (picture.is === 'failed') return <p className="hub-message hub-message--error">{picture.sentence}</p>
  return (
    <div className="hub-print__sheet-of" data-is={picture.is} style={{ ...(width ? { width, maxWidth: 'none' } : {}), ...(trim ? { aspectRatio: `${trim.width} / ${trim.height}` } : {}) }}>
      {picture.is === 'loading' ? (
        <p role="status">{w('runPageLoading')}</p>
      ) : (
        // biome-ignore lint/performance/noImgElement: the hub drew it in the right size.
        <img src={picture.value.address} alt={alt} />
      )}
      {side !== null && trim && <Overlay format={run.format} side={side} trim={trim} />}
    </div>
  )
}

/** The format's template over a page. It is drawn with what lies around the trimmed sheet, so it is larger than the page by that. */
function Overlay({ format, side, trim }: { readonly format: string; readonly side: number; readonly trim: { readonly width: number; readonly height: number } }) {
  const { code } = useLanguage()
  const drawing = usePicture(overlayAddress(format, side, code))
  const box = useViewBox(drawing.is === 'there' ? drawing.value.blob : null)
  if (drawing.is !== 'there' || !box) return null
  const [x, y, width, height] = box
  const place = { left: `${(x / trim.width) * 100}%`, top: `${(y / trim.height) * 100}%`, width: `${(width / trim.width) * 100}%`, height: `${(height / trim.height) * 100}%` }
  // biome-ignore lint/performance/noImgElement: a drawing of a few lines.
  return <img className="hub-print__overlay" src={drawing.value.address} alt="" style={place} />
}

type Box = readonly [number, number, number, number]

/** `viewBox` of a drawing, mm from the corner of the trimmed sheet; null until read, or without one. */
function useViewBox(svg: Blob | null): Box | null {
  const [box, setBox] = useState<Box | null>(null)
  useEffect(() => {
    let isWanted = true
    void svg?.text().then((text) => {
      const numbers = (/viewBox="([^"]+)"/.exec(text)?.[1] ?? '').split(/[\s,]+/).map(Number)
      if (isWanted && numbers.length === 4 && numbers.every(Number.isFinite)) setBox(numbers as unknown as Box)
    })
    return () => {
      isWanted = false
    }
  }, [svg])
  return svg ? box : null
}
