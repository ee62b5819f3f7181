/** What tests of dialogs send and look at. All people and firms are invented. */
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Where } from 'payload'
import { findRecords, whereAll } from '../../../src/publishing/records.ts'
import type { Answer, Json, Send } from '../access/rest.ts'
import type { TestHub } from '../hub.ts'

export const SECRETS = [`whsec_${randomBytes(32).toString('base64')}`, `whsec_${randomBytes(24).toString('base64')}`] as const

/** A dialog as another system sends it. */
export const dialog = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  source: 'e-mail',
  externalId: 'A-1001',
  subject: 'Neue Heizung',
  language: 'de',
  contact: { givenName: 'Maria', surname: 'Huber', email: 'Maria.Huber@example.com', phone: '030 23125-014', customerNumber: 'K-204 417', town: 'Oberlindental' },
  messages: [
    { author: 'customer', at: '2026-11-02T09:05:00+01:00', text: 'Guten Tag, hier ist Maria Huber. Vielen Dank, ich bin mit der neuen Heizung sehr zufrieden!' },
    { author: 'agent', at: '2026-11-02T09:20:00+01:00', text: 'Das freut uns sehr, Frau Huber.' },
  ],
  ...more,
})

export const importBytes = (send: Send, body: string | Uint8Array, { query = '', type = 'application/octet-stream' } = {}): Promise<Answer> => send('POST', `/flow/dialogs/import${query}`, { raw: body, headers: { 'content-type': type } })

/** Sends signed as Standard Webhooks says, by node:crypto alone. */
export function webhook(send: Send, body: unknown, { id = `msg_${randomBytes(8).toString('hex')}`, at = Date.now(), secret = SECRETS[0] as string, headers = {} as Record<string, string> } = {}): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const timestamp = String(Math.floor(at / 1000))
  const signature = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(`${id}.${timestamp}.${text}`).digest('base64')
  const signed = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}`, ...headers }
  return send('POST', '/flow/webhooks/dialogs', { body: text, headers: signed })
}

interface Row {
  readonly author: string
  readonly at: string
  readonly text: string
  readonly isPrivate: boolean
  readonly attachments?: readonly (string | number)[]
}
export interface StoredDialog extends Json {
  readonly id: string | number
  readonly messages: readonly Row[]
}

const stored = async (hub: TestHub, collection: 'service-dialogs' | 'contacts' | 'attachments', where: Where): Promise<readonly object[]> =>
  (await hub.payload.find({ collection, where, depth: 0, pagination: false, sort: 'createdAt', overrideAccess: true, showHiddenFields: true })).docs

/** The stored dialogs of a slot, past access. */
export const dialogsAt = async (hub: TestHub, slot: string) => (await stored(hub, 'service-dialogs', { slot: { equals: slot } })) as readonly StoredDialog[]

export const contacts = async (hub: TestHub) => (await stored(hub, 'contacts', {})) as readonly Json[]

/** Rows of attachments, past access. */
export const attachmentRows = async (hub: TestHub, where: Where = {}) => (await stored(hub, 'attachments', where)) as readonly Json[]

/** Every file that is kept of attachments, below the data folder. */
export async function attachmentFiles({ dataDir }: TestHub): Promise<string[]> {
  const folder = join(dataDir, 'attachments')
  return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort() : []
}

/** Uploads an attachment in a form. */
export function upload(send: Send, bytes: Uint8Array, name: string, type = ''): Promise<Answer> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), name)
  return send('POST', '/attachments', { form })
}

/** Actors of the audit events of that type about a subject, in order. */
export const audited = async (hub: TestHub, subject: string, type: string): Promise<readonly string[]> =>
  (await findRecords(hub.payload, 'audit-events', { where: whereAll({ subject: { equals: subject } }, { type: { equals: type } }), sort: 'number' })).map(({ actor }) => actor)
