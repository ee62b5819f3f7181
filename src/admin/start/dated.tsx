import { Instant } from './instant.tsx'

/** Stands for the date in a sentence, until the browser knows the reader's zone. */
export const GAP = '\u0000'

/** A sentence with an instant in its gap. */
export function Dated({ words, at }: { readonly words: string; readonly at: string }) {
  const [before, after] = words.split(GAP)
  return (
    <>
      {before}
      <Instant at={at} />
      {after}
    </>
  )
}
