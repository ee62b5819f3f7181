import type { Field } from 'payload'
import { BLEED_MM, RECIPIENTS_PER_FILE, SINGLE_FILE_MB } from '../../src/publishing/printing/shop/profile-limits.ts'
import { countryOf } from '../../src/recipients/addressing/countries.ts'
import { keyField } from '../parts/key-field.ts'

/** Set by the endpoint that takes the file, after it was checked. */
const byUpload = { create: () => false, update: () => false } as const

const address: Field[] = [
  { name: 'name', type: 'text', maxLength: 120, label: { de: 'Firma oder Stelle', en: 'Company or place' } },
  { name: 'street', type: 'text', maxLength: 120, label: { de: 'Straße und Hausnummer', en: 'Street and number' } },
  {
    type: 'row',
    fields: [
      { name: 'postcode', type: 'text', maxLength: 12, label: { de: 'Postleitzahl', en: 'Postcode' }, admin: { width: '30%' } },
      { name: 'town', type: 'text', maxLength: 80, label: { de: 'Ort', en: 'Town' }, admin: { width: '70%' } },
    ],
  },
  {
    name: 'country',
    type: 'text',
    maxLength: 2,
    defaultValue: 'DE',
    label: { de: 'Land', en: 'Country' },
    admin: { description: { de: 'Zwei Buchstaben nach ISO 3166: DE, AT, CH …', en: 'Two letters of ISO 3166: DE, AT, CH …' } },
    hooks: { beforeValidate: [({ value }) => (typeof value === 'string' ? value.trim().toUpperCase() : value)] },
    validate: (value: unknown, { req }: { req: { i18n?: { language?: string } } }) =>
      !value || countryOf(String(value)) !== null || (req.i18n?.language === 'de' ? 'Zwei Buchstaben nach ISO 3166 wie DE.' : 'Two letters of ISO 3166 such as DE.'),
  },
]

const profile: Field[] = [
  {
    name: 'files',
    type: 'select',
    required: true,
    defaultValue: 'chunks',
    label: { de: 'Dateien', en: 'Files' },
    options: [
      { value: 'chunks', label: { de: 'mehrere, jede für einen Teil der Empfänger', en: 'several, each for some of the recipients' } },
      { value: 'single', label: { de: 'eine für alle', en: 'one for all' } },
    ],
  },
  {
    name: 'recipientsPerFile',
    type: 'number',
    required: true,
    min: RECIPIENTS_PER_FILE.least,
    max: RECIPIENTS_PER_FILE.most,
    defaultValue: RECIPIENTS_PER_FILE.usual,
    label: { de: 'Empfänger je Datei', en: 'Recipients per file' },
    admin: { condition: (_, { files } = {}) => files !== 'single', step: 1, description: { de: `${RECIPIENTS_PER_FILE.least} bis ${RECIPIENTS_PER_FILE.most}`, en: `${RECIPIENTS_PER_FILE.least} to ${RECIPIENTS_PER_FILE.most}` } },
    validate: (value: unknown, { req }: { req: { i18n?: { language?: string } } }) => {
      const isGood = Number.isInteger(value) && Number(value) >= RECIPIENTS_PER_FILE.least && Number(value) <= RECIPIENTS_PER_FILE.most
      return isGood || (req.i18n?.language === 'de' ? `Eine ganze Zahl von ${RECIPIENTS_PER_FILE.least} bis ${RECIPIENTS_PER_FILE.most}.` : `A whole number from ${RECIPIENTS_PER_FILE.least} to ${RECIPIENTS_PER_FILE.most}.`)
    },
  },
  {
    name: 'singleFileMostMb',
    type: 'number',
    required: true,
    min: SINGLE_FILE_MB.least,
    max: SINGLE_FILE_MB.most,
    defaultValue: SINGLE_FILE_MB.usual,
    label: { de: 'Höchstgröße der einen Datei (MB)', en: 'Largest size of the one file (MB)' },
    admin: {
      condition: (_, { files } = {}) => files === 'single',
      description: { de: 'Ein Auftrag, dessen Datei größer würde, wird nicht gebaut: Wählen Sie dann mehrere Dateien.', en: 'A run that would be larger is not built: choose several files then.' },
    },
  },
  {
    name: 'standard',
    type: 'select',
    required: true,
    defaultValue: 'pdf-x-4',
    label: { de: 'Gebaut nach', en: 'Built to' },
    options: [
      { value: 'pdf-x-4', label: { de: 'PDF/X-4 (ISO 15930-7)', en: 'PDF/X-4 (ISO 15930-7)' } },
      { value: 'pdf-vt-1', label: { de: 'PDF/VT-1 (ISO 16612-2), mit den Teilen je Empfänger', en: 'PDF/VT-1 (ISO 16612-2), with its parts per recipient' } },
    ],
    admin: {
      description: {
        de: 'PDF/X-1a und PDF/X-3 bietet der Hub nicht an: Seine Dateien sind PDF 1.6 und dürfen Transparenz enthalten, beides verbieten diese Normen. Eine Druckerei, die sie verlangt, kann aus PDF/X-4 umwandeln. Die Dateien sind nach der Norm gebaut und von der eigenen Vorabprüfung geprüft, nicht zertifiziert.',
        en: 'The hub does not offer PDF/X-1a and PDF/X-3: its files are PDF 1.6 and may hold transparency, and those standards forbid both. A shop that asks for them can convert from PDF/X-4. The files are built to the standard and checked by the hub’s own preflight, not certified.',
      },
    },
  },
  { name: 'hasMarks', type: 'checkbox', defaultValue: true, label: { de: 'Schnittmarken außerhalb des Endformats', en: 'Crop marks outside the trimmed size' } },
  {
    name: 'bleed',
    type: 'number',
    min: BLEED_MM.least,
    max: BLEED_MM.most,
    label: { de: 'Anschnitt ringsum (mm)', en: 'Bleed on every side (mm)' },
    admin: { description: { de: 'Leer: wie das Format es vorsieht, meist 3 mm.', en: 'Empty: as the format has it, mostly 3 mm.' } },
  },
  {
    name: 'overprintsBlack',
    type: 'checkbox',
    defaultValue: true,
    label: { de: 'Schwarzer Text überdruckt', en: 'Black text overprints' },
    admin: { description: { de: 'So blitzt an schwarzen Buchstaben kein Papier durch, wenn die Farben nicht genau übereinander liegen.', en: 'So no paper shows at black letters where the colours are not exactly in register.' } },
  },
  {
    name: 'sort',
    type: 'select',
    required: true,
    defaultValue: 'postcode',
    label: { de: 'Reihenfolge der Empfänger', en: 'Order of the recipients' },
    options: [
      { value: 'postcode', label: { de: 'nach Land und Postleitzahl, wie die Post sie rabattiert', en: 'by country and postcode, as post offices give rebates for' } },
      { value: 'list', label: { de: 'wie in der Liste', en: 'as in the list' } },
    ],
  },
]

