/** Whose file it is and which: the same everywhere in the plugin. */
import { createHash } from 'node:crypto'

export const PRODUCER = 'Einklang print-pdf'

/** A UUID made of what the file is made of (version 8: custom), so that the same content always has the same identity. */
export function documentIdOf(content: unknown): string {
  const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
