/** Customers' words on their way to being quoted: chosen out of a dialog, redacted, curated, submitted and approved like pieces. */
import type { CollectionConfig } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { checkValues } from '../parts/check-values.ts'
import { nextRevision } from '../parts/contributors.ts'
import { oneLocale } from '../parts/one-locale.ts'
import { testimonialFields } from './fields.ts'

export const testimonials: CollectionConfig = {
  slug: 'testimonials',
  labels: { singular: { de: 'Kundenstimme', en: 'Testimonial' }, plural: { de: 'Kundenstimmen', en: 'Testimonials' } },
  admin: { useAsTitle: 'label', defaultColumns: ['label', 'authenticity', 'rating', 'updatedAt'], group: { de: 'Inhalte', en: 'Content' } },
  access: accessFor('testimonials'),
  graphQL: false,
  // A second copy of somebody's words would have to be found when they are erased.
  disableDuplicate: true,
  disableBulkEdit: true,
  fields: testimonialFields,
  hooks: {
    beforeOperation: [guardFirst('testimonials'), oneLocale, checkValues],
    beforeChange: [({ data, originalDoc, operation, req }) => ({ ...data, ...nextRevision(operation === 'update' ? originalDoc : null, req) })],
  },
}
