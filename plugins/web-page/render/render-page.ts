/** The channel's render: from the variant to the page. */
import type { Rendered, RenderInput } from '../../../src/channel/contract.ts'
import { renderArticlePage } from './article-page.ts'
import type { PageComposition } from './composition.ts'
import type { PageContext } from './document.ts'
import { renderErrorPage } from './error-page.ts'
import { renderFragment } from './fragment.ts'
import { renderImprintPage, renderPrivacyPage } from './legal-pages.ts'
import { renderListPage } from './list-page.ts'
import { renderShareImage, renderSiteShareImage } from './share-image.ts'
import { renderWallEmbed } from './wall-embed.ts'
import { renderWallPage } from './wall-page.ts'

/**
 * Pure and total. `page` and `fragment` show the first subject (404 without one), `share-image` too (the house without one); `list` shows all subjects in their order; `wall` and
 * `wall-embed` show the wall given; `imprint` and `privacy` what the brand says; `not-found` and `gone` need nothing. A recipient changes nothing: pages
 * are the same for everyone.
 */
export function renderPage(input: RenderInput, ctx: PageContext): Rendered<PageComposition> {
  const content = input.subjects[0]?.content
  switch (input.variant) {
    case 'list':
      return renderListPage(input, ctx)
    case 'wall':
      return renderWallPage(input, ctx)
    case 'wall-embed':
      return renderWallEmbed(input, ctx)
    case 'imprint':
      return renderImprintPage(input, ctx)
    case 'privacy':
      return renderPrivacyPage(input, ctx)
    case 'gone':
      return renderErrorPage(410, input, ctx)
    case 'page':
      return content ? renderArticlePage(content, input, ctx) : renderErrorPage(404, input, ctx)
    case 'fragment':
      return content ? renderFragment(content, ctx) : renderErrorPage(404, input, ctx)
    case 'share-image':
      return content ? renderShareImage(content, ctx) : renderSiteShareImage(ctx)
    default:
      return renderErrorPage(404, input, ctx)
  }
}
