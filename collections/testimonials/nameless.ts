/**
 * The free texts around a quote (working title, theme, topics) name nobody. Theme and topics, unlike the quote, become part of editions, whose hashes stand for ever,
 * and would outlive the erasure of the person; the working title goes with them, but is read by everybody who may not know the customer. How names are found is the feature's that brings customers in; it is known here by its contract.
 */
import type { Payload, PayloadRequest } from 'payload'
import { hasRole } from '../../src/access/roles.ts'
import { HubError } from '../../src/content/errors.ts'

type Id = string | number

/** Something in a text that may give a person away. */
export interface Telling {
  readonly kind: string
  /** A value that the hub knows of this customer, or what looks like one. */
  readonly source: 'contact' | 'rule'
}

export interface NameGuard {
  /** @param contact as stored, or null */
  tellings(text: string, contact: object | null, locale: string): readonly Telling[]
}

export const nameGuardOf = (payload: Payload): NameGuard | undefined => (payload.config.custom as { serviceHub?: { names?: NameGuard } } | undefined)?.serviceHub?.names

/** Texts of a testimonial by field, in one locale. */
export interface FreeTexts {
  readonly label?: unknown
  readonly theme?: unknown
  readonly topics?: unknown
}

/** The texts by field, topics by their names. */
async function textsOf(req: PayloadRequest, { label, theme, topics }: FreeTexts): Promise<readonly (readonly [field: string, text: string])[]> {
  const ids = (Array.isArray(topics) ? topics : []) as Id[]
  const named = ids.length === 0 ? { docs: [] } : await req.payload.find({ collection: 'topics', where: { id: { in: ids } }, locale: 'all' as never, depth: 0, pagination: false, overrideAccess: true, req: Object.create(req) as PayloadRequest })
  const names = named.docs.flatMap(({ name }) => (typeof name === 'object' && name !== null ? Object.values(name) : [name])).filter((name) => typeof name === 'string')
  return [['label', label], ['theme', theme], ...names.map((name) => ['topics', name] as const)].flatMap(([field, text]) => (typeof text === 'string' && text !== '' ? [[String(field), text] as const] : []))
}

/**
 * Refuses what is the customer's own in the texts. Agents, who know the contact, are refused any of its values; others its names only, which a preview shows them
 * anyway: whom guessing is answered learns nothing by it.
 * @param contact id of the contact, if one is known
 * @throws HubError `bad-input` with `details.field` and `details.kinds`, never the values
 */
export async function requireNameless(req: PayloadRequest, texts: FreeTexts, contact: unknown, locale: string): Promise<void> {
  const guard = nameGuardOf(req.payload)
  if (!guard || contact === null || contact === undefined) return
  const doc = await req.payload.findByID({ collection: 'contacts', id: contact as Id, depth: 0, disableErrors: true, showHiddenFields: true, overrideAccess: true, req })
  if (!doc) return
  const mayKnow = !req.user || hasRole(req, ['agent'])
  for (const [field, text] of await textsOf(req, texts)) {
    const kinds = [...new Set(guard.tellings(text, doc, locale).flatMap(({ kind, source }) => (source === 'contact' && (mayKnow || kind === 'name') ? [kind] : [])))]
    if (kinds.length > 0) throw new HubError('bad-input', `${field}: values of the customer stand in it (${kinds.join(', ')}). Others read it, and what becomes part of an edition outlives an erasure: choose words that name nobody.`, { field, kinds })
  }
}

/** Fields of the free texts that may hold names of others or what looks like personal data: a hint for people, with the kinds, never the values. */
export async function hintsInTexts(req: PayloadRequest, texts: FreeTexts, locale: string): Promise<{ readonly field: string; readonly kinds: readonly string[] }[]> {
  const guard = nameGuardOf(req.payload)
  if (!guard) return []
  return (await textsOf(req, texts)).flatMap(([field, text]) => {
    const kinds = [...new Set(guard.tellings(text, null, locale).map(({ kind }) => kind))]
    return kinds.length > 0 ? [{ field, kinds }] : []
  })
}
