/** The channel's render: from the variant to the page. */
import type { Rendered, RenderInput } from '../../../src/channel/contract.ts'
import { renderArticlePage } from './article-page.ts'
import type { PageComposition } from './composition.ts'
import type { PageContext } from './document.ts'
import { renderErrorPage } from './error-page.ts'
import { renderListPage } from './list-page.ts'
import { renderWallEmbed } from './wall-embed.ts'
import { renderWallPage } from './wall-page.ts'

/**
 * Pure and total. `page` shows the first subject (404 without one); `list` shows all subjects in their order; `wall` and `wall-embed` show the wall
 * given; `not-found` and `gone` need none. A recipient changes nothing: pages are the same for everyone.
 */
export function renderPage(input: RenderInput, ctx: PageContext): Rendered<PageComposition> {
  switch (input.variant) {
    case 'list':
      return renderListPage(input, ctx)
    case 'wall':
      return renderWallPage(input, ctx)
    case 'wall-embed':
      return renderWallEmbed(input, ctx)
    case 'gone':
      return renderErrorPage(410, input, ctx)
    case 'page': {
      const [subject] = input.subjects
      return subject ? renderArticlePage(subject.content, input.market, ctx) : renderErrorPage(404, input, ctx)
    }
    default:
      return renderErrorPage(404, input, ctx)
  }
}
