import type { Field } from 'payload'

export const DIALOG_SOURCES = ['phone', 'branch', 'e-mail', 'chat', 'social-public', 'social-private'] as const
export type DialogSource = (typeof DIALOG_SOURCES)[number]
/** What is said there is said to everybody. */
export const PUBLIC_SOURCES: readonly DialogSource[] = ['social-public']
export const DIALOG_STATES = ['open', 'waiting', 'closed'] as const
export const AUTHOR_KINDS = ['customer', 'agent', 'system'] as const
/** Of one message. */
export const MAX_ATTACHMENTS = 10

const SOURCE_LABELS: Readonly<Record<DialogSource, { de: string; en: string }>> = {
  phone: { de: 'Telefon', en: 'Phone' },
  branch: { de: 'Filiale', en: 'Branch' },
  'e-mail': { de: 'E-Mail', en: 'E-mail' },
  chat: { de: 'Chat', en: 'Chat' },
  'social-public': { de: 'Soziales Netzwerk, öffentlich', en: 'Social, public' },
  'social-private': { de: 'Soziales Netzwerk, privat', en: 'Social, private' },
}

export const dialogFields: Field[] = [
  { name: 'subject', type: 'text', maxLength: 300, required: true, label: { de: 'Betreff', en: 'Subject' } },
  { name: 'source', type: 'select', required: true, label: { de: 'Quelle', en: 'Source' }, options: DIALOG_SOURCES.map((value) => ({ value, label: SOURCE_LABELS[value] })) },
  { name: 'externalId', type: 'text', maxLength: 200, label: { de: 'Nummer im anderen System', en: 'External id' } },
  // `source:externalId`: what is imported twice is one dialog.
  { name: 'slot', type: 'text', unique: true, index: true, maxLength: 260, admin: { hidden: true }, access: { create: () => false, update: () => false } },
  { name: 'contact', type: 'relationship', relationTo: 'contacts', label: { de: 'Kontakt', en: 'Contact' } },
  { name: 'language', type: 'text', maxLength: 20, label: { de: 'Sprache', en: 'Language' } },
  {
    name: 'messages',
    type: 'array',
    maxRows: 500,
    // They stand above as a conversation; here they are mended.
    admin: { initCollapsed: true },
    label: { de: 'Nachrichten', en: 'Messages' },
    labels: { singular: { de: 'Nachricht', en: 'Message' }, plural: { de: 'Nachrichten', en: 'Messages' } },
    fields: [
      {
        name: 'author',
        type: 'select',
        required: true,
        label: { de: 'Von', en: 'From' },
        options: [
          { value: 'customer', label: { de: 'Kundin, Kunde', en: 'Customer' } },
          { value: 'agent', label: { de: 'Service', en: 'Agent' } },
          { value: 'system', label: { de: 'System', en: 'System' } },
        ],
      },
      { name: 'at', type: 'date', required: true, label: { de: 'Zeit', en: 'Time' }, admin: { date: { pickerAppearance: 'dayAndTime', displayFormat: 'd. MMM yyyy, HH:mm', timeFormat: 'HH:mm' } } },
      { name: 'text', type: 'textarea', required: true, maxLength: 50_000, label: { de: 'Text', en: 'Text' } },
      { name: 'isPrivate', type: 'checkbox', defaultValue: true, label: { de: 'Privat', en: 'Private' } },
      {
        name: 'attachments',
        type: 'relationship',
        relationTo: 'attachments',
        hasMany: true,
        maxRows: MAX_ATTACHMENTS,
        label: { de: 'Anhänge', en: 'Attachments' },
        // A file hangs on one dialog: what is offered is new, or its own.
        filterOptions: ({ id }) => ({ or: [{ dialog: { exists: false } }, ...(id === undefined ? [] : [{ dialog: { equals: id } }])] }),
      },
      // By this a message that comes again is known, where the other system numbers its messages.
      { name: 'externalId', type: 'text', maxLength: 200, admin: { hidden: true } },
    ],
  },
  { name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true, maxRows: 50, label: { de: 'Themen', en: 'Topics' } },
  { name: 'agent', type: 'relationship', relationTo: 'users', label: { de: 'Bearbeitet von', en: 'Agent' } },
  {
    name: 'state',
    type: 'select',
    defaultValue: 'open',
    label: { de: 'Stand', en: 'State' },
    options: [
      { value: 'open', label: { de: 'offen', en: 'open' } },
      { value: 'waiting', label: { de: 'wartet', en: 'waiting' } },
      { value: 'closed', label: { de: 'erledigt', en: 'closed' } },
    ],
  },
  {
    name: 'sentiment',
    type: 'select',
    label: { de: 'Stimmung (Hinweis zum Sortieren)', en: 'Sentiment (a hint for sorting)' },
    options: [
      { value: 'positive', label: { de: 'eher positiv', en: 'rather positive' } },
      { value: 'neutral', label: { de: 'neutral', en: 'neutral' } },
      { value: 'negative', label: { de: 'eher negativ', en: 'rather negative' } },
    ],
  },
  { name: 'sentimentReason', type: 'text', maxLength: 1_000, label: { de: 'Grund des Hinweises', en: 'Reason for the hint' }, admin: { readOnly: true } },
]
