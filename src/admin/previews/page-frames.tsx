'use client'
import '../styles/previews.css'
import { useMemo } from 'react'
import { useLanguage } from '../use-language.ts'
import { type FramedPage, ScaledFrame } from './scaled-frame.tsx'
import { ThemeSwitch, useTheme } from './theme-switch.tsx'

/** CSS px. */
const DESKTOP = 1_280
const PHONE = 375

interface PageFramesProps {
  readonly page: FramedPage
  /** What the frames show, for those who hear it: the channel's name. */
  readonly label: string
  /** Where it is to stand, while the page itself does not say so yet. */
  readonly address?: string
}

/** A page as on a desktop and as on a phone, side by side, in its light or dark colours. */
export function PageFrames({ page, label, address = '' }: PageFramesProps) {
  const { w } = useLanguage()
  const [theme, setTheme] = useTheme()
  const head = useMemo(() => headOf(page.html, address), [page.html, address])
  const title = (device: string) => w('frameTitle', { channel: label, variant: device })
  return (
    <>
      <ThemeSwitch theme={theme} label={label} onChange={setTheme} />
      <div className="hub-devices">
        <figure className="hub-device hub-device--desktop">
          <figcaption>
            <strong>{w('deviceDesktop')}</strong> <span className="hub-quiet">{w('deviceWidth', { width: DESKTOP })}</span>
          </figcaption>
          <div className="hub-device__case">
            <p className="hub-device__bar">
              <span aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              <span className="hub-device__address">{head.address}</span>
            </p>
            <div className="hub-device__screen">
              <ScaledFrame page={page} title={title(w('deviceDesktop'))} width={DESKTOP} theme={theme} />
            </div>
          </div>
        </figure>
        <figure className="hub-device hub-device--phone">
          <figcaption>
            <strong>{w('devicePhone')}</strong> <span className="hub-quiet">{w('deviceWidth', { width: PHONE })}</span>
          </figcaption>
          <div className="hub-device__case">
            <div className="hub-device__screen">
              <ScaledFrame page={page} title={title(w('devicePhone'))} width={PHONE} theme={theme} />
            </div>
          </div>
        </figure>
      </div>
      <SearchResult head={head} />
    </>
  )
}

/** The page as search engines list it. */
function SearchResult({ head }: { readonly head: Head }) {
  const { w } = useLanguage()
  if (head.title === '') return null
  return (
    <figure className="hub-search">
      <figcaption className="hub-notes__title">{w('searchResult')}</figcaption>
      <div className="hub-search__result" lang={head.language}>
        <p className="hub-search__address">{head.address}</p>
        <p className="hub-search__title">{head.title}</p>
        <p>{head.description}</p>
      </div>
    </figure>
  )
}

interface Head {
  readonly title: string
  readonly description: string
  /** Without the scheme, as browsers and search engines show it. */
  readonly address: string
  readonly language: string
}

/** What a page says of itself to others. */
function headOf(html: string, planned: string): Head {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const attribute = (selector: string, name: string) => page.querySelector(selector)?.getAttribute(name) ?? ''
  return {
    title: page.title,
    description: attribute('meta[name=description]', 'content'),
    address: (attribute('link[rel=canonical]', 'href') || planned).replace(/^https?:\/\//, ''),
    language: page.documentElement.lang,
  }
}
