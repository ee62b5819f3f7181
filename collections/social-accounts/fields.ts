import type { Field } from 'payload'
import { ACCOUNT_PROBLEMS } from '../../src/publishing/delivering/account-problem.ts'
import { hubOf } from '../../src/publishing/hub.ts'
import { keyField } from '../parts/key-field.ts'

type Label = { readonly de: string; readonly en: string }
const never = { create: () => false, read: () => false, update: () => false } as const
/** Set by the flow when it sends. */
const byFlow = { create: () => false, update: () => false } as const

/** What the form says of a network; from its carrier, which alone knows. */
export interface AccountNetwork {
  readonly label: Label
  readonly defaultServer: string | null
  readonly identifier: Label | null
  readonly secret: Label
  readonly secretFrom: Label
  readonly hasReplies: boolean
}
/** Plain data for the browser. */
const guides = (networks: Readonly<Record<string, AccountNetwork>>) =>
  Object.entries(networks).map(([id, { label, defaultServer, identifier, secret, secretFrom }]) => ({ id, label: { ...label }, defaultServer, identifier: identifier && { ...identifier }, secret: { ...secret }, secretFrom: { ...secretFrom } }))

/** A code that the form explains, with what the network said. */
const problemFields = (name: string, label: Label): Field[] => [
  {
    name,
    type: 'select',
    label,
    options: Object.entries(ACCOUNT_PROBLEMS).map(([value, problem]) => ({ value, label: { ...problem.label } })),
    admin: { components: { Field: '/src/admin/posts/account-problem#AccountProblem' }, condition: (data) => Boolean(data[name]) },
    // Nobody can set it here; a code that only a later version knows must not keep an account from being saved.
    validate: () => true as const,
    access: byFlow,
  },
  { name: `${name}Said`, type: 'text', admin: { hidden: true, disableListColumn: true }, access: byFlow },
]

/** @param networks those that a carrier reaches, by id */
export const accountFields = (networks: Readonly<Record<string, AccountNetwork>>): Field[] => [
  ...problemFields('problem', { de: 'Was nicht stimmt', en: 'What is wrong' }),
  { name: 'label', type: 'text', required: true, maxLength: 120, label: { de: 'Bezeichnung', en: 'Label' } },
  {
    name: 'network',
    type: 'select',
    required: true,
    label: { de: 'Netzwerk', en: 'Network' },
    options: Object.entries(networks).map(([value, { label }]) => ({ value, label: { ...label } })),
    access: { update: () => false },
  },
  // Nothing is stored under these: what the network needs, and whether it opens.
  { name: 'guide', type: 'ui', admin: { components: { Field: { path: '/src/admin/posts/account-guide#AccountGuide', clientProps: { networks: guides(networks) } } }, disableListColumn: true } },
  {
    name: 'server',
    type: 'text',
    maxLength: 500,
    label: { de: 'Server', en: 'Server' },
    admin: { description: { de: 'https://… Wer ihn ändert, gibt das Geheimnis neu ein.', en: 'https://… Whoever changes it enters the secret again.' } },
  },
  {
    name: 'identifier',
    type: 'text',
    maxLength: 200,
    label: { de: 'Name des Kontos', en: 'Name of the account' },
    admin: { condition: ({ network }) => Boolean(networks[String(network)]?.identifier) },
  },
  {
    name: 'secret',
    type: 'text',
    virtual: true,
    maxLength: 2000,
    label: { de: 'Geheimnis (wird nie wieder gezeigt)', en: 'Secret (never shown again)' },
    admin: {
      components: { Field: '/src/admin/posts/secret-field#SecretField' },
    },
    // Nothing is ever stored under it; who may not read a field is not shown one to fill in either.
    hooks: { afterRead: [() => null] },
  },
  { name: 'check', type: 'ui', admin: { components: { Field: '/src/admin/posts/check-account#CheckAccount' }, disableListColumn: true } },
  { name: 'sealed', type: 'text', hidden: true, access: never },
  { name: 'timeZone', type: 'text', required: true, maxLength: 60, defaultValue: ({ req }) => hubOf(req.payload).timeZone, label: { de: 'Zeitzone', en: 'Time zone' }, admin: { description: { de: 'In ihr wird geplant, etwa Europe/Zurich.', en: 'Times are planned in it: Europe/Zurich, say.' } } },
  { name: 'brand', type: 'text', maxLength: 80, label: { de: 'Marke (Schlüssel)', en: 'Brand (key)' }, admin: { description: { de: 'Leer: für alle Marken.', en: 'Empty: for all brands.' } } },
  {
    name: 'keepsReplies',
    type: 'checkbox',
    defaultValue: false,
    label: { de: 'Antworten und Erwähnungen als Kundendialoge holen', en: 'Keep replies and mentions as service dialogs' },
    admin: {
      description: {
        de: 'Alle zwei Minuten, von jetzt an, auch private Nachrichten an das Konto. Agenten sehen sie unter „Kundendialoge“; was dort länger ruht, wird nach der Frist gelöscht. Sagen Sie es in Ihrer Datenschutzerklärung.',
        en: 'Every two minutes, from now on, private messages to the account too. Agents see them under “Service dialogs”; they are deleted after the period for dialogs. Say so in your privacy notice.',
      },
      condition: ({ network }) => networks[String(network)]?.hasReplies === true,
    },
  },
  ...problemFields('repliesProblem', { de: 'Warum keine Antworten kommen', en: 'Why no replies come' }),
  // Where reading goes on, in the network's own terms; not before when; and when to look up what was deleted.
  { name: 'repliesCursor', type: 'text', hidden: true, access: never },
  { name: 'repliesNext', type: 'date', index: true, hidden: true, access: never },
  { name: 'repliesGoneNext', type: 'date', hidden: true, access: never },
  {
    name: 'mostCharacters',
    type: 'number',
    label: { de: 'Zeichen je Post auf diesem Server', en: 'Characters per post on this server' },
    admin: { readOnly: true, disableListColumn: true, description: { de: 'Wie der Server bei der letzten Prüfung des Kontos sagte.', en: 'As the server said when the account was checked last.' }, condition: (data) => Boolean(data.mostCharacters) },
    access: byFlow,
  },
  { name: 'isDisabled', type: 'checkbox', defaultValue: false, label: { de: 'Stillgelegt', en: 'Disabled' } },
  { name: 'pausedUntil', type: 'date', label: { de: 'Wartet bis', en: 'Waits until' }, admin: { readOnly: true, condition: (data) => Boolean(data.pausedUntil) }, access: byFlow },
  keyField('label'),
]
