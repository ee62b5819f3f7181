/** Why a list cannot be deleted now. Pure. */
import { FlowFailure } from '../flow-api.ts'

/** Titles of the runs that a print shop has of the list; null where something else was refused. */
export function heldBy(error: unknown): string | null {
  const runs = error instanceof FlowFailure && error.code === 'conflict' ? error.details.runs : null
  return Array.isArray(runs) ? runs.map(({ title }: { readonly title?: unknown }) => String(title)).join(', ') : null
}
