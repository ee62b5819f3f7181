/** What a run can be ordered of, as `GET /api/flow/print/choices` tells it. */
import type { FormatOption } from '../../channel/format-options.ts'
import type { PrintFormat } from '../../channel/print-format.ts'

/** What a format lets be chosen. */
export interface FormatBounds extends Pick<PrintFormat, 'isAddressed' | 'textSize'> {
  readonly options: readonly FormatOption[]
}
export type FormatChoice = FormatBounds & Pick<PrintFormat, 'id' | 'label' | 'family' | 'trim' | 'pages' | 'folds' | 'paper' | 'zones'>

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
