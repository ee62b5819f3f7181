/** Which words of the piece the post says. */
import type { PieceContent } from '../../../src/content/edition.ts'
import { inlineText } from '../../../src/channel/words.ts'
import { CHAIN_OVERRIDE, overrideName } from '../overrides.ts'
import type { NetworkId } from '../networks/network.ts'
import { isBlank, plainText } from './plain-text.ts'

export interface Source {
  readonly from: 'override' | 'chain' | 'teaser' | 'body' | 'title' | 'nothing'
  /** Where it stands in the content, for notes. */
  readonly path: string
  readonly text: string
}

/** The network's own text, else the text for several posts where there may be several, else the teaser, else the first paragraph (variables by their fallback), else the title. */
export function sourceOf(content: PieceContent, network: NetworkId, mayChain: boolean): Source {
  const name = overrideName(network)
  const own = Object.hasOwn(content.overrides, 'social-post') ? content.overrides['social-post'] : undefined
  const paragraph = content.body.children.findIndex((block) => block.type === 'paragraph' && !isBlank(inlineText(block.children)))
  const opening = content.body.children[paragraph]
  const candidates: readonly Source[] = [
    { from: 'override', path: `overrides.social-post.${name}`, text: own?.[name] ?? '' },
    { from: 'chain', path: `overrides.social-post.${CHAIN_OVERRIDE}`, text: mayChain ? (own?.[CHAIN_OVERRIDE] ?? '') : '' },
    { from: 'teaser', path: 'teaser', text: content.teaser },
    // A post is public: variables never take a recipient's value.
    { from: 'body', path: `body.${paragraph}`, text: opening?.type === 'paragraph' ? inlineText(opening.children) : '' },
    { from: 'title', path: 'title', text: content.title },
  ]
  for (const candidate of candidates) {
    const text = plainText(candidate.text)
    if (!isBlank(text)) return { ...candidate, text }
  }
  return { from: 'nothing', path: 'teaser', text: '' }
}
