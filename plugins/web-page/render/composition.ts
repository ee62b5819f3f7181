/** What the web page channel composes. */
import type { Locale } from '../../../src/content/nodes.ts'

export interface PageComposition {
  /** HTTP status the page is served with. */
  readonly status: 200 | 404 | 410
  readonly locale: Locale
  readonly isIndexed: boolean
  /** May stand in a frame of anybody's page. */
  readonly isEmbeddable?: true
  /** The whole document. */
  readonly html: string
  /** Exact text of its `<style>`: the Content-Security-Policy carries its hash. */
  readonly style: string
}
