import { randomUUID } from 'node:crypto'
import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook } from 'payload'
import { cleanLine } from '../../../src/content/clean-text.ts'
import { CONTACT_KEYS, type ContactKey, type ContactValues, displayNameOf, keysOf, SLOT_OF } from '../contact-values.ts'

/** Lines without controls and stray blanks; a country in capitals. What people wrote is kept otherwise. */
export const cleanContact: CollectionBeforeValidateHook = ({ data }) => {
  if (!data) return data
  const cleaned = cleanFields(data)
  const { address } = cleaned as { address?: Record<string, unknown> }
  if (typeof address?.country === 'string') address.country = address.country.toUpperCase()
  return cleaned
}

function cleanFields(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cleanValue(value)]))
}

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return cleanLine(value)
  if (Array.isArray(value)) return value.map(cleanValue)
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  return isPlain ? cleanFields(value as Record<string, unknown>) : value
}

/** The name in lists and the columns for finding a contact again follow from its values. The key is random: what stays of a person after erasure names nobody. */
export const nameAndKeys: CollectionBeforeChangeHook = ({ data, originalDoc, operation }) => {
  const merged = { ...originalDoc, ...data, address: { ...originalDoc?.address, ...data.address } } as ContactValues
  const keys = keysOf(merged)
  const left = operation === 'create' ? {} : leftSlots(originalDoc as Partial<Record<ContactKey, string | null>>, keys)
  return { ...data, ...keys, ...left, displayName: displayNameOf(merged), key: operation === 'create' ? randomUUID() : originalDoc.key }
}

/** Whoever has a new number leaves the old one to others. Nothing is null: MongoDB has one of each. */
const leftSlots = (before: Partial<Record<ContactKey, string | null>>, keys: Record<ContactKey, string | null>): Record<string, string> =>
  Object.fromEntries(CONTACT_KEYS.flatMap((key) => (before[key] && before[key] !== keys[key] ? [[SLOT_OF[key], `left:${randomUUID()}`]] : [])))
