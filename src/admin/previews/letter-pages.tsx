'use client'
import '../styles/mails-and-letters.css'
import '../styles/previews.css'
import { useLanguage } from '../use-language.ts'

interface LetterPagesProps {
  /** Addresses of the pages' pictures, the first page first. */
  readonly pages: readonly string[]
  readonly pdf: { readonly address: string; readonly name: string; readonly bytes: number } | null
  readonly label: string
  /** They show the text before the one that is being made. */
  readonly isOld?: boolean
}

/** Printed pages as pictures, side by side, and the file that goes to print. */
export function LetterPages({ pages, pdf, label, isOld = false }: LetterPagesProps) {
  const { w } = useLanguage()
  return (
    <>
      {pdf && (
        <p className="hub-file">
          <a href={pdf.address} target="_blank" rel="noopener">
            {w('openPdf')}
          </a>{' '}
          <span className="hub-quiet">
            {pdf.name}, {Math.ceil(pdf.bytes / 1_000)} kB
          </span>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="hub-letter" aria-label={label} tabIndex={0} data-is-old={isOld}>
        {pages.map((address, index) => {
          const says = w('letterPage', { number: index + 1, of: pages.length })
          return (
            <figure key={says} data-page={index + 1}>
              {/* biome-ignore lint/performance/noImgElement: the channel made it in the right size. */}
              <img src={address} alt={`${label}, ${says}`} />
              <figcaption className="hub-quiet">{says}</figcaption>
            </figure>
          )
        })}
      </section>
    </>
  )
}
