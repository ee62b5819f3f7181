import type { Field, GroupField } from 'payload'
import { FONT_FAMILIES } from '../../src/content/edition.ts'
import { isSafeUrl } from '../../src/content/safe-url.ts'
import { keyField } from '../parts/key-field.ts'
import { privacyEditor } from './editor.ts'
import { mailingNotices } from './mailing-notices.ts'

const internal = { admin: { hidden: true }, access: { create: () => false, update: () => false } } as const
const short = (name: string, de: string, en: string, isRequired = false): Field => ({ name, type: 'text', maxLength: 160, required: isRequired, label: { de, en } })

const webAddress = (name: string, de: string, en: string): Field => ({
  name,
  type: 'text',
  maxLength: 2_000,
  label: { de, en },
  validate: (value: unknown, { req }: { req: { i18n?: { language?: string } } }) =>
    value === null ||
    value === undefined ||
    value === '' ||
    (typeof value === 'string' && isSafeUrl(value)) ||
    (req.i18n?.language === 'de' ? 'Eine vollständige Adresse, zum Beispiel https://example.de/impressum.' : 'A complete address, for example https://example.com/imprint.'),
})

function colour(name: string, de: string, en: string, hex: string, cmyk: readonly [number, number, number, number]): GroupField {
  const percent = (ink: 'c' | 'm' | 'y' | 'k', value: number): Field => ({
    name: ink,
    type: 'number',
    min: 0,
    max: 100,
    required: true,
    defaultValue: value,
    label: ink.toUpperCase(),
    admin: { width: '16%' },
  })
  return {
    name,
    type: 'group',
    label: { de, en },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'hex',
            type: 'text',
            required: true,
            defaultValue: hex,
            label: { de: 'Bildschirm (#rrggbb)', en: 'Screen (#rrggbb)' },
            admin: { width: '36%' },
            validate: (value: unknown) => (typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)) || '#rrggbb',
          },
          percent('c', cmyk[0]),
          percent('m', cmyk[1]),
          percent('y', cmyk[2]),
          percent('k', cmyk[3]),
        ],
      },
    ],
  }
}

const address: Field[] = [
  short('name', 'Name', 'Name', true),
  short('street', 'Straße und Hausnummer', 'Street and number', true),
  { type: 'row', fields: [short('postcode', 'Postleitzahl', 'Postcode', true), short('town', 'Ort', 'Town', true)] },
  { name: 'country', type: 'text', required: true, defaultValue: 'DE', minLength: 2, maxLength: 2, label: { de: 'Land (ISO, zwei Buchstaben)', en: 'Country (ISO, two letters)' } },
]
const font = (name: string, de: string, en: string, defaultValue: string): Field => ({
  name,
  type: 'select',
  required: true,
  defaultValue,
  label: { de, en },
  options: FONT_FAMILIES.map((value) => ({ value, label: { 'source-sans-3': 'Source Sans 3', 'source-serif-4': 'Source Serif 4' }[value] })),
})

export const brandFields: Field[] = [
  short('name', 'Name', 'Name', true),
  short('claim', 'Leitsatz', 'Claim'),
  {
    name: 'colours',
    type: 'group',
    label: { de: 'Farben', en: 'Colours' },
    fields: [
      colour('primary', 'Hauptfarbe', 'Main colour', '#0b5c5e', [90, 40, 50, 30]),
      colour('accent', 'Akzent', 'Accent', '#c8501e', [10, 78, 100, 2]),
      colour('ink', 'Schrift', 'Ink', '#1c2321', [0, 0, 0, 100]),
      colour('paper', 'Papier', 'Paper', '#ffffff', [0, 0, 0, 0]),
    ],
  },
  {
    name: 'fonts',
    type: 'group',
    label: { de: 'Schriften', en: 'Type' },
    fields: [{ type: 'row', fields: [font('text', 'Fließtext', 'Text', 'source-sans-3'), font('display', 'Überschriften', 'Headings', 'source-serif-4')] }],
  },
  { name: 'logo', type: 'upload', relationTo: 'media', label: { de: 'Bildmarke', en: 'Logo' } },
  { name: 'sender', type: 'group', label: { de: 'Absender (Rücksendeangabe)', en: 'Sender (return address)' }, fields: address },
  {
    name: 'imprints',
    type: 'array',
    minRows: 1,
    maxRows: 20,
    required: true,
    label: { de: 'Impressum je Markt', en: 'Imprint per market' },
    labels: { singular: { de: 'Impressum', en: 'Imprint' }, plural: { de: 'Impressen', en: 'Imprints' } },
    fields: [
      { name: 'market', type: 'text', required: true, defaultValue: 'DE', minLength: 2, maxLength: 2, label: { de: 'Markt (ISO, zwei Buchstaben)', en: 'Market (ISO, two letters)' } },
      short('company', 'Unternehmen', 'Company', true),
      { name: 'address', type: 'group', label: { de: 'Anschrift', en: 'Address' }, fields: address },
      short('representatives', 'Vertreten durch', 'Represented by', true),
      short('register', 'Registereintrag', 'Register entry'),
      short('vatId', 'USt-IdNr.', 'VAT id'),
      { name: 'email', type: 'email', required: true, label: { de: 'E-Mail', en: 'E-mail' } },
      short('phone', 'Telefon', 'Phone'),
      ...mailingNotices,
    ],
  },
  {
    name: 'links',
    type: 'group',
    label: { de: 'Pflichtadressen', en: 'Legal addresses' },
    fields: [webAddress('imprintUrl', 'Impressum (URL)', 'Imprint (URL)'), webAddress('privacyUrl', 'Datenschutz (URL)', 'Privacy (URL)')],
  },
  {
    name: 'privacy',
    type: 'richText',
    localized: true,
    label: { de: 'Datenschutzerklärung', en: 'Privacy notice' },
    editor: privacyEditor,
    admin: {
      description: {
        de: 'Steht auf der Seite „Datenschutz“ der Website. Leer: Die Seite sagt in dieser Sprache, wen man fragt, und nennt die Adresse oben.',
        en: 'What the page “Privacy” of the web site says. Empty: in this language the page says whom to ask, and names the address above.',
      },
    },
  },
  { name: 'isDefault', type: 'checkbox', defaultValue: false, label: { de: 'Hausmarke', en: 'Default brand' }, admin: { position: 'sidebar' } },
  keyField('name'),
  { name: 'rev', type: 'number', defaultValue: 0, ...internal },
  // Nobody asks for it; and what cannot be read cannot be searched either.
  { name: 'contributors', type: 'json', ...internal, access: { ...internal.access, read: () => false } },
]
