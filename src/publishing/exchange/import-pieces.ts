/** Files → pieces. Importing the same files again updates the same pieces. */
import type { PayloadRequest } from 'payload'
import { editionHash } from '../../content/canonical.ts'
import type { MediaFacts, PieceContent } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import { toLexical } from '../../content/lexical.ts'
import { fromMarkdown } from '../../content/markdown.ts'
import { importExported } from '../../content/markdown-export.ts'
import type { Locale, MediaKey } from '../../content/nodes.ts'
import type { Note } from '../../content/notes.ts'
import { slugify } from '../../content/slug.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { groupName } from '../override-fields.ts'
import { keepPicture, type KeptPicture, pictureByKey } from './pictures.ts'
import { findId, topicId } from './references.ts'
import { collectSources, readBeside, type SourceFile, type SourceGroup } from './source-files.ts'

type Id = string | number

export interface ImportedLocale {
  readonly locale: Locale
  readonly file: string
  readonly title: string
  readonly notes: readonly Note[]
  /** For exported JSON: the edition's hash, which the piece has again when it is submitted. */
  readonly hash?: string
}

export interface ImportedPiece {
  readonly key: string
  readonly action: 'created' | 'updated'
  readonly locales: readonly ImportedLocale[]
}

export interface FailedPiece {
  readonly key: string
  readonly error: { readonly code: string; readonly message: string }
}

interface ReadFile extends ImportedLocale {
  readonly data: Record<string, unknown>
  readonly key?: string
  /** Topics by name, as the front matter of this language has them. */
  readonly tags?: readonly string[]
}

/** Imports what lies at the paths; a bad file fails its own piece only. @throws HubError `forbidden`, `not-found`, `bad-input` */
export async function importPieces(
  req: PayloadRequest,
  paths: readonly string[],
  options: { readonly cwd: string; readonly fallbackLocale: Locale },
): Promise<(ImportedPiece | FailedPiece)[]> {
  requirePerson(req, ['editor'])
  const results: (ImportedPiece | FailedPiece)[] = []
  for (const group of await collectSources(paths, options.cwd, options.fallbackLocale)) {
    try {
      results.push(await importGroup(req, group))
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      results.push({ key: group.key, error: { code: error.code, message: error.message } })
    }
  }
  return results
}

async function importGroup(req: PayloadRequest, group: SourceGroup): Promise<ImportedPiece> {
  const { payload } = req
  // Everything is read before anything is written: a bad translation leaves no half-imported piece.
  const files: ReadFile[] = []
  for (const file of group.files) files.push(file.path.endsWith('.json') ? await readExport(req, group, file) : await readMarkdown(req, group, file))
  const key = files.find((file) => file.key)?.key ?? group.key
  const known = await findId(req, 'pieces', key)
  const topics = await topicsOf(req, files)
  let id: Id | null = known
  for (const file of files) {
    const { locale } = file
    const data = topics.length > 0 ? { ...file.data, topics } : file.data
    const write = { collection: 'pieces', draft: true, locale: locale as never, overrideAccess: false, user: req.user, depth: 0 } as const
    if (id === null) id = (await payload.create({ ...write, data: { kind: 'news', ...data, key } as never })).id
    else await payload.update({ ...write, id, data: data as never })
  }
  return { key, action: known === null ? 'created' : 'updated', locales: files.map(({ data: _, key: __, tags: ___, ...facts }) => facts) }
}

/**
 * The topics of a piece are the same in all languages: where two languages list equally many, they are taken to be each other's translations, in order; tags of a
 * language that lists another number are topics of their own.
 */
async function topicsOf(req: PayloadRequest, files: readonly ReadFile[]): Promise<Id[]> {
  const tagged = files.filter(({ tags = [] }) => tags.length > 0)
  const [first] = tagged
  const ids = new Set<Id>()
  for (const { locale, tags = [] } of tagged) {
    const keys = tags.length === first?.tags?.length ? first.tags : tags
    for (const [index, name] of tags.entries()) ids.add(await topicId(req, slugify(keys[index] ?? name) || 'topic', name, locale))
  }
  return [...ids]
}

