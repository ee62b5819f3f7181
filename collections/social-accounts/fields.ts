import type { Field } from 'payload'
import { keyField } from '../parts/key-field.ts'

type Label = { readonly de: string; readonly en: string }
const never = { create: () => false, read: () => false, update: () => false } as const
/** Set by the flow when it sends. */
const byFlow = { create: () => false, update: () => false } as const

/** @param networks those that a carrier reaches, by id */
export const accountFields = (networks: Readonly<Record<string, { readonly label: Label }>>): Field[] => [
  { name: 'label', type: 'text', required: true, maxLength: 120, label: { de: 'Bezeichnung', en: 'Label' } },
  {
    name: 'network',
    type: 'select',
    required: true,
    label: { de: 'Netzwerk', en: 'Network' },
    options: Object.entries(networks).map(([value, { label }]) => ({ value, label: { ...label } })),
    access: { update: () => false },
  },
  {
    name: 'server',
    type: 'text',
    maxLength: 500,
    label: { de: 'Server', en: 'Server' },
    admin: { description: { de: 'https://… Bei einem Webhook seine ganze Adresse. Wer sie ändert, gibt das Geheimnis neu ein.', en: 'https://… For a webhook its whole address. Whoever changes it enters the secret again.' } },
  },
  {
    name: 'identifier',
    type: 'text',
    maxLength: 200,
    label: { de: 'Name des Kontos', en: 'Name of the account' },
    admin: { description: { de: 'Bei Bluesky: haus.example.com', en: 'On Bluesky: house.example.com' }, condition: (data) => data.network === 'bluesky' },
  },
  {
    name: 'secret',
    type: 'text',
    virtual: true,
    maxLength: 2000,
    label: { de: 'Geheimnis (wird nie wieder gezeigt)', en: 'Secret (never shown again)' },
    admin: {
      autoComplete: 'off',
      description: {
        de: 'Bluesky: App-Passwort. Mastodon: Zugangstoken mit write:statuses, write:media, read:statuses, read:accounts. Webhook: whsec_… Leer lassen, um es zu behalten.',
        en: 'Bluesky: app password. Mastodon: access token with write:statuses, write:media, read:statuses, read:accounts. Webhook: whsec_… Leave empty to keep it.',
      },
    },
    access: { read: () => false },
  },
  { name: 'sealed', type: 'text', hidden: true, access: never },
  { name: 'timeZone', type: 'text', required: true, maxLength: 60, label: { de: 'Zeitzone', en: 'Time zone' }, admin: { description: { de: 'In ihr wird geplant, etwa Europe/Zurich.', en: 'Times are planned in it: Europe/Zurich, say.' } } },
  { name: 'brand', type: 'text', maxLength: 80, label: { de: 'Marke (Schlüssel)', en: 'Brand (key)' }, admin: { description: { de: 'Leer: für alle Marken.', en: 'Empty: for all brands.' } } },
  {
    name: 'keepsReplies',
    type: 'checkbox',
    defaultValue: true,
    label: { de: 'Antworten und Erwähnungen als Kundendialoge holen', en: 'Keep replies and mentions as service dialogs' },
    admin: {
      description: {
        de: 'Alle zwei Minuten, von jetzt an. Bei Mastodon braucht der Zugangstoken dazu read:notifications.',
        en: 'Every two minutes, from now on. On Mastodon the access token needs read:notifications for it.',
      },
      condition: (data) => data.network !== 'webhook',
    },
  },
  { name: 'repliesProblem', type: 'text', label: { de: 'Warum keine Antworten kommen', en: 'Why no replies come' }, admin: { readOnly: true, condition: (data) => Boolean(data.repliesProblem) }, access: byFlow },
  // Where reading goes on, in the network's own terms; and not before when.
  { name: 'repliesCursor', type: 'text', hidden: true, access: never },
  { name: 'repliesNext', type: 'date', index: true, hidden: true, access: never },
  { name: 'isDisabled', type: 'checkbox', defaultValue: false, label: { de: 'Stillgelegt', en: 'Disabled' } },
  { name: 'problem', type: 'text', label: { de: 'Was nicht stimmt', en: 'What is wrong' }, admin: { readOnly: true, condition: (data) => Boolean(data.problem) }, access: byFlow },
  { name: 'pausedUntil', type: 'date', label: { de: 'Wartet bis', en: 'Waits until' }, admin: { readOnly: true, condition: (data) => Boolean(data.pausedUntil) }, access: byFlow },
  keyField('label'),
]
