/** The word account: which words a piece says, which arrive, which are lost. The rule that nothing is lost silently is checked with it. */
import type { Edition, PieceContent } from '../content/edition.ts'
import type { EditionHash, Inline, ListItem, Node, Testimonial } from '../content/nodes.ts'
import type { Recipient } from './contract.ts'
import { isShown } from './conditions.ts'
import { resolveEmbed } from './embeds.ts'
import { isUsableImage } from './pictures.ts'
import { type Quote, quoteOf, type Quotes, quoteWords, selectionSentence, showsOnlyPraise } from './quotes.ts'
import { isAddressed, variableValue } from './variables.ts'
import type { NodePath } from './walk.ts'

/** Where {@link sourceText} finds what the content only points to. */
export interface SourceScope {
  readonly embedded: Readonly<Record<EditionHash, Edition<PieceContent>>>
  /** Testimonials that may be shown; absent: none. */
  readonly quotes?: Quotes | undefined
  readonly recipient?: Recipient | undefined
}

/** Embeds nest at most this deep; deeper ones are left out with a note `embed-too-deep`. */
export const MAX_EMBED_DEPTH = 4

/**
 * Every word that a channel which shows the body owes its reader: title, the caption of the hero, and the body with embedded passages in full,
 * references by title and teaser, variables as filled, conditional blocks as the recipient gets them and all of them where nobody is addressed, link titles, and the notice that quotes are a selection where only praise is shown. The alternative text of a picture counts only where the picture
 * itself cannot be shown (then it is lost, and a note must say so).
 */
export function sourceText(content: PieceContent, scope: SourceScope): string {
  const hero = content.hero && pictureText(content.hero, content)
  return [content.title, hero ?? '', bodyText(content, scope, 0), selectionNotice(content, scope) ?? ''].join('\n')
}

/** Whom a piece quotes, embedded passages included: each testimonial once, in reading order. */
export function quotesIn(content: PieceContent, scope: SourceScope): Quote[] {
  const quotes = testimonialsIn(content, scope).flatMap(({ node }) => quoteOf(node, scope.quotes ?? {}) ?? [])
  return [...new Map(quotes.map((quote) => [quote.testimonial, quote])).values()]
}

/** Every place in which a piece quotes somebody, embedded passages included, in reading order, whether the words may be shown or not. */
export function testimonialsIn(content: PieceContent, scope: Pick<SourceScope, 'embedded'>, path: NodePath = 'body', depth = 0): { readonly node: Testimonial; readonly path: NodePath }[] {
  return content.body.children.flatMap((block, index) => {
    const at = `${path}.${index}`
    if (block.type === 'testimonial') return [{ node: block, path: at }]
    if (block.type !== 'embed' || depth >= MAX_EMBED_DEPTH) return []
    const resolved = resolveEmbed(block, content, scope.embedded)
    return resolved.as === 'passage' ? testimonialsIn(resolved.edition.content, scope, `${at}.body`, depth + 1) : []
  })
}

/** The sentence that a piece owes its readers where all its quotes are praise, once; undefined where it quotes nobody, or not only praise. */
export function selectionNotice(content: PieceContent, scope: SourceScope): string | undefined {
  return showsOnlyPraise(quotesIn(content, scope)) ? selectionSentence(content.locale) : undefined
}

/** Text of an inline sequence, variables filled; line breaks as `\n`. Link titles are left out. */
export function inlineText(nodes: readonly Inline[], recipient?: Recipient): string {
  return nodes.map((node) => inlineNodeText(node, recipient)).join('')
}

function inlineNodeText(node: Inline, recipient: Recipient | undefined): string {
  switch (node.type) {
    case 'text':
      return node.text
    case 'lineBreak':
      return '\n'
    case 'variable':
      return variableValue(node, recipient)
    case 'link':
      return inlineText(node.children, recipient)
  }
}

function pictureText(picture: { media: string | null; alt: string; caption?: string }, content: PieceContent): string {
  const caption = picture.caption ?? ''
  return isUsableImage(picture.media, content.media) ? caption : `${picture.alt}\n${caption}`
}

/** The words of one content's body, embedded ones included; see {@link sourceText}. */
export function bodyText(content: PieceContent, scope: SourceScope, depth = 0): string {
  const inline = (nodes: readonly Inline[]) =>
    [inlineText(nodes, scope.recipient), ...nodes.flatMap((node) => (node.type === 'link' && node.title ? [node.title] : []))].join('\n')
  const item = (node: ListItem): string => [inline(node.children), node.nested ? text(node.nested) : ''].join('\n')
  const text = (node: Node): string => {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
      case 'legalNote':
      case 'tableCell':
        return inline(node.children)
      case 'quote':
        return [inline(node.children), node.source ?? ''].join('\n')
      case 'list':
        return node.items.map(item).join('\n')
      case 'listItem':
        return item(node)
      case 'code':
        return node.text
      case 'image':
        return pictureText(node, content)
      case 'table':
        return [node.caption ?? '', ...node.rows.flatMap((row) => row.cells.map(text))].join('\n')
      case 'tableRow':
        return node.cells.map(text).join('\n')
      case 'keyFigures':
        return node.items.map((figure) => `${figure.value}\n${figure.label}`).join('\n')
      case 'callToAction':
        return node.label
      case 'embed': {
        const resolved = resolveEmbed(node, content, scope.embedded)
        if (resolved.as === 'missing') return ''
        const inner = resolved.edition.content
        if (resolved.as === 'reference') return `${inner.title}\n${inner.teaser}`
        return depth < MAX_EMBED_DEPTH ? bodyText(inner, scope, depth + 1) : ''
      }
      case 'testimonial': {
        const quote = quoteOf(node, scope.quotes ?? {})
        return quote ? quoteWords(quote, content.locale) : ''
      }
      case 'conditional':
        return !isAddressed(scope.recipient) || isShown(node, scope.recipient, content.locale) ? node.children.map(text).join('\n') : ''
      case 'divider':
        return ''
      case 'text':
      case 'lineBreak':
      case 'variable':
      case 'link':
        return inline([node])
    }
  }
  return content.body.children.map(text).join('\n')
}
