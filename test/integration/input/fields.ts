/** The fields that people can write, taken from the built configuration, so that a new field is tried without anybody thinking of it. */
import type { FlattenedField } from 'payload'
import type { Answer } from '../access/rest.ts'

/** Of all wrong values and hostile words, every so many-th is tried at a field, another one at each: what refuses them is the same in front of each database. Default: all. */
const EVERY = Number(process.env['INPUT_EVERY'] ?? 1)

/** Those that are tried at a field. @param turn number of the field */
export const tried = <T>(all: readonly T[], turn: number): readonly T[] => all.filter((_, index) => (index + turn) % EVERY === 0)

export interface WritableField {
  /** Dotted, with `0` for the row of an array. */
  readonly path: string
  readonly type: string
  readonly isMany: boolean
}

const SET_BY_PAYLOAD = ['id', 'createdAt', 'updatedAt', '_status', 'deletedAt', 'sizes', 'blockName']

/** Every leaf below these fields that holds a value of its own. */
export function writableFields(fields: readonly FlattenedField[], base = ''): WritableField[] {
  return fields.flatMap((field): WritableField[] => {
    const path = base === '' ? field.name : `${base}.${field.name}`
    if (SET_BY_PAYLOAD.includes(field.name)) return []
    if (field.type === 'group' || field.type === 'tab') return writableFields(field.flattenedFields, path)
    if (field.type === 'array') return [{ path, type: 'array', isMany: true }, ...writableFields(field.flattenedFields, `${path}.0`)]
    return [{ path, type: field.type, isMany: 'hasMany' in field && field.hasMany === true }]
  })
}

/** A copy of `data` with the same value in all these fields. @param fields none of them below another */
export function withValues(data: Readonly<Record<string, unknown>>, fields: readonly WritableField[], value: unknown): Record<string, unknown> {
  const copy: Record<string, unknown> = structuredClone(data)
  for (const { path } of fields) put(copy, path, value)
  return copy
}

function put(data: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  let place = data
  for (const [index, step] of steps.entries()) {
    place[step] ??= steps[index + 1] === '0' || (index === steps.length - 1 && last === '0') ? [] : {}
    place = place[step] as Record<string, unknown>
  }
  place[last] = value
}

/** What stands at a path, or undefined. */
export function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((place, step) => (typeof place === 'object' && place !== null ? (place as Record<string, unknown>)[step] : undefined), data)
}

/** What became of some fields that were written together. */
export interface Outcome {
  readonly fields: readonly WritableField[]
  readonly answer: Answer
}

/**
 * Writes to all the fields with as few requests as tell what becomes of each: those that an answer refuses by name are left out of the next, and where it names none,
 * each is written alone. Every field is in one outcome.
 */
export async function outcomesOf(fields: readonly WritableField[], write: (fields: readonly WritableField[]) => Promise<Answer>): Promise<Outcome[]> {
  if (fields.length === 0) return []
  const answer = await write(fields)
  if (answer.status < 300 || fields.length === 1) return [{ fields, answer }]
  const named = namedIn(answer)
  const refused = fields.filter(({ path }) => named.has(path))
  const others = fields.filter(({ path }) => !named.has(path))
  if (refused.length > 0 && answer.status < 500) return [{ fields: refused, answer }, ...(await outcomesOf(others, write))]
  const alone: Outcome[] = []
  for (const field of fields) alone.push({ fields: [field], answer: await write([field]) })
  return alone
}

/** Paths of the fields that an answer refuses. */
function namedIn({ json }: Answer): ReadonlySet<unknown> {
  const errors = json.errors?.flatMap(({ data }) => (data as { errors?: readonly { path?: unknown }[] } | undefined)?.errors ?? []) ?? []
  return new Set(errors.map(({ path }) => path))
}
