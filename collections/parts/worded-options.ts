import type { Option } from 'payload'
import type { Word } from '../../src/admin/translations.ts'

/** Options of a select whose values the admin has words for: `task` and `recall-print` are said as the word `task-recall-print`. */
export const wordedOptions = <Prefix extends string, Value extends string>(prefix: Prefix, values: readonly (`${Prefix}-${Value}` extends Word ? Value : never)[]): Option[] =>
  values.map((value) => ({ value, label: ({ t }) => t(`hub:${prefix}-${value}` as never) }))
