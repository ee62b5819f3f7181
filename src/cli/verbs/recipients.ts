/** recipients: upload lists of them, say what their columns mean, see what came of it. */
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { HubError } from '../../content/errors.ts'
import { isWorkingLists } from '../../jobs/recipient-lists.ts'
import { confirmMapping, proposalFor } from '../../publishing/recipient-lists/confirm-mapping.ts'
import { LIST_PURPOSES, type RecipientListRecord } from '../../publishing/recipient-lists/list-record.ts'
import { listsView, type ListView, listView, viewOf } from '../../publishing/recipient-lists/list-view.ts'
import { listOf } from '../../publishing/recipient-lists/lists.ts'
import { uploadList } from '../../publishing/recipient-lists/upload-list.ts'
import { workLists } from '../../publishing/recipient-lists/work-lists.ts'
import { type ColumnTarget, freeNameOf, isRecipientField, RECIPIENT_FIELDS } from '../../recipients/headers/fields.ts'
import { signedIn, type VerbContext } from '../context.ts'
import type { VerbResult } from '../result.ts'

const LOOK_MS = 500

/** Works through the list, or waits for whoever does: this process, where it is the server's, or another. */
async function settled({ payload }: VerbContext, key: string): Promise<RecipientListRecord> {
  for (;;) {
    if (!isWorkingLists(payload)) await workLists(payload, new AbortController().signal)
    const list = await listOf(payload, key)
    if (list.state !== 'uploaded' && list.state !== 'checking') return list
    await wait(LOOK_MS)
  }
}

const lineOf = ({ key, title, state, counts, failure }: ListView): string =>
  [key, state, counts ? `${counts.good} good, ${counts.bad} bad, ${counts.duplicates} duplicates, ${counts.suppressed} suppressed` : '', failure?.message ?? '', title].filter(Boolean).join('  ')

/** @throws HubError `bad-input`, `not-found` (no such file), and as `uploadList` */
export async function uploadRecipientsVerb(context: VerbContext, file: string, given: { readonly title?: string; readonly origin: string; readonly purpose: string; readonly deleteAt?: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  const purpose = LIST_PURPOSES.find((one) => one === given.purpose)
  if (!purpose) throw new HubError('bad-input', `--purpose: one of ${LIST_PURPOSES.join(', ')}.`)
  const bytes = await readFile(resolve(context.cwd, file)).catch(() => null)
  if (!bytes) throw new HubError('not-found', `There is no file ${file}.`)
  const { key } = await uploadList(req, { title: given.title ?? basename(file), origin: given.origin, purpose, bytes, ...(given.deleteAt ? { deleteAt: given.deleteAt } : {}) })
  const list = await settled(context, key)
  if (list.state === 'failed') return { isOk: false, data: { list: viewOf(list) }, lines: [], problems: [lineOf(viewOf(list))] }
  const { columns, isRemembered } = await proposalFor(req, key)
  const lines = columns.map(({ header, target, because }) => `  ${header} = ${target ?? '–'} (${because})`)
  return { isOk: true, data: { list: viewOf(list), columns: columns.map(({ samples: _, ...column }) => column), isRemembered }, lines: [`${key}: ${list.rows ?? 0} rows. Confirm with: hub recipients map ${key}`, ...lines] }
}

/** Confirms what is proposed, but for the columns that are said otherwise (`Kd-Nr=customerNumber`, `Notiz=`). @throws HubError `bad-input`, and as `confirmMapping` */
export async function mapRecipientsVerb(context: VerbContext, key: string, { column, country }: { readonly column?: readonly string[]; readonly country?: string }): Promise<VerbResult> {
  const req = await signedIn(context)
  const { columns, options } = await proposalFor(req, key)
  const said = new Map((column ?? []).map((one) => [one.slice(0, one.lastIndexOf('=')), one.slice(one.lastIndexOf('=') + 1)] as const))
  const unknown = [...said.keys()].find((name) => !columns.some(({ header }) => header === name))
  if (unknown !== undefined) throw new HubError('bad-input', `There is no column "${unknown}". Columns: ${columns.map(({ header }) => header).join(', ')}.`)
  const mapping = columns.map(({ header, target }) => (said.has(header) ? targetOf(said.get(header) ?? '') : target))
  await confirmMapping(req, key, { mapping, options: { ...options, ...(country ? { country } : {}) } })
  const list = viewOf(await settled(context, key))
  return { isOk: list.state === 'ready', data: { list }, lines: list.state === 'ready' ? [lineOf(list)] : [], problems: list.state === 'ready' ? [] : [lineOf(list)] }
}

function targetOf(said: string): ColumnTarget {
  if (said === '') return null
  if (isRecipientField(said)) return said
  if (freeNameOf(said as ColumnTarget)) return said as ColumnTarget
  throw new HubError('bad-input', `There is no field "${said}". Fields: ${RECIPIENT_FIELDS.join(', ')}, or free:name.`)
}

/** @throws HubError as `listView` */
export async function showRecipientsVerb(context: VerbContext, key: string): Promise<VerbResult> {
  const list = await listView(await signedIn(context), key)
  return { isOk: true, data: { list }, lines: [lineOf(list), `  from: ${list.origin}`, `  deleted on: ${(list.deletedAt ?? list.deleteAt).slice(0, 10)}`] }
}

/** @throws HubError `forbidden` */
export async function listRecipientsVerb(context: VerbContext): Promise<VerbResult> {
  const { lists } = await listsView(await signedIn(context))
  return { isOk: true, data: { lists }, lines: lists.length > 0 ? lists.map(lineOf) : ['There are no recipient lists.'] }
}
