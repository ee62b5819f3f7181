import type { SubmissionRecord } from '../../publishing/records.ts'
import type { StateTone } from '../state-badge.tsx'
import type { Word } from '../translations.ts'

/** How each stage of a submission is said and signed. */
export const STAGES: Readonly<Record<SubmissionRecord['stage'], { readonly word: Word; readonly tone: StateTone }>> = {
  'in-review': { word: 'stateInReview', tone: 'waiting' },
  returned: { word: 'stateReturned', tone: 'attention' },
  approved: { word: 'stateApproved', tone: 'good' },
  overtaken: { word: 'stateOvertaken', tone: 'plain' },
}
