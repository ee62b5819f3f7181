import { columnName } from '../../content/column-name.ts'

/** A name for a field of the house's own, made of its column as texts find it again: `Tarif (neu)` → `tarif-neu`. */
export const freeNameFor = (header: string): string => columnName(header) || 'field'
