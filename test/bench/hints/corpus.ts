/** The dialogs that hints are measured by: test/fixtures/dialogs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnownContact, RedactionKind } from '../../../plugins/service-hub/hints/redaction.ts'
import type { SentimentLabel } from '../../../plugins/service-hub/hints/sentiment.ts'

export interface LabelledSpan {
  /** Index in `texts`. */
  readonly message: number
  readonly kind: RedactionKind
  readonly text: string
  /** 1 for the first place where `text` stands in that message. */
  readonly occurrence: number
  /** A name of the known contact. */
  readonly known?: true
}

/** To tune with; never tuned on, by the hand that wrote the rules; never tuned on, by other hands. */
export type Split = 'tune' | 'test' | 'held'

export interface Dialog {
  readonly id: string
  readonly locale: string
  readonly split: Split
  readonly contact: KnownContact | null
  readonly texts: readonly string[]
  readonly sentiment: SentimentLabel
  readonly pii: readonly LabelledSpan[]
}

const folder = join(import.meta.dirname, '../../fixtures/dialogs')

export function loadDialogs(split: Split, language?: 'de' | 'en'): Dialog[] {
  return (language ? [language] : ['de', 'en']).flatMap((name) =>
    readFileSync(join(folder, `${split}-${name}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Dialog),
  )
}

/** Where a labelled span stands, or undefined where the label is wrong. */
export function placeOf(dialog: Dialog, span: LabelledSpan): { start: number; end: number } | undefined {
  const text = dialog.texts[span.message] ?? ''
  let start = -1
  for (let count = 0; count < span.occurrence; count++) {
    start = text.indexOf(span.text, start + 1)
    if (start === -1) return undefined
  }
  return { start, end: start + span.text.length }
}
