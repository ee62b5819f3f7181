/** What each principal may do, said independently of the code where the code is Payload's, and taken from the matrix where it is ours. */
import { MATRIX, type Operation, type Rule } from '../../../src/access/matrix.ts'
import type { HubSlug } from '../../../collections/slugs.ts'
import type { Principal } from './rest.ts'

export const ACTS = ['create', 'list', 'get', 'count', 'update', 'bulkUpdate', 'delete', 'bulkDelete', 'listVersions', 'getVersion', 'restore', 'duplicate', 'docAccess'] as const
export type Act = (typeof ACTS)[number]

/** `own`: only what belongs to the person, of which the document tried is none. */
export type Verdict = 'yes' | 'own' | 'no'

const OPERATION: Readonly<Record<Exclude<Act, 'docAccess'>, Operation>> = {
  create: 'create',
  list: 'read',
  get: 'read',
  count: 'read',
  update: 'update',
  bulkUpdate: 'update',
  delete: 'delete',
  bulkDelete: 'delete',
  listVersions: 'readVersions',
  getVersion: 'readVersions',
  restore: 'update',
  duplicate: 'create',
}

type InternalRule = Partial<Record<Operation, 'any person' | 'own'>>
/** Payload's own collections. A new one must be entered here, or the matrix test fails. */
export const INTERNAL: Readonly<Record<string, InternalRule>> = {
  'payload-preferences': { read: 'own', update: 'own', delete: 'own' },
  'payload-locked-documents': { read: 'any person', update: 'own', delete: 'own' },
  'payload-kv': {},
  'payload-migrations': {},
}

/** Collections that may be changed many at a time, that have versions, and that may be duplicated. */
const BULK = ['topics', ...Object.keys(INTERNAL)]
const VERSIONED = ['pieces', 'mailings']
const DUPLICABLE = ['pieces', 'mailings']

