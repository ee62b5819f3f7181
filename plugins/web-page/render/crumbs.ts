/** The way to a piece. */
import { listPath } from '../../../src/channel/addresses.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { Phrases } from './phrases.ts'

/** A step on the way to a page. */
export interface Crumb {
  readonly label: string
  readonly path: string
}

/** The lists that the piece stands in, widest first. */
export function crumbsOf({ kind, locale }: PieceContent, phrases: Phrases): Crumb[] {
  const all = { label: phrases.listTitle, path: listPath(locale) }
  // A snippet is never published by itself; a preview of one stands in no list of its kind.
  return kind === 'snippet' ? [all] : [all, { label: phrases.listOf(kind), path: listPath(locale, { kind }) }]
}
