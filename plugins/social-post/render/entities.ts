/** Addresses and tags that stand in a text as the author wrote it. */
import type { Span } from '../networks/network.ts'

export interface Entity {
  readonly kind: 'link' | 'tag'
  /** UTF-16 offsets. */
  readonly start: number
  readonly end: number
  readonly text: string
}

const ENTITY = /(?<url>https?:\/\/[\p{L}\p{N}[][^\s<>"„“”«»\\^`{|}]*)|(?<![\p{L}\p{M}\p{N}_&/#])(?<tag>#[\p{M}\p{N}_]*\p{L}[\p{L}\p{M}\p{N}_]*)/giu

/** Web addresses with a scheme and tags with a letter in them, in order, without overlap. */
export function findEntities(text: string): Entity[] {
  const found: Entity[] = []
  for (const match of text.matchAll(ENTITY)) {
    const url = match.groups?.url
    const whole = url === undefined ? match[0] : withoutTrailingPunctuation(url)
    found.push({ kind: url === undefined ? 'tag' : 'link', start: match.index, end: match.index + whole.length, text: whole })
  }
  return found
}

/** The text as spans of prose, links and tags. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const entity of findEntities(text)) {
    if (entity.start > from) spans.push({ kind: 'prose', text: text.slice(from, entity.start) })
    spans.push({ kind: entity.kind, text: entity.text })
    from = entity.end
  }
  if (from < text.length) spans.push({ kind: 'prose', text: text.slice(from) })
  return spans
}

/** A full stop, comma or closing bracket after an address belongs to the sentence, unless the address opened the bracket. */
function withoutTrailingPunctuation(url: string): string {
  let end = url.length
  while (end > 0) {
    const last = url[end - 1] ?? ''
    const isUnopened = last === ')' && !url.slice(0, end - 1).includes('(')
    if (!/[.,;:!?'’…*_~]/.test(last) && !isUnopened) break
    end -= 1
  }
  return url.slice(0, end)
}
