/** Other options for a run that no shop has: it is a draft again, and what was built of the old ones goes. The day of delivery is on no page: where it alone is another, everything stays, the release too. */
import type { PayloadRequest } from 'payload'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { listOf } from '../recipient-lists/lists.ts'
import { announceWork } from '../wake.ts'
import { requireDueDay } from './due-day.ts'
import { requireFormatChoices } from './format-choices.ts'
import { ORDERING } from './order-run.ts'
import { formatOf, marketsByBrand, pressOf, publicationOf, requireMarket } from './press-order.ts'
import { removeBuilds } from './run-folder.ts'
import { runError } from './run-faults.ts'
import type { PrintRunRecord, RunOptions } from './run-record.ts'
import { moveRun, runOf } from './runs.ts'

/**
 * @param rev of the run as the person saw it
 * @throws HubError `forbidden`, `not-found`, `bad-input` (what the format cannot have, a size out of bounds, a day of delivery that is over or after the list is deleted), `conflict` where somebody changed it since, or a shop may have it already
 */
export async function changeOptions(req: PayloadRequest, key: string, rev: number, options: RunOptions): Promise<PrintRunRecord> {
  const { payload } = req
  const person = requirePerson(req, ORDERING)
  const seen = await runOf(payload, key)
  const check = (current: PrintRunRecord) => {
    if (current.rev !== rev) throw runError('run-changed')
  }
  requireDueDay(payload, options.dueOn, seen.list ? (await listOf(payload, seen.list)).deleteAt : null)
  if (isAlike(seen.options, options)) {
    const facts = { dueOn: options.dueOn ?? null }
    if (facts.dueOn === (seen.options.dueOn ?? null)) return seen
    return moveRun(payload, key, { act: 'redate', actor: person.key, data: { options: { ...seen.options, ...facts } }, facts, check }, req)
  }
  await requireAllowed(req, seen, options)
  const data = { options, reason: null, progress: null, counts: null, files: null, findings: null, owner: null, lease: null }
  const run = await moveRun(payload, key, { act: 'change', actor: person.key, data, facts: { options: { ...options } }, check }, req)
  await removeBuilds(payload, key, run.build)
  announceWork()
  return run
}

/** But for the day of delivery. */
function isAlike(before: RunOptions, { dueOn: _, ...after }: RunOptions): boolean {
  return (Object.keys(after) as (keyof typeof after)[]).every((option) => before[option] === after[option])
}

/** Refuses what the house does not allow, before anything is changed. @throws HubError `bad-input` */
async function requireAllowed({ payload }: PayloadRequest, seen: PrintRunRecord, options: RunOptions): Promise<void> {
  const hub = hubOf(payload)
  const on = pressOf(hub, seen.channel)
  requireFormatChoices(formatOf(on, seen.format), options)
  on.press.settingsFor(hub.settings[on.channel.id], seen.format, seen.shopProfile, options)
  if (!options.market) return
  const publication = await publicationOf(payload, seen.publication)
  requireMarket(options.market, (await marketsByBrand(payload, [publication])).get(publication.brand) ?? [])
}
