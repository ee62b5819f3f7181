/** What a renderer may show of what the content points to; what it may not is noted. */
import type { Edition, PieceContent } from '../content/edition.ts'
import type { Conditional, EditionHash, Embed, Image, PlainBlock, Testimonial, Variable } from '../content/nodes.ts'
import type { Recipient } from './contract.ts'
import { isShown } from './conditions.ts'
import { resolveEmbed } from './embeds.ts'
import { altMissing, conditionalHidden, embedMissing, embedTooDeep, imageMissing } from './loss-notes.ts'
import type { Note } from './notes.ts'
import { pictureFacts, type PictureFacts } from './pictures.ts'
import { type Quote, quoteAbsent, quoteOf, type Quotes } from './quotes.ts'
import { isAddressed, variableMissing, variableValue } from './variables.ts'
import type { NodePath } from './walk.ts'
import { bodyText, MAX_EMBED_DEPTH } from './words.ts'

interface NoteTaker {
  push(note: Note): unknown
}

/** The picture's facts and its alternative text (its own, else its file's), with a note where that is blank; undefined, with a note, where it cannot be shown. */
export function shownPicture(
  picture: Pick<Image, 'media' | 'alt' | 'caption' | 'source'>,
  { content, notes }: { readonly content: Pick<PieceContent, 'media'>; readonly notes: NoteTaker },
  path: NodePath,
): { readonly facts: PictureFacts; readonly alt: string } | undefined {
  const facts = pictureFacts(picture.media, content.media)
  if (!facts) {
    notes.push(imageMissing(picture, path))
    return undefined
  }
  const alt = picture.alt || facts.alt
  if (alt.trim() === '') notes.push(altMissing(path))
  return { facts, alt }
}

/** What an embed shows: a passage in full or a reference; undefined, with a note, where it is not at hand or nested too deeply. */
export function shownEmbed(
  node: Embed,
  scope: {
    readonly content: PieceContent
    readonly embedded: Readonly<Record<EditionHash, Edition<PieceContent>>>
    readonly quotes?: Quotes | undefined
    readonly recipient?: Recipient | undefined
    /** How many passages stand around the embed. */
    readonly depth: number
    readonly notes: NoteTaker
  },
  path: NodePath,
): { readonly as: 'passage' | 'reference'; readonly content: PieceContent } | undefined {
  const resolved = resolveEmbed(node, scope.content, scope.embedded)
  if (resolved.as === 'missing') {
    scope.notes.push(embedMissing(node.piece, path))
    return undefined
  }
  const { as, edition } = resolved
  if (as === 'passage' && scope.depth >= MAX_EMBED_DEPTH) {
    scope.notes.push(embedTooDeep(node.piece, path, bodyText(edition.content, scope, scope.depth)))
    return undefined
  }
  return { as, content: edition.content }
}

/** The words of a testimonial; undefined, with a note, where they may not be shown. */
export function shownQuote(node: Testimonial, quotes: Quotes, notes: NoteTaker, path: NodePath): Quote | undefined {
  const quote = quoteOf(node, quotes)
  if (!quote) notes.push(quoteAbsent(node, path))
  return quote ?? undefined
}

/** What stands at a variable, with a note where that is nothing. */
export function shownVariable(node: Variable, { recipient, notes }: { readonly recipient?: Recipient | undefined; readonly notes: NoteTaker }, path: NodePath): string {
  const missing = variableMissing(node, recipient, path)
  if (missing) notes.push(missing)
  return variableValue(node, recipient)
}

/** The blocks of a conditional one that this reader sees: all or none. Where nobody is addressed and its author hides it, a note names its words. */
export function shownConditional(
  node: Conditional,
  scope: {
    readonly content: PieceContent
    readonly embedded: Readonly<Record<EditionHash, Edition<PieceContent>>>
    readonly recipient?: Recipient | undefined
    readonly notes: NoteTaker
  },
  path: NodePath,
): readonly PlainBlock[] {
  const { content, recipient, notes } = scope
  if (isShown(node, recipient, content.locale)) return node.children
  if (!isAddressed(recipient)) notes.push(conditionalHidden(path, bodyText({ ...content, body: { type: 'root', children: node.children } }, scope).trim()))
  return []
}
