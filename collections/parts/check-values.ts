/**
 * Refuses values of a wrong kind. Payload's own validators pass numbers and objects for a choice, numbers for a date, ids of nothing for a document,
 * and drafts skip them altogether; databases then fail, or store what no reader expects.
 */
import type { CollectionBeforeOperationHook, FlattenedField, PayloadRequest } from 'payload'
import { HubError } from '../../src/content/errors.ts'
import { checkShape } from '../../src/content/shape.ts'

type Id = string | number
type References = Map<string, Set<Id>>

const MAX_TEXT = 100_000
const MAX_ROWS = 1_000
const JSON_LIMITS = { maxDepth: 50, maxNodes: 10_000 }
const ISO_DATE = /^[+-]?\d{4,6}-\d{2}-\d{2}(?:[T ]|$)/

const refuse = (path: string, what: string): never => {
  throw new HubError('bad-input', `${path}: ${what}.`, { field: path })
}
const isId = (value: unknown): value is Id => (typeof value === 'string' && value !== '' && value.length <= 64) || typeof value === 'number'
const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Checks every value of a create or update by the kind of its field, and that documents referred to exist. @throws HubError `bad-input` naming the field */
export const checkValues: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { data } = args as { data?: unknown }
  if (data === undefined || data === null) return args
  if (!isPlain(data)) throw new HubError('bad-input', 'Send an object with the fields to write.')
  const references: References = new Map()
  checkFields(collection.flattenedFields, data, '', references)
  await checkReferences(references, req)
  return args
}

function checkFields(fields: readonly FlattenedField[], data: Readonly<Record<string, unknown>>, base: string, references: References): void {
  for (const field of fields) {
    const value = Object.hasOwn(data, field.name) ? data[field.name] : undefined
    if (value === undefined || value === null) continue
    const path = `${base}${field.name}`
    const isMany = 'hasMany' in field && field.hasMany === true
    if (!isMany) checkValue(field, value, path, references)
    else if (!Array.isArray(value)) refuse(path, 'takes a list')
    else if (value.length > ('maxRows' in field && field.maxRows ? field.maxRows : MAX_ROWS)) refuse(path, 'has too many entries')
    else for (const [index, one] of value.entries()) checkValue(field, one, `${path}.${index}`, references)
  }
}

function checkValue(field: FlattenedField, value: unknown, path: string, references: References): void {
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
      if (typeof value !== 'string') refuse(path, 'takes text')
      else if (value.length > MAX_TEXT) refuse(path, `takes at most ${MAX_TEXT} characters`)
      return
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) refuse(path, 'takes a number')
      return
    case 'checkbox':
      if (typeof value !== 'boolean') refuse(path, 'takes true or false')
      return
    case 'date':
      if (!isDate(value)) refuse(path, 'is no date: write YYYY-MM-DD or an ISO 8601 instant')
      return
    case 'select':
    case 'radio':
      if (!field.options.some((option) => (typeof option === 'string' ? option : option.value) === value)) refuse(path, 'is none of the values to choose from')
      return
    case 'relationship':
    case 'upload':
      checkReference(field.relationTo, value, path, references)
      return
    case 'group':
    case 'tab':
      if (!isPlain(value)) refuse(path, 'takes an object')
      else checkFields(field.flattenedFields, value, `${path}.`, references)
      return
    case 'array':
      if (!Array.isArray(value) || !value.every(isPlain)) refuse(path, 'takes a list of objects')
      else if (value.length > (field.maxRows ?? MAX_ROWS)) refuse(path, 'has too many rows')
      else for (const [index, row] of value.entries()) checkFields(field.flattenedFields, row, `${path}.${index}.`, references)
      return
    case 'json':
      checkShape(value, JSON_LIMITS, path)
      return
    default:
    // Rich text has a schema of its own (src/content/lexical-schema.ts).
  }
}

function isDate(value: unknown): boolean {
  if (value instanceof Date) return !Number.isNaN(value.getTime())
  return value === '' || (typeof value === 'string' && value.length <= 40 && ISO_DATE.test(value) && !Number.isNaN(Date.parse(value)))
}

function checkReference(relationTo: string | readonly string[], value: unknown, path: string, references: References): void {
  const isPolymorphic = typeof relationTo !== 'string'
  const [collection, id] = isPolymorphic ? (isPlain(value) ? [value.relationTo, value.value] : [null, null]) : [relationTo, value]
  if (typeof collection !== 'string' || (isPolymorphic && !relationTo.includes(collection)) || !isId(id)) return refuse(path, 'takes the id of a document')
  references.set(collection, (references.get(collection) ?? new Set()).add(id))
}

async function checkReferences(references: References, req: PayloadRequest): Promise<void> {
  for (const [collection, ids] of references) {
    const where = { id: { in: [...ids] } }
    const { docs } = await req.payload.find({ collection: collection as 'media', where, depth: 0, limit: ids.size, pagination: false, select: {}, req }).catch(() => ({ docs: [] }))
    const found = new Set(docs.map(({ id }) => String(id)))
    const missing = [...ids].find((id) => !found.has(String(id)))
    if (missing !== undefined) throw new HubError('bad-input', `There is no document "${String(missing)}" in ${collection}.`, { collection })
  }
}
