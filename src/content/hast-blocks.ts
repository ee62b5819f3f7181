/** HTML → blocks. One walker for Markdown and for HTML within it. */
import type { Element } from 'hast'
import { isVisible } from './clean-text.ts'
import { fold } from './hast-fold.ts'
import { lineOf } from './hast-inline.ts'
import { listOf, tableOf } from './hast-lists-tables.ts'
import type { Around, HastNode, ImportContext } from './hast-walk.ts'
import { attribute, hasAttribute, isBlankText, isBlockElement, isComment, isElement, textOf } from './hast-walk.ts'
import { importNotes } from './import-notes.ts'
import type { Block, Image } from './nodes.ts'
import { isVisibleInline } from './normalise-inline.ts'

/** Blocks of a run of siblings; what stands between blocks becomes a paragraph. */
export function blocksOf(nodes: readonly HastNode[], around: Around, ctx: ImportContext): Block[] {
  const blocks: Block[] = []
  let run: HastNode[] = []
  const flush = () => {
    blocks.push(...paragraphOf(run, around, ctx))
    run = []
  }
  for (const node of nodes) {
    if (isBlockElement(node)) {
      flush()
      blocks.push(...blockOf(node, around, ctx))
    } else if (isComment(node)) ctx.note(importNotes.comment(node.value.trim()))
    else run.push(node)
  }
  flush()
  return blocks
}

function paragraphOf(nodes: readonly HastNode[], around: Around, ctx: ImportContext): Block[] {
  const solid = nodes.filter((node) => !isBlankText(node))
  const [only] = solid
  const isSmall = solid.length === 1 && only !== undefined && isElement(only) && only.tagName === 'small'
  const { children, before, after } = lineOf(isSmall ? only.children : nodes, around, ctx)
  if (!isVisibleInline(children)) return [...before, ...after]
  for (const image of after) ctx.note(importNotes.imageMoved(image.source ?? ''))
  return [...before, { type: isSmall ? 'legalNote' : 'paragraph', children }, ...after]
}

function blockOf(node: Element, around: Around, ctx: ImportContext): Block[] {
  switch (node.tagName) {
    case 'p':
      // A paragraph that holds a block (through HTML) is a container.
      return node.children.some(isBlockElement) ? blocksOf(node.children, around, ctx) : paragraphOf(node.children, around, ctx)
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return headingOf(node, Number(node.tagName[1]), around, ctx)
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return listOf(node, around, ctx, blocksOf)
    case 'blockquote':
      return quoteOf(node, around, ctx)
    case 'pre':
      return codeOf(node, ctx)
    case 'table':
      return tableOf(node, around, ctx, blocksOf)
    case 'hr':
      return [{ type: 'divider' }]
    case 'figure':
      return figureOf(node, around, ctx)
    case 'section':
      return blocksOf(hasAttribute(node, 'dataFootnotes') ? node.children.filter((child) => !isFootnoteHeading(child)) : node.children, around, ctx)
    case 'template':
      return blocksOf([...(node.content?.children ?? []), ...node.children] as HastNode[], around, ctx)
    case 'dt':
    case 'summary':
      return blocksOf(node.children, { ...around, marks: [...around.marks, 'bold'] }, ctx)
    default:
      if (['center', 'form', 'fieldset', 'dialog'].includes(node.tagName) || hasAttribute(node, 'style') || hasAttribute(node, 'align')) ctx.note(importNotes.styling(node.tagName))
      return blocksOf(node.children, inheriting(node, around, ctx), ctx)
  }
}

/** An inline element around blocks (`<b><p>…`): its format or link reaches the text below. */
function inheriting(node: Element, around: Around, ctx: ImportContext): Around {
  const probe = lineOf([{ ...node, children: [{ type: 'text', value: 'x' }] }], around, { ...ctx, note: () => {} }).children[0]
  const inner = probe?.type === 'link' ? probe.children[0] : probe
  return {
    marks: inner?.type === 'text' ? (inner.marks ?? []) : around.marks,
    ...(around.link ? { link: around.link } : probe?.type === 'link' ? { link: { url: probe.url, ...(probe.title === undefined ? {} : { title: probe.title }) } } : {}),
  }
}

