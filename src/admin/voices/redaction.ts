/** How a quote is made of what was said: by choices for each passage that was found, by leaving words out, by hand. */

/** A passage that may give a person away. Offsets count UTF-16 units of the excerpt, `end` is exclusive. */
export interface Passage {
  readonly start: number
  readonly end: number
  readonly kind: string
  /** `contact`: a value that the hub knows of this person. */
  readonly source: 'contact' | 'rule'
  readonly replacement: string
}

export interface Choice {
  readonly isReplaced: boolean
  readonly replacement: string
}

const OMISSION = '[…]'

/** What stands in a passage's place by its choice. */
export const formOf = (excerpt: string, { start, end }: Passage, choice: Choice): string => (choice.isReplaced ? choice.replacement : excerpt.slice(start, end))

/** The excerpt with every choice carried out. @param passages sorted, without overlaps */
export function quoteOf(excerpt: string, passages: readonly Passage[], choices: readonly Choice[]): string {
  let quote = ''
  let at = 0
  for (const [index, passage] of passages.entries()) {
    const choice = choices[index]
    quote += excerpt.slice(at, passage.start) + (choice ? formOf(excerpt, passage, choice) : excerpt.slice(passage.start, passage.end))
    at = passage.end
  }
  return quote + excerpt.slice(at)
}

/**
 * A quote that may have been written in, with one passage's form replaced by another. Forms that look alike are told apart by their order; a form that is no longer
 * there changes nothing.
 * @param forms how every passage stands in the quote now
 */
export function withForm(quote: string, forms: readonly string[], index: number, to: string): string {
  const from = forms[index]
  if (from === undefined || from === '' || from === to) return quote
  const earlier = forms.slice(0, index).filter((form) => form === from).length
  let at = quote.indexOf(from)
  for (let seen = 0; seen < earlier && at !== -1; seen++) at = quote.indexOf(from, at + from.length)
  return at === -1 ? quote : quote.slice(0, at) + to + quote.slice(at + from.length)
}

/** The text with a stretch left out, marked as such; blanks beside the mark are one, marks beside one another are one. */
export function omitted(text: string, start: number, end: number): string {
  if (end <= start) return text
  const before = text.slice(0, start).replace(/\s+$/, '').replace(/(?:\s*\[…\])+$/, '')
  const after = text.slice(end).replace(/^\s+/, '').replace(/^(?:\[…\]\s*)+/, '')
  const gap = /^[.,;:!?]/.test(after) || after === '' ? '' : ' '
  return `${before}${before === '' ? '' : ' '}${OMISSION}${gap}${after}`
}

/** Where in a text the offset of a text box lies: a box counts a line end as one sign, a text that came from elsewhere may have two. */
export function offsetIn(text: string, boxOffset: number): number {
  let at = 0
  for (let seen = 0; seen < boxOffset && at < text.length; seen++) at += text.startsWith('\r\n', at) ? 2 : 1
  return at
}
