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

/**
 * @param overrides fields by which editors speak to one channel only
 * @param channels facts of the channels for the admin, as plain data; the composition root makes both from the channels
 */
export function piecesCollection(overrides: readonly Field[], channels: readonly object[]): CollectionConfig {
  return {
    slug: 'pieces',
    labels: { singular: { de: 'Beitrag', en: 'Piece' }, plural: { de: 'Beiträge', en: 'Pieces' } },
    admin: {
      useAsTitle: 'title',
      defaultColumns: ['title', 'channels', 'kind', 'topics', 'updatedAt'],
      group: { de: 'Inhalte', en: 'Content' },
      listSearchableFields: ['title', 'slug', 'key'],
      components: {
        edit: {
          // Beside the controls, not in the publish button's place: that one is shown to those who may save, and approvers publish too.
          beforeDocumentControls: ['/src/admin/piece/piece-actions#PieceActions'],
          PublishButton: '/src/admin/shell/nothing#Nothing',
          UnpublishButton: '/src/admin/shell/nothing#Nothing',
          Status: '/src/admin/piece/piece-status#PieceStatus',
        },
        views: {
          edit: {
            posts: {
              Component: '/src/admin/posts/posts-view#PostsView',
              path: '/posts',
              tab: { label: ({ t }) => t('hub:posts' as never), href: '/posts', order: 110 },
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
    fields: pieceFields(overrides, channels),
    hooks: {
      beforeOperation: [guardFirst('pieces'), oneLocale, checkValues, neverPublished, noteRestore, checkInput],
      beforeChange: [trackContributors],
      beforeDelete: [keepSubmitted],
    },
  }
}
