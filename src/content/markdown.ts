/** Markdown (CommonMark, GFM, front matter, inline HTML) → content tree. Every word arrives or stands in a note. */
import type { Root as HastRoot } from 'hast'
import type { Nodes, Root } from 'mdast'
import rehypeRaw from 'rehype-raw'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { cleanLine } from './clean-text.ts'
import { HubError } from './errors.ts'
import { blocksOf } from './hast-blocks.ts'
import type { ImportContext } from './hast-walk.ts'
import { importNotes } from './import-notes.ts'
import type { FrontMatter, FrontMatterKeys } from './markdown-front-matter.ts'
import { DEFAULT_FRONT_MATTER_KEYS, parseFrontMatter } from './markdown-front-matter.ts'
import type { Block, MediaKey, Tree } from './nodes.ts'
import type { Note } from './notes.ts'
import { parseTree } from './schema.ts'
import { plainText } from './walk.ts'

export type { FrontMatter, FrontMatterField, FrontMatterKeys } from './markdown-front-matter.ts'
export { DEFAULT_FRONT_MATTER_KEYS } from './markdown-front-matter.ts'

export interface MarkdownOptions {
  readonly keys?: FrontMatterKeys
  /** The media key of an image address as written (`./bild.jpg`), or null if the file is not at hand. Default: null for all. */
  readonly resolveImage?: (source: string) => MediaKey | null
  /** Site path of the folder in which relative links are looked up. Default `/`. */
  readonly basePath?: string
}

export interface ImportedMarkdown {
  readonly frontMatter: FrontMatter
  /** In canonical form. */
  readonly tree: Tree
  /** The front matter's title, else the level 1 heading with which the text begins (it is then no longer in the tree). */
  readonly title?: string
  readonly notes: readonly Note[]
}

/** Characters of one document. */
export const MAX_MARKDOWN_LENGTH = 1_000_000

/** A noncharacter: stands for the star in “Nutzer*innen” while emphasis is parsed. */
const STAR = '\ufdd0'

/**
 * Reads one Markdown document.
 * @throws HubError `too-large` above a million characters; `bad-input` for bad front matter, nesting over 100 levels, or more than 20,000 nodes.
 */
export function fromMarkdown(text: string, options: MarkdownOptions = {}): ImportedMarkdown {
  if (text.length > MAX_MARKDOWN_LENGTH) throw new HubError('too-large', `The document has ${text.length} characters; ${MAX_MARKDOWN_LENGTH} are allowed. Split it.`)
  const notes = new Map<string, Note>()
  const note = (each: Note) => notes.set(JSON.stringify(each), each)
  const ctx: ImportContext = { note, resolveImage: options.resolveImage ?? (() => null), basePath: options.basePath ?? '/' }
  try {
    const mdast = parseMdast(text)
    const [head] = mdast.children
    const { frontMatter, notes: fieldNotes } = parseFrontMatter(head?.type === 'yaml' ? head.value : '', options.keys ?? DEFAULT_FRONT_MATTER_KEYS)
    for (const each of fieldNotes) note(each)
    const firstText = mdast.children.find((node) => node.type !== 'yaml')
    const isTitled = firstText?.type === 'heading' && firstText.depth === 1
    // Level 2 is where it stands if it stays: no reason for a note.
    if (isTitled) firstText.depth = 2
    const hast = unified().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw).runSync(mdast) as HastRoot
    const { title, blocks } = withTitle(blocksOf(hast.children.filter((node) => node.type !== 'doctype'), { marks: [] }, ctx), isTitled, frontMatter.title, note)
    return { frontMatter, tree: parseTree({ type: 'root', children: blocks }), ...(title === undefined ? {} : { title }), notes: [...notes.values()] }
  } catch (error) {
    if (error instanceof RangeError) throw new HubError('bad-input', 'The document is nested too deeply to be read. Flatten its lists, quotations and HTML.')
    throw error
  }
}

function parseMdast(text: string): Root {
  const source = text
    .replace(/^\ufeff/, '')
    .replaceAll(STAR, '')
    .replaceAll('\u0000', '')
    .replace(/\r\n?/g, '\n')
    // German inclusive forms are no emphasis: two of them in a paragraph would lose their stars.
    .replace(/(?<=[\p{L}]|[\p{L}]-)\*(?=in(?:nen)?(?![\p{L}\p{N}_*]))/gu, STAR)
  const mdast = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).parse(source)
  const pending: { node: Nodes; depth: number }[] = [{ node: mdast, depth: 0 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, depth } = next
    if (depth > 100) throw new HubError('bad-input', 'The document is nested deeper than 100 levels. Flatten its lists and quotations.')
    if ('value' in node) node.value = node.value.replaceAll(STAR, '*')
    // Like HTML's own parser, rehype-raw drops one line break at the beginning of preformatted text.
    if (node.type === 'code' && node.value.startsWith('\n')) node.value = `\n${node.value}`
    if ('alt' in node && node.alt) node.alt = node.alt.replaceAll(STAR, '*')
    if ('title' in node && node.title) node.title = node.title.replaceAll(STAR, '*')
    if ('url' in node) node.url = node.url.replaceAll(STAR, '*').replaceAll(encodeURIComponent(STAR), '*')
    if ('children' in node) for (const child of node.children) pending.push({ node: child, depth: depth + 1 })
  }
  return mdast
}

/** A level 1 heading at the very beginning is the title, or repeats it. */
function withTitle(blocks: Block[], isTitled: boolean, known: string | undefined, note: (note: Note) => void): { title: string | undefined; blocks: Block[] } {
  const [first, ...rest] = blocks
  if (!isTitled || first?.type !== 'heading') return { title: known, blocks }
  const title = cleanLine(plainText(first))
  if (known === undefined) return { title, blocks: rest }
  if (known !== title) return { title: known, blocks }
  note(importNotes.titleRepeated(title))
  return { title: known, blocks: rest }
}
