/** The editor's working document: one message, in every locale. Internal: no outside reader ever queries it. */
import type { CollectionConfig, Field } from 'payload'
import { guardFirst } from '../../src/access/guard-first.ts'
import { accessFor } from '../../src/access/matrix.ts'
import { checkValues } from '../parts/check-values.ts'
import { oneLocale } from '../parts/one-locale.ts'
import { pieceFields } from './fields.ts'
import { keepSubmitted } from './hooks/keep-submitted.ts'
import { checkInput } from './hooks/check-input.ts'
import { neverPublished, noteRestore } from './hooks/never-published.ts'
import { trackContributors } from './hooks/track-contributors.ts'

/** @param overrides fields by which editors speak to one channel only; the composition root makes them from the channels. */
export function piecesCollection(overrides: readonly Field[]): CollectionConfig {
  return {
    slug: 'pieces',
    labels: { singular: { de: 'Beitrag', en: 'Piece' }, plural: { de: 'Beiträge', en: 'Pieces' } },
    admin: {
      useAsTitle: 'title',
      defaultColumns: ['title', 'kind', 'topics', 'updatedAt'],
      group: { de: 'Inhalte', en: 'Content' },
      listSearchableFields: ['title', 'slug', 'key'],
      components: {
        edit: {
          // Beside the controls, not in the publish button's place: that one is shown to those who may save, and approvers publish too.
          beforeDocumentControls: ['/src/admin/piece-actions#PieceActions'],
          PublishButton: '/src/admin/nothing#Nothing',
          UnpublishButton: '/src/admin/nothing#Nothing',
          Status: '/src/admin/piece-status#PieceStatus',
        },
        views: {
          edit: {
            channels: {
              Component: '/src/admin/piece-channels#PieceChannels',
              path: '/channels',
              tab: { label: ({ t }) => t('hub:channels' as never), href: '/channels', order: 100 },
            },
          },
        },
      },
    },
    access: accessFor('pieces'),
    graphQL: false,
    defaultSort: '-updatedAt',
    disableBulkEdit: true,
    enableQueryPresets: false,
    versions: { maxPerDoc: 200, drafts: { autosave: { interval: 1500 }, schedulePublish: false, validate: false } },
    fields: pieceFields(overrides),
    hooks: {
      beforeOperation: [guardFirst('pieces'), oneLocale, checkValues, neverPublished, noteRestore, checkInput],
      beforeChange: [trackContributors],
      beforeDelete: [keepSubmitted],
    },
  }
}
