/** What an author handed in: the frozen snapshot that reviewers judge, and what became of it. */
import { recordCollection } from '../parts/record.ts'

export const STAGES = ['in-review', 'returned', 'approved', 'overtaken'] as const
export type Stage = (typeof STAGES)[number]

export const submissions = recordCollection('submissions', {
  labels: { singular: { de: 'Einreichung', en: 'Submission' }, plural: { de: 'Einreichungen', en: 'Submissions' } },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'locale', 'stage', 'submittedByName', 'createdAt'],
    group: { de: 'Freigabe', en: 'Approval' },
    components: { views: { edit: { root: { Component: '/src/admin/submission/submission-view#SubmissionView' } } } },
  },
  fields: [
    { name: 'title', type: 'text', label: { de: 'Titel', en: 'Title' } },
    { name: 'key', type: 'text', required: true, unique: true, index: true },
    // One number per subject and locale: two submissions at once cannot both be the next one.
    { name: 'slot', type: 'text', required: true, unique: true, index: true },
    { name: 'number', type: 'number', required: true },
    { name: 'subject', type: 'text', required: true },
    { name: 'subjectKey', type: 'text', required: true, index: true },
    { name: 'locale', type: 'text', required: true, label: { de: 'Sprache', en: 'Locale' } },
    { name: 'stage', type: 'select', required: true, index: true, options: stageOptions(), label: { de: 'Stand', en: 'Stage' } },
    { name: 'hash', type: 'text', required: true, index: true },
    { name: 'snapshot', type: 'json', required: true },
    // `|sha256|sha256|`: media used, for serving and for keeping them.
    { name: 'mediaKeys', type: 'text' },
    /** Revision of the piece that was snapshotted. */
    { name: 'subjectRev', type: 'number', required: true },
    /** Keys of everybody who wrote in this state; none of them may approve it. */
    { name: 'authors', type: 'json', required: true },
    { name: 'submittedBy', type: 'text', required: true },
    { name: 'submittedByName', type: 'text', label: { de: 'Eingereicht von', en: 'Submitted by' } },
    { name: 'comment', type: 'textarea' },
    { name: 'decidedBy', type: 'text' },
    { name: 'decidedByName', type: 'text' },
    { name: 'decidedAt', type: 'date' },
    { name: 'decision', type: 'textarea' },
  ],
})

function stageOptions() {
  const labels = {
    'in-review': { de: 'in Prüfung', en: 'in review' },
    returned: { de: 'zurückgegeben', en: 'returned' },
    approved: { de: 'freigegeben', en: 'approved' },
    overtaken: { de: 'überholt', en: 'overtaken' },
  } as const
  return STAGES.map((value) => ({ value, label: labels[value] }))
}