/** Names of the parts that the admin's form shows. */
export const shopFields: Field[] = [
  { name: 'name', type: 'text', required: true, maxLength: 120, label: { de: 'Name der Druckerei', en: 'Name of the print shop' } },
  { name: 'email', type: 'email', label: { de: 'E-Mail-Adresse für Rückfragen', en: 'E-mail address for questions' } },
  { name: 'isDisabled', type: 'checkbox', defaultValue: false, label: { de: 'Stillgelegt', en: 'Disabled' }, admin: { description: { de: 'Sie bekommt keine neuen Aufträge, und ihre Token gelten nicht mehr.', en: 'It gets no new runs, and its tokens are not valid any more.' } } },
  { name: 'delivery', type: 'group', label: { de: 'Wohin die fertigen Stücke gehen', en: 'Where the printed pieces go' }, admin: { description: { de: 'Steht im Auftrag (XJDF) als Lieferadresse. Leer: Die Druckerei gibt sie selbst bei der Post auf.', en: 'Stands in the job ticket (XJDF) as the delivery address. Empty: the shop hands them to the post itself.' } }, fields: address },
  { name: 'profile', type: 'group', label: { de: 'Was die Druckerei bekommen will', en: 'What the print shop wants to be given' }, admin: { description: { de: 'Ein Auftrag hält fest, was hier steht, wenn er gebaut wird; was Sie später ändern, ändert keinen.', en: 'A run pins what stands here when it is built; a later change changes none.' } }, fields: profile },
  {
    name: 'icc',
    type: 'group',
    label: { de: 'Eigenes ICC-Profil', en: 'ICC profile of its own' },
    fields: [
      { name: 'upload', type: 'ui', admin: { components: { Field: '/src/admin/print-shops/icc-upload#IccUpload' }, disableListColumn: true } },
      {
        name: 'condition',
        type: 'text',
        maxLength: 60,
        label: { de: 'Name der Druckbedingung', en: 'Name of the printing condition' },
        admin: {
          condition: (_, { sha256 } = {}) => Boolean(sha256),
          description: { de: 'Wie die Norm oder die Druckerei sie nennt, etwa FOGRA51. Steht in jeder Datei.', en: 'As the standard or the shop calls it: FOGRA51, say. It stands in every file.' },
        },
      },
      { name: 'name', type: 'text', admin: { hidden: true, disableListColumn: true }, access: byUpload },
      { name: 'sha256', type: 'text', maxLength: 64, admin: { hidden: true, disableListColumn: true }, access: byUpload },
    ],
  },
  keyField('name'),
]
