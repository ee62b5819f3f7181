/** What an embedded piece looks like in the piece around it: a snippet is set in as a passage, any other kind as a reference. */
import type { Edition, PieceContent } from '../content/edition.ts'
import type { EditionHash, Embed } from '../content/nodes.ts'

export type ResolvedEmbed =
  /** A snippet: its body stands here in full. */
  | { readonly as: 'passage'; readonly edition: Edition<PieceContent> }
  /** A piece of its own: title and teaser stand here, with a link where the channel has links. */
  | { readonly as: 'reference'; readonly edition: Edition<PieceContent> }
  /** The pinned edition is not at hand: the channel leaves it out with a note `embed-missing` (error). */
  | { readonly as: 'missing' }

/** Resolves an embed through the pins of the content it stands in. */
export function resolveEmbed(
  node: Embed,
  content: Pick<PieceContent, 'embeds'>,
  embedded: Readonly<Record<EditionHash, Edition<PieceContent>>>,
): ResolvedEmbed {
  const hash = content.embeds[node.piece]
  const edition = hash === undefined ? undefined : embedded[hash]
  if (!edition) return { as: 'missing' }
  return { as: edition.content.kind === 'snippet' ? 'passage' : 'reference', edition }
}

/** The contents whose bodies a piece shows: its own and those of embedded passages, each once. What stands in a piece that is only referred to is not shown. */
export function shownContents(content: PieceContent, embedded: Readonly<Record<EditionHash, Edition<PieceContent>>>): PieceContent[] {
  const shown = new Set([content])
  // A set goes on to what is added while it is walked.
  for (const { embeds } of shown) {
    for (const hash of Object.values(embeds)) {
      const inner = embedded[hash]?.content
      if (inner?.kind === 'snippet') shown.add(inner)
    }
  }
  return [...shown]
}
