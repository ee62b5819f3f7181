/** Which copies of a run somebody names, by number or by pages; found in one walk, however many are named. */
import { HubError } from '../../../content/errors.ts'
import type { ReturnedCopies } from './note-returns.ts'
import type { PrintedCopy } from './printed-rows.ts'

type Span = Extract<ReturnedCopies, { readonly file: string }>

/** Spans of one file by their first page: how many of them have begun, and how far these reach. */
interface Begun {
  readonly spans: readonly Span[]
  count: number
  reach: number
}

export interface NamedCopies {
  /** Is it one of them? Asked of every copy of the run, in the order of printing. */
  has(copy: Omit<PrintedCopy, 'position'>): boolean
  /** Once all were asked. @throws HubError `bad-input` for numbers and pages that no copy has */
  assertAll(): void
}

export function namedCopies(copies: readonly ReturnedCopies[]): NamedCopies {
  const numbers = new Set(copies.flatMap((one) => ('numbers' in one ? one.numbers : [])))
  const files = new Map<string, Span[]>()
  for (const one of copies) if ('file' in one) files.set(one.file, [...(files.get(one.file) ?? []), one])
  const begun = new Map<string, Begun>([...files].map(([file, spans]) => [file, { spans: spans.sort((a, b) => a.pages[0] - b.pages[0]), count: 0, reach: 0 }]))
  // Those without a copy yet; kept in the order in which they were named.
  const unmet = new Set<Span>(copies.flatMap((one) => ('file' in one ? [one] : [])))
  return {
    has({ number, file, firstPage, pages }) {
      const here = begun.get(file)
      for (let next = here?.spans[here.count]; here && next && next.pages[0] < firstPage + pages; next = here.spans[here.count]) {
        here.count += 1
        here.reach = Math.max(here.reach, next.pages[1])
        // Copies come in the order of their pages: one that ends before the first it could be of has none.
        if (next.pages[1] >= firstPage) unmet.delete(next)
      }
      return numbers.delete(number) || (here !== undefined && here.reach >= firstPage)
    },
    assertAll() {
      const [missing] = numbers
      const [lost] = unmet
      if (missing !== undefined) throw new HubError('bad-input', `This run has no copy number ${missing}. Nothing was noted.`, { number: missing })
      if (lost) throw new HubError('bad-input', `The file ${lost.file} has no copy on pages ${lost.pages.join(' to ')}. Nothing was noted.`, { file: lost.file })
    },
  }
}
