/** The fields that people can write, taken from the built configuration, so that a new field is tried without anybody thinking of it. */
import type { FlattenedField } from 'payload'

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

/** A copy of `data` with one value exchanged. */
export function withValue(data: Readonly<Record<string, unknown>>, path: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(data) as Record<string, unknown>
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  let place: Record<string, unknown> = copy
  for (const [index, step] of steps.entries()) {
    place[step] ??= steps[index + 1] === '0' || (index === steps.length - 1 && last === '0') ? [] : {}
    place = place[step] as Record<string, unknown>
  }
  place[last] = value
  return copy
}

/** What stands at a path, or undefined. */
export function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((place, step) => (typeof place === 'object' && place !== null ? (place as Record<string, unknown>)[step] : undefined), data)
}