const isFootnoteHeading = (node: HastNode) => isElement(node) && attribute(node, 'id') === 'footnote-label'

function headingOf(node: Element, from: number, around: Around, ctx: ImportContext): Block[] {
  const level = from <= 2 ? 2 : from === 3 ? 3 : 4
  if (from === 1 || from > 4) ctx.note(importNotes.headingLevel(from, level))
  const { children, hoisted } = fold(blocksOf(node.children, around, ctx), 'heading', ctx)
  return [{ type: 'heading', level, children }, ...hoisted]
}

function quoteOf(node: Element, around: Around, ctx: ImportContext): Block[] {
  const solid = node.children.filter((child) => !isBlankText(child))
  const source = sourceOf(solid.at(-1), ctx)
  const { children, hoisted } = fold(blocksOf(source === undefined ? node.children : solid.slice(0, -1), around, ctx), 'quote', ctx)
  return [{ type: 'quote', children, ...(source === undefined ? {} : { source }) }, ...hoisted]
}

/** A quotation's last paragraph, if it is nothing but a `<cite>`: who or what is quoted. */
function sourceOf(node: HastNode | undefined, ctx: ImportContext): string | undefined {
  if (node === undefined || !isElement(node)) return undefined
  if (node.tagName === 'cite') {
    const text = textOf(node)
    const links = node.children.filter((child) => isElement(child) && child.tagName === 'a')
    if (!isVisible(text) || text.length > 2_000 || node.children.some((child) => child.type !== 'text' && !links.includes(child))) return undefined
    if (links.length > 0) ctx.note(importNotes.sourceLink())
    return text
  }
  const solid = node.children.filter((child) => !isBlankText(child))
  return (node.tagName === 'p' || node.tagName === 'footer') && solid.length === 1 ? sourceOf(solid[0], ctx) : undefined
}

function codeOf(node: Element, ctx: ImportContext): Block[] {
  const code = node.children.find((child) => isElement(child) && child.tagName === 'code')
  const className = code && isElement(code) ? attribute(code, 'className') : ''
  const language = /(?:^|\s)language-(\S+)/.exec(className)?.[1]
  const isKnown = language !== undefined && /^[\w+#.-]{1,40}$/.test(language)
  if (language !== undefined && !isKnown) ctx.note(importNotes.codeLanguage(language))
  const images = lineOf(node.children, { marks: [] }, ctx)
  // Preformatted text may be longer than one block may be.
  const text = preformatted(node)
  const parts = text.match(/[\s\S]{1,90000}/g) ?? []
  return [...parts.map((part): Block => ({ type: 'code', ...(isKnown ? { language } : {}), text: part })), ...images.before, ...images.after]
}

function preformatted(node: Element): string {
  return node.children.map((child) => (isElement(child) ? (child.tagName === 'br' ? '\n' : preformatted(child)) : textOf(child))).join('')
}

/** One picture with its caption; anything else in a figure stands as it would outside. */
function figureOf(node: Element, around: Around, ctx: ImportContext): Block[] {
  const isCaption = (child: HastNode): child is Element => isElement(child) && child.tagName === 'figcaption'
  const captions = node.children.filter(isCaption)
  const blocks = blocksOf(node.children.filter((child) => !isCaption(child)), around, ctx)
  const [only] = blocks
  const caption = captions.map(textOf).join(' ')
  const isPlain = captions.every((each) => each.children.every((child) => child.type === 'text')) && caption.length <= 2_000
  if (blocks.length === 1 && only?.type === 'image' && isPlain && only.caption === undefined) return [{ ...only, ...(isVisible(caption) ? { caption } : {}) } satisfies Image]
  return [...blocks, ...captions.flatMap((each) => blocksOf(each.children, around, ctx))]
}
