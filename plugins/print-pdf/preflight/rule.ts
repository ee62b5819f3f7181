/** One thing that a print shop relies on. */
import type { Severity } from '../../../src/content/notes.ts'
import type { InspectedFile } from './inspect.ts'

/** What is wrong, in one sentence per language, and on which page. */
export interface Fault {
  readonly page?: number
  readonly de: string
  readonly en: string
}

export interface Rule {
  /** Stable, kebab-case. */
  readonly id: string
  readonly severity: Severity
  check(file: InspectedFile): Iterable<Fault> | Promise<Iterable<Fault>>
}

/** A rule of severity `error` (the usual case). */
export function rule(id: string, check: Rule['check'], severity: Severity = 'error'): Rule {
  return { id, severity, check }
}

/** One fault if the condition holds, else none. */
export function faultIf(isWrong: boolean, de: string, en: string, page?: number): Fault[] {
  return isWrong ? [page === undefined ? { de, en } : { page, de, en }] : []
}
