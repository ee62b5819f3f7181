/** An order while it is being filled in, and what is wrong with it. */
import type { FormatOption } from '../../channel/format-options.ts'
import type { RunOptions } from '../../publishing/printing/run-record.ts'
import type { Word } from '../translations.ts'
import type { FormatBounds, PrintChoices } from './print-choices.ts'

export interface OrderDraft {
  readonly publication: string
  readonly title: string
  readonly format: string
  readonly shop: string
  readonly list: string
  readonly seeds: string
  /** As typed. */
  readonly quantity: string
  readonly options: OptionsDraft
}

/** Numbers as typed. */
export type OptionsDraft = Omit<RunOptions, 'textSizePt' | 'market' | 'dueOn'> & { readonly textSizePt: string; readonly market: string; readonly dueOn: string }

export const NO_OPTIONS: OptionsDraft = { textSizePt: '', saysTeaserOnly: false, franking: false, inserterMarks: false, returnNote: '', hasPersonalCode: false, market: '', dueOn: '' }

/** Fields in the order in which they stand on the page. */
export const FIELDS = ['publication', 'title', 'format', 'shop', 'dueOn', 'list', 'seeds', 'quantity', 'textSizePt', 'returnNote'] as const
export type OrderField = (typeof FIELDS)[number]
export type Problems = Readonly<Partial<Record<OrderField, Word>>>

const MOST_COPIES = 5_000_000
const MOST_NOTE = 60

/** Where there is only one thing to choose, it is chosen. @param publication slot that is asked for in the address */
export function firstDraft({ publications, shops, lists }: PrintChoices, publication: string | null): OrderDraft {
  const piece = publications.find(({ slot }) => slot === publication) ?? (publications.length === 1 ? publications[0] : undefined)
  const only = <T extends { readonly key: string }>(all: readonly T[]): string => (all.length === 1 ? (all[0]?.key ?? '') : '')
  return { publication: piece?.slot ?? '', title: piece?.title.slice(0, 120) ?? '', format: '', shop: only(shops), list: only(lists.filter(({ purpose }) => purpose === 'mailing')), seeds: '', quantity: '', options: NO_OPTIONS }
}

const sizeOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed.replace(',', '.')))

/** `2026-12-01`, by the clock of whoever looks. */
export const today = (): string => new Date().toLocaleDateString('sv-SE')

/** What the hub would refuse of these options. @param format null where none is known: its sizes are not looked at */
export function optionProblems({ textSizePt, returnNote, dueOn }: OptionsDraft, format: Pick<FormatBounds, 'textSize'> | null): Problems {
  const size = sizeOf(textSizePt)
  return {
    ...(dueOn !== '' && dueOn < today() ? { dueOn: 'runNewNeedsDue' } : {}),
    ...(size !== null && format && !(size >= format.textSize.least && size <= format.textSize.usual) ? { textSizePt: 'runNewNeedsSize' } : {}),
    ...(returnNote.trim().length > MOST_NOTE ? { returnNote: 'runNewNeedsNote' } : {}),
  }
}

/** What keeps the order from being sent, by field. @param chosen format; null where none is */
export function orderProblems(draft: OrderDraft, chosen: FormatBounds | null): Problems {
  const { publication, title, format, shop, list, quantity, options } = draft
  const copies = Number(quantity)
  return {
    ...(publication === '' ? { publication: 'runNewNeedsPiece' } : {}),
    ...(title.trim() === '' || title.trim().length > 120 ? { title: 'runNewNeedsTitle' } : {}),
    ...(format === '' ? { format: 'runNewNeedsFormat' } : {}),
    ...(shop === '' ? { shop: 'runNewNeedsShop' } : {}),
    ...(chosen?.isAddressed === true && list === '' ? { list: 'runNewNeedsList' } : {}),
    ...(chosen?.isAddressed === false && !(Number.isInteger(copies) && copies >= 1 && copies <= MOST_COPIES) ? { quantity: 'runNewNeedsQuantity' } : {}),
    ...optionProblems(options, chosen),
  }
}

/** Options as the hub takes them, without those that the format cannot have. */
export function optionsOf({ textSizePt, market, dueOn, returnNote, hasPersonalCode, franking, inserterMarks, ...rest }: OptionsDraft, { options }: Pick<FormatBounds, 'options'>): RunOptions {
  const has = (option: FormatOption) => options.includes(option)
  return {
    ...rest,
    textSizePt: sizeOf(textSizePt),
    market: market === '' ? null : market,
    dueOn: dueOn === '' ? null : dueOn,
    franking: has('franking') && franking,
    inserterMarks: has('inserterMarks') && inserterMarks,
    returnNote: has('returnNote') ? returnNote.trim() : '',
    hasPersonalCode: has('hasPersonalCode') && hasPersonalCode,
  }
}

/** The same the other way round. */
export const draftOf = ({ textSizePt, market, dueOn, ...rest }: RunOptions): OptionsDraft => ({ ...rest, market: market ?? '', dueOn: dueOn ?? '', textSizePt: textSizePt === null ? '' : String(textSizePt) })

/** The body of `POST /api/flow/print-runs`. */
export function orderOf({ title, publication, format, shop, list, seeds, quantity, options }: OrderDraft, chosen: FormatBounds): object {
  const target = chosen.isAddressed ? { list, ...(seeds === '' ? {} : { seeds }) } : { quantity: Number(quantity) }
  return { title: title.trim(), publication, format, shop, ...target, options: optionsOf(options, chosen) }
}
