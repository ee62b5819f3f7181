/** What the query of a request may hold. */
import type { FlattenedField, PayloadRequest } from 'payload'
import { HubError } from '../content/errors.ts'
import { isLocale } from '../publishing/places.ts'

/** Whole numbers in a query, and the largest that is one. */
const NUMBERS = { limit: 100_000, page: 1_000_000, depth: 10 } as const

/** Refuses a query that Payload or a database would stumble over. @throws HubError `bad-input` naming the parameter */
export function checkQuery(query: PayloadRequest['query'], fields: readonly FlattenedField[]): void {
  for (const [name, largest] of Object.entries(NUMBERS)) {
    const value = query[name]
    if (value === undefined || value === '') continue
    const isNumber = (typeof value === 'string' || typeof value === 'number') && /^\d{1,7}$/.test(String(value))
    if (!isNumber || Number(value) > largest) throw new HubError('bad-input', `${name}: takes a whole number up to ${largest}.`)
  }
  for (const path of [query.sort ?? []].flat().flatMap((one) => String(one).split(','))) {
    if (!/^-?\w[\w.-]{0,200}$/.test(path.trim())) throw new HubError('bad-input', 'sort: takes the names of fields, with a hyphen before those that count down.')
  }
  if (query.where !== undefined) checkWhere(query.where, fields)
}

/** Operators, and whether they take a list. The others that Payload has are for points on a map, of which the hub has none, and for MongoDB alone. */
const OPERATORS: Readonly<Record<string, 'one' | 'list'>> = {
  equals: 'one',
  not_equals: 'one',
  like: 'one',
  not_like: 'one',
  contains: 'one',
  exists: 'one',
  greater_than: 'one',
  greater_than_equal: 'one',
  less_than: 'one',
  less_than_equal: 'one',
  in: 'list',
  not_in: 'list',
}
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
/** MongoDB refuses NUL in a pattern, and no text holds one. */
const isScalar = (value: unknown): boolean => (typeof value === 'string' && !value.includes('\0')) || typeof value === 'number' || typeof value === 'boolean' || value === null

/** A filter compares fields with plain values: databases take objects for operators of their own, or fail. */
function checkWhere(where: unknown, fields: readonly FlattenedField[]): void {
  if (where === '') return
  if (!isObject(where)) throw new HubError('bad-input', 'where: write where[field][operator]=value.')
  for (const [path, condition] of Object.entries(where)) {
    if (/^(and|or)$/i.test(path)) {
      const parts = Array.isArray(condition) ? condition : isObject(condition) ? Object.values(condition) : [condition]
      for (const part of parts) checkWhere(part, fields)
      continue
    }
    if (!isObject(condition)) throw new HubError('bad-input', 'where: write where[field][operator]=value.')
    const steps = path.replaceAll('__', '.').split('.')
    if (looksInside(steps, fields)) throw new HubError('bad-input', `where: ${path.slice(0, 60)} lies within a text or JSON; search the field as a whole.`)
    for (const [operator, operand] of Object.entries(condition)) {
      const takes = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined
      if (takes === undefined) throw new HubError('bad-input', `where: there is no operator "${operator.slice(0, 40)}". Operators: ${Object.keys(OPERATORS).join(', ')}.`)
      const values = takes === 'list' ? (Array.isArray(operand) ? operand : isObject(operand) ? Object.values(operand) : [operand]) : [operand]
      if (!values.every(isScalar)) throw new HubError('bad-input', `where: ${operator} takes ${takes === 'list' ? 'plain values' : 'one plain value'}.`)
      const field = operator === 'exists' ? undefined : fieldAt(steps, fields)
      for (const value of values) checkComparable(field, value, path)
    }
  }
}

function fieldAt([first, ...rest]: readonly string[], fields: readonly FlattenedField[]): FlattenedField | undefined {
  if (first === 'version' && rest.length > 0) return fieldAt(rest, fields)
  const field = fields.find(({ name }) => name === first)
  return field && rest.length > 0 && 'flattenedFields' in field ? fieldAt(rest, field.flattenedFields) : field
}

/** Does the path lead into JSON? Databases look there in ways of their own, not all of them safe. */
function looksInside(steps: readonly string[], fields: readonly FlattenedField[]): boolean {
  return steps.some((_, index) => {
    const field = index > 0 ? fieldAt(steps.slice(0, index), fields) : undefined
    return field !== undefined && (field.type === 'json' || field.type === 'richText') && !isLocale(steps.slice(index).join('.'))
  })
}

function checkComparable(field: FlattenedField | undefined, value: unknown, path: string): void {
  // Of hidden fields not even the kind is told; Payload refuses them.
  const isHidden = field !== undefined && 'hidden' in field && field.hidden === true
  if (isHidden || value === null || value === '' || value === 'null') return
  const name = path.slice(0, 60)
  if (field?.type === 'date' && Number.isNaN(Date.parse(String(value)))) throw new HubError('bad-input', `where: ${name} is compared with a date, such as 2026-05-01.`)
  if (field?.type === 'number' && !Number.isFinite(Number(value))) throw new HubError('bad-input', `where: ${name} is compared with a number.`)
}
