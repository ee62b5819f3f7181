/** A quote cut into sentences that a person may leave out. */
import { cleanParagraphs } from '../../content/clean-text.ts'
import type { Locale } from '../../content/nodes.ts'

/** Stands for what was left out. */
export const ELLIPSIS = '[…]'
/** Gaps with nothing between them, those that were there before among them. */
const GAPS = /\[…\](?:\s*\[…\])+/g
/** Full stops that end no sentence. Too few cuts are better than wrong ones. */
const ABBREVIATION = /(?:^|[\s(„“"])(?:\p{L}|Dr|Prof|Hr|Fr|Nr|Str|Tel|ca|bzw|inkl|zzgl|evtl|usw|etc|bzgl|Mr|Mrs|Ms|St|No|approx|\d{1,2})\.\s*$/u

/** Sentences by paragraph; put together with one space and two line ends they are the text again, but for blanks. */
export function sentencesOf(text: string, locale: Locale): readonly (readonly string[])[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' })
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => {
      const sentences: string[] = []
      let isOpen = false
      for (const { segment } of segmenter.segment(paragraph)) {
        // An emoji or a stray mark alone is no sentence: it belongs to what stands before it. What was left out before stays apart.
        const isLoose = !/[\p{L}\p{N}]/u.test(segment) && !segment.includes(ELLIPSIS)
        if (isOpen || (isLoose && sentences.length > 0)) sentences.push(`${sentences.pop() ?? ''}${segment}`)
        else sentences.push(segment)
        isOpen = ABBREVIATION.test(sentences.at(-1) ?? '')
      }
      return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')
    })
}

/** How many sentences a text has. */
export const countSentences = (text: string, locale: Locale): number => sentencesOf(text, locale).flat().length

/**
 * The text with only some of its sentences; each gap is marked once.
 * @param kept indices over all paragraphs, from 0
 * @returns the text itself, untouched, if all are kept; null if none is
 */
export function keepSentences(text: string, locale: Locale, kept: ReadonlySet<number>): string | null {
  let index = 0
  let isWhole = true
  let hasWords = false
  const paragraphs = sentencesOf(text, locale).map((sentences) =>
    sentences.map((sentence) => {
      const isKept = kept.has(index)
      index += 1
      if (!isKept) isWhole = false
      else if (sentence !== ELLIPSIS) hasWords = true
      return isKept ? sentence : ELLIPSIS
    }),
  )
  if (isWhole && hasWords) return text
  if (!hasWords) return null
  const words = paragraphs.map((sentences) => sentences.join(' ')).join('\n\n')
  return cleanParagraphs(words.replace(GAPS, ELLIPSIS))
}