/** Endpoints that are open over REST, as `method path`. Whatever else Payload offers must be closed. */
const COMMON = ['get /', 'get /count', 'get /:id', 'post /', 'patch /', 'patch /:id', 'delete /', 'delete /:id', 'post /access/:id?']
const EXTRA: Readonly<Record<string, readonly string[]>> = {
  pieces: ['get /versions', 'get /versions/:id', 'post /versions/:id', 'post /:id/duplicate'],
  mailings: ['get /versions', 'get /versions/:id', 'post /versions/:id', 'post /:id/duplicate'],
  media: ['get /file/:filename'],
  attachments: ['get /file/:filename'],
  users: ['post /login', 'post /logout', 'get /me', 'get /init', 'post /refresh-token', 'post /forgot-password', 'post /reset-password', 'post /unlock'],
}
const INTERNAL_ENDPOINTS: Readonly<Record<string, readonly string[]>> = {
  'payload-preferences': ['get /:key', 'post /:key'],
  'payload-locked-documents': ['get /', 'patch /:id', 'delete /:id'],
  'payload-kv': [],
  'payload-migrations': [],
}
export const ROOT_ENDPOINTS: readonly string[] = [
  'get /access',
  'get /og',
  'post /flow/pieces/:key/submit',
  'post /flow/brands/:key/submit',
  'post /flow/testimonials/:key/submit',
  'get /flow/testimonials/:key/state',
  'post /flow/dialogs/import',
  'post /flow/dialogs/:id/suggest',
  'post /flow/dialogs/:id/testimonial',
  'get /flow/quotable',
  'post /flow/quotes/check',
  'post /flow/testimonials/:key/check',
  'post /flow/webhooks/dialogs',
  'get /flow/testimonials/:key/consent',
  'post /flow/testimonials/:key/consent/ask',
  'post /flow/testimonials/:key/consent/record',
  'post /flow/testimonials/:key/consent/decide',
  'get /flow/testimonials/:key/consent/evidence',
  'post /flow/testimonials/:key/consent/link',
  'post /flow/testimonials/:key/consent/withdraw',
  'get /flow/testimonials/:key/report',
  'post /flow/tasks/:key/done',
  'get /flow/contacts/:key/export',
  'post /flow/contacts/:key/erase',
  'get /flow/contacts/:key/erasure',
  'get /flow/print/choices',
  'get /flow/print/formats/:format/overlay',
  'get /flow/print-runs',
  'post /flow/print-runs',
  'get /flow/print-runs/:key',
  'post /flow/print-runs/:key/options',
  'post /flow/print-runs/:key/build',
  'post /flow/print-runs/:key/cancel',
  'post /flow/print-runs/:key/release',
  'post /flow/print-runs/:key/recall',
  'get /flow/print-runs/:key/preview',
  'get /flow/print-runs/:key/preview/:page',
  'get /flow/print-runs/:key/proofs',
  'get /flow/print-runs/:key/proofs/:number/:page',
  'get /flow/print-runs/:key/files/:name',
  'get /flow/print-runs/:key/errors',
  'get /flow/print-runs/:key/recipients',
  'get /flow/posts',
  'get /flow/social-accounts',
  'post /flow/social-accounts/:key/check',
  'post /flow/publications/:slot/posts',
  'get /flow/publications/:slot/posts',
  'get /flow/publications/:slot/posts/preview',
  'get /flow/publications/:slot/posts/picture',
  'get /flow/pieces/:key/posts/board',
  'get /flow/pieces/:key/posts',
  'post /flow/deliveries/:key/cancel',
  'post /flow/deliveries/:key/retry',
  'post /flow/deliveries/:key/settle',
  'post /flow/deliveries/:key/withdraw',
  'post /flow/deliveries/:key/update',
  'post /flow/deliveries/:key/replace',
  'post /flow/print-shops/:key/icc',
  'get /flow/print-runs/:key/downloads',
  'post /flow/mailings/:key/submit',
  'get /flow/mailings/:key/state',
  'post /flow/mailings/:key/view',
  'get /flow/submissions/:key/mail',
  'post /flow/mailings/:key/exports',
  'post /flow/mailings/:key/tests',
  'post /flow/mailings/:key/page',
  'post /flow/mail-objections/undo',
  'post /flow/submissions/:key/approve',
  'post /flow/submissions/:key/return',
  'post /flow/pieces/:key/publish',
  'post /flow/pieces/:key/unpublish',
  'get /flow/pieces/:key/state',
  'get /flow/pieces/states',
  'get /flow/pieces/:key/runs-at-stake',
  'post /flow/pieces/:key/composition',
  'post /flow/submissions/:key/composition',
  'post /flow/makings/:making',
  'get /flow/makings/:making',
  'get /flow/makings/:making/files/:name',
  'get /flow/submissions/:key/checks',
  'get /flow/submissions/:key',
  'get /flow/recipient-lists',
  'post /flow/recipient-lists',
  'get /flow/recipient-lists/:key',
  'get /flow/recipient-lists/:key/columns',
  'post /flow/recipient-lists/:key/check',
  'get /flow/recipient-lists/:key/bad-rows',
  'get /flow/recipient-lists/:key/runs-at-stake',
  'post /flow/recipient-lists/:key/delete',
  'get /flow/suppressions',
  'post /flow/suppressions',
  'post /flow/suppressions/find',
  'post /flow/suppressions/lift',
]

/** The endpoints that a collection must have, sorted; undefined for a collection nobody has thought about. */
export function endpointsOf(slug: string): string[] | undefined {
  if (slug in INTERNAL_ENDPOINTS) return [...(INTERNAL_ENDPOINTS[slug] ?? [])].sort()
  return slug in MATRIX ? [...COMMON, ...(EXTRA[slug] ?? [])].sort() : undefined
}

/** May the principal? @throws for a collection that stands in no table */
export function verdictOf(slug: string, act: Act, principal: Principal): Verdict {
  const internal = INTERNAL[slug]
  const rules = MATRIX[slug as HubSlug] as Record<Operation, Rule> | undefined
  if (!internal && !rules) throw new Error(`Nobody has said who may do what with "${slug}": add it to the table.`)
  if (act === 'docAccess') return principal.id === null || internal ? 'no' : 'yes'
  if (act === 'bulkUpdate' && !BULK.includes(slug)) return 'no'
  if (['listVersions', 'getVersion', 'restore'].includes(act) && !VERSIONED.includes(slug)) return 'no'
  if (act === 'duplicate' && !DUPLICABLE.includes(slug)) return 'no'
  if (internal) {
    const rule = principal.id === null ? undefined : internal[OPERATION[act]]
    return rule === 'any person' ? 'yes' : rule === 'own' ? 'own' : 'no'
  }
  const rule = rules?.[OPERATION[act]]
  if (rule?.roles.some((role) => principal.roles.includes(role))) return 'yes'
  return rule?.own && principal.id !== null ? 'own' : 'no'
}
