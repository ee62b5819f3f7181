import type { Field } from 'payload'
import { TOKEN_KINDS } from '../../src/tokens/token.ts'

const DAY = { displayFormat: 'd. MMM yyyy' } as const

export const tokenFields: Field[] = [
  { name: 'name', type: 'text', required: true, maxLength: 120, label: { de: 'Wofür', en: 'What for' } },
  {
    name: 'kind',
    type: 'select',
    required: true,
    label: { de: 'Art', en: 'Kind' },
    options: TOKEN_KINDS.map((value) => ({
      value,
      label: {
        'channel-app': { de: 'Kanal-App', en: 'Channel app' },
        'print-shop': { de: 'Druckerei', en: 'Print shop' },
        person: { de: 'Person (Kommandozeile)', en: 'Person (command line)' },
      }[value],
    })),
  },
  {
    name: 'channels',
    type: 'text',
    hasMany: true,
    maxRows: 20,
    label: { de: 'Kanäle', en: 'Channels' },
    admin: { condition: (data) => data.kind !== 'person' && data.kind !== 'print-shop', description: { de: 'Kennungen wie web-page', en: 'Ids such as web-page' } },
  },
  {
    name: 'person',
    type: 'relationship',
    relationTo: 'users',
    label: { de: 'Person', en: 'Person' },
    admin: { condition: (data) => data.kind === 'person' },
  },
  {
    name: 'shop',
    type: 'relationship',
    relationTo: 'print-shops',
    label: { de: 'Druckerei', en: 'Print shop' },
    filterOptions: { isDisabled: { not_equals: true } },
    admin: { condition: (data) => data.kind === 'print-shop', description: { de: 'Sie sieht nur die Druckaufträge, die an sie gehen.', en: 'It sees the print runs addressed to it, and nothing else.' } },
  },
  { name: 'expiresAt', type: 'date', required: true, label: { de: 'Gültig bis', en: 'Valid until' }, admin: { date: DAY } },
  { name: 'revokedAt', type: 'date', label: { de: 'Widerrufen am', en: 'Revoked on' }, admin: { date: DAY } },
  { name: 'lastUsedAt', type: 'date', label: { de: 'Zuletzt benutzt', en: 'Last used' }, admin: { readOnly: true, date: { displayFormat: 'd. MMM yyyy, HH:mm' } }, access: { create: () => false, update: () => false } },
  { name: 'hash', type: 'text', unique: true, index: true, hidden: true, access: { create: () => false, read: () => false, update: () => false } },
  {
    name: 'token',
    type: 'text',
    virtual: true,
    label: { de: 'Token (wird nur jetzt gezeigt: bitte kopieren)', en: 'Token (shown now only: copy it)' },
    admin: { readOnly: true, condition: (data) => typeof data.token === 'string' && data.token.length > 0 },
    access: { create: () => false, update: () => false },
  },
]
