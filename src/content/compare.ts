/** What an approver must see: everything that differs between the last approved content and the submitted one. */
import type { BlockChange } from './compare-blocks.ts'
import { compareBlocks } from './compare-blocks.ts'
import type { TextChange } from './compare-text.ts'
import { compareText } from './compare-text.ts'
import type { MediaFacts, PieceContent } from './edition.ts'
import type { MediaKey, Tree } from './nodes.ts'
import { mediaKeysOf } from './walk.ts'

export type { BlockChange, Detail, DetailKind } from './compare-blocks.ts'
export { DETAIL_LABELS } from './compare-blocks.ts'
export type { TextChange } from './compare-text.ts'
export { compareText } from './compare-text.ts'

/** A field outside the body, named by its path: `title`, `topics.0.name`, `overrides.newsletter-block.subject`. */
export interface FieldChange {
  readonly field: string
  /** Absent before: null. Values that are no text are written as JSON. */
  readonly before: string | null
  readonly after: string | null
  readonly words: readonly TextChange[]
}

export interface ImageChange {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly key: MediaKey
  readonly before?: MediaFacts
  readonly after?: MediaFacts
}

export interface Comparison {
  /** Nothing differs: the two have one identity. */
  readonly isSame: boolean
  /** Only fields that differ, in the order of the content. Media facts are under `images`. */
  readonly fields: readonly FieldChange[]
  /** Every block of both bodies, unchanged ones too, so that changes are read in their place. */
  readonly blocks: readonly BlockChange[]
  /** Files that came, went, or whose facts (alternative text, rights, focal point) differ. */
  readonly images: readonly ImageChange[]
}

const NOTHING: Tree = { type: 'root', children: [] }

/** Compares two contents in canonical form. Without a `before` everything is new. Every difference appears at least once. */
export function compareContent(before: PieceContent | null, after: PieceContent): Comparison {
  const fields = compareFields(before === null ? new Map() : leavesOf(before), leavesOf(after))
  const blocks = compareBlocks(before?.body ?? NOTHING, after.body)
  const images = compareImages(before, after)
  const isSame = fields.length === 0 && images.length === 0 && blocks.every((block) => block.kind === 'same')
  return { isSame, fields, blocks, images }
}

function compareFields(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): FieldChange[] {
  const changes = [...new Set([...after.keys(), ...before.keys()])].flatMap((field): FieldChange[] => {
    const [old, fresh] = [before.get(field) ?? null, after.get(field) ?? null]
    return old === fresh ? [] : [{ field, before: old, after: fresh, words: compareText(old ?? '', fresh ?? '') }]
  })
  // That a list or an object was empty is told by what came into it or went out of it.
  return changes.filter(({ field }) => !changes.some((other) => other.field.startsWith(`${field}.`)))
}

/** Every leaf outside body and media by its path. Empty objects and lists count as leaves, so that their coming and going shows. */
function leavesOf({ body: _body, media: _media, ...rest }: PieceContent): Map<string, string> {
  const leaves = new Map<string, string>()
  const look = (value: unknown, path: string) => {
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
      for (const [key, item] of Object.entries(value)) look(item, path === '' ? key : `${path}.${key}`)
    } else if (value !== undefined) leaves.set(path, typeof value === 'string' ? value : JSON.stringify(value))
  }
  look(rest, '')
  return leaves
}

function compareImages(before: PieceContent | null, after: PieceContent): ImageChange[] {
  const shown = (content: PieceContent | null) => (content === null ? [] : [...(content.hero ? [content.hero.media] : []), ...mediaKeysOf(content.body), ...Object.keys(content.media)])
  return [...new Set([...shown(after), ...shown(before)])].flatMap((key): ImageChange[] => {
    const old = before && Object.hasOwn(before.media, key) ? before.media[key] : undefined
    const fresh = Object.hasOwn(after.media, key) ? after.media[key] : undefined
    const facts = { ...(old && { before: old }), ...(fresh && { after: fresh }) }
    if (old && fresh) return sortedJson(old) === sortedJson(fresh) ? [] : [{ kind: 'changed', key, ...facts }]
    return old || fresh ? [{ kind: fresh ? 'added' : 'removed', key, ...facts }] : []
  })
}

function sortedJson(facts: MediaFacts): string {
  return JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)))
}
