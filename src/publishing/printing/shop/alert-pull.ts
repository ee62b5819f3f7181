/** Tells a shop, and people in the house, which copies of a run must reach nobody. */
import type { Payload } from 'payload'
import { openTask } from '../../../consent/tasks.ts'
import { hubOf } from '../../hub.ts'
import type { PrintRunRecord, PulledCopy } from '../run-record.ts'
import { noteRun } from '../runs.ts'
import { findShop } from './shops.ts'

/** Doing so again changes nothing; the mail goes out at most once for the same copies, the shop's program reads of them in any case. */
export async function alertPull(payload: Payload, run: PrintRunRecord): Promise<void> {
  const { key, title, pieceKey, locale, build, reason, shop: shopKey } = run
  if (reason?.code !== 'pull' || reason.alertedAt) return
  const copies = reason.copies ?? []
  await openTask(payload, { kind: 'recall-print', subject: `print-run:${key}`, cause: [build, 'pull', ...copies.map(({ number }) => number)], data: () => ({ run: key, title, piece: pieceKey, locale, reason: 'pull', copies: copies.length }) })
  // First written down, then sent: a shop that gets two mails calls twice.
  const noted = await noteRun(payload, run, { reason: { ...reason, alertedAt: new Date().toISOString() } })
  const shop = noted && (await findShop(payload, shopKey))
  const { mail } = hubOf(payload)
  if (!mail || !shop?.email) return
  const subject = `Sendungen herausnehmen: ${title} / Take copies out`
  await mail.send({ to: shop.email, language: 'de', subject, text: textOf(run, copies) }).catch((error: unknown) => payload.logger.error({ err: error, run: key, msg: 'the mail to a print shop about single copies was not sent' }))
}

const rowsOf = (copies: readonly PulledCopy[], page: string): string => copies.map(({ number, file, firstPage, pages }) => `- ${number}: ${file}, ${page} ${firstPage}${pages > 1 ? `–${firstPage + pages - 1}` : ''}`).join('\n')

/** Names nobody. */
const textOf = ({ key, title }: PrintRunRecord, copies: readonly PulledCopy[]): string => `Guten Tag,

aus dem Druckauftrag „${title}“ (${key}) dürfen diese Sendungen niemanden mehr erreichen. Bitte drucken Sie sie nicht, oder nehmen Sie sie heraus und vernichten Sie sie; alle anderen gehen wie bestellt hinaus.

${rowsOf(copies, 'Seite')}

--

Hello,

these copies of the print run “${title}” (${key}) must reach nobody any more. Please do not print them, or take them out and destroy them; all others go out as ordered.

${rowsOf(copies, 'page')}
`
