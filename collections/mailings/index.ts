/** Newsletter numbers: pieces in an order, with a subject and a few words before them. Internal, like pieces: what leaves the house is rendered of what was approved. */
import type { CollectionConfig, RelationshipField } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { choosablePieces } from '../../src/publishing/mailings/choosable.ts'
import { LOCALE_CODES } from '../../src/publishing/places.ts'
import { checkValues } from '../parts/check-values.ts'
import { oneLocale } from '../parts/one-locale.ts'
import { keepSubmitted } from '../pieces/hooks/keep-submitted.ts'
import { neverPublished, noteRestore } from '../pieces/hooks/never-published.ts'
import { trackContributors } from '../pieces/hooks/track-contributors.ts'
import { mailingFields } from './fields.ts'
import { checkChoice } from './hooks/check-choice.ts'
import { checkInput } from './hooks/check-input.ts'

const choosable: NonNullable<RelationshipField['filterOptions']> = async ({ req }) => ({ key: { in: await choosablePieces(req, req.locale ?? LOCALE_CODES[0] ?? 'de') } })

export const mailings: CollectionConfig = {
  slug: 'mailings',
  labels: { singular: { de: 'Mailing', en: 'Mailing' }, plural: { de: 'Mailings', en: 'Mailings' } },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'subjectLine', 'updatedAt'],
    group: { de: 'Inhalte', en: 'Content' },
    listSearchableFields: ['title', 'subjectLine', 'key'],
    components: {
      edit: {
        beforeDocumentControls: ['/src/admin/mailings/mailing-actions#MailingActions'],
        PublishButton: '/src/admin/shell/nothing#Nothing',
        UnpublishButton: '/src/admin/shell/nothing#Nothing',
        Status: '/src/admin/mailings/mailing-status#MailingStatus',
      },
    },
  },
  access: accessFor('mailings'),
  graphQL: false,
  defaultSort: '-updatedAt',
  disableBulkEdit: true,
  enableQueryPresets: false,
  versions: { maxPerDoc: 200, drafts: { autosave: { interval: 1500 }, schedulePublish: false, validate: false } },
  fields: mailingFields(choosable),
  hooks: {
    beforeOperation: [guardFirst('mailings'), oneLocale, checkValues, neverPublished, noteRestore, checkInput],
    beforeChange: [checkChoice, trackContributors],
    beforeDelete: [keepSubmitted],
  },
}
