/** HTML within a line → inline content. Images cannot stand in a line: they are handed back beside it. */
import type { Element } from 'hast'
import { cleanLine, isVisible } from './clean-text.ts'
import type { Around, HastNode, ImportContext } from './hast-walk.ts'
import { attribute, hasAttribute, isBlankText, isComment, isElement, isText, linkTarget, textOf } from './hast-walk.ts'
import { importNotes } from './import-notes.ts'
import type { Image, Inline, Link, Mark, Text } from './nodes.ts'
import { VARIABLE_NAMES } from './nodes.ts'
import { isSafeUrl } from './safe-url.ts'
import { TEXT_LIMITS } from './schema-nodes.ts'

export interface Line {
  readonly children: Inline[]
  /** Images that stood before any text. */
  readonly before: Image[]
  /** Images that stood among or behind the text. */
  readonly after: Image[]
}

/** A line being written: a link in the source stays one link here, however many parts it has. */
interface OpenLine extends Line {
  link: Around['link']
  linked: Link['children'][number][]
}

const MARK_OF: Readonly<Record<string, Mark>> = {
  ...{ strong: 'bold', b: 'bold', em: 'italic', i: 'italic', dfn: 'italic', var: 'italic', cite: 'italic', u: 'underline', ins: 'underline' },
  ...{ s: 'strike', strike: 'strike', del: 'strike', code: 'code', kbd: 'code', samp: 'code', tt: 'code', sub: 'sub', sup: 'sup' },
}
/** Elements that show something from elsewhere: their address is kept as a link. */
const MEDIA_TAGS = new Set(['iframe', 'video', 'audio', 'embed', 'object', 'frame'])
/** Elements without text for readers. */
const SILENT_TAGS = new Set(['script', 'style', 'input', 'canvas', 'link', 'meta', 'head', 'base', 'area', 'param', 'source', 'track', 'col', 'colgroup'])
/** Elements that only group or style; worth a note where they carry styling. */
const PLAIN_TAGS = new Set(['span', 'bdi', 'bdo', 'data', 'time', 'abbr', 'acronym', 'label', 'picture', 'ruby', 'rb', 'rt', 'rp', 'small', 'nobr'])

/** Everything in `nodes` as one line. */
export function lineOf(nodes: readonly HastNode[], around: Around, ctx: ImportContext): Line {
  const line: OpenLine = { children: [], before: [], after: [], link: undefined, linked: [] }
  collect(nodes, around, ctx, line)
  return line
}

function collect(nodes: readonly HastNode[], around: Around, ctx: ImportContext, line: OpenLine): void {
  for (const node of nodes) {
    if (isText(node)) push(line, textNode(node.value, around), around)
    else if (isElement(node)) collectElement(node, around, ctx, line)
    else if (isComment(node)) ctx.note(importNotes.comment(node.value.trim()))
  }
}

function textNode(value: string, { marks }: Around): Text {
  // Line ends in HTML are blanks.
  return { type: 'text', text: value.replace(/[ \t]*[\r\n]+[ \t]*/g, ' '), marks }
}

function push(line: OpenLine, child: Link['children'][number], { link }: Around): void {
  if (link === undefined) line.children.push(child)
  else if (line.link === link) line.linked.push(child)
  else {
    line.linked = [child]
    line.children.push({ type: 'link', ...link, children: line.linked })
  }
  line.link = link
}

function collectElement(node: Element, around: Around, ctx: ImportContext, line: OpenLine): void {
  const { tagName } = node
  const inside = (more: Partial<Around> = {}) => collect(node.children, { ...around, ...more }, ctx, line)
  const mark = MARK_OF[tagName]
  if (tagName === 'br') push(line, { type: 'lineBreak' }, around)
  else if (tagName === 'img') collectImage(node, around, ctx, line)
  else if (tagName === 'a') collectLink(node, around, ctx, line)
  else if (tagName === 'var' && isVariable(node)) push(line, variableOf(node), around)
  else if (mark !== undefined) inside({ marks: [...around.marks, mark] })
  else if (tagName === 'q') {
    push(line, textNode('“', around), around)
    inside()
    push(line, textNode('”', around), around)
  } else if (tagName === 'wbr') return
  else if (MEDIA_TAGS.has(tagName)) collectMedia(node, around, ctx, line)
  else if (SILENT_TAGS.has(tagName)) ctx.note(importNotes.markupDropped(tagName))
  else {
    // Custom elements, form controls, SVG and whatever comes: the text counts.
    if (!PLAIN_TAGS.has(tagName) || ['style', 'className', 'align', 'color'].some((name) => hasAttribute(node, name))) ctx.note(importNotes.styling(tagName))
    if (attribute(node, 'title') !== '') ctx.note(importNotes.hint(attribute(node, 'title')))
    inside()
  }
}

