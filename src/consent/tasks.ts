/**
 * Tasks: what a person has to do about a consent (it ended, is about to end, waits for a second person), a post in a network, or an account there. The hub
 * makes them, once for each cause; people close them, and the hub those whose cause is gone.
 */
import type { Payload, PayloadRequest } from 'payload'
import { canonicalJson, sha256Hex } from '../content/canonical.ts'
import { HubError } from '../content/errors.ts'
import type { Now } from '../publishing/clock.ts'
import { appendAudit } from '../publishing/audit.ts'
import { failpoint } from '../publishing/failpoints.ts'
import { requirePerson } from '../publishing/four-eyes.ts'
import { findRecord, findRecords, insertRecord, isTaken, type TaskRecord, whereAll, writeTogether } from '../publishing/records.ts'
import { compareAndSet } from '../publishing/transactions.ts'

/**
 * `take-down-post`: a post stands in a network; `recall-print`: letters have been released for printing; `recall-mailing`: a mailing was handed to whoever sends it; `replace-quote`: a place where a quote went, with
 * proposals; `consent-ending`: 30, 7 or 1 days are left; `confirm-consent`: what was recorded waits for a second person;
 * `submit-shortened`: the person has made the words shorter, and nobody has approved those; `resubmit-piece`: a piece is live with the longer ones, which went;
 * `confirm-post`: nobody knows whether a post has arrived; `mend-post`: a post was not sent, and is not tried again by itself; `renew-account`: a network lets an account in no more.
 */
export const TASK_KINDS = ['take-down-post', 'recall-print', 'recall-mailing', 'replace-quote', 'consent-ending', 'confirm-consent', 'submit-shortened', 'resubmit-piece', 'confirm-post', 'mend-post', 'renew-account'] as const
export type TaskKind = (typeof TASK_KINDS)[number]

/** One pass over what follows from consents. */
export interface Work {
  readonly at: Now
  readonly isStopped: () => boolean
  /** What this process has looked through already. */
  readonly seen: Set<string>
}

/** What is to be done, and why. `data` holds keys, titles of pieces and working titles: no words and no name of a customer. */
export interface TaskOrder {
  readonly kind: TaskKind
  /** `testimonial:<key>`, `delivery:<key>`, `account:<key>`. */
  readonly subject: string
  /** The same cause is the same task, whatever has become of it. */
  readonly cause: readonly (string | number)[]
  readonly data: Readonly<Record<string, unknown>>
  readonly dueAt?: string
}

const taskKey = ({ kind, subject, cause }: Pick<TaskOrder, 'kind' | 'subject' | 'cause'>): string => `${kind}-${sha256Hex(canonicalJson([subject, ...cause])).slice(0, 32)}`

/** Opens a task unless its cause has one already, open or done. @param data made only if it is new, because looking for proposals takes time */
export async function openTask(payload: Payload, { data, ...order }: Omit<TaskOrder, 'data'> & { readonly data: () => Promise<TaskOrder['data']> | TaskOrder['data'] }): Promise<void> {
  const key = taskKey(order)
  if (await findRecord(payload, 'tasks', { where: { key: { equals: key } } })) return
  const { kind, subject, dueAt } = order
  try {
    await insertRecord(payload, 'tasks', { key, kind, subject, state: 'open', data: await data(), dueAt: dueAt ?? null })
    failpoint('follow-up:after-task')
  } catch (error) {
    // Another process was faster: the same task.
    if (!isTaken(error)) throw error
  }
}

/** Says that a task is done. Saying so again changes nothing: it stays with who said it first. @throws HubError `forbidden`, `not-found` */
export async function completeTask(req: PayloadRequest, key: string): Promise<TaskRecord> {
  return closeTask(req, key, requirePerson(req, ['editor', 'agent', 'approver']).key)
}

/** @param by key of a person; `consent` or `outbox` where there is nothing left to do @throws HubError `not-found` */
export function closeTask(req: PayloadRequest, key: string, by: string): Promise<TaskRecord> {
  return writeTogether(req, async (tx) => {
    const { payload } = tx
    const task = await findRecord(payload, 'tasks', { where: { key: { equals: key } }, req: tx })
    if (!task) throw new HubError('not-found', 'There is no such task.')
    if (task.state === 'done') return task
    const at = new Date().toISOString()
    const where = whereAll({ key: { equals: key } }, { state: { equals: 'open' } })
    const done = await compareAndSet<TaskRecord>(payload, { collection: 'tasks', where, data: { state: 'done', doneBy: by, doneAt: at }, req: tx })
    if (!done) throw new Error('Write conflict: somebody else closed this task at the same moment.')
    failpoint('task:after-done')
    await appendAudit(payload, tx, { subject: task.subject, type: 'task-done', actor: by, data: { task: key, kind: task.kind } }, at)
    failpoint('task:after-audit')
    return done
  })
}

/** Closes what is open of a kind about a subject: there is nothing left to do. @param by as in {@link closeTask} */
export async function closeTasksOf(req: PayloadRequest, subject: TaskOrder['subject'], kind: TaskKind, by: string): Promise<void> {
  const open = await findRecords(req.payload, 'tasks', { where: whereAll({ subject: { equals: subject } }, { kind: { equals: kind } }, { state: { equals: 'open' } }), req })
  for (const { key } of open) await closeTask(req, key, by)
}
