import type { ArrayField, Field, RelationshipField } from 'payload'
import { BLOCK_SIZES, type BlockSize } from '../../src/content/edition.ts'
import { MOST_MAILING_BLOCKS } from '../../src/content/schema-edition.ts'
import { keyField } from '../parts/key-field.ts'
import { introEditor } from './editor.ts'

/** Written by hooks alone, shown nowhere. */
const internal = { admin: { hidden: true }, access: { create: () => false, update: () => false } } as const

const SIZE_LABELS: Readonly<Record<BlockSize, { de: string; en: string }>> = {
  small: { de: 'klein: Titel und ein Satz', en: 'small: title and a sentence' },
  medium: { de: 'mittel: Anreißer mit Bild', en: 'medium: teaser with picture' },
  large: { de: 'groß: ganzer Text', en: 'large: whole text' },
}

/** Characters. Inboxes show fewer; what is shown says the counter beside the field. */
export const LENGTHS = { title: 200, subjectLine: 200, preheader: 250 } as const

/** @param choosable which pieces are offered, in the language that is being written */
const pieceField = (choosable: NonNullable<RelationshipField['filterOptions']>): RelationshipField => ({
  name: 'piece',
  type: 'relationship',
  relationTo: 'pieces',
  required: true,
  label: { de: 'Beitrag', en: 'Piece' },
  filterOptions: choosable,
  admin: { allowCreate: false, allowEdit: true, width: '55%' },
})

const blocks = (choosable: NonNullable<RelationshipField['filterOptions']>): ArrayField => ({
  name: 'blocks',
  type: 'array',
  // Each language has its own choice: not every piece is written in all of them.
  localized: true,
  maxRows: MOST_MAILING_BLOCKS,
  label: { de: 'Blöcke', en: 'Blocks' },
  labels: { singular: { de: 'Block', en: 'Block' }, plural: { de: 'Blöcke', en: 'Blocks' } },
  admin: {
    initCollapsed: false,
    components: { RowLabel: '/src/admin/mailings/block-label#BlockLabel' },
    description: {
      de: 'Von oben nach unten. Angeboten wird, was in dieser Sprache für den Newsletter freigegeben und veröffentlicht oder geplant ist.',
      en: 'Top to bottom. Offered is what has been approved and is published or planned for the newsletter in this language.',
    },
  },
  fields: [
    {
      type: 'row',
      fields: [
        pieceField(choosable),
        {
          name: 'size',
          type: 'select',
          required: true,
          defaultValue: 'medium',
          label: { de: 'Größe', en: 'Size' },
          options: BLOCK_SIZES.map((value) => ({ value, label: SIZE_LABELS[value] })),
          admin: { isClearable: false, width: '45%' },
        },
      ],
    },
  ],
})

/** All fields of a mailing. */
export function mailingFields(choosable: NonNullable<RelationshipField['filterOptions']>): Field[] {
  return [
    {
      name: 'title',
      type: 'text',
      required: true,
      maxLength: LENGTHS.title,
      label: { de: 'Arbeitstitel', en: 'Working title' },
      admin: { description: { de: 'Nur für das Team.', en: 'For the team only.' } },
    },
    {
      name: 'subjectLine',
      type: 'text',
      localized: true,
      maxLength: LENGTHS.subjectLine,
      label: { de: 'Betreff', en: 'Subject' },
      admin: { components: { afterInput: ['/src/admin/mailings/length-hint#SubjectHint'] } },
    },
    {
      name: 'preheader',
      type: 'text',
      localized: true,
      maxLength: LENGTHS.preheader,
      label: { de: 'Vorschautext', en: 'Preheader' },
      admin: { components: { afterInput: ['/src/admin/mailings/length-hint#PreheaderHint'] } },
    },
    { name: 'intro', type: 'richText', localized: true, label: { de: 'Einleitung', en: 'Introduction' }, editor: introEditor },
    blocks(choosable),
    { name: 'preview', type: 'ui', admin: { components: { Field: '/src/admin/mailings/mail-preview#MailPreview' }, disableListColumn: true } },
    { name: 'brand', type: 'relationship', relationTo: 'brands', label: { de: 'Marke', en: 'Brand' }, admin: { allowCreate: false, description: { de: 'Leer: die Hausmarke.', en: 'Empty: the default brand.' } } },
    // Random: the working title is for the team, and the key stands in the address of the mail on the web. Nothing stands beside the form but the mail.
    { ...keyField({ stem: 'mailing' }), admin: { hidden: true } } as Field,
    { name: 'rev', type: 'number', defaultValue: 0, ...internal },
    { name: 'contributors', type: 'json', ...internal, access: { ...internal.access, read: () => false } },
  ]
}
