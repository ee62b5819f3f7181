/** user create, token create: who may act. */
import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { ROLES, type Role } from '../../access/roles.ts'
import { HubError } from '../../content/errors.ts'
import { requirePerson } from '../../publishing/four-eyes.ts'
import { channelOf, hubOf } from '../../publishing/hub.ts'
import { parseInstant } from '../../publishing/publish.ts'
import { findShop } from '../../publishing/printing/shop/shops.ts'
import { issueToken } from '../../tokens/issue.ts'
import { TOKEN_KINDS, type TokenKind } from '../../tokens/token.ts'
import { signedIn, type VerbContext } from '../context.ts'
import type { VerbResult } from '../result.ts'

const YEAR_MS = 365 * 24 * 60 * 60 * 1000

/**
 * An administrator's request; or, as long as the hub has no administrator at all, nobody's: whoever runs the command on the machine makes the first.
 */
async function administrator(context: VerbContext): Promise<PayloadRequest | null> {
  if (context.token) {
    const req = await signedIn(context)
    requirePerson(req, ['admin'])
    return req
  }
  const { totalDocs } = await context.payload.count({ collection: 'users', where: { roles: { in: ['admin'] } } })
  if (totalDocs > 0) throw new HubError('not-signed-in', 'Set HUB_TOKEN to an administrator’s token.')
  return null
}

const access = (req: PayloadRequest | null) => (req ? { overrideAccess: false, user: req.user } : { overrideAccess: true })

export async function createUser(context: VerbContext, options: { email: string; role: string[]; name?: string; password?: string }): Promise<VerbResult> {
  const unknown = options.role.find((role) => !(ROLES as readonly string[]).includes(role))
  if (unknown) throw new HubError('bad-input', `There is no role "${unknown}". Roles: ${ROLES.join(', ')}.`)
  const req = await administrator(context)
  if (!req && !options.role.includes('admin')) throw new HubError('bad-input', 'The first person of a hub must be an administrator: add --role admin.')
  const password = options.password ?? randomBytes(15).toString('base64url')
  const data = { email: options.email, name: options.name ?? options.email.split('@')[0], roles: options.role as Role[], password }
  const user = await context.payload.create({ collection: 'users', data: data as never, depth: 0, ...access(req) })
  const token = await issueToken(context.payload, { name: `${options.email}, command line`, kind: 'person', person: user.id, expiresAt: new Date(Date.now() + YEAR_MS).toISOString() }, req?.user)
  const shown = options.password ? [] : [`password (shown now only): ${password}`]
  return {
    isOk: true,
    data: { email: options.email, roles: options.role, token, ...(options.password ? {} : { password }) },
    lines: [`${options.email} (${options.role.join(', ')})`, ...shown, `token (shown now only): ${token}`],
  }
}

export async function createToken(context: VerbContext, options: { kind: string; name?: string; channels?: string; email?: string; shop?: string; expires?: string }): Promise<VerbResult> {
  const kind = options.kind as TokenKind
  if (!TOKEN_KINDS.includes(kind)) throw new HubError('bad-input', `There is no kind "${options.kind}". Kinds: ${TOKEN_KINDS.join(', ')}.`)
  const req = await administrator(context)
  const channels = options.channels?.split(',').map((id) => channelOf(hubOf(context.payload), id.trim()).id) ?? []
  if (kind === 'channel-app' && channels.length === 0) throw new HubError('bad-input', 'Say which channels the app may read: --channels web-page,social-post')
  const expiresAt = options.expires ? expiry(options.expires) : new Date(Date.now() + YEAR_MS).toISOString()
  const { docs } = kind === 'person' ? await context.payload.find({ collection: 'users', where: { email: { equals: options.email ?? '' } }, limit: 1, depth: 0 }) : { docs: [] }
  if (kind === 'person' && !docs[0]) throw new HubError('not-found', 'Say whose token it is: --email with the address of a person of this hub.')
  const shop = kind === 'print-shop' ? await findShop(context.payload, options.shop ?? '') : null
  if (kind === 'print-shop' && !shop) throw new HubError('not-found', 'Say whose token it is: --shop with the key of a print shop of this hub. An administrator makes it in the admin.')
  const name = options.name ?? `${kind} ${channels.join(', ') || options.email || shop?.name || ''}`.trim()
  const token = await issueToken(context.payload, { name, kind, channels, expiresAt, ...(docs[0] ? { person: docs[0].id } : {}), ...(shop ? { shop: shop.id } : {}) }, req?.user)
  return { isOk: true, data: { name, kind, channels, expiresAt, token }, lines: [`${name}, valid until ${expiresAt}`, `token (shown now only): ${token}`] }
}

/** A day (its end, UTC) or an instant with zone. */
const expiry = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? parseInstant(`${value}T23:59:59Z`, '--expires') : parseInstant(value, '--expires'))
