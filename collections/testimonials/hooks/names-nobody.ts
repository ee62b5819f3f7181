import type { CollectionBeforeChangeHook } from 'payload'
import { requireNameless } from '../nameless.ts'

const FIELDS = ['label', 'theme', 'topics', 'contact'] as const

/** Refuses a working title, theme or topic that names the customer, also where the customer is named only now. @throws HubError `bad-input` */
export const namesNobody: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const before = (originalDoc ?? {}) as Record<string, unknown>
  const isTouched = FIELDS.some((field) => data[field] !== undefined && JSON.stringify(data[field]) !== JSON.stringify(before[field]))
  if (!isTouched) return data
  const after: Record<string, unknown> = { ...before, ...data }
  await requireNameless(req, after, after.contact, req.locale ?? 'de')
  return data
}
