import type { Condition, Field, FieldAccess, TextFieldSingleValidation } from 'payload'
import { hasRole } from '../../src/access/roles.ts'
import { AUTHENTICITIES, type Authenticity } from '../../src/content/edition.ts'
import { isLanguageTag } from '../../src/content/translation.ts'
import { keyField } from '../parts/key-field.ts'

/** What stands in the dialog: for those who work with dialogs, and for those who judge what was left out of it. */
const agentsAndApprovers: FieldAccess = ({ req }) => hasRole(req, ['admin', 'agent', 'approver'])
/** The words themselves: private, and so not for administrators. */
const readersOfWords: FieldAccess = ({ req }) => hasRole(req, ['agent', 'approver'])
const agents: FieldAccess = ({ req }) => hasRole(req, ['agent'])
/** Others would see a reference that they cannot open, and no name. */
const forThoseWhoOpenIt: Condition = (_data, _siblings, { user }) => hasRole({ user }, ['agent'])
const never = { create: () => false, update: () => false } as const

const AUTHENTICITY_LABELS: Readonly<Record<Authenticity, { de: string; en: string }>> = {
  'customer-record': { de: 'anhand der Kundendaten geprüft', en: 'checked against the customer record' },
  order: { de: 'anhand einer Bestellung geprüft', en: 'checked against an order' },
  none: { de: 'nicht geprüft', en: 'not checked' },
}

export const testimonialFields: Field[] = [
  { name: 'label', type: 'text', required: true, maxLength: 120, label: { de: 'Arbeitstitel (ohne Namen)', en: 'Working title (without names)' } },
  keyField({ stem: 'voice' }),
  { name: 'quote', type: 'textarea', localized: true, maxLength: 2_000, label: { de: 'Zitat', en: 'Quote' } },
  {
    name: 'original',
    type: 'textarea',
    maxLength: 10_000,
    label: { de: 'Wortlaut im Dialog', en: 'Words in the dialog' },
    admin: { disableListColumn: true, disableListFilter: true },
    access: { read: readersOfWords, create: agents, update: agents },
  },
  {
    name: 'language',
    type: 'text',
    required: true,
    maxLength: 20,
    defaultValue: 'de',
    label: { de: 'Sprache des Originals', en: 'Language of the original' },
    validate: ((value, { req }) => isLanguageTag(String(value ?? '')) || (req.i18n?.language === 'de' ? 'Ein Sprachkürzel, zum Beispiel de oder en-GB.' : 'A language tag, for example de or en-GB.')) satisfies TextFieldSingleValidation,
  },
  { name: 'theme', type: 'text', localized: true, maxLength: 200, label: { de: 'Worum es geht', en: 'What it is about' } },
  { name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true, maxRows: 50, label: { de: 'Themen', en: 'Topics' } },
  { name: 'rating', type: 'number', min: 1, max: 5, label: { de: 'Bewertung (1–5)', en: 'Rating (1–5)' } },
  {
    name: 'saidIn',
    type: 'text',
    maxLength: 7,
    label: { de: 'Gesagt im Monat (JJJJ-MM)', en: 'Said in the month (YYYY-MM)' },
    validate: ((value, { req }) => !value || /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/.test(String(value)) || (req.i18n?.language === 'de' ? 'Ein Monat wie 2026-11.' : 'A month such as 2026-11.')) satisfies TextFieldSingleValidation,
  },
  {
    name: 'authenticity',
    type: 'select',
    required: true,
    defaultValue: 'none',
    label: { de: 'Echtheit', en: 'Authenticity' },
    // Every channel prints it as a fact: it follows from how the contact was verified (hooks/of-the-person.ts).
    access: never,
    options: AUTHENTICITIES.map((value) => ({ value, label: AUTHENTICITY_LABELS[value] })),
  },
  { name: 'isOnWall', type: 'checkbox', defaultValue: false, label: { de: 'Auf der Wand der Kundenstimmen zeigen', en: 'Show on the wall of testimonials' } },
  {
    name: 'contact',
    type: 'relationship',
    relationTo: 'contacts',
    label: { de: 'Kontakt', en: 'Contact' },
    admin: { condition: forThoseWhoOpenIt },
    access: { read: agentsAndApprovers, create: agents, update: agents },
  },
  {
    name: 'dialog',
    type: 'relationship',
    relationTo: 'service-dialogs',
    label: { de: 'Aus dem Dialog', en: 'From the dialog' },
    admin: { condition: forThoseWhoOpenIt },
    access: { read: agentsAndApprovers, create: agents, update: agents },
  },
  { name: 'wasPrivate', type: 'checkbox', defaultValue: true, label: { de: 'Privat gesagt', en: 'Said in private' }, access: { create: agents, update: agents } },
  { name: 'rev', type: 'number', defaultValue: 0, admin: { hidden: true }, access: never },
  { name: 'contributors', type: 'json', admin: { hidden: true }, access: never },
]
