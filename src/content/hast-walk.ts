/** What the walkers over HTML share: options, notes, and questions about elements. */
import type { Comment, Element, ElementContent, Nodes, RootContent, Text } from 'hast'
import { importNotes } from './import-notes.ts'
import type { Mark, MediaKey } from './nodes.ts'
import type { Note } from './notes.ts'
import { cleanUrl, isSafeUrl } from './safe-url.ts'

export type HastNode = RootContent | ElementContent

/** What surrounds a place: formats, a link. */
export interface Around {
  readonly marks: readonly Mark[]
  readonly link?: { readonly url: string; readonly title?: string }
}

export interface ImportContext {
  /** Adds a note; the same note is kept once. */
  readonly note: (note: Note) => void
  readonly resolveImage: (source: string) => MediaKey | null
  /** Site path of the folder in which relative links are looked up, `/blog/`. */
  readonly basePath: string
}

export const isElement = (node: Nodes): node is Element => node.type === 'element'
export const isText = (node: Nodes): node is Text => node.type === 'text'
export const isComment = (node: Nodes): node is Comment => node.type === 'comment'
export const isBlankText = (node: Nodes) => isText(node) && /^[ \t\n\r\f]*$/.test(node.value)

/** An attribute as a string, empty if absent. */
export function attribute(node: Element, name: string): string {
  const value = node.properties[name]
  return value === undefined || value === null || typeof value === 'boolean' ? '' : Array.isArray(value) ? value.join(' ') : String(value)
}

export function hasAttribute(node: Element, name: string): boolean {
  return node.properties[name] !== undefined && node.properties[name] !== null
}

/** All text below a node, as written. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

const CONTAINERS = 'address article aside body center details dd dialog div dl dt fieldset figcaption figure footer form header hgroup html main nav noscript search section summary template tbody td tfoot th thead tr caption'
const BLOCKS = new Set([...CONTAINERS.split(' '), ...'p h1 h2 h3 h4 h5 h6 ul ol menu dir li blockquote pre table hr'.split(' ')])

/** Does it make a block of its own: by its name, or because a block stands within? */
export function isBlockElement(node: HastNode): node is Element {
  return isElement(node) && (BLOCKS.has(node.tagName) || node.children.some((child) => isBlockElement(child)))
}

/**
 * The address a link may carry, or undefined (with a note) if its text must stand alone. Relative addresses become site paths.
 */
export function linkTarget(href: string, ctx: ImportContext): string | undefined {
  const address = href.trim()
  if (isSafeUrl(cleanUrl(address))) return cleanUrl(address)
  if (address === '' || address.startsWith('#')) {
    ctx.note(importNotes.linkAnchor(address))
    return undefined
  }
  const target = repaired(address, ctx.basePath)
  if (target === undefined || !isSafeUrl(target)) {
    ctx.note(importNotes.linkUnsafe(address))
    return undefined
  }
  if (!/^https?:/i.test(address)) ctx.note(importNotes.linkRelative(address, target))
  return target
}

/** Encodes what a web address may not contain as written, and resolves relative addresses within the site. */
function repaired(address: string, basePath: string): string | undefined {
  const origin = 'https://site.invalid'
  try {
    if (/^https?:\/\/[^/]/i.test(address)) return new URL(address).href.replaceAll('|', '%7C')
    if (address.startsWith('//') || /^[^/?#]*:/.test(address) || address.includes('\\')) return undefined
    const url = new URL(address, `${origin}${basePath}`)
    return url.origin === origin ? `${url.pathname}${url.search}${url.hash}`.replaceAll('|', '%7C') : undefined
  } catch {
    return undefined
  }
}
