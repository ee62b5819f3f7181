'use client'
import '../styles/previews.css'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { paintIn } from './colour-scheme.ts'

/** Another page as HTML that changes while it is looked at. */
export interface FramedPage {
  readonly html: string
}

interface ScaledFrameProps {
  readonly page: FramedPage
  readonly title: string
  /** Width at which the content is laid out, CSS px; shown smaller where there is less room. */
  readonly width: number
  /** Height of the box on the page, CSS px; the content scrolls in it. Absent: as high as what surrounds it. */
  readonly height?: number
  /** Make the box as high as the content, up to `height`. */
  readonly isFitted?: boolean
  /** The colours that the page is asked for. */
  readonly theme?: 'light' | 'dark'
}

/** Another page in a frame that runs nothing, opens nothing and leads nowhere, at its own width. */
export function ScaledFrame({ page: { html }, title, width, height, isFitted = false, theme = 'light' }: ScaledFrameProps) {
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const room = useRoom(box, width, height)
  const [content, setContent] = useState<number | null>(null)
  const [loads, setLoads] = useState(0)
  useEffect(() => {
    const inner = frame.current?.contentDocument
    if (!inner?.body || loads === 0) return
    rewrite(inner, html)
    paintIn(inner, theme)
  }, [html, loads, theme])
  // biome-ignore lint/correctness/useExhaustiveDependencies: pictures that arrive late, and other words, make it higher or lower.
  useEffect(() => {
    const inner = frame.current?.contentDocument
    if (!isFitted || !inner?.body) return
    const measure = () => setContent(contentHeight(inner))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(inner.body)
    return () => observer.disconnect()
  }, [isFitted, html, loads])
  const scale = Math.min(1, room.width / width)
  const most = height ?? room.height
  const shown = isFitted && content !== null ? Math.min(most, Math.ceil(content * scale)) : most
  return (
    <div ref={box} className="hub-frame" style={height === undefined ? { height: '100%' } : { height: shown }}>
      <iframe
        ref={frame}
        srcDoc={EMPTY}
        title={title}
        // Same origin, so that its pictures arrive with the session; no scripts, no forms, no windows.
        sandbox="allow-same-origin"
        style={{ width, height: shown / scale, transform: `scale(${scale})` }}
        onLoad={() => setLoads((known) => known + 1)}
      />
    </div>
  )
}

const EMPTY = '<!doctype html><html lang=""><title></title>'

/** Puts other words into a page without loading it anew: what is seen stays where it is, nothing flashes. */
function rewrite(inner: Document, html: string): void {
  const fresh = new DOMParser().parseFromString(html, 'text/html')
  const base = fresh.createElement('base')
  // A link that would open a window opens nothing in the sandbox; without this it would take the page's place.
  base.target = '_blank'
  fresh.head.prepend(base)
  const root = inner.scrollingElement
  const [top, left] = [root?.scrollTop ?? 0, root?.scrollLeft ?? 0]
  inner.replaceChild(inner.adoptNode(fresh.documentElement), inner.documentElement)
  inner.scrollingElement?.scrollTo({ top, left, behavior: 'instant' })
}

/** How much room a box has, px. */
function useRoom(box: RefObject<HTMLDivElement | null>, width: number, height: number | undefined): { readonly width: number; readonly height: number } {
  const [room, setRoom] = useState({ width, height: height ?? 0 })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setRoom({ width: element.clientWidth || width, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box, width])
  return room
}

/** Height of what is in the page; the page itself is never lower than its frame. */
function contentHeight(page: Document): number {
  const range = page.createRange()
  range.selectNodeContents(page.body)
  return Math.ceil(range.getBoundingClientRect().bottom + (page.defaultView?.scrollY ?? 0)) + 12
}
