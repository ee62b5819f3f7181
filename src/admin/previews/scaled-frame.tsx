'use client'
import '../styles/previews.css'
import { useLayoutEffect, useRef, useState } from 'react'

interface ScaledFrameProps {
  readonly src: string
  readonly title: string
  /** Width at which the content is laid out, CSS px; shown smaller where there is less room. */
  readonly width: number
  /** Height of the box on the page, CSS px; the content scrolls in it. */
  readonly height: number
  /** Make the box as high as the content, up to `height`. */
  readonly isFitted?: boolean
}

/** Another page in a frame that runs nothing, at its own width. */
export function ScaledFrame({ src, title, width, height, isFitted = false }: ScaledFrameProps) {
  const box = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(width)
  const [content, setContent] = useState<number | null>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setRoom(element.clientWidth || width)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [width])
  const scale = Math.min(1, room / width)
  const shown = isFitted && content !== null ? Math.min(height, Math.ceil(content * scale)) : height
  return (
    <div ref={box} className="hub-frame" style={{ height: shown }}>
      <iframe
        key={src}
        src={src}
        title={title}
        // Same origin, so that its pictures arrive with the session; no scripts, no forms, no windows.
        sandbox="allow-same-origin"
        loading="lazy"
        style={{ width, height: shown / scale, transform: `scale(${scale})` }}
        onLoad={(event) => {
          const page = event.currentTarget.contentDocument
          if (page?.body) setContent(contentHeight(page))
        }}
      />
    </div>
  )
}

/** Height of what is in the page; the page itself is never lower than its frame. */
function contentHeight(page: Document): number {
  const range = page.createRange()
  range.selectNodeContents(page.body)
  return Math.ceil(range.getBoundingClientRect().bottom + (page.defaultView?.scrollY ?? 0)) + 12
}
