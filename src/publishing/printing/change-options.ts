/** Other options for a run that no shop has: it is a draft again, and what was built of the old ones goes. */
import type { PayloadRequest } from 'payload'
import { HubError } from '../../content/errors.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { announceWork } from '../wake.ts'
import { requireDueDay } from './due-day.ts'
import { requireFormatChoices } from './format-choices.ts'
import { ORDERING } from './order-run.ts'
import { formatOf, marketsByBrand, pressOf, publicationOf, requireMarket } from './press-order.ts'
import { removeBuilds } from './run-folder.ts'
import type { PrintRunRecord, RunOptions } from './run-record.ts'
import { moveRun, runOf } from './runs.ts'

/**
 * @param rev of the run as the person saw it
 * @throws HubError `forbidden`, `not-found`, `bad-input` (what the format cannot have, a size out of bounds, a day of delivery that is over), `conflict` where somebody changed it since, or a shop may have it already
 */
export async function changeOptions(req: PayloadRequest, key: string, rev: number, options: RunOptions): Promise<PrintRunRecord> {
  const { payload } = req
  const person = requirePerson(req, ORDERING)
  const seen = await runOf(payload, key)
  const hub = hubOf(payload)
  const on = pressOf(hub, seen.channel)
  const { channel, press } = on
  requireFormatChoices(formatOf(on, seen.format), options)
  // Refuses what the house does not allow, before anything is changed.
  press.settingsFor(hub.settings[channel.id], seen.format, seen.shopProfile, options)
  requireDueDay(payload, options.dueOn)
  if (options.market) {
    const publication = await publicationOf(payload, seen.publication)
    requireMarket(options.market, (await marketsByBrand(payload, [publication])).get(publication.brand) ?? [])
  }
  const data = { options, reason: null, progress: null, counts: null, files: null, findings: null, owner: null, lease: null }
  const check = (current: PrintRunRecord) => {
    if (current.rev !== rev) throw new HubError('conflict', 'Somebody changed the run since you opened it. Look at it again.')
  }
  const run = await moveRun(payload, key, { act: 'change', actor: person.key, data, facts: { options: { ...options } }, check }, req)
  await removeBuilds(payload, key, run.build)
  announceWork()
  return run
}