const columnOf = (node: Element) => cleanLine(attribute(node, 'dataColumn'))
const isVariable = (node: Element) => {
  const name = VARIABLE_NAMES.find((each) => each === attribute(node, 'dataVariable'))
  const column = columnOf(node)
  return name === 'free' ? isVisible(column) && column.length <= TEXT_LIMITS.column : name !== undefined
}
function variableOf(node: Element) {
  const name = VARIABLE_NAMES.find((each) => each === attribute(node, 'dataVariable')) ?? 'salutation'
  return { type: 'variable' as const, name, ...(name === 'free' ? { column: columnOf(node) } : {}), fallback: textOf(node) }
}

function collectLink(node: Element, around: Around, ctx: ImportContext, line: OpenLine): void {
  // A footnote's way back is an arrow, no text; its number stays, without a jump.
  if (hasAttribute(node, 'dataFootnoteBackref')) return
  const isFootnote = hasAttribute(node, 'dataFootnoteRef')
  const isPlain = isFootnote || around.link !== undefined || (!hasAttribute(node, 'href') && !node.children.every(isBlankText))
  const url = isPlain || !hasAttribute(node, 'href') ? undefined : linkTarget(attribute(node, 'href'), ctx)
  if (url === undefined) return collect(node.children, around, ctx, line)
  const title = attribute(node, 'title')
  collect(node.children, { ...around, link: { url, ...(isVisible(title) ? { title: title.slice(0, 2_000) } : {}) } }, ctx, line)
}

function collectMedia(node: Element, around: Around, ctx: ImportContext, line: OpenLine): void {
  const sources = node.children.filter(isElement).filter((child) => child.tagName === 'source')
  const source = attribute(node, 'src') || attribute(node, 'data') || (sources[0] ? attribute(sources[0], 'src') : '')
  const url = source === '' ? undefined : linkTarget(source, ctx)
  if (url === undefined || !isSafeUrl(url)) ctx.note(importNotes.mediaDropped(node.tagName, source))
  else {
    ctx.note(importNotes.mediaAsLink(node.tagName))
    const title = attribute(node, 'title')
    const link = around.link ?? { url }
    push(line, textNode(isVisible(title) ? title : url, around), { ...around, link })
    push(line, textNode(' ', around), around)
  }
  // What stands within is for readers whose device cannot show it; an iframe's is markup as text.
  if (node.tagName !== 'iframe') collect(node.children.filter((child) => !isElement(child) || !SILENT_TAGS.has(child.tagName)), around, ctx, line)
}

function collectImage(node: Element, around: Around, ctx: ImportContext, line: OpenLine): void {
  const [alt, altRest] = limited(attribute(node, 'alt'))
  const [caption, captionRest] = limited(attribute(node, 'title'))
  const source = decoded(attribute(node, 'src').trim())
  if (altRest + captionRest !== '') ctx.note(importNotes.textShortened([altRest, captionRest].filter((rest) => rest !== '').join(' ')))
  if (!isVisible(source)) {
    ctx.note(importNotes.imageWithoutAddress([alt, caption].filter((text) => text !== '').join(' ')))
    return
  }
  const media = ctx.resolveImage(source)
  if (media === null) ctx.note(importNotes.imageMissing(source))
  if (around.link !== undefined) ctx.note(importNotes.imageLink(around.link.url))
  const hasText = line.children.some((child) => child.type === 'variable' || (child.type === 'text' ? isVisible(child.text) : child.type === 'link'))
  ;(hasText ? line.after : line.before).push({ type: 'image', media, alt, ...(isVisible(caption) ? { caption } : {}), source: source.slice(0, 2_000) })
}

function limited(text: string): [kept: string, rest: string] {
  return [text.slice(0, 2_000), text.slice(2_000)]
}

function decoded(source: string): string {
  try {
    return decodeURIComponent(source)
  } catch {
    return source
  }
}
