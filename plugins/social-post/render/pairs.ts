/** Brackets and quotation marks that are opened and closed again: between the two a text is cut only if there is no other way. */

/** UTF-16 offsets of both marks, and the closing one as it is written there. */
export interface Pair {
  readonly start: number
  readonly end: number
  readonly close: string
}

const MARK = /[()[\]„“”«»"]/g
/** Longer ones are rather two stray marks, or cannot be kept together anyway (UTF-16 units). */
const LONGEST = 1_500

/**
 * Every pair, in the order of their ends. “ closes a German „ and opens an English quotation; of « and » the first opens and the other closes; straight quotes go by what stands
 * beside them: inch marks (5") and stray ones open nothing.
 */
export function pairsIn(text: string): Pair[] {
  const open = new Map<string, { readonly start: number; readonly mark: string }>()
  const pairs: Pair[] = []
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    const kind = kindOf(mark, open)
    const opened = open.get(kind)
    if (opened && closes(mark, opened.mark, text, index)) {
      open.delete(kind)
      if (index - opened.start <= LONGEST) pairs.push({ start: opened.start, end: index, close: mark })
    } else if (opens(mark, text, index)) {
      open.set(kind, { start: index, mark })
    }
  }
  return pairs
}

/** Marks that can only open, or only close. */
const OPENING = new Set(['(', '[', '„'])
const CLOSING = new Set([')', ']', '”'])
const KIND: Readonly<Record<string, string>> = { ')': '(', ']': '[', '»': '«' }

function kindOf(mark: string, open: ReadonlyMap<string, unknown>): string {
  if (mark === '“' || mark === '”') return open.has('„') ? '„' : '“'
  return KIND[mark] ?? mark
}

function closes(mark: string, opener: string, text: string, index: number): boolean {
  if (mark === '«' || mark === '»') return mark !== opener
  return CLOSING.has(mark) || (!OPENING.has(mark) && !opensHere(text, index))
}

function opens(mark: string, text: string, index: number): boolean {
  if (mark === '«' || mark === '»') return true
  return OPENING.has(mark) || (!CLOSING.has(mark) && opensHere(text, index))
}

/** Stands before a word, after a blank, a dash or another opening mark. */
function opensHere(text: string, index: number): boolean {
  return /[\s([„“»«–—/-]/.test(text[index - 1] ?? ' ') && /\S/.test(text[index + 1] ?? ' ')
}

/** Would a cut at this offset go through a pair? */
export function isInside(pairs: readonly Pair[], offset: number): boolean {
  return pairs.some(({ start, end }) => start < offset && offset <= end)
}

/** The marks that close what is open at an offset, innermost first. */
export function closingMarks(pairs: readonly Pair[], offset: number): string {
  return pairs
    .filter(({ start, end }) => start < offset && offset <= end)
    .sort((one, other) => other.start - one.start)
    .map(({ close }) => close)
    .join('')
}
