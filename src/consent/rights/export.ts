/** Giving a person everything that the hub keeps of them (Articles 15 and 20 GDPR): JSON, the files as they were sent, and a page to read. */
import type { PayloadRequest } from 'payload'
import { zipSync } from 'fflate'
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
  readonly bytes: Uint8Array
}

const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

/** All files of the export, with a page to read in the language that is asked for, else in the person's. That it was made is written down before anything is given out. @throws HubError `forbidden`, `not-found` */
export async function exportPerson(req: PayloadRequest, contact: string, language?: 'de' | 'en'): Promise<ExportFile[]> {
  const person = requirePerson(req, EXPORT_ROLES)
  const belongings = await belongingsOf(req.payload, contact)
  if (!belongings.contact) throw new HubError('not-found', `There is no contact "${contact.slice(0, 80)}".`)
  await writeTogether(req, (tx) => appendAudit(tx.payload, tx, { subject: slotOf(contact), type: 'person-exported', actor: person.key, data: { dialogs: belongings.dialogs.length } }, new Date().toISOString()))
  const hub = hubOf(req.payload)
  const { data, files: own } = await gatherPerson(req.payload, belongings)
  const files: ExportFile[] = [
    { path: 'index.html', bytes: Buffer.from(personPage(data, language ?? uiLanguage(belongings.contact.language || 'de'), { calendar: calendarIn(hub.timeZone), channels: hub.channels })) },
    { path: 'person.json', bytes: json(data) },
  ]
  for (const file of own) {
    const bytes = await hub.attachments.original(file.sha256)
    if (bytes) files.push({ path: fileName(file), bytes })
  }
  return files
}

/** The files as one ZIP. Pictures and PDFs are compressed already and stored as they are. */
export const zipOf = (files: readonly ExportFile[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, [new Uint8Array(bytes), { level: path.startsWith('files/') ? 0 : 6 }]])))
