/** What the head of a form is told of the submission handed in last, and of what was approved last. */
import type { ApprovalRecord, SubmissionRecord } from './records.ts'

export type ToldSubmission = Pick<SubmissionRecord, 'id' | 'key' | 'stage' | 'submittedByName' | 'createdAt' | 'decision' | 'decidedByName' | 'hash'>

export function toldSubmission({ id, key, stage, submittedByName, createdAt, decision, decidedByName, hash }: SubmissionRecord): ToldSubmission {
  return { id, key, stage, submittedByName, createdAt, decision: decision ?? null, decidedByName: decidedByName ?? null, hash }
}

export interface ToldApproval {
  readonly edition: string
  readonly approvedAt: string
  readonly by: string
}

export const toldApproval = ({ edition, certificate: { approvedAt, approver } }: ApprovalRecord): ToldApproval => ({ edition, approvedAt, by: approver.name })
