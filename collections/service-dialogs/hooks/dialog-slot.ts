import { randomUUID } from 'node:crypto'
import type { CollectionBeforeChangeHook } from 'payload'

/** Names a dialog by where it comes from, so that the same dialog imported twice is one; one without a number of its own is never the same as another. */
export const dialogSlot: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const merged = { ...originalDoc, ...data }
  const external = typeof merged.externalId === 'string' ? merged.externalId.trim() : ''
  return { ...data, slot: external === '' ? (originalDoc?.slot ?? `own:${randomUUID()}`) : `${String(merged.source)}:${external}` }
}
