/**
 * The endpoints of Payload that stay open, collection by collection. Deny by default: whatever is not listed here (and whatever a later Payload
 * adds) is taken out of the configuration before it serves. Who may come through an open door says matrix.ts.
 */
import type { Access, Endpoint, PayloadHandler, SanitizedConfig } from 'payload'
import { HubError } from '../content/errors.ts'
import { retryOnConflict } from '../publishing/transactions.ts'
import { behindEdge } from './edge.ts'
import { personOf } from './roles.ts'
import { sortGuard } from './sort-guard.ts'

const READING = ['get /', 'get /count', 'get /:id', 'post /access/:id?'] as const
const WRITING = ['post /', 'patch /:id', 'patch /', 'delete /:id', 'delete /'] as const
const VERSIONS = ['get /versions', 'get /versions/:id', 'post /versions/:id'] as const
const EDITING = [...READING, ...WRITING] as const

/** `method path` of every open door, as Payload names them. */
export const DOORS: Readonly<Record<string, readonly string[]>> = {
  pieces: [...EDITING, ...VERSIONS, 'post /:id/duplicate'],
  mailings: [...EDITING, ...VERSIONS, 'post /:id/duplicate'],
  media: [...EDITING, 'get /file/:filename'],
  topics: EDITING,
  brands: EDITING,
  // Not among them: first-register (the command line makes the first administrator) and verify (no account is made by its owner).
  users: [
    ...EDITING,
    'post /login',
    'post /logout',
    'get /me',
    'get /init',
    'post /refresh-token',
    'post /forgot-password',
    'post /reset-password',
    'post /unlock',
  ],
  'app-tokens': EDITING,
  contacts: EDITING,
  'service-dialogs': EDITING,
  attachments: [...EDITING, 'get /file/:filename'],
  testimonials: EDITING,
  submissions: EDITING,
  editions: EDITING,
  approvals: EDITING,
  publications: EDITING,
  addresses: EDITING,
  renditions: EDITING,
  deliveries: EDITING,
  'print-runs': EDITING,
  'recipient-lists': EDITING,
  suppressions: EDITING,
  'social-accounts': EDITING,
  'print-shops': EDITING,
  'audit-events': EDITING,
  excerpts: EDITING,
  'consent-events': EDITING,
  tasks: EDITING,
  erasures: EDITING,
  // What the admin keeps for a person: column widths, the last locale. It deletes none (and on SQLite Payload fails to delete what is not there).
  'payload-preferences': ['get /:key', 'post /:key'],
  // Who is editing what; the admin asks, prolongs and releases.
  'payload-locked-documents': ['get /', 'patch /:id', 'delete /:id'],
  'payload-kv': [],
  'payload-migrations': [],
}
/** The doors that stand outside collections, besides the hub's own under /flow. */
export const ROOT_DOORS: readonly string[] = ['get /access']

const nobody: Access = () => false
const anyPerson: Access = ({ req }) => personOf(req.user) !== null
const own: Access = ({ req }) => {
  const person = personOf(req.user)
  return person ? { 'user.value': { equals: person.id } } : false
}
const CLOSED = { create: nobody, read: nobody, update: nobody, delete: nobody, readVersions: nobody, unlock: nobody } as const
/** Payload's own collections: its defaults would let any signed-in user read, change and delete everybody's. */
const INTERNAL: Readonly<Record<string, Partial<Record<keyof typeof CLOSED, Access>>>> = {
  'payload-preferences': { read: own, update: own, delete: own },
  // Locks are made by the admin's own server code; taking over from somebody goes past this, too.
  'payload-locked-documents': { read: anyPerson, update: own, delete: own },
  'payload-kv': {},
  'payload-migrations': {},
  'payload-jobs': {},
  'payload-query-presets': {},
  'payload-folders': {},
}

const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`
const notFound: PayloadHandler = () => Response.json({ errors: [{ name: 'HubError', code: 'not-found', message: 'There is nothing here.' }] }, { status: 404 })

/** Doors at which Payload answers everybody: what a person may do with a document, and whether it exists; what is kept under a key. */
const isForPeople = (slug: string, { path }: Endpoint): boolean => path === '/access/:id?' || slug === 'payload-preferences'
function peopleOnly(endpoint: Endpoint): Endpoint {
  const handler: PayloadHandler = (req) => {
    if (!personOf(req.user)) throw new HubError('forbidden', 'Sign in first.')
    return endpoint.handler(req)
  }
  return { ...endpoint, handler }
}

/** Where many may write the same document at the same moment though each makes one of their own: a person's token is noted with the account. */
const isContended = (slug: string, endpoint: Endpoint): boolean =>
  (slug === 'app-tokens' && nameOf(endpoint) === 'post /') ||
  // Each answer with private words adds to the dialog's chain of audit events.
  (slug === 'service-dialogs' && nameOf(endpoint) === 'patch /:id')
function patient(endpoint: Endpoint): Endpoint {
  const handler: PayloadHandler = (req) => {
    const { data } = req
    return retryOnConflict(async () => {
      // Payload has rolled the transaction back; each try begins with what was sent.
      if (data) req.data = structuredClone(data)
      return endpoint.handler(req)
    })
  }
  return { ...endpoint, handler }
}

function doorOf(slug: string, endpoint: Endpoint): Endpoint {
  if (isForPeople(slug, endpoint)) return peopleOnly(endpoint)
  return isContended(slug, endpoint) ? patient(endpoint) : endpoint
}

/** Closes every door of the built configuration that is not listed above. @throws if a listed collection is unknown to this file */
export function closeDoors(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const open = DOORS[collection.slug]
    if (!open) throw new Error(`src/access/doors.ts does not say which endpoints of "${collection.slug}" are open.`)
    const kept = (collection.endpoints || []).filter((endpoint) => open.includes(nameOf(endpoint)))
    collection.endpoints = kept.map((endpoint) => behindEdge(doorOf(collection.slug, endpoint), collection.flattenedFields))
    collection.hooks.beforeOperation = [sortGuard, ...(collection.hooks.beforeOperation ?? [])]
    const internal = INTERNAL[collection.slug]
    if (internal) Object.assign(collection.access, { ...CLOSED, ...internal })
  }
  const root: Endpoint[] = [
    // The Next adapter adds a picture generator to every API that has no /og of its own.
    { path: '/og', method: 'get', handler: notFound },
    ...config.endpoints.filter((endpoint) => endpoint.path.startsWith('/flow/') || ROOT_DOORS.includes(nameOf(endpoint))).map((endpoint) => behindEdge(endpoint)),
  ]
  const { onInit } = config
  // Payload looks collections up by the first part of the path: "constructor" must find none.
  const init: SanitizedConfig['onInit'] = async (payload) => {
    Object.setPrototypeOf(payload.collections, null)
    await onInit?.(payload)
  }
  Object.assign(config, { endpoints: root, onInit: init })
  Object.assign(config.jobs, { access: { run: () => false, queue: () => false, cancel: () => false } })
  return config
}
