/** Reading a tree: visiting every node, collecting keys, the plain text that a reader meets. */
import type { ConsentEnding, Inline, MediaKey, Node, PieceKey, TestimonialKey, Tree } from './nodes.ts'

/** Nodes directly below a node, with the path step that leads to each: `children.0`, `nested`, `rows.1`. */
export function childrenOf(node: Tree | Node): readonly (readonly [step: string, node: Node])[] {
  const list = (name: string, nodes: readonly Node[]) => nodes.map((child, index) => [`${name}.${index}`, child] as const)
  switch (node.type) {
    case 'list':
      return list('items', node.items)
    case 'listItem':
      return [...list('children', node.children), ...(node.nested ? [['nested', node.nested] as const] : [])]
    case 'table':
      return list('rows', node.rows)
    case 'tableRow':
      return list('cells', node.cells)
    case 'root':
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'legalNote':
    case 'tableCell':
    case 'link':
    case 'conditional':
      return list('children', node.children)
    case 'text':
    case 'lineBreak':
    case 'variable':
    case 'code':
    case 'image':
    case 'keyFigures':
    case 'callToAction':
    case 'embed':
    case 'testimonial':
    case 'divider':
      return []
  }
}

/** Calls `fn` for every node in reading order, parents first. Paths begin below the root: `children.0.items.1`. The root itself is not visited. */
export function visit(tree: Tree | Node, fn: (node: Node, path: string) => void, path = ''): void {
  for (const [step, child] of childrenOf(tree)) {
    const childPath = path === '' ? step : `${path}.${step}`
    fn(child, childPath)
    visit(child, fn, childPath)
  }
}

/** Keys of the media files that the body shows, each once, in reading order. */
export function mediaKeysOf(tree: Tree): readonly MediaKey[] {
  const keys = new Set<MediaKey>()
  visit(tree, (node) => {
    if (node.type === 'image' && node.media !== null) keys.add(node.media)
  })
  return [...keys]
}

/** Keys of the media files that only some recipients see, each once: no rendition for everybody shows them. */
export function personalMediaKeysOf(tree: Tree): readonly MediaKey[] {
  const children = tree.children.flatMap((block) => (block.type === 'conditional' ? block.children : []))
  return mediaKeysOf({ type: 'root', children })
}

/** Columns of a list of recipients that variables and conditions look at besides the fixed ones, each once: a list that lacks one makes a run that nobody meant. */
export function freeColumnsOf(tree: Tree): readonly string[] {
  const columns = new Set<string>()
  visit(tree, (node) => {
    if (node.type === 'variable' && node.column !== undefined) columns.add(node.column)
    if (node.type === 'conditional') for (const { column } of node.rules) if (column !== undefined) columns.add(column)
  })
  return [...columns]
}

/** Keys of the pieces set into the body, each once, in reading order. */
export function embedKeysOf(tree: Tree): readonly PieceKey[] {
  const keys = new Set<PieceKey>()
  visit(tree, (node) => {
    if (node.type === 'embed') keys.add(node.piece)
  })
  return [...keys]
}

/** Keys of the testimonials that the body quotes, each once, in reading order; on request only those whose end takes the piece with it. */
export function testimonialKeysOf(tree: Tree, ending?: ConsentEnding): readonly TestimonialKey[] {
  const keys = new Set<TestimonialKey>()
  visit(tree, (node) => {
    if (node.type === 'testimonial' && (ending === undefined || node.ending === ending)) keys.add(node.testimonial)
  })
  return [...keys]
}

/**
 * The text a reader meets, in order: blocks apart by a blank line, items, rows and hard breaks by a line end, cells by a tab. Captions,
 * sources, figures and labels are included; variables stand with their fallback, conditional blocks as if for everybody; embedded pieces and testimonials are not (they are text of their own).
 * Alternative texts of images are included with `isAltIncluded`.
 */
export function plainText(node: Tree | Node, options: { readonly isAltIncluded?: boolean } = {}): string {
  const all = (nodes: readonly Node[], separator: string) =>
    nodes
      .map((child) => plainText(child, options))
      .filter((text) => text !== '')
      .join(separator)
  const lines = (...texts: readonly (string | undefined)[]) => texts.filter((text) => text !== undefined && text !== '').join('\n')
  switch (node.type) {
    case 'root':
    case 'conditional':
      return all(node.children, '\n\n')
    case 'paragraph':
    case 'heading':
    case 'legalNote':
    case 'link':
    case 'tableCell':
      return inlineText(node.children)
    case 'quote':
      return lines(inlineText(node.children), node.source)
    case 'list':
      return all(node.items, '\n')
    case 'listItem':
      return lines(inlineText(node.children), node.nested && plainText(node.nested, options))
    case 'table':
      return lines(node.caption, all(node.rows, '\n'))
    case 'tableRow':
      return all(node.cells, '\t')
    case 'image':
      return lines(options.isAltIncluded ? node.alt : '', node.caption)
    case 'keyFigures':
      return node.items.map(({ value, label }) => `${value} ${label}`).join('\n')
    case 'callToAction':
      return node.label
    case 'text':
    case 'code':
      return node.text
    case 'lineBreak':
      return '\n'
    case 'variable':
      return node.fallback
    case 'embed':
    case 'testimonial':
    case 'divider':
      return ''
  }
}

function inlineText(children: readonly Inline[]): string {
  return children.map((child) => plainText(child)).join('')
}
