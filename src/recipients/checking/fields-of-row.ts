/** The cells of a row → its fields, cleaned. */
import { cleanLine, cleanParagraphs } from '../../content/clean-text.ts'
import { freeNameOf, isRecipientField, type RecipientField } from '../headers/fields.ts'
import type { Mapping } from '../headers/propose-mapping.ts'

export interface RowFields {
  /** Without empty ones, without blanks at either end, in Unicode NFC, each on one line. */
  readonly fields: Readonly<Partial<Record<RecipientField, string>>>
  /** By name, in several lines where the cell has them. */
  readonly free: Readonly<Record<string, string>>
}

/** What people write where there is nothing. */
const NOTHING = /^[-–—./]+$/

export function fieldsOfRow(cells: readonly string[], mapping: Mapping): RowFields {
  const fields: Partial<Record<RecipientField, string>> = {}
  const free: [string, string][] = []
  for (const [at, target] of mapping.entries()) {
    const cell = cells[at] ?? ''
    const freeName = freeNameOf(target)
    if (freeName !== null) {
      const text = cleanParagraphs(cell)
      if (text !== '') free.push([freeName, text])
    } else if (isRecipientField(target)) {
      const text = cleanLine(cell)
      if (text !== '' && !NOTHING.test(text)) fields[target] = text
    }
  }
  return { fields, free: Object.fromEntries(free) }
}
