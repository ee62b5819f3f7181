/** Every collection of the hub, by name. Two kinds: what people edit, and the record of the flow, which only src/publishing and src/consent write. */
export const EDITABLE = ['users', 'app-tokens', 'media', 'topics', 'brands', 'pieces', 'contacts', 'service-dialogs', 'attachments', 'testimonials', 'social-accounts', 'mailings', 'print-shops'] as const
/** Written by the flow alone; no API creates, changes or deletes them. */
export const RECORDS = [
  'submissions', 'editions', 'approvals', 'publications', 'addresses', 'renditions', 'deliveries', 'print-runs', 'recipient-lists', 'suppressions', 'audit-events', 'excerpts', 'consent-events', 'tasks', 'erasures',
] as const // prettier-ignore

export type EditableSlug = (typeof EDITABLE)[number]
export type RecordSlug = (typeof RECORDS)[number]
export type HubSlug = EditableSlug | RecordSlug

/** Of the records, those that never change once written. Excerpts do not change either, but are deleted when a person is erased. */
export const APPEND_ONLY = ['editions', 'approvals', 'audit-events', 'consent-events'] as const
