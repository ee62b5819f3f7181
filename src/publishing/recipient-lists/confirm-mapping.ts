/** What the columns of a list mean: proposed, confirmed by a person, remembered. */
import type { PayloadRequest } from 'payload'
import { countryOf } from '../../recipients/addressing/countries.ts'
import { assertColumns, assertMapping, type ColumnProposal, type Mapping, proposeMapping } from '../../recipients/headers/propose-mapping.ts'
import { listError } from '../../recipients/reading/list-faults.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { findRecord, whereAll } from '../records.ts'
import { announceWork } from '../wake.ts'
import { folderOf, readHead } from './list-files.ts'
import type { ListOptions, RecipientListRecord } from './list-record.ts'
import { changeAndTell, changedMeanwhile, LIST_ROLES, listOf, tellRead } from './lists.ts'

export interface ListProposal {
  readonly key: string
  readonly columns: readonly (ColumnProposal & { readonly samples: readonly string[] })[]
  readonly options: ListOptions
  /** Was all of it confirmed before, for a list with these columns? */
  readonly isRemembered: boolean
}

const USUAL: ListOptions = { country: 'DE', senderCountry: 'DE', formality: 'formal', oneLetterPer: 'person', restoreZeros: false }

/** Columns with samples and what they probably mean. That somebody saw the samples is written down. @throws HubError `forbidden`, `not-found`, `conflict` where the list is not waiting for it */
export async function proposalFor(req: PayloadRequest, key: string): Promise<ListProposal> {
  const { key: actor } = requirePerson(req, LIST_ROLES)
  const list = waiting(await listOf(req.payload, key))
  const { headers, sample } = await readHead(folderOf(hubOf(req.payload).recipients, key, list.folder ?? ''))
  await tellRead(req, key, actor, 'sample')
  const earlier = await rememberedFor(req, list)
  const remembered = new Map(earlier?.mapping && list.fingerprint ? [[list.fingerprint, earlier.mapping] as const] : [])
  const columns = proposeMapping(headers, sample, remembered).map((one, at) => ({ ...one, samples: sample.map((row) => row[at] ?? '') }))
  return { key, columns, options: { ...USUAL, ...(list.purpose === 'suppressions' ? { kind: 'objection' } : {}), ...(earlier?.options ?? {}) }, isRemembered: remembered.size > 0 }
}

/** The last list of this kind with the same columns whose mapping somebody confirmed. */
function rememberedFor({ payload }: PayloadRequest, { fingerprint, purpose, key }: RecipientListRecord): Promise<RecipientListRecord | null> {
  const where = whereAll({ fingerprint: { equals: fingerprint } }, { purpose: { equals: purpose } }, { confirmedBy: { exists: true } }, { key: { not_equals: key } })
  return findRecord(payload, 'recipient-lists', { where, sort: '-createdAt' })
}

function waiting(list: RecipientListRecord): RecipientListRecord {
  if (list.state === 'mapping') return list
  throw listError(list.state === 'uploaded' ? 'not-read-yet' : 'not-waiting', '', { state: list.state })
}

export interface Confirmation {
  readonly mapping: Mapping
  readonly options: Partial<ListOptions>
}

/** Has the list checked in the background. @throws HubError `forbidden`, `not-found`, `bad-input`, `conflict` */
export async function confirmMapping(req: PayloadRequest, key: string, { mapping, options: chosen }: Confirmation): Promise<RecipientListRecord> {
  const { key: actor } = requirePerson(req, LIST_ROLES)
  const list = waiting(await listOf(req.payload, key))
  const { headers } = await readHead(folderOf(hubOf(req.payload).recipients, key, list.folder ?? ''))
  const isSuppressions = list.purpose === 'suppressions'
  if (isSuppressions) assertKnowable(mapping, headers)
  else assertMapping(mapping, headers)
  const options: ListOptions = { ...USUAL, ...(isSuppressions ? { kind: 'objection' } : {}), ...chosen }
  for (const country of [options.country, options.senderCountry]) if (countryOf(country) !== country) throw listError('unknown-country', country.slice(0, 20))
  const change = { state: 'checking', mapping, options, confirmedBy: actor, progress: { done: 0, of: list.rows ?? 0 } } as const
  const changed = await changeAndTell(req.payload, list, change, { type: 'list-confirmed', actor, data: { columns: mapping.length } }, req)
  announceWork()
  return changed ?? changedMeanwhile()
}

/** Somebody on the suppression list is known by an e-mail address, or by where they live. @throws HubError `bad-input` */
function assertKnowable(mapping: Mapping, headers: readonly string[]): void {
  const has = (...fields: Mapping) => fields.some((field) => mapping.includes(field))
  if (!has('email') && !((has('street') || has('poBox')) && (has('postcode') || has('town')))) throw listError('nobody-known')
  assertColumns(mapping, headers)
}
