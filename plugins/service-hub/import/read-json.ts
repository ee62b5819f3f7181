import type { BadRow } from '../../../collections/service-dialogs/importing.ts'
import { HubError } from '../../../src/content/errors.ts'
import { checkShape } from '../../../src/content/shape.ts'
import { type DialogSchema, dialogSchema, type IncomingDialog } from './dialog-schema.ts'
import { IMPORT_LIMITS } from './limits.ts'
import { type ImportLanguage, say, zodWords } from './sentences.ts'

/** By which dialogs are tried, and in which language what is wrong is told. */
export interface Reading {
  readonly schema: DialogSchema
  readonly language: ImportLanguage
}

/** A dialog with the place in the file where it begins. */
export interface ReadDialog {
  readonly line: number
  readonly dialog: IncomingDialog
  /** Where each of its messages stood in the list that was sent; absent where all of them are there. */
  readonly places?: readonly number[]
}

export interface ReadFile {
  readonly rows: number
  readonly dialogs: readonly ReadDialog[]
  readonly bad: readonly BadRow[]
}

const shown = (value: unknown): string | null => (value === undefined || value === null ? null : (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80))

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => (typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as Record<PropertyKey, unknown>)[step] : undefined), value)
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

function badRow(value: unknown, line: number, issue: Issue | undefined, language: ImportLanguage): BadRow {
  const path = issue?.path ?? []
  const externalId = valueAt(value, ['externalId'])
  return {
    line,
    externalId: typeof externalId === 'string' ? externalId.slice(0, 80) : null,
    field: path.length > 0 ? path.join('.') : null,
    reason: `${path.length > 0 ? path.join('.') : say(language, 'theDialog')}: ${issue?.message ?? say(language, 'notValid')}.`,
    value: shown(valueAt(value, path)),
  }
}

/** Tries one dialog, all or nothing. */
export function parseDialog(value: unknown, line: number, { schema, language }: Reading): ReadDialog | BadRow {
  const parsed = schema.safeParse(value, { error: zodWords(language) })
  return parsed.success ? { line, dialog: parsed.data } : badRow(value, line, parsed.error.issues[0], language)
}

/**
 * Tries one dialog without its bad messages: each is told with its place, and comes in when it is sent mended under the same number, as any new message does.
 * Of a dialog that is bad otherwise, or has no good message, nothing is taken.
 */
function parseLeniently(value: unknown, line: number, reading: Reading): { readonly read: ReadDialog | null; readonly bad: readonly BadRow[] } {
  const { schema, language } = reading
  const parsed = schema.safeParse(value, { error: zodWords(language) })
  if (parsed.success) return { read: { line, dialog: parsed.data }, bad: [] }
  const { issues } = parsed.error
  const placeOf = ({ path }: Issue): number | null => (path[0] === 'messages' && typeof path[1] === 'number' ? path[1] : null)
  const otherwise = issues.find((issue) => placeOf(issue) === null)
  if (otherwise) return { read: null, bad: [badRow(value, line, otherwise, language)] }
  const firsts = new Map<number, Issue>()
  for (const issue of issues) if (!firsts.has(placeOf(issue) ?? -1)) firsts.set(placeOf(issue) ?? -1, issue)
  const bad = [...firsts.values()].map((issue) => badRow(value, line, issue, language))
  const messages = [...(valueAt(value, ['messages']) as readonly unknown[]).entries()].filter(([place]) => !firsts.has(place))
  if (messages.length === 0) return { read: null, bad }
  const read = parseDialog({ ...(value as object), messages: messages.map(([, message]) => message) }, line, reading)
  return 'dialog' in read ? { read: { ...read, places: messages.map(([place]) => place) }, bad } : { read: null, bad: [...bad, read] }
}

/**
 * Reads `{"dialogs": […]}`, a list of dialogs, or one dialog.
 * @throws HubError `bad-input` for what is no JSON, `too-large` for too many
 */
export function readJson(text: string, timeZone: string, language: ImportLanguage = 'en'): ReadFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new HubError('bad-input', `The file is no valid JSON: ${(error as Error).message.slice(0, 120)}.`)
  }
  checkShape(value, { maxDepth: 20, maxNodes: 2 * IMPORT_LIMITS.rows * 10 }, 'The file')
  const list = Array.isArray(value) ? value : Array.isArray(valueAt(value, ['dialogs'])) ? (valueAt(value, ['dialogs']) as unknown[]) : [value]
  if (list.length === 0) throw new HubError('bad-input', 'The file holds no dialog.')
  if (list.length > IMPORT_LIMITS.rows) throw new HubError('too-large', `The file holds more than ${IMPORT_LIMITS.rows} dialogs. Split it.`)
  const reading = { schema: dialogSchema(timeZone, language), language }
  const dialogs: ReadDialog[] = []
  const bad: BadRow[] = []
  for (const [index, one] of list.entries()) {
    const { read, bad: rows } = parseLeniently(one, index + 1, reading)
    if (read) dialogs.push(read)
    bad.push(...rows)
  }
  return { rows: list.length, dialogs, bad }
}
