'use client'
import '../styles/mails-and-letters.css'
import '../styles/previews.css'
import { useLanguage } from '../use-language.ts'
import { type FramedPage, ScaledFrame } from './scaled-frame.tsx'
import { ThemeSwitch, useTheme } from './theme-switch.tsx'

/** CSS px: a column of text on somebody's page, and a narrow one. */
const WIDTHS = [640, 340] as const
const HIGHEST = 760

/** Something that is set into other people's pages, in a wide and in a narrow place. */
export function CardFrames({ page, label }: { readonly page: FramedPage; readonly label: string }) {
  const { w } = useLanguage()
  const [theme, setTheme] = useTheme()
  return (
    <>
      <ThemeSwitch theme={theme} label={label} onChange={setTheme} />
      <div className="hub-cards">
        {WIDTHS.map((width) => (
          <figure key={width} className="hub-mail">
            <figcaption className="hub-quiet">{w('deviceWidth', { width })}</figcaption>
            <ScaledFrame isFitted page={page} title={`${label}, ${w('deviceWidth', { width })}`} width={width} height={HIGHEST} theme={theme} />
          </figure>
        ))}
      </div>
    </>
  )
}
