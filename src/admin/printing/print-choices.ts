/** What a run can be ordered of, as `GET /api/flow/print/choices` tells it. */
import type { PrintFormat } from '../../channel/print-format.ts'

export type FormatChoice = Pick<PrintFormat, 'id' | 'label' | 'family' | 'trim' | 'pages' | 'isAddressed' | 'folds' | 'paper' | 'zones'>

export interface ListChoice {
  readonly key: string
  readonly title: string
  readonly purpose: 'mailing' | 'seeds'
  readonly counts: { readonly good?: number } | null
  readonly deleteAt: string | null
}

export interface PrintChoices {
  readonly formats: readonly FormatChoice[]
  readonly shops: readonly { readonly key: string; readonly name: string }[]
  readonly lists: readonly ListChoice[]
  readonly publications: readonly { readonly slot: string; readonly pieceKey: string; readonly locale: string; readonly title: string; readonly markets: readonly string[] }[]
}

export const CHOICES_PATH = '/flow/print/choices'
