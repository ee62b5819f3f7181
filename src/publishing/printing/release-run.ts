/** A second person releases what was built; and people call back what is with a shop. */
import type { PayloadRequest } from 'payload'
import { HubError } from '../../content/errors.ts'
import { requirePerson, requireSecondPerson } from '../four-eyes.ts'
import { findRecords, whereAll } from '../records.ts'
import { openList } from '../recipient-lists/open-list.ts'
import { announceWork } from '../wake.ts'
import { requireDueDay } from './due-day.ts'
import { buildFolder, readPlan } from './run-folder.ts'
import { runError } from './run-faults.ts'
import type { PrintRunRecord } from './run-record.ts'
import { moveRun, runOf } from './runs.ts'
import { mayLeave, reasonOf } from './standing.ts'

/**
 * Releases a run to its shop. Asked anew: consents, publication, objections since the list was read.
 * @param build that the person looked at
 * @throws HubError `forbidden`, `four-eyes` for whoever ordered or built it, `gone` where what it rests on is not so any more, `bad-input` where its day of delivery is over, `conflict` where somebody objected since it was built, or it is not there to be released
 */
export async function releaseRun(req: PayloadRequest, key: string, build: number): Promise<PrintRunRecord> {
  const { payload } = req
  const person = requirePerson(req, ['approver'])
  const seen = await runOf(payload, key)
  if (seen.state === 'proofing') await requireSameRecipients(req, seen)
  const run = await moveRun(
    payload,
    key,
    {
      act: 'release',
      actor: person.key,
      data: { releasedBy: person.key, releasedAt: new Date().toISOString(), reason: null },
      check: async (current, tx) => {
        // Recipients were compared of the build that was seen ready.
        if (current.build !== build || seen.build !== build || seen.state !== 'proofing') throw runError('run-rebuilt')
        await requireSecondPerson(payload, person, await workedOnBy(current, tx), tx).catch((error: unknown) => {
          throw error instanceof HubError && error.code === 'four-eyes' ? new HubError('four-eyes', 'Somebody else has to release what you ordered or built, with an account that neither of you made for the other.') : error
        })
        requireDueDay(payload, current.options.dueOn, current.filesUntil)
        const leaving = await mayLeave(payload, current)
        if (!leaving.may) throw new HubError('gone', leaving.reason.en, { reason: leaving.reason })
      },
    },
    req,
  )
  announceWork()
  return run
}

/** Who ordered it, who changed what was ordered, and who had it built. */
async function workedOnBy({ key, createdBy, builtBy }: PrintRunRecord, tx: PayloadRequest): Promise<string[]> {
  const history = await findRecords(tx.payload, 'audit-events', { where: whereAll({ subject: { equals: `print-run:${key}` } }, { type: { equals: 'print-run' } }), req: tx })
  const changers = history.flatMap(({ actor, data }) => (data.act === 'change' || data.act === 'redate' ? [actor] : []))
  return [...new Set([createdBy, ...changers, ...(builtBy ? [builtBy] : [])])]
}

/** Whoever objected since the build is in the files: they are not released. */
async function requireSameRecipients(req: PayloadRequest, run: PrintRunRecord): Promise<void> {
  if (!run.list) return
  const list = await openList(req.payload, run.list, { suppressed: 'leave-out' })
  try {
    const plan = await readPlan(buildFolder(req.payload, run))
    const now = await list.order(run.shopProfile.sort, run.locale)
    const isSame = plan !== null && now.length === plan.recipients.length && now.every((row, at) => row === plan.recipients[at])
    if (!isSame) throw new HubError('conflict', reasonOf('list-changed').en, { reason: reasonOf('list-changed') })
  } finally {
    await list.close()
  }
}

/** Calls a run back from its shop: the shop is told, and prints or posts it no more. @throws HubError `forbidden`, `not-found`, `conflict` */
export async function recallRun(req: PayloadRequest, key: string): Promise<PrintRunRecord> {
  const person = requirePerson(req, ['approver', 'editor', 'admin'])
  const run = await moveRun(req.payload, key, { act: 'recall', actor: person.key, data: { reason: reasonOf('asked') } }, req)
  announceWork()
  return run
}
