/**
 * The one table of who may do what with which collection. Deny by default: what is not listed is refused, Payload's own defaults are
 * never relied upon. Channel apps and print shops do not appear: their tokens are no Payload users, so Payload's APIs do not know them
 * (see src/tokens); they reach publications through src/graphql and the REST routes of src/server only.
 */
import type { Access, CollectionConfig } from 'payload'
import type { HubSlug } from '../../collections/slugs.ts'
import { hasRole, personOf, type Role } from './roles.ts'

export const OPERATIONS = ['create', 'read', 'update', 'delete', 'readVersions', 'unlock'] as const
export type Operation = (typeof OPERATIONS)[number]

/** Roles that may; `own` adds: everybody their own document (users). */
export interface Rule {
  readonly roles: readonly Role[]
  readonly own?: true
}
const nobody: Rule = { roles: [] }
const to = (...roles: Role[]): Rule => ({ roles })

type Row = Readonly<Record<Operation, Rule>>
const row = (rules: Partial<Row>): Row => ({
  create: nobody,
  read: nobody,
  update: nobody,
  delete: nobody,
  readVersions: nobody,
  unlock: nobody,
  ...rules,
})
/** Written by the flow alone, read by those who work with it. */
const record = row({ read: to('admin', 'editor', 'approver') })

export const MATRIX: Readonly<Record<HubSlug, Row>> = {
  // Accounts are disabled, never deleted: certificates name them.
  users: row({ create: to('admin'), read: { roles: ['admin'], own: true }, update: { roles: ['admin'], own: true }, unlock: to('admin') }),
  // Tokens are issued and revoked, never rewritten: see collections/app-tokens.
  'app-tokens': row({ create: to('admin'), read: to('admin'), update: to('admin') }),
  // Accounts in networks are disabled, never deleted: deliveries name them.
  'social-accounts': row({ create: to('admin'), read: to('admin'), update: to('admin') }),
  // Disabled, never deleted: print runs name them. Who orders and releases runs sees what each shop wants.
  'print-shops': row({ create: to('admin'), read: to('admin', 'editor', 'approver'), update: to('admin') }),
  media: row({ create: to('editor'), read: to('admin', 'editor', 'approver', 'agent'), update: to('editor'), delete: to('editor') }),
  topics: row({ create: to('editor'), read: to('admin', 'editor', 'approver', 'agent'), update: to('editor'), delete: to('admin') }),
  brands: row({ create: to('admin'), read: to('admin', 'editor', 'approver'), update: to('admin', 'editor') }),
  pieces: row({
    create: to('editor'),
    read: to('admin', 'editor', 'approver'),
    update: to('editor'),
    delete: to('editor'),
    readVersions: to('admin', 'editor', 'approver'),
  }),
  // Newsletter numbers: written and approved like pieces.
  mailings: row({
    create: to('editor'),
    read: to('admin', 'editor', 'approver'),
    update: to('editor'),
    delete: to('editor'),
    readVersions: to('admin', 'editor', 'approver'),
  }),
  // Agents work with customers; nobody else reads what customers say in private, administrators neither.
  contacts: row({ create: to('agent'), read: to('agent'), update: to('agent') }),
  'service-dialogs': row({ create: to('agent'), read: to('agent'), update: to('agent') }),
  // Files of customers: in with a dialog, out with it; never changed.
  attachments: row({ create: to('agent'), read: to('agent') }),
  // Which of its fields are read by whom stands in the collection: the words in the dialog are not for editors.
  testimonials: row({ create: to('agent'), read: to('admin', 'agent', 'editor', 'approver'), update: to('agent', 'editor') }),
  submissions: record,
  editions: record,
  approvals: record,
  publications: record,
  addresses: record,
  renditions: record,
  deliveries: record,
  'print-runs': record,
  // What a list holds is in no collection; who may see its columns and rows stands in src/publishing/recipient-lists.
  'recipient-lists': record,
  // Digests of people who get no mail: compared with by the flow alone.
  suppressions: row({}),
  'audit-events': row({ read: to('admin', 'approver') }),
  // Words of people leave by the flow alone: with a submission that is judged, on a channel that was consented to.
  excerpts: row({}),
  'consent-events': row({ read: to('admin', 'agent', 'approver') }),
  tasks: row({ read: to('admin', 'editor', 'approver', 'agent') }),
  erasures: row({ read: to('admin', 'agent') }),
}

/** Payload's access object for a collection, made from its row. */
export function accessFor(slug: HubSlug): NonNullable<CollectionConfig['access']> {
  const rules = MATRIX[slug]
  const check =
    (operation: Operation): Access =>
    ({ req }) => {
      const rule = rules[operation]
      if (hasRole(req, rule.roles)) return true
      const person = rule.own ? personOf(req.user) : null
      return person ? { id: { equals: person.id } } : false
    }
  return {
    create: check('create'),
    read: check('read'),
    update: check('update'),
    delete: check('delete'),
    readVersions: check('readVersions'),
    unlock: ({ req }) => hasRole(req, rules.unlock.roles),
    admin: ({ req }) => personOf(req.user) !== null,
  }
}
