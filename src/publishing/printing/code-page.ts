/** Where the codes on paper lead, the personal ones too: to the page of the piece on the web, in the language of the run. */
import type { Payload } from 'payload'
import { type Now, now } from '../clock.ts'
import { hubOf } from '../hub.ts'
import { WEB_CHANNEL } from '../mailings/block-standings.ts'
import { findRecord, type PublicationRecord } from '../records.ts'
import { withConsent } from '../visibility.ts'
import type { BuildFinding } from './build-files.ts'
import { dueInstant } from './due-day.ts'
import type { PrintRunRecord } from './run-record.ts'

type Window = Pick<PublicationRecord, 'from' | 'until'>

/** Slot of the page. */
export const codePageSlot = ({ pieceKey, locale }: Pick<PublicationRecord, 'pieceKey' | 'locale'>): string => `${pieceKey}:${locale}:${WEB_CHANNEL}`

/** When the page can be seen; null where it cannot be, and will not: never published on the web, taken off, over, or held back for a consent. */
export async function codePage(payload: Payload, piece: Pick<PublicationRecord, 'pieceKey' | 'locale'>, at: Now = now()): Promise<Window | null> {
  const page = await findRecord(payload, 'publications', { where: { slot: { equals: codePageSlot(piece) } } })
  if (!page || page.isSuspended || (page.until && Date.parse(page.until) <= at.latest)) return null
  return (await withConsent(payload, [page], at)).length > 0 ? page : null
}

/** What people are told of a page that cannot be seen when the letters arrive: by the end of the day of delivery, or now where nobody said one. */
export async function codePageFindings(payload: Payload, run: Pick<PrintRunRecord, 'pieceKey' | 'locale' | 'options'>): Promise<readonly BuildFinding[]> {
  const page = await codePage(payload, run)
  return page ? findingsOf(page, dueInstant(payload, run.options.dueOn), hubOf(payload).timeZone) : []
}

/** @param due ISO; null where nobody said one */
export function findingsOf({ from, until }: Window, due: string | null, timeZone: string, nowMs = Date.now()): readonly BuildFinding[] {
  const day = (language: string, instant: string) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(instant))
  if (Date.parse(from) > (due === null ? nowMs : Date.parse(due))) {
    const de = `Die Webseite, auf die der Code führt, ist erst ab ${day('de-DE', from)} zu sehen. Bis dahin führt er ins Leere: Veröffentlichen Sie sie früher, oder lassen Sie später zustellen.`
    const en = `The page that the code leads to is not there before ${day('en-GB', from)}. Until then it leads nowhere: publish the page earlier, or have the mail delivered later.`
    return [{ severity: 'warning', code: 'page-later', message: { de, en } }]
  }
  if (due === null || !until || Date.parse(until) > Date.parse(due)) return []
  const de = `Die Webseite, auf die der Code führt, ist nur bis ${day('de-DE', until)} zu sehen, und Sendungen kommen bis ${day('de-DE', due)} an. Lassen Sie sie länger stehen, oder früher zustellen.`
  const en = `The page that the code leads to is there until ${day('en-GB', until)} only, and the mail may arrive until ${day('en-GB', due)}. Leave the page up longer, or have the mail delivered earlier.`
  return [{ severity: 'warning', code: 'page-ends', message: { de, en } }]
}
