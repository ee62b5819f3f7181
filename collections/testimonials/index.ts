/** Customers' words on their way to being quoted: chosen out of a dialog, redacted, curated, submitted and approved like pieces. */
import type { CollectionConfig, Field } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { checkValues } from '../parts/check-values.ts'
import { nextRevision } from '../parts/contributors.ts'
import { oneLocale } from '../parts/one-locale.ts'
import { testimonialFields } from './fields.ts'
import { auditWords, wordsUnsearched } from './hooks/audit-words.ts'
import { keepWords } from './hooks/keep-words.ts'
import { namesNobody } from './hooks/names-nobody.ts'
import { ofThePerson } from './hooks/of-the-person.ts'

// Nothing is stored under these: they say where the testimonial stands, and what to look at again in its quote.
const standing: Field = { name: 'standing', type: 'ui', admin: { components: { Field: '/src/admin/voices/standing#Standing' }, disableListColumn: true } }
const quoteCheck: Field = { name: 'quoteCheck', type: 'ui', admin: { components: { Field: '/src/admin/voices/quote-check#QuoteCheck' }, disableListColumn: true } }

export const testimonials: CollectionConfig = {
  slug: 'testimonials',
  labels: { singular: { de: 'Kundenstimme', en: 'Testimonial' }, plural: { de: 'Kundenstimmen', en: 'Testimonials' } },
  // A list reads its columns only: what it does not show nobody has read.
  admin: { useAsTitle: 'label', defaultColumns: ['label', 'authenticity', 'rating', 'updatedAt'], enableListViewSelectAPI: true, group: { de: 'Inhalte', en: 'Content' } },
  access: accessFor('testimonials'),
  graphQL: false,
  // A second copy of somebody's words would have to be found when they are erased.
  disableDuplicate: true,
  disableBulkEdit: true,
  fields: [standing, ...testimonialFields.flatMap((field) => ('name' in field && field.name === 'quote' ? [field, quoteCheck] : [field]))],
  hooks: {
    beforeOperation: [guardFirst('testimonials'), oneLocale, checkValues, wordsUnsearched],
    beforeChange: [namesNobody, ofThePerson, keepWords, ({ data, originalDoc, operation, req }) => ({ ...data, ...nextRevision(operation === 'update' ? originalDoc : null, req) })],
    afterOperation: [auditWords],
  },
}
