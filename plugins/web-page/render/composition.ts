/** What the web page channel composes. */
import type { Locale } from '../../../src/content/nodes.ts'
import type { ShareImage } from './share-image.ts'

export interface PageComposition {
  /** HTTP status the page is served with. */
  readonly status: 200 | 404 | 410
  readonly locale: Locale
  readonly isIndexed: boolean
  /** May stand in a frame of anybody's page. */
  readonly isEmbeddable?: true
  /** The whole document; empty for a picture. */
  readonly html: string
  /** Exact text of its `<style>`: the Content-Security-Policy carries its hash. */
  readonly style: string
  /** The same as HTML to be set into anybody's page: no script, styles on the elements, absolute addresses. */
  readonly fragment?: string
  /** The picture, where the variant is one. */
  readonly shareImage?: ShareImage
}
