/** Where in the form a note points. */
import { groupName } from '../../publishing/override-fields.ts'

/** A field of the message, a block of its text, a text for one channel, or a page of what is printed. */
export type NotePlace =
  | { readonly is: 'field'; readonly path: string }
  /** `block`: which of the content's blocks; null where the note means the text as a whole. */
  | { readonly is: 'body'; readonly block: number | null }
  | { readonly is: 'override'; readonly path: string }
  | { readonly is: 'page'; readonly number: number }

/** First step of a note's path → field of the form. */
const FIELDS: Readonly<Record<string, string>> = {
  title: 'title',
  teaser: 'teaser',
  hero: 'hero',
  slug: 'slug',
  kind: 'kind',
  topics: 'topics',
  brand: 'brand',
  byline: 'byline',
  date: 'date',
}

/** Null where the path names nothing that an editor of the piece can reach. */
export function notePlace(path: string | undefined): NotePlace | null {
  if (path === undefined || path === '') return null
  const [first = '', second, third] = path.split('.')
  if (first === 'body') return { is: 'body', block: numberOf(second === 'children' ? third : second) }
  if (first === 'overrides') return second && third ? { is: 'override', path: `overrides.${groupName(second)}.${groupName(third)}` } : null
  if (first === 'page') {
    const number = numberOf(second)
    return number === null ? null : { is: 'page', number }
  }
  if (first === 'validity') return { is: 'field', path: second === 'until' ? 'validity.until' : 'validity.from' }
  if (first === 'hero' && second === 'caption') return { is: 'field', path: 'heroCaption' }
  const field = Object.hasOwn(FIELDS, first) ? FIELDS[first] : undefined
  return field === undefined ? null : { is: 'field', path: field }
}

const numberOf = (step: string | undefined): number | null => (step !== undefined && /^\d+$/.test(step) ? Number(step) : null)
