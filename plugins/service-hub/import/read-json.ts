import type { BadRow } from '../../../collections/service-dialogs/importing.ts'
import { HubError } from '../../../src/content/errors.ts'
import { checkShape } from '../../../src/content/shape.ts'
import { type DialogSchema, dialogSchema, type IncomingDialog } from './dialog-schema.ts'
import { IMPORT_LIMITS } from './limits.ts'

/** A dialog with the place in the file where it begins. */
export interface ReadDialog {
  readonly line: number
  readonly dialog: IncomingDialog
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

/** Tries one dialog. A bad message keeps the whole dialog out: a dialog with holes says something else. */
export function parseDialog(value: unknown, line: number, schema: DialogSchema): ReadDialog | BadRow {
  const parsed = schema.safeParse(value)
  if (parsed.success) return { line, dialog: parsed.data }
  const [issue] = parsed.error.issues
  const path = issue?.path ?? []
  const externalId = valueAt(value, ['externalId'])
  return {
    line,
    externalId: typeof externalId === 'string' ? externalId.slice(0, 80) : null,
    field: path.length > 0 ? path.join('.') : null,
    reason: `${path.length > 0 ? path.join('.') : 'The dialog'}: ${issue?.message ?? 'is not valid'}.`,
    value: shown(valueAt(value, path)),
  }
}

/**
 * Reads `{"dialogs": […]}`, a list of dialogs, or one dialog.
 * @throws HubError `bad-input` for what is no JSON, `too-large` for too many
 */
export function readJson(text: string, timeZone: string): ReadFile {
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
  const schema = dialogSchema(timeZone)
  const dialogs: ReadDialog[] = []
  const bad: BadRow[] = []
  for (const [index, one] of list.entries()) {
    const read = parseDialog(one, index + 1, schema)
    if ('dialog' in read) dialogs.push(read)
    else bad.push(read)
  }
  return { rows: list.length, dialogs, bad }
}
