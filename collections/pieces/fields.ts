import type { Field } from 'payload'
import { RESERVED_SLUGS } from '../../src/channel/addresses.ts'
import { PIECE_KINDS } from '../../src/content/edition.ts'
import { slugify } from '../../src/content/slug.ts'
import { keyField } from '../parts/key-field.ts'
import { bodyEditor } from './editor.ts'

const KIND_LABELS = {
  news: { de: 'Meldung', en: 'News' },
  offer: { de: 'Angebot', en: 'Offer' },
  guide: { de: 'Ratgeber', en: 'Guide' },
  'service-notice': { de: 'Servicehinweis', en: 'Service notice' },
  snippet: { de: 'Textbaustein', en: 'Snippet' },
} as const

/** Written by hooks alone, shown nowhere. */
const internal = { admin: { hidden: true }, access: { create: () => false, update: () => false } } as const

const message: Field[] = [
  { name: 'title', type: 'text', required: true, localized: true, maxLength: 200, label: { de: 'Titel', en: 'Title' } },
  {
    name: 'teaser',
    type: 'textarea',
    localized: true,
    maxLength: 600,
    label: { de: 'Anreißer', en: 'Teaser' },
    admin: {
      description: {
        de: 'Ein bis drei Sätze. Sie stehen für den Beitrag, wo kein Platz für mehr ist: im Post, in der Liste, in der Mail.',
        en: 'One to three sentences that stand for the piece where there is no room for more: in the post, the list, the mail.',
      },
    },
  },
  {
    type: 'row',
    fields: [
      { name: 'hero', type: 'upload', relationTo: 'media', label: { de: 'Aufmacherbild', en: 'Lead picture' } },
      { name: 'heroCaption', type: 'text', localized: true, maxLength: 300, label: { de: 'Bildunterschrift', en: 'Caption' } },
    ],
  },
  { name: 'body', type: 'richText', localized: true, label: { de: 'Text', en: 'Text' }, editor: bodyEditor },
]

/** The site's own pages keep their paths: a piece of that name stands beside them. */
const unreserved = (slug: string): string => (RESERVED_SLUGS.includes(slug) ? `${slug}-2` : slug)

const sidebar: Field[] = [
  {
    name: 'kind',
    type: 'select',
    required: true,
    defaultValue: 'news',
    label: { de: 'Art', en: 'Kind' },
    options: PIECE_KINDS.map((value) => ({ value, label: KIND_LABELS[value] })),
    admin: { position: 'sidebar' },
  },
  {
    name: 'slug',
    type: 'text',
    localized: true,
    maxLength: 80,
    index: true,
    label: { de: 'Adresse (Pfad)', en: 'Address (path)' },
    admin: {
      position: 'sidebar',
      description: { de: 'Leer lassen: wird aus dem Titel gebildet.', en: 'Leave empty: made from the title.' },
    },
    hooks: {
      beforeDuplicate: [() => null],
      beforeValidate: [
        ({ value, data }) => {
          if (typeof value === 'string' && value.trim() !== '') return unreserved(slugify(value))
          return typeof data?.title === 'string' ? unreserved(slugify(data.title)) || undefined : value
        },
      ],
    },
  },
  { name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true, maxRows: 20, label: { de: 'Themen', en: 'Topics' }, admin: { position: 'sidebar' } },
  { name: 'brand', type: 'relationship', relationTo: 'brands', label: { de: 'Marke', en: 'Brand' }, admin: { position: 'sidebar', description: { de: 'Leer: die Hausmarke.', en: 'Empty: the default brand.' } } },
  { name: 'byline', type: 'text', maxLength: 120, label: { de: 'Autorenzeile', en: 'Byline' }, admin: { position: 'sidebar' } },
  { name: 'date', type: 'date', label: { de: 'Datum im Text', en: 'Date in the text' }, admin: { position: 'sidebar', date: { pickerAppearance: 'dayOnly', displayFormat: 'd. MMM yyyy' } } },
  {
    name: 'validity',
    type: 'group',
    label: { de: 'Gültigkeit der Aussage', en: 'Validity of the message' },
    admin: { position: 'sidebar' },
    fields: [
      { name: 'from', type: 'date', label: { de: 'ab', en: 'from' }, admin: { date: { pickerAppearance: 'dayAndTime', displayFormat: 'd. MMM yyyy, HH:mm', timeFormat: 'HH:mm' } } },
      { name: 'until', type: 'date', label: { de: 'bis', en: 'until' }, admin: { date: { pickerAppearance: 'dayAndTime', displayFormat: 'd. MMM yyyy, HH:mm', timeFormat: 'HH:mm' } } },
    ],
  },
  keyField('title'),
  { name: 'rev', type: 'number', defaultValue: 0, ...internal },
  // Nobody asks for it; and what cannot be read cannot be searched either.
  { name: 'contributors', type: 'json', ...internal, access: { ...internal.access, read: () => false } },
  { name: 'extra', type: 'json', localized: true, admin: { hidden: true } },
  { name: 'importNotes', type: 'json', localized: true, admin: { hidden: true } },
]

/**
 * All fields of a piece, the channels' overrides included. These are written in the view of all channels, beside what each of them makes of the message.
 * @param channels the facts of channels that the view shows, as plain data
 */
export function pieceFields(overrides: readonly Field[], channels: readonly object[]): Field[] {
  return [
    {
      type: 'tabs',
      tabs: [
        { label: { de: 'Botschaft', en: 'Message' }, fields: message },
        {
          label: { de: 'Kanäle', en: 'Channels' },
          fields: [
            {
              name: 'channels',
              type: 'ui',
              label: { de: 'Kanäle', en: 'Channels' },
              admin: {
                components: {
                  Field: { path: '/src/admin/channels/channels-view#ChannelsView', clientProps: { channels } },
                  Cell: { path: '/src/admin/channels/channel-dots#ChannelDots', clientProps: { channels } },
                },
              },
            },
            { name: 'overrides', type: 'group', label: false, admin: { components: { Field: '/src/admin/shell/nothing#Nothing' } }, fields: [...overrides] },
          ],
        },
      ],
    },
    ...sidebar,
  ]
}
