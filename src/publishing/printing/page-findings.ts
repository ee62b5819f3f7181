/** Which findings of a run stand beside which page of which recipient. Pure. */
import type { CopySpan } from '../../channel/press.ts'
import type { BuildFinding } from './build-files.ts'

/** A finding at a page of one copy. */
export interface PageFinding extends Omit<BuildFinding, 'page'> {
  /** Of this recipient's pages, from 1; null where it is about no page. */
  readonly page: number | null
}

/** One recipient's pages in a file. */
export interface FileSpan extends CopySpan {
  readonly file: string
  /** Index of the recipient in the file. */
  readonly at: number
}

/** Spans of a run by file, in the order of their recipients: whose page a finding is on is looked up, not searched for, in runs of a hundred thousand copies. */
export type SpansByFile = ReadonlyMap<string, readonly FileSpan[]>

/** Findings of these pages. What is told without a recipient holds for every copy, at the same page of each. */
export function findingsOfSpan(findings: readonly BuildFinding[], span: FileSpan, spans: SpansByFile): PageFinding[] {
  return findings.flatMap((finding): PageFinding[] => {
    const { page, recipient, file = span.file } = finding
    const own = spans.get(stem(file)) ?? []
    const of = page === undefined ? own[recipient ?? -1] : spanAt(own, page)
    const within = page === undefined || !of ? null : page - of.first + 1
    const isMine = recipient === undefined ? within === null || within <= span.pages : of === span
    return isMine ? [{ ...finding, page: within }] : []
  })
}

/** By halves: they are in the order of their pages. */
function spanAt(spans: readonly FileSpan[], page: number): FileSpan | undefined {
  let [from, to] = [0, spans.length]
  while (to - from > 1) {
    const middle = (from + to) >> 1
    if ((spans[middle]?.first ?? 0) <= page) from = middle
    else to = middle
  }
  const found = spans[from]
  return found && page >= found.first && page < found.first + found.pages ? found : undefined
}

/** A file's name without its ending: findings and files name it with and without. */
export const stem = (file: string): string => file.replace(/\.pdf$/, '')
