/** What the columns of a list probably mean: a proposal for a person to confirm. */
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { type ColumnTarget, freeNameOf, isRecipientField, type RecipientField } from './fields.ts'
import { listError } from '../reading/list-faults.ts'
import { fieldInHeader, fieldOfHeader, plainHeader } from './synonyms.ts'

export interface ColumnProposal {
  readonly header: string
  readonly target: ColumnTarget
  /** From 0 (nothing is known of the column) to 1 (confirmed before, or a name that leaves no doubt). */
  readonly confidence: number
  readonly because: 'remembered' | 'name' | 'part-of-name' | 'contents' | 'nothing'
}

/** One target per column, in the order of the columns. */
export type Mapping = readonly ColumnTarget[]

const CONFIDENCE = { remembered: 1, name: 0.95, 'part-of-name': 0.6, contents: 0.5, nothing: 0 } as const

/** Names this list of columns, whatever their case, accents, blanks and signs: under it a confirmed mapping is remembered. SHA-256, hexadecimal. */
export const headersFingerprint = (headers: readonly string[]): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(headers.map(plainHeader)))))

/**
 * No field is proposed twice: the column that is surer has it, among equals the first. What nothing is known of is left out, so that no data is kept that nobody asked for.
 * @param sample some rows, in which e-mail addresses are recognised
 * @param remembered mappings that people confirmed, by {@link headersFingerprint}
 */
export function proposeMapping(headers: readonly string[], sample: readonly (readonly string[])[], remembered: ReadonlyMap<string, Mapping> = new Map()): readonly ColumnProposal[] {
  const known = remembered.get(headersFingerprint(headers))
  if (known && known.length === headers.length) return headers.map((header, at) => ({ header, target: known[at] ?? null, confidence: CONFIDENCE.remembered, because: 'remembered' }))
  const all = headers.map((header, at) => proposalFor(header, sample.map((row) => row[at] ?? '')))
  const holders = new Map<ColumnTarget, number>()
  for (const [at, { target, confidence }] of all.entries()) {
    const holder = holders.get(target)
    if (target !== null && (holder === undefined || (all[holder]?.confidence ?? 0) < confidence)) holders.set(target, at)
  }
  return all.map((one, at) => (one.target === null || holders.get(one.target) === at ? one : { ...one, target: null, confidence: 0, because: 'nothing' }))
}

function proposalFor(header: string, values: readonly string[]): ColumnProposal {
  const proposal = (target: RecipientField | null, because: ColumnProposal['because']): ColumnProposal => ({ header, target, confidence: CONFIDENCE[because], because })
  const named = fieldOfHeader(header)
  // Many address programs call the form of address "Title".
  if (named === 'title' && mostly(values, FORM_OF_ADDRESS)) return proposal('salutation', 'contents')
  if (named) return proposal(named, 'name')
  const part = fieldInHeader(header)
  if (part) return proposal(part, 'part-of-name')
  if (mostly(values, EMAIL)) return proposal('email', 'contents')
  if (mostly(values, FORM_OF_ADDRESS)) return proposal('salutation', 'contents')
  return proposal(null, 'nothing')
}

const EMAIL = /^\S+@\S+\.\p{L}{2,}$/u
const FORM_OF_ADDRESS = /^(?:frau|herrn?|mr|mrs|ms|miss|mx|divers|madame|monsieur|familie|firma)\.?$/i

/** At least two of three values that are there, and one. */
function mostly(values: readonly string[], pattern: RegExp): boolean {
  const there = values.map((value) => value.trim()).filter(Boolean)
  return there.length > 0 && there.filter((value) => pattern.test(value)).length * 3 >= there.length * 2
}

/**
 * @throws HubError `bad-input` where a target is unknown, two columns have the same one, the list's width is another, or no address can come of it: a name or a company, street or
 * PO box, and town
 */
export function assertMapping(mapping: Mapping, headers: readonly string[]): void {
  const targets = assertColumns(mapping, headers)
  const unknown = targets.find((target) => !isRecipientField(target) && freeNameOf(target) === null)
  if (unknown !== undefined) throw listError('unknown-field', unknown.slice(0, 60))
  for (const either of REQUIRED) {
    if (!either.some((field) => targets.includes(field))) throw listError('no-address', either.join(','), { fields: either })
  }
}

/** One entry for each column, none twice. @returns what columns are mapped to @throws HubError `bad-input` */
export function assertColumns(mapping: Mapping, headers: readonly string[]): readonly NonNullable<ColumnTarget>[] {
  if (mapping.length !== headers.length) throw listError('columns-differ', `${headers.length}/${mapping.length}`)
  const targets = mapping.filter((target) => target !== null)
  const twice = targets.find((target, at) => targets.indexOf(target) !== at)
  if (twice !== undefined) throw listError('mapped-twice', twice, { field: twice })
  return targets
}

const REQUIRED: readonly (readonly RecipientField[])[] = [['surname', 'name', 'company'], ['street', 'poBox'], ['town']]
