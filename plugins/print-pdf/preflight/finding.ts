/** What a preflight rule found. */
import type { Severity } from '../../../src/content/notes.ts'

export interface Finding {
  /** Stable id of the rule, kebab-case. */
  readonly rule: string
  readonly severity: Severity
  /** Page number from 1, where it is about a page. */
  readonly page?: number
  readonly message: { readonly de: string; readonly en: string }
}
