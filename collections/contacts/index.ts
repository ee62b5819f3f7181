/** Customers with whom the service speaks. Their own values are what redaction looks for first; erasing a person begins here. */
import { randomUUID } from 'node:crypto'
import type { CollectionConfig, Field } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { checkValues } from '../parts/check-values.ts'

export const FORMS_OF_ADDRESS = ['none', 'female', 'male'] as const
/** How the hub knows that a contact is who they say they are. */
export const VERIFICATIONS = ['none', 'customer-record', 'order', 'call-back', 'e-mail'] as const

const line = (name: string, de: string, en: string, maxLength = 200): Field => ({ name, type: 'text', maxLength, label: { de, en } })

export const contacts: CollectionConfig = {
  slug: 'contacts',
  labels: { singular: { de: 'Kontakt', en: 'Contact' }, plural: { de: 'Kontakte', en: 'Contacts' } },
  admin: { useAsTitle: 'surname', defaultColumns: ['surname', 'givenName', 'customerNumber', 'verifiedHow'], group: { de: 'Kundendialog', en: 'Service' } },
  access: accessFor('contacts'),
  graphQL: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  fields: [
    {
      name: 'key',
      type: 'text',
      unique: true,
      index: true,
      maxLength: 80,
      admin: { hidden: true },
      access: { create: () => false, update: () => false },
    },
    {
      name: 'formOfAddress',
      type: 'select',
      defaultValue: 'none',
      label: { de: 'Anrede', en: 'Form of address' },
      options: [
        { value: 'none', label: { de: 'neutral', en: 'neutral' } },
        { value: 'female', label: { de: 'Frau', en: 'Ms' } },
        { value: 'male', label: { de: 'Herr', en: 'Mr' } },
      ],
    },
    line('givenName', 'Vorname', 'Given name'),
    line('surname', 'Nachname', 'Surname'),
    line('email', 'E-Mail', 'E-mail', 254),
    line('phone', 'Telefon', 'Phone', 50),
    {
      name: 'handles',
      type: 'array',
      maxRows: 20,
      label: { de: 'Namen in Netzwerken', en: 'Handles' },
      fields: [line('network', 'Netzwerk', 'Network', 60), line('handle', 'Name', 'Handle')],
    },
    line('customerNumber', 'Kundennummer', 'Customer number', 60),
    {
      name: 'address',
      type: 'group',
      label: { de: 'Anschrift', en: 'Address' },
      fields: [line('street', 'Straße und Hausnummer', 'Street and number'), line('postcode', 'Postleitzahl', 'Postcode', 20), line('town', 'Ort', 'Town'), line('country', 'Land (DE, AT, CH …)', 'Country (DE, AT, CH …)', 2)],
    },
    { name: 'birthDate', type: 'date', label: { de: 'Geburtsdatum', en: 'Date of birth' }, admin: { date: { pickerAppearance: 'dayOnly' } } },
    line('language', 'Sprache', 'Language', 20),
    {
      name: 'verifiedHow',
      type: 'select',
      defaultValue: 'none',
      label: { de: 'Geprüft anhand', en: 'Verified by' },
      options: [
        { value: 'none', label: { de: 'nicht geprüft', en: 'not verified' } },
        { value: 'customer-record', label: { de: 'Kundendaten', en: 'customer record' } },
        { value: 'order', label: { de: 'Bestellung', en: 'order' } },
        { value: 'call-back', label: { de: 'Rückruf', en: 'call-back' } },
        { value: 'e-mail', label: { de: 'E-Mail', en: 'e-mail' } },
      ],
    },
  ],
  hooks: {
    beforeOperation: [guardFirst('contacts'), checkValues],
    // A random key: what stays of a person after erasure names nobody.
    beforeChange: [({ data, originalDoc, operation }) => ({ ...data, key: operation === 'create' ? randomUUID() : originalDoc.key })],
  },
}
