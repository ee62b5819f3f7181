/** What pieces are about: the words that lists, feeds and hashtags are made of. */
import type { CollectionConfig } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { checkValues } from '../parts/check-values.ts'
import { keyField } from '../parts/key-field.ts'
import { oneLocale } from '../parts/one-locale.ts'

export const topics: CollectionConfig = {
  slug: 'topics',
  labels: { singular: { de: 'Thema', en: 'Topic' }, plural: { de: 'Themen', en: 'Topics' } },
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'key'], group: { de: 'Inhalte', en: 'Content' } },
  access: accessFor('topics'),
  graphQL: false,
  disableDuplicate: true,
  fields: [{ name: 'name', type: 'text', required: true, localized: true, maxLength: 80, label: { de: 'Name', en: 'Name' } }, keyField('name')],
  hooks: { beforeOperation: [guardFirst('topics'), oneLocale, checkValues] },
}
