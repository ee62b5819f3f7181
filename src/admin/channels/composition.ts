/** What the hub answers when an editor asks what every channel makes of a text, and what the screen makes of that answer. No DOM, no network. */
import type { Note, Severity } from '../../content/notes.ts'
import type { ComposedVariant, Composition } from '../../publishing/making/compositions.ts'

export type { ComposedVariant, Composition }

export interface Measure {
  readonly unit: string
  readonly count: number
  readonly limit: number
}

/** A picture of a post, as it is ordered; its bytes are made later. */
export interface PostPicture {
  readonly file: string
  readonly alt: string
  /** px */
  readonly width: number
  readonly height: number
  readonly order: object | null
  readonly drawn: object | null
}

/** What a link shows of its page. */
export interface LinkCard {
  readonly title: string
  readonly description: string
}

/** One text of a post. */
export interface PostText {
  readonly language: string
  /** What readers read, without link and tags. */
  readonly prose: string
  readonly link: string | null
  readonly bioLink?: string
  readonly tags: readonly string[]
  readonly measures: readonly Measure[]
  /** Where the link shows one: no picture stands there. */
  readonly card?: LinkCard
  /** Its place among numbered ones. */
  readonly number: number
  readonly of: number
}

export interface QuotePost extends PostText {
  readonly file: string
  readonly images: readonly PostPicture[]
}

export interface PostView extends PostText {
  readonly images: readonly PostPicture[]
  readonly chain: readonly PostText[]
  readonly quotes: readonly QuotePost[]
}

export interface MailView {
  readonly html: string
  readonly text: string
  readonly subject: string
  readonly preheader: string
}

/** What there is to look at before any file is made. */
export type Shown = { readonly is: 'page'; readonly html: string } | ({ readonly is: 'mail' } & MailView) | ({ readonly is: 'post' } & PostView) | { readonly is: 'files' }

/** Tells by its shape how a composition is looked at: a post has prose, a mail a subject, a page only its HTML; of everything else its files are shown. */
export function shownOf(view: ComposedVariant['view']): Shown {
  if (view === null) return { is: 'files' }
  if (typeof view.prose === 'string') {
    const post = view as unknown as PostView
    return { ...post, is: 'post', chain: post.chain ?? [], quotes: post.quotes ?? [], images: post.images ?? [] }
  }
  if (typeof view.html !== 'string') return { is: 'files' }
  if (typeof view.subject !== 'string') return { is: 'page', html: view.html }
  return { is: 'mail', html: view.html, text: textOf(view.text), subject: view.subject, preheader: textOf(view.preheader) }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** Notes with the gravest first, each said once: several variants of a channel often note the same. */
export function worstFirst(notes: readonly Note[]): readonly Note[] {
  const seen = new Map(notes.map((note) => [JSON.stringify([note.severity, note.code, note.path, note.message, note.lost]), note]))
  return [...seen.values()].sort((one, other) => RANKS[one.severity] - RANKS[other.severity])
}

/** How many notes of each severity a channel has. */
export function tally(variants: readonly Pick<ComposedVariant, 'notes'>[]): Readonly<Record<Severity, number>> {
  const all = worstFirst(variants.flatMap(({ notes }) => notes))
  const of = (severity: Severity) => all.filter((note) => note.severity === severity).length
  return { error: of('error'), warning: of('warning'), info: of('info') }
}

/** The notes that all shown variants of a channel share, and what each has beside them: what is true of the channel is said once. */
export function sharedNotes(variants: readonly Pick<ComposedVariant, 'notes'>[]): { readonly shared: readonly Note[]; readonly own: readonly (readonly Note[])[] } {
  const [first, ...others] = variants
  if (!first || others.length === 0) return { shared: [], own: variants.map(({ notes }) => worstFirst(notes)) }
  const says = (note: Note) => JSON.stringify(note)
  const everywhere = new Set(first.notes.map(says).filter((one) => others.every(({ notes }) => notes.some((note) => says(note) === one))))
  return { shared: worstFirst(first.notes.filter((note) => everywhere.has(says(note)))), own: variants.map(({ notes }) => worstFirst(notes.filter((note) => !everywhere.has(says(note))))) }
}
