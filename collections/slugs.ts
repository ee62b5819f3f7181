/** Every collection of the hub, by name. Two kinds: what people edit, and the record of the flow, which only src/publishing writes. */
export const EDITABLE = ['users', 'app-tokens', 'media', 'topics', 'brands', 'pieces'] as const
/** Written by src/publishing alone; no API creates, changes or deletes them. */
export const RECORDS = ['submissions', 'editions', 'approvals', 'publications', 'addresses', 'renditions', 'audit-events'] as const

export type EditableSlug = (typeof EDITABLE)[number]
export type RecordSlug = (typeof RECORDS)[number]
export type HubSlug = EditableSlug | RecordSlug

/** Of the records, those that never change once written. */
export const APPEND_ONLY = ['editions', 'approvals', 'audit-events'] as const
export type AppendOnlySlug = (typeof APPEND_ONLY)[number]
