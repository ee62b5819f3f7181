/** Which files on disk make which piece: the languages of one message lie side by side. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { HubError } from '../../content/errors.ts'
import type { Locale } from '../../content/nodes.ts'
import { slugify } from '../../content/slug.ts'
import { LOCALE_CODES } from '../places.ts'

/** One language of a message. */
export interface SourceFile {
  readonly path: string
  readonly locale: Locale
  readonly text: string
}

/** All languages of one message, to be joined to one piece. */
export interface SourceGroup {
  /** Made of the folder's or the files' name: importing again finds the same piece. */
  readonly key: string
  readonly folder: string
  readonly files: readonly SourceFile[]
}

const MAX_FILES = 10_000
const MAX_BYTES = 5_000_000

/**
 * Groups what lies at the paths given: `post/de.md` + `post/en.md`, `post.de.md` + `post.en.md`, `index.md` + `index_de.md`. A file that names no
 * language is in `fallback`. A `.json` beside a `.md` of the same name is an export and read instead of it.
 * @throws HubError `not-found`, `too-large`, `bad-input` (nothing to import)
 */
export async function collectSources(paths: readonly string[], cwd: string, fallback: Locale): Promise<SourceGroup[]> {
  const found: string[] = []
  for (const path of paths) await collect(resolve(cwd, path), found)
  const groups = new Map<string, SourceFile[]>()
  const exported = new Set(found.filter((path) => path.endsWith('.json')).map(withoutExtension))
  for (const path of found.sort()) {
    if (path.endsWith('.md') && exported.has(withoutExtension(path))) continue
    const { stem, locale } = nameParts(basename(withoutExtension(path)))
    const key = `${dirname(path)}\0${stem}`
    groups.set(key, [...(groups.get(key) ?? []), { path, locale: locale ?? fallback, text: await readFile(path, 'utf8') }])
  }
  if (groups.size === 0) throw new HubError('bad-input', 'There is no Markdown or exported JSON file at these paths.')
  return [...groups].map(([id, files]) => {
    const [folder = '', stem = ''] = id.split('\0')
    const key = slugify(stem === '' || stem === 'index' ? basename(folder) : stem, 80) || 'piece'
    return { key, folder, files }
  })
}

/** A picture that a text names by relative path, if it lies in the text's folder or below. */
export async function readBeside(folder: string, source: string): Promise<{ readonly name: string; readonly bytes: Buffer } | null> {
  if (/^[a-z][a-z0-9+.-]*:/i.test(source) || source.startsWith('/')) return null
  try {
    const root = await realpath(folder)
    const file = await realpath(resolve(root, decodeURI(source)))
    const inside = relative(root, file)
    if (inside.startsWith('..') || inside.startsWith(sep) || !(await stat(file)).isFile()) return null
    return { name: basename(file), bytes: await readFile(file) }
  } catch (error) {
    const { code } = error as { code?: string }
    if (error instanceof URIError || code === 'ENOENT' || code === 'ENOTDIR' || code === 'ERR_INVALID_ARG_VALUE') return null
    throw error
  }
}

const withoutExtension = (path: string): string => path.slice(0, -extname(path).length)

function nameParts(name: string): { stem: string; locale: Locale | null } {
  if (LOCALE_CODES.includes(name)) return { stem: '', locale: name }
  const match = /^(.*)[._-]([A-Za-z]{2}(?:-[A-Za-z]{2})?)$/.exec(name)
  const locale = match?.[2]
  return match && locale !== undefined && LOCALE_CODES.includes(locale) ? { stem: match[1] ?? '', locale } : { stem: name, locale: null }
}

async function collect(path: string, found: string[]): Promise<void> {
  const facts = await stat(path).catch(() => null)
  if (!facts) throw new HubError('not-found', `There is no file or folder ${path}.`)
  if (facts.isDirectory()) {
    const entries = await readdir(path, { withFileTypes: true })
    for (const entry of entries) if (!entry.name.startsWith('.') && !entry.isSymbolicLink()) await collect(join(path, entry.name), found)
    return
  }
  if (!/\.(md|markdown|json)$/i.test(path)) return
  if (facts.size > MAX_BYTES) throw new HubError('too-large', `${path} is larger than ${MAX_BYTES / 1e6} MB.`)
  if (found.push(path) > MAX_FILES) throw new HubError('too-large', `More than ${MAX_FILES} files at once. Import them folder by folder.`)
}
