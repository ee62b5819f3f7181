/** Byte ranges of links and tags, as Bluesky wants them. */
import { isTagLength } from '../networks/bluesky.ts'
import type { Span } from '../networks/network.ts'
import type { Facet } from './post.ts'
import { utf8Length } from './utf8.ts'

/** Facets of a text that is written by joining `spans` as they are. */
export function facetsOf(spans: readonly Span[]): Facet[] {
  const facets: Facet[] = []
  let byteStart = 0
  for (const { kind, text } of spans) {
    const byteEnd = byteStart + utf8Length(text)
    const index = { byteStart, byteEnd }
    if (kind === 'link') facets.push({ index, features: [{ $type: 'app.bsky.richtext.facet#link', uri: text }] })
    // What is too long for a tag stays a word.
    if (kind === 'tag' && isTagLength(text.slice(1))) facets.push({ index, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: text.slice(1) }] })
    byteStart = byteEnd
  }
  return facets
}
