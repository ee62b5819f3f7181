/** A long text as several posts: parted at paragraphs and sentences, numbered, each within what the network takes. */
import { cutPoint, tooLongAt, VIEW } from './cut.ts'
import { isInside, pairsIn } from './pairs.ts'

/** Networks on which posts answer posts. */
export const CHAIN_NETWORKS: ReadonlySet<string> = new Set(['x', 'bluesky', 'mastodon', 'threads'])

/** A line of its own that begins the next post. */
const BREAK = /^[ \t]*-{3,}[ \t]*$/m

export interface Chain {
  /** At least one. Numbered (`… (2/5)`) if there are several. */
  readonly parts: readonly string[]
  /** What stands beyond the most posts that may be. */
  readonly lost: string
  /** A quotation or bracket runs over two posts. */
  readonly isPairSplit: boolean
}

export interface ChainRules {
  readonly locale: string
  readonly maxPosts: number
  /** Does it fit as the first post (with what that bears), as a middle one, as the last? */
  fits(part: string, place: { readonly isFirst: boolean; readonly isLast: boolean }): boolean
}

/** The text without lines that part it, for networks that take it whole. */
const withoutBreaks = (text: string): string => segmentsOf(text).join('\n\n')

export function chainOf(text: string, rules: ChainRules): Chain {
  const whole = withoutBreaks(text)
  if (segmentsOf(text).length <= 1 && tooLongAt(whole, (part) => rules.fits(part, { isFirst: true, isLast: true })) === undefined) return { parts: [whole], lost: '', isPairSplit: false }
  // How many posts there will be is known only afterwards: room for the digits is kept, more if that was not enough.
  const chain = partedInto(text, rules, 1) ?? partedInto(text, rules, 2)
  if (!chain) throw new RangeError('a chain has at most 99 posts')
  return numbered(chain)
}

const segmentsOf = (text: string): string[] => text.split(BREAK).map((one) => one.trim()).filter((one) => one !== '')

const numbered = (chain: Chain): Chain => ({ ...chain, parts: chain.parts.length > 1 ? chain.parts.map((part, index) => withNumber(part, `${index + 1}/${chain.parts.length}`)) : chain.parts })

const withNumber = (part: string, number: string): string => (part === '' ? `(${number})` : `${part} (${number})`)

/** @returns undefined where the numbers have more digits */
function partedInto(text: string, { locale, maxPosts, fits }: ChainRules, digits: number): Chain | undefined {
  const wide = '9'.repeat(digits)
  const segments = segmentsOf(text)
  const parts: string[] = []
  let isPairSplit = false
  let [rest = '', ...queue] = segments
  while (rest !== '' || queue.length > 0) {
    if (rest === '') [rest = '', ...queue] = queue
    if (parts.length >= 10 ** digits - 1 && maxPosts >= 10 ** digits) return undefined
    if (parts.length >= maxPosts) return { parts, lost: [rest, ...queue].join('\n\n'), isPairSplit }
    const isFirst = parts.length === 0
    const fitsAs = (isLast: boolean) => (part: string) => fits(withNumber(part, `${wide}/${wide}`), { isFirst, isLast })
    const tooLong = tooLongAt(rest, fitsAs(queue.length === 0))
    if (tooLong === undefined) {
      parts.push(rest)
      rest = ''
      continue
    }
    const point = cutPoint(rest, locale, fitsAs(false), { isParted: true, window: VIEW * tooLong })
    if (!point) {
      // One grapheme, address or tag that no post has room for, or a last post whose link leaves none.
      if (queue.length > 0 || !fitsAs(false)(rest)) return { parts, lost: [rest, ...queue].join('\n\n'), isPairSplit }
      parts.push(rest, '')
      return { parts, lost: '', isPairSplit }
    }
    isPairSplit ||= isInside(pairsIn(rest), point.end)
    parts.push(point.kept)
    rest = rest.slice(point.end).trim()
  }
  return { parts, lost: '', isPairSplit }
}
