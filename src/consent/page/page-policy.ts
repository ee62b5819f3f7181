import { createHash } from 'node:crypto'
import type { Page } from './layout.ts'

/** The Content-Security-Policy of a page without scripts: nothing but the style that it carries, by its hash. */
export function pagePolicy({ style }: Pick<Page, 'style'>): string {
  const hash = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
}
