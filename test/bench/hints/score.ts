/** Precision and recall of hints against labels. */
import { REDACTION_KINDS, type RedactionKind } from '../../../plugins/service-hub/hints/redaction.ts'
import type { SentimentLabel } from '../../../plugins/service-hub/hints/sentiment.ts'
import { type Dialog, type LabelledSpan, placeOf } from './corpus.ts'

export interface Counts {
  /** Labelled spans, and those of them whose every letter and digit was found under the right kind. */
  labelled: number
  found: number
  /** Suggestions, and those of them that lie at least half in labelled spans of their kind. */
  suggested: number
  right: number
}
export type FoundSpan = { readonly start: number; readonly end: number; readonly kind: RedactionKind }
export type Finder = (text: string, dialog: Dialog) => readonly FoundSpan[]

export interface RedactionScore {
  readonly byKind: Readonly<Record<RedactionKind, Counts>>
  readonly typed: Counts
  readonly knownNames: Counts
  readonly otherNames: Counts
  /** What was not found, for a person to read; of the half to tune with only. */
  readonly misses: readonly { id: string; span: LabelledSpan }[]
  readonly wrong: readonly { id: string; kind: RedactionKind; text: string }[]
}

const none = (): Counts => ({ labelled: 0, found: 0, suggested: 0, right: 0 })
export const precision = ({ suggested, right }: Counts) => (suggested === 0 ? Number.NaN : right / suggested)
export const recall = ({ labelled, found }: Counts) => (labelled === 0 ? Number.NaN : found / labelled)
export function f1(counts: Counts): number {
  const [p, r] = [precision(counts), recall(counts)]
  return p + r === 0 ? 0 : (2 * p * r) / (p + r)
}

/** How many letters and digits of a stretch lie in any of the spans. */
function covered(text: string, { start, end }: { start: number; end: number }, spans: readonly { start: number; end: number }[]): { all: number; inside: number } {
  let all = 0
  let inside = 0
  for (let at = start; at < end; at++) {
    if (!/[\p{L}\p{N}]/u.test(text[at]!)) continue
    all++
    if (spans.some((span) => at >= span.start && at < span.end)) inside++
  }
  return { all, inside }
}

export function scoreRedactions(dialogs: readonly Dialog[], find: Finder): RedactionScore {
  const byKind = Object.fromEntries(REDACTION_KINDS.map((kind) => [kind, none()])) as Record<RedactionKind, Counts>
  const score = { byKind, typed: none(), knownNames: none(), otherNames: none(), misses: [] as { id: string; span: LabelledSpan }[], wrong: [] as { id: string; kind: RedactionKind; text: string }[] }
  for (const dialog of dialogs)
    dialog.texts.forEach((text, message) => {
      const found = find(text, dialog)
      const labels = dialog.pii.filter((span) => span.message === message).map((span) => ({ span, place: placeOf(dialog, span)! }))
      for (const { span, place } of labels) {
        const { all, inside } = covered(text, place, found.filter(({ kind }) => kind === span.kind))
        const group = span.kind !== 'name' ? score.typed : span.known ? score.knownNames : score.otherNames
        for (const counts of [byKind[span.kind], group]) {
          counts.labelled++
          if (inside === all) counts.found++
        }
        if (inside !== all) score.misses.push({ id: dialog.id, span })
      }
      for (const suggestion of found) {
        const { all, inside } = covered(text, suggestion, labels.filter(({ span }) => span.kind === suggestion.kind).map(({ place }) => place))
        const isRight = all > 0 && inside * 2 >= all
        for (const counts of suggestion.kind === 'name' ? [byKind.name] : [byKind[suggestion.kind], score.typed]) {
          counts.suggested++
          if (isRight) counts.right++
        }
        if (!isRight) score.wrong.push({ id: dialog.id, kind: suggestion.kind, text: text.slice(suggestion.start, suggestion.end) })
      }
    })
  return score
}

export type SentimentCounts = Readonly<Record<SentimentLabel, Counts>> & { readonly accuracy: number }

export function scoreSentiment(dialogs: readonly Dialog[], judge: (text: string, dialog: Dialog) => SentimentLabel): SentimentCounts {
  const counts: Record<SentimentLabel, Counts> = { positive: none(), neutral: none(), negative: none() }
  let right = 0
  for (const dialog of dialogs) {
    const label = judge(dialog.texts.join('\n'), dialog)
    counts[dialog.sentiment].labelled++
    counts[label].suggested++
    if (label === dialog.sentiment) {
      right++
      counts[label].found++
      counts[label].right++
    }
  }
  return { ...counts, accuracy: right / dialogs.length }
}