async function readMarkdown(req: PayloadRequest, group: SourceGroup, file: SourceFile): Promise<ReadFile> {
  const pictures = new Map<string, KeptPicture>()
  const named = new Set<string>()
  fromMarkdown(file.text, {
    resolveImage: (source) => {
      named.add(source)
      return null
    },
  })
  for (const source of named) {
    const found = await readBeside(group.folder, source)
    if (found) pictures.set(source, await keepPicture(req, found.bytes, found.name, {}, file.locale))
  }
  const imported = fromMarkdown(file.text, { keys: hubOf(req.payload).frontMatterKeys, resolveImage: (source) => pictures.get(source)?.key ?? null })
  const ids = new Map([...pictures.values()].map(({ key, id }): [MediaKey, Id] => [key, id]))
  const { frontMatter, tree, notes } = imported
  const title = imported.title ?? group.key
  const body = toLexical(tree, { mediaId: (key) => ids.get(key) ?? null, mediaKey: () => null, pieceId: () => null, pieceKey: () => null, testimonialId: () => null, testimonialKey: () => null })
  const data = {
    title: title.slice(0, 200),
    slug: frontMatter.slug,
    // Without one the channels fall back to the text itself; the import invents nothing.
    teaser: teaserOf(frontMatter.teaser, title) ?? '',
    ...(frontMatter.byline ? { byline: frontMatter.byline } : {}),
    ...(frontMatter.date ? { date: frontMatter.date } : {}),
    body,
    extra: frontMatter.extra,
    importNotes: notes,
  }
  return { locale: file.locale, file: file.path, title, notes, data, tags: frontMatter.topics }
}

/** A description that only repeats the title says nothing that a teaser should say. */
const teaserOf = (description: string | undefined, title: string): string | undefined => (description && description !== title ? description : undefined)

async function readExport(req: PayloadRequest, group: SourceGroup, file: SourceFile): Promise<ReadFile> {
  const content = importExported(file.text)
  const pictures = new Map<MediaKey, Id>()
  for (const facts of Object.values(content.media)) pictures.set(facts.key, await pictureOf(req, group, facts, content.locale))
  const embedded = await Promise.all(Object.keys(content.embeds).map(async (key) => [key, await findId(req, 'pieces', key)] as const))
  const pieces = new Map(embedded)
  const brand = await findId(req, 'brands', content.brand)
  if (brand === null) throw new HubError('bad-input', `This export speaks for the brand "${content.brand}", which is not here. Make the brand with that key first.`)
  const body = toLexical(content.body, { mediaId: (key) => pictures.get(key) ?? null, mediaKey: () => null, pieceId: (key) => pieces.get(key) ?? null, pieceKey: () => null, testimonialId: () => null, testimonialKey: () => null })
  const topics = await Promise.all(content.topics.map(({ key, name }) => topicId(req, key, name, content.locale)))
  const data = {
    kind: content.kind,
    title: content.title,
    slug: content.slug,
    teaser: content.teaser,
    byline: content.byline ?? null,
    date: content.date ?? null,
    brand,
    topics,
    hero: content.hero ? (pictures.get(content.hero.media) ?? null) : null,
    heroCaption: content.hero?.caption ?? null,
    body,
    validity: { from: content.validity?.from ?? null, until: content.validity?.until ?? null },
    overrides: overrideData(req, content),
    extra: content.extra ?? null,
    importNotes: [],
  }
  return { locale: content.locale, file: file.path, title: content.title, notes: [], hash: editionHash(content), data, key: content.key }
}

async function pictureOf(req: PayloadRequest, group: SourceGroup, facts: MediaFacts, locale: Locale): Promise<Id> {
  const known = await pictureByKey(req, facts.key)
  const beside = known ? null : await readBeside(group.folder, `media/${facts.key}`)
  if (beside) return (await keepPicture(req, beside.bytes, facts.filename, facts, locale)).id
  if (known) return (await keepPicture(req, null, facts.filename, facts, locale)).id
  throw new HubError('bad-input', `The picture ${facts.filename} is neither here nor beside the export, in media/${facts.key}.`)
}

function overrideData(req: PayloadRequest, content: PieceContent): Record<string, Record<string, string | null>> {
  return Object.fromEntries(
    hubOf(req.payload).channels.map((channel) => [
      groupName(channel.id),
      Object.fromEntries(channel.overrides.map(({ name }) => [groupName(name), content.overrides[channel.id]?.[name] ?? null])),
    ]),
  )
}
