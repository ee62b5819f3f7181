/** Hands an approved mailing to whoever sends it: as a file, or as the body of the call that a mail tool takes. Each time is an event of its history. */
import { strToU8, zipSync } from 'fflate'
import type { PayloadRequest } from 'payload'
import { limitComposing } from '../../access/rate-limits.ts'
import type { Artefact, Mailing, Packed } from '../../channel/contract.ts'
import type { MailPayload } from '../../channel/mail-export.ts'
import { sha256Hex } from '../../content/canonical.ts'
import type { MailingContent } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import type { EditionHash, Locale } from '../../content/nodes.ts'
import type { Note } from '../../content/notes.ts'
import { appendAudit } from '../audit.ts'
import { make, whileConsented } from '../compose.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { requireLocale } from '../places.ts'
import { writeTogether } from '../records.ts'
import { type ApprovedMailing, approvedMailing, requireSendable } from './approved-mailing.ts'
import { orderForMailing } from './compose-mailing.ts'
import { mailChannelOf } from './mail-channel.ts'
import { formOf, type MailForm } from './mail-parts.ts'
import { mailedQuotes } from './mailed-quotes.ts'
import { pageAddress } from './page-address.ts'

/** What stands for the address of leaving in a file: whoever sends it puts the tool's own in its place. */
export const UNSUBSCRIBE_HOLDER = '{{unsubscribe}}'

export interface ExportOrder {
  readonly key: string
  readonly locale: Locale
  /** `html`, `mjml`, `text`, `zip`, or the id of a mail tool. */
  readonly form: string
}

/** Where an export came from. */
interface Origin {
  readonly mailing: string
  readonly locale: Locale
  readonly edition: EditionHash
}
export type MailingExport = Origin & { readonly notes: readonly Note[] } & (
    | { readonly is: 'file'; readonly name: string; readonly mime: string; readonly bytes: Uint8Array }
    | { readonly is: 'call'; readonly tool: string; readonly label: string; readonly call: MailPayload; readonly source: string; readonly asOf: string }
  )

/** The forms that this hub can export, mail tools with their names. */
export function exportForms(req: PayloadRequest): { readonly form: string; readonly label: string; readonly isTool: boolean }[] {
  const tools = Object.entries(mailChannelOf(hubOf(req.payload)).mailExports ?? {})
  return [
    { form: 'html', label: 'HTML', isTool: false },
    { form: 'mjml', label: 'MJML', isTool: false },
    { form: 'text', label: 'Text', isTool: false },
    { form: 'zip', label: 'ZIP', isTool: false },
    ...tools.map(([form, { label }]) => ({ form, label, isTool: true })),
  ]
}

/**
 * Makes the export of what was approved last, with the customers' words that are consented to now.
 * @throws HubError `forbidden`, `bad-input` (no such form), `not-approved`, `channel-blocked` (names the block that is not live any more), `too-many-requests`
 */
export async function exportMailing(req: PayloadRequest, { key, locale, form }: ExportOrder): Promise<MailingExport> {
  const { payload } = req
  const person = requirePerson(req, ['editor', 'approver'])
  requireLocale(locale)
  const hub = hubOf(payload)
  const tools = mailChannelOf(hub).mailExports ?? {}
  const tool = Object.hasOwn(tools, form) ? tools[form] : undefined
  if (!tool && !exportForms(req).some((known) => known.form === form)) {
    throw new HubError('bad-input', `There is no export "${form.slice(0, 40)}". Exports: ${exportForms(req).map((known) => known.form).join(', ')}.`)
  }
  await limitComposing(person.key)
  const approved = await approvedMailing(payload, key, locale)
  const { content, hash: edition } = approved.edition
  const links: Mailing['links'] = tool?.links ?? { online: pageAddress(hub, content), unsubscribe: UNSUBSCRIBE_HOLDER }
  const compose = async () => {
    await requireSendable(req, approved)
    const order = await orderForMailing(payload, content, { links, isDraft: false })
    return { order, quotes: order.ctx.quotes, channel: order.channel.id }
  }
  const { made, quotes } = await whileConsented(payload, compose, async ({ order, quotes }) => ({ made: await make(hub, order), quotes }))
  // The certificate tells of the channel as it was then, and of links of its own.
  const errors = made.notes.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new HubError('channel-blocked', errors.map(({ message }) => message.en).join(' '), { notes: errors })
  const at = new Date().toISOString()
  const origin = { mailing: key, locale, edition, notes: made.notes }
  const result: MailingExport = tool
    ? { ...origin, is: 'call', tool: form, label: tool.label, call: tool.payload(made, content), source: tool.source, asOf: tool.asOf }
    : { ...origin, is: 'file', ...fileOf(form as MailForm | 'zip', made, approved, links) }
  await writeTogether(req, async (tx) => {
    const data = { locale, edition, form, sha256: sha256Hex(result.is === 'file' ? result.bytes : JSON.stringify(result.call)), quotes: mailedQuotes(quotes) }
    await appendAudit(payload, tx, { subject: `mailing:${key}`, type: 'mailing-exported', actor: person.key, data }, at)
  })
  return result
}

function fileOf(form: MailForm | 'zip', made: Packed, approved: ApprovedMailing, links: Mailing['links']): Pick<Artefact, 'name' | 'mime' | 'bytes'> {
  const { content } = approved.edition
  const stem = `${content.key}-${content.locale}`
  if (form === 'zip') return { name: `${stem}.zip`, mime: 'application/zip', bytes: zipOf(made, approved, links) }
  const { mime, bytes } = formOf(made, form)
  return { name: `${stem}.${form === 'text' ? 'txt' : form}`, mime, bytes }
}

/** A fixed day: the same mailing is the same file whenever it is packed. */
const PACKED_ON = new Date('2026-01-01T12:00:00Z')

function zipOf({ artefacts, notes }: Packed, { approval, edition }: ApprovedMailing, links: Mailing['links']): Uint8Array {
  const manifest = {
    ...headOf(edition.content),
    edition: edition.hash,
    approval: approval.key,
    approvedAt: approval.certificate.approvedAt,
    blocks: edition.content.blocks,
    links,
    files: artefacts.map(({ name, mime, bytes }) => ({ name, mime, bytes: bytes.length, sha256: sha256Hex(bytes) })),
    notes,
  }
  const files = Object.fromEntries(artefacts.map(({ name, bytes }) => [name, bytes]))
  return zipSync({ ...files, 'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`) }, { level: 6, mtime: PACKED_ON })
}

const headOf = ({ key, locale, brand, title, subjectLine, preheader }: MailingContent) => ({ mailing: key, locale, brand, title, subject: subjectLine, preheader })

