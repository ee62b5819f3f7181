/** YAML front matter → the fields of a piece. */
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { cleanLine, cleanParagraphs, isVisible } from './clean-text.ts'
import { HubError } from './errors.ts'
import { importNotes } from './import-notes.ts'
import type { Note } from './notes.ts'
import { slugify } from './slug.ts'

/** Fields that front matter can fill. */
export type FrontMatterField = 'title' | 'teaser' | 'date' | 'byline' | 'slug' | 'topics'
/** Which key fills which field; an earlier key wins over a later one. */
export type FrontMatterKeys = Readonly<Record<string, FrontMatterField>>

export const DEFAULT_FRONT_MATTER_KEYS: FrontMatterKeys = {
  title: 'title',
  'page-title': 'title',
  description: 'teaser',
  'page-description': 'teaser',
  date: 'date',
  author: 'byline',
  slug: 'slug',
  'page-name': 'slug',
  tags: 'topics',
}

export interface FrontMatter {
  readonly title?: string
  readonly teaser?: string
  /** YYYY-MM-DD, a day that exists. */
  readonly date?: string
  readonly byline?: string
  readonly slug?: string
  /** As written; empty if there are none. */
  readonly topics: readonly string[]
  /** What no field takes, as written: every scalar is a string. */
  readonly extra: Readonly<Record<string, unknown>>
}

const MAX_LENGTH = 64_000
/** Longer values are no front matter; they would not fit the fields either. */
const MAX_VALUE_LENGTH = 10_000

/**
 * Reads YAML, with every scalar kept as the text it was written as (`no`, `1.10` and `2020-10-19` stay themselves).
 * @throws HubError `bad-input` for YAML that cannot be read, is larger than 64 kB or repeats itself through aliases.
 */
export function parseFrontMatter(yaml: string, keys: FrontMatterKeys = DEFAULT_FRONT_MATTER_KEYS): { readonly frontMatter: FrontMatter; readonly notes: readonly Note[] } {
  const notes: Note[] = []
  const fields: { [Field in Exclude<FrontMatterField, 'topics'>]?: string } = {}
  const extra: Record<string, unknown> = {}
  const topics: string[] = []
  const entries = Object.entries(parseYaml(yaml))
  const order = Object.keys(keys)
  const rank = (key: string) => (order.indexOf(key) + order.length + 1) % (order.length + 1)
  for (const [key, value] of entries.sort(([a], [b]) => rank(a) - rank(b))) {
    const field = Object.hasOwn(keys, key) ? keys[key] : undefined
    const keep = () => {
      Object.defineProperty(extra, key, { value, enumerable: true, configurable: true, writable: true })
      if (field !== undefined) notes.push(importNotes.fieldKept(key))
    }
    if (field === undefined) keep()
    else if (field === 'topics') {
      const list = typeof value === 'string' ? value.split(',') : Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined
      if (list === undefined) keep()
      else topics.push(...list.map(cleanLine).filter(isVisible))
    } else if (typeof value !== 'string') keep()
    else if (isVisible(value)) {
      const parsed = fieldValue(field, value)
      if (parsed === undefined || (fields[field] !== undefined && fields[field] !== parsed)) keep()
      else {
        if (field === 'slug' && parsed !== value) notes.push(importNotes.slugChanged(value, parsed))
        fields[field] = parsed
      }
    }
  }
  return { frontMatter: { ...fields, topics: [...new Set(topics)], extra }, notes }
}

function fieldValue(field: Exclude<FrontMatterField, 'topics'>, value: string): string | undefined {
  switch (field) {
    case 'title':
    case 'byline':
      return cleanLine(value)
    case 'teaser':
      return cleanParagraphs(value)
    case 'slug':
      return slugify(value) || undefined
    case 'date':
      return dayOf(value)
  }
}

/** `2020-10-19`, an instant that begins so, or `19.10.2020`. */
function dayOf(value: string): string | undefined {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?\s*$/.exec(value)
  const german = /^\s*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\s*$/.exec(value)
  const [year, month, day] = iso ? iso.slice(1, 4) : german ? german.slice(1, 4).reverse() : []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return z.iso.date().safeParse(date).success ? date : undefined
}

function parseYaml(yaml: string): Record<string, unknown> {
  if (yaml.length > MAX_LENGTH) throw new HubError('bad-input', `The front matter is longer than ${MAX_LENGTH / 1_000} kB. Move text into the body.`)
  try {
    const document = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: true, prettyErrors: true })
    const [error] = document.errors
    if (error) throw new HubError('bad-input', `The front matter is not valid YAML: ${error.message.split('\n')[0]?.replace(/:$/, '')}. Correct it, for example by putting the value in quotes.`)
    const value: unknown = document.toJS({ maxAliasCount: 20 })
    if (value === null || value === undefined || value === '') return {}
    if (typeof value !== 'object' || Array.isArray(value)) throw new HubError('bad-input', 'The front matter is not a list of “key: value” lines. Correct it.')
    if (JSON.stringify(value).length > MAX_LENGTH * 2) throw new HubError('bad-input', 'The front matter grows too large through its aliases (&, *). Write the values out.')
    const long = Object.entries(value).find(([, item]) => typeof item === 'string' && item.length > MAX_VALUE_LENGTH)
    if (long) throw new HubError('bad-input', `The front matter’s “${long[0].slice(0, 60)}” is longer than ${MAX_VALUE_LENGTH} characters. Move text into the body.`)
    return value as Record<string, unknown>
  } catch (error) {
    if (error instanceof HubError) throw error
    throw new HubError('bad-input', `The front matter cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : 'unknown problem'}. Correct it.`)
  }
}
