/** Giving a person everything that the hub keeps of them (Articles 15 and 20 GDPR): JSON, the files as they were sent, and a page to read. */
import type { PayloadRequest } from 'payload'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { Role } from '../../access/roles.ts'
import { uiLanguage } from '../../channel/ui-language.ts'
import { HubError } from '../../content/errors.ts'
import { appendAudit } from '../../publishing/audit.ts'
import { requirePerson } from '../../publishing/four-eyes.ts'
import { hubOf } from '../../publishing/hub.ts'
import { writeTogether } from '../../publishing/records.ts'
import { calendarIn } from '../page/days.ts'
import { belongingsOf } from './belongings.ts'
import { slotOf } from './begin-erasure.ts'
import { fileName, gatherPerson } from './gather.ts'
import { personPage } from './person-page.ts'

/** Those who may read what customers say in private; nobody else, administrators neither. */
export const EXPORT_ROLES: readonly Role[] = ['agent']

export interface ExportFile {
  /** With slashes, below the folder that the person gets. */
  readonly path: string
  /** Read when its turn comes: all files of a person together may be gigabytes. Null if it went meanwhile. */
  readonly read: () => Promise<Uint8Array | null>
}

const text = (path: string, content: string): ExportFile => ({ path, read: () => Promise.resolve(new TextEncoder().encode(content)) })

/** All files of the export, with a page to read in the language that is asked for, else in the person's. That it was made is written down before anything is given out. @throws HubError `forbidden`, `not-found` */
export async function exportPerson(req: PayloadRequest, contact: string, language?: 'de' | 'en'): Promise<ExportFile[]> {
  const person = requirePerson(req, EXPORT_ROLES)
  const belongings = await belongingsOf(req.payload, contact)
  if (!belongings.contact) throw new HubError('not-found', `There is no contact "${contact.slice(0, 80)}".`)
  await writeTogether(req, (tx) => appendAudit(tx.payload, tx, { subject: slotOf(contact), type: 'person-exported', actor: person.key, data: { dialogs: belongings.dialogs.length } }, new Date().toISOString()))
  const hub = hubOf(req.payload)
  const { data, files: own } = await gatherPerson(req.payload, belongings)
  // The same bytes under the same name are one file.
  const hashes = new Map(own.map((file) => [fileName(file), file.sha256]))
  return [
    text('index.html', personPage(data, language ?? uiLanguage(belongings.contact.language || 'de'), { calendar: calendarIn(hub.timeZone), channels: hub.channels })),
    text('person.json', `${JSON.stringify(data, null, 2)}\n`),
    ...[...hashes].map(([path, sha256]): ExportFile => ({ path, read: () => hub.attachments.original(sha256) })),
  ]
}

/** The files as one ZIP, piece by piece, one file in memory at a time. Pictures and PDFs are compressed already and stored as they are. */
export async function* zipOf(files: readonly ExportFile[]): AsyncGenerator<Uint8Array, void> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  for (const { path, read } of files) {
    const bytes = await read()
    if (!bytes) continue
    const entry = path.startsWith('files/') ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 })
    zip.add(entry)
    entry.push(bytes, true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready
}
