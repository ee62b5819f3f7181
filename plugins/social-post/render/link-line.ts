/** How a post leads to the piece's page: by its address, or by a word on where to find it. */
import { pagePath } from '../../../src/channel/addresses.ts'
import { uiLanguage } from '../../../src/channel/ui-language.ts'
import type { PieceContent } from '../../../src/content/edition.ts'
import type { Network, Span } from '../networks/network.ts'
import type { PostText } from './post.ts'

export interface LinkLine {
  readonly span: Span
  /** What the post's JSON says of it. */
  readonly said: Pick<PostText, 'link' | 'bioLink'>
  readonly address: string
}

export function linkLine({ locale, slug }: Pick<PieceContent, 'locale' | 'slug'>, network: Network, baseUrl: string): LinkLine {
  const address = baseUrl + pagePath(locale, slug)
  if (!network.isLinkDead) return { span: { kind: 'link', text: address }, said: { link: address }, address }
  const text = uiLanguage(locale) === 'de' ? 'Link in der Bio' : 'Link in bio'
  return { span: { kind: 'prose', text }, said: { link: null, bioLink: address }, address }
}

/** What a post without any link says of it. */
export const NO_LINK: LinkLine['said'] = { link: null }
