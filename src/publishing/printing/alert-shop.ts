/** A run was called back: people in the house get a task, the shop a mail besides what its program reads, and pages that nobody may see any more go. */
import type { Payload } from 'payload'
import { openTask } from '../../consent/tasks.ts'
import { hubOf } from '../hub.ts'
import { buildFolder, removePages } from './run-folder.ts'
import type { PrintRunRecord, RunReason } from './run-record.ts'
import { noteRun } from './runs.ts'
import { findShop } from './shop/shops.ts'

/** Reasons for which the pages themselves must go; what people called back may be asked about. */
const PAGES_GO: readonly RunReason['code'][] = ['consent', 'licence']

/** Doing so again changes nothing; the mail goes out at most once, the shop's program reads of the recall in any case. */
export async function alertShop(payload: Payload, run: PrintRunRecord): Promise<void> {
  const { key, title, pieceKey, locale, build, reason, shop: shopKey } = run
  if (!reason || reason.alertedAt) return
  await openTask(payload, { kind: 'recall-print', subject: `print-run:${key}`, cause: [build], data: () => ({ run: key, title, piece: pieceKey, locale, reason: reason.code, copies: run.counts?.copies ?? null }) })
  await removeUnseen(payload, run, reason)
  // First written down, then sent: somebody else may be at it, and a shop that gets two mails calls twice.
  const noted = await noteRun(payload, run, { reason: { ...reason, alertedAt: new Date().toISOString() } })
  const shop = noted && (await findShop(payload, shopKey))
  const { mail } = hubOf(payload)
  if (!mail || !shop?.email) return
  await mail.send({ to: shop.email, language: 'de', subject: `Druckauftrag zurückgerufen: ${title} / Print run called back`, text: textOf(run, reason) }).catch((error: unknown) => payload.logger.error({ err: error, run: key, msg: 'the mail to a print shop about a recall was not sent' }))
}

/** Takes the pages of a run away where the reason says that nobody may see them any more; a run called back for another reason may come to it later. */
export async function removeUnseen(payload: Payload, run: PrintRunRecord, { code }: RunReason): Promise<void> {
  if (PAGES_GO.includes(code)) await removePages(buildFolder(payload, run))
}

const textOf = ({ key, title, counts }: PrintRunRecord, { de, en }: RunReason): string => `Guten Tag,

der Druckauftrag „${title}“ (${key}, ${counts?.copies ?? 0} Exemplare) ist zurückgerufen. Bitte nicht weiter drucken und nichts davon verschicken; Dateien bitte löschen.
Grund: ${de}

--

Hello,

the print run “${title}” (${key}, ${counts?.copies ?? 0} copies) is called back. Please print and post no more of it, and delete its files.
Reason: ${en}
`
