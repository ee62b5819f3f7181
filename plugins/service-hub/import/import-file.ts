/** A file of dialogs into the hub: good rows in, bad rows into a report. */
import { ValidationError, type PayloadRequest } from 'payload'
import type { BadRow, DialogFile, ImportedDialog, ImportRemark, ImportReport } from '../../../collections/service-dialogs/importing.ts'
import { readFromNow } from '../../../src/consent/rights/erased-since.ts'
import { HubError } from '../../../src/content/errors.ts'
import { appendAudit } from '../../../src/publishing/audit.ts'
import { requirePerson } from '../../../src/publishing/four-eyes.ts'
import { writeTogether } from '../../../src/publishing/records.ts'
import { slotOf } from './dialog-schema.ts'
import { IMPORT_LIMITS } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { type ReadDialog, readJson } from './read-json.ts'
import { assertSize, readText } from './read-text.ts'
import { type ImportLanguage, languageOf, say } from './sentences.ts'
import { type Noticed, type StoredDialog, type StoredResult, storeDialog, storedDialogs, unchanged } from './store-dialog.ts'
import { takeFiles, withFiles } from './take-files.ts'
import { resolveTopics, topicIds } from './topics.ts'

/** Dialogs that are looked up at once. */
const READ_TOGETHER = 50

/**
 * Imports a CSV or JSON file as an agent. Each dialog is a transaction of its own: what is in the report's `dialogs` is in the hub even if the import breaks off
 * later, and the file can be read again without doubling anything.
 * @param timeZone in which times without a zone are meant
 * @throws HubError `not-signed-in`, `forbidden`; `too-large`, `unsupported-media`, `bad-input` where nothing of the file could be used
 */
export async function importFile(req: PayloadRequest, { name, bytes }: DialogFile, timeZone: string): Promise<ImportReport> {
  const person = requirePerson(req, ['agent'])
  readFromNow(req)
  const language = languageOf(req)
  const { text, encoding } = readText(bytes)
  const format = /^\s*[[{]/.test(text) ? 'json' : 'csv'
  if (format === 'csv') assertSize(bytes, IMPORT_LIMITS.bytes)
  const read = format === 'json' ? readJson(text, timeZone, language) : readCsv(text, timeZone, language)
  const ids = await topicIds(req)
  const dialogs: ImportedDialog[] = []
  const bad: BadRow[] = [...read.bad]
  const remarks: ImportRemark[] = []
  const unknownTopics = new Set<string>()
  let stored = new Map<string, StoredDialog>()
  for (const [index, one] of read.dialogs.entries()) {
    if (index % READ_TOGETHER === 0) stored = await storedDialogs(req, read.dialogs.slice(index, index + READ_TOGETHER).map(({ dialog }) => dialog))
    const topics = resolveTopics(one.dialog.topics, ids)
    for (const topic of topics.unknown) unknownTopics.add(topic)
    const slot = slotOf(one.dialog)
    try {
      const done = unchanged(stored.get(slot), one.dialog, topics.known) ?? (await take(req, one, stored.get(slot), topics.known, bad))
      if (done) {
        dialogs.push(done[0])
        remarks.push(...remarksOn(one, done[1], language))
      }
    } catch (error) {
      bad.push(refused(one, error, language))
    }
    // A file may hold a dialog twice: what was read is not what is there now.
    stored.delete(slot)
  }
  const count = (action: ImportedDialog['action']) => dialogs.filter((dialog) => dialog.action === action).length
  const counts = { created: count('created'), updated: count('updated'), unchanged: count('unchanged') }
  if (counts.created + counts.updated > 0) {
    const at = new Date().toISOString()
    await writeTogether(req, (tx) => appendAudit(tx.payload, tx, { subject: 'dialogs', type: 'imported', actor: person.key, data: { format, ...counts, bad: bad.length } }, at))
  }
  const newMessages = dialogs.reduce((sum, dialog) => sum + dialog.newMessages, 0)
  return { file: name, format, encoding, rows: read.rows, ...counts, newMessages, dialogs, remarks, bad: bad.sort((a, b) => a.line - b.line), unknownTopics: [...unknownTopics].sort() }
}

/** Writes a dialog with its files, without the messages that have a bad one: those are added to `bad`. @returns null if no message is left */
async function take(req: PayloadRequest, { line, dialog, places }: ReadDialog, stored: StoredDialog | undefined, topics: readonly (string | number)[], bad: BadRow[]): Promise<StoredResult | null> {
  const { taken, refused } = await takeFiles(req.payload, stored, dialog)
  for (const { message, index, name, error } of refused) {
    const at = dialog.messages.indexOf(message)
    const field = `messages.${places?.[at] ?? at}.attachments.${index}`
    bad.push({ line, externalId: dialog.externalId ?? null, field, reason: `${field}: ${error.message}`, value: name.slice(0, 80) })
  }
  const messages = dialog.messages.filter((message) => !refused.some((one) => one.message === message))
  if (messages.length === 0 && refused.length > 0) return null
  return withFiles(req.payload, taken, () => writeTogether(req, (tx) => storeDialog(tx, { ...dialog, messages }, topics, taken, { language: languageOf(req) })))
}

function remarksOn({ line, dialog }: ReadDialog, { isParted, changed }: Noticed, language: ImportLanguage): ImportRemark[] {
  const about = { line, externalId: dialog.externalId ?? null }
  const parted: ImportRemark[] = isParted ? [{ ...about, kind: 'own-contact', message: null, reason: say(language, 'ownContact') }] : []
  return [...parted, ...changed.map((message): ImportRemark => ({ ...about, kind: 'changed-at-source', message, reason: say(language, 'changedAtSource') }))]
}

/** What a person did wrong is a row of the report; anything else is a defect. */
function refused({ line, dialog }: ReadDialog, error: unknown, language: ImportLanguage): BadRow {
  const row = { line, externalId: dialog.externalId ?? null, field: null, value: null }
  if (error instanceof HubError) return { ...row, reason: error.message }
  if (!(error instanceof ValidationError)) throw error
  const [first] = error.data.errors
  return { ...row, field: first?.path ?? null, reason: `${first?.path ?? say(language, 'theDialog')}: ${first?.message ?? error.message}` }
}
