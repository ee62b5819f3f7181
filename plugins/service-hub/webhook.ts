/** Dialogs from other systems, by Standard Webhooks (https://www.standardwebhooks.com): the sender signs id, time and body. */
import type { Endpoint, PayloadRequest } from 'payload'
import { Webhook } from 'standardwebhooks'
import { OWN_BODY } from '../../src/access/edge.ts'
import { limitBadToken, PEER_HEADER } from '../../src/access/rate-limits.ts'
import { sha256Hex } from '../../src/content/canonical.ts'
import { HubError } from '../../src/content/errors.ts'
import { checkShape } from '../../src/content/shape.ts'
import { appendAudit } from '../../src/publishing/audit.ts'
import { findRecord, writeTogether } from '../../src/publishing/records.ts'
import { parse } from '../../src/publishing/endpoint.ts'
import { type DialogSchema, dialogSchema, type IncomingDialog, slotOf } from './import/dialog-schema.ts'
import { WEBHOOK_BYTES } from './import/limits.ts'
import { storeDialog, storedDialogs } from './import/store-dialog.ts'
import { takeFiles, withFiles } from './import/take-files.ts'
import { resolveTopics, topicIds } from './import/topics.ts'
import { readBody } from './read-body.ts'

const HEADERS = { 'webhook-id': /^[\x21-\x7e]{1,256}$/, 'webhook-timestamp': /^\d{1,12}$/, 'webhook-signature': /^[\x20-\x7e]{1,4000}$/ } as const

/**
 * POST /flow/webhooks/dialogs: 204 when the dialog is in, and for what was in already. 401 for whatever is not signed with one of the secrets within five minutes,
 * alike for every reason; 404 as long as there is no secret.
 * @param secrets `whsec_…`, several while one takes over from another
 */
export function webhookEndpoint(secrets: readonly string[], timeZone: string): Endpoint {
  const keys = secrets.map((secret) => new Webhook(secret))
  const schema = dialogSchema(timeZone)
  return {
    path: '/flow/webhooks/dialogs',
    method: 'post',
    custom: OWN_BODY,
    handler: async (req) => {
      if (keys.length === 0) throw new HubError('not-found', 'There is nothing here.')
      const body = (await readBody(req, WEBHOOK_BYTES)).toString('utf8')
      const id = await signedId(req, body, keys)
      const dialog = dialogIn(body, schema)
      await receive(req, id, dialog)
      return new Response(null, { status: 204 })
    },
  }
}

/** The message's id, if one of the keys signed it lately. @throws HubError `token-invalid` */
async function signedId(req: PayloadRequest, body: string, keys: readonly Webhook[]): Promise<string> {
  const headers = Object.fromEntries(Object.keys(HEADERS).map((name) => [name, req.headers.get(name) ?? '']))
  const isWhole = Object.entries(HEADERS).every(([name, form]) => form.test(headers[name] ?? ''))
  if (isWhole && keys.some((key) => isSigned(key, body, headers))) return headers['webhook-id'] ?? ''
  const peer = req.headers.get(PEER_HEADER)
  if (peer) await limitBadToken(peer)
  throw new HubError('token-invalid', 'The signature is not valid.')
}

function isSigned(key: Webhook, body: string, headers: Record<string, string>): boolean {
  try {
    key.verify(body, headers, { jsonParse: false })
    return true
  } catch {
    // Wrong key, too old, too new, broken: told apart by nobody outside.
    return false
  }
}

/** The body is a dialog as in a JSON file, or carries one as `data` beside `type` and `timestamp`. @throws HubError `bad-input` */
function dialogIn(body: string, schema: DialogSchema): IncomingDialog {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw new HubError('bad-input', 'Send JSON.')
  }
  checkShape(value, { maxDepth: 20, maxNodes: 10_000 }, 'The request')
  const isEnvelope = typeof value === 'object' && value !== null && 'data' in value && 'type' in value
  return parse(schema, isEnvelope ? (value as { data: unknown }).data : value)
}

/** Once for each id: its audit event has a slot that only one can take. @throws HubError for a bad attachment, and then nothing of the dialog is taken */
async function receive(sent: PayloadRequest, id: string, dialog: IncomingDialog): Promise<void> {
  // The sender is no person of this hub, whatever cookie came along.
  const req = Object.assign(sent, { user: null })
  const subject = `webhook:${sha256Hex(id)}`
  const isIn = async (tx: PayloadRequest) => (await findRecord(tx.payload, 'audit-events', { where: { subject: { equals: subject } }, req: tx })) !== null
  if (await isIn(req)) return
  const topics = resolveTopics(dialog.topics, await topicIds(req)).known
  const { taken, refused } = await takeFiles(req.payload, (await storedDialogs(req, [dialog])).get(slotOf(dialog)), dialog)
  await withFiles(req.payload, taken, async () => {
    const [wrong] = refused
    if (wrong) throw new HubError(wrong.error.code, `messages.${dialog.messages.indexOf(wrong.message)}.attachments.${wrong.index}: ${wrong.error.message}`)
    await writeTogether(req, async (tx) => {
      if (await isIn(tx)) return
      const [{ action, newMessages }, { isParted, changed }] = await storeDialog(tx, dialog, topics, taken)
      await appendAudit(tx.payload, tx, { subject, type: 'received', actor: 'webhook', data: { action, newMessages, ...(isParted ? { isParted } : {}), ...(changed.length > 0 ? { changedAtSource: changed.length } : {}) } }, new Date().toISOString())
    })
  })
}
