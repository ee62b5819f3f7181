/** Payload's REST API without a server: requests as Next hands them over, and everybody who may stand behind one. */
import { handleEndpoints } from 'payload'
import { PEER_HEADER } from '../../../src/access/rate-limits.ts'
import type { Role } from '../../../src/access/roles.ts'
import type { TokenKind } from '../../../src/tokens/token.ts'
import type { TestHub } from '../hub.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The body as it came. */
  readonly text: string
  /** The body as JSON, or an empty object. */
  readonly json: Json
}
/** What an answer holds: tests look into it without knowing its shape. */
export type Json = { readonly [key: string]: unknown; readonly docs?: readonly Json[]; readonly doc?: Json; readonly errors?: readonly Json[]; readonly user?: Json | null }

export interface Sending {
  readonly body?: unknown
  readonly form?: FormData
  /** Bytes as they are; the headers say what they are. */
  readonly raw?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  /** Peer address as the server sets it; without one, rate limits do not count. */
  readonly peer?: string
}
export type Send = (method: string, path: string, sending?: Sending) => Promise<Answer>

/** Sends as whoever the headers say. @param path below /api, with its query */
export async function restOf(headers: Readonly<Record<string, string>> = {}): Promise<Send> {
  const { default: config } = await import('../../../src/payload.config.ts')
  return async (method, path, { body, form, raw, headers: more = {}, peer } = {}) => {
    const hasJson = body !== undefined
    const request = new Request(`https://hub.example.com/api${path}`, {
      method,
      headers: { ...(hasJson ? { 'content-type': 'application/json' } : {}), ...(peer ? { [PEER_HEADER]: peer } : {}), ...headers, ...more },
      ...(form ? { body: form } : raw !== undefined ? { body: raw as BodyInit } : hasJson ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
    })
    const response = await handleEndpoints({ config, request })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: parsed(text) }
  }
}

function parsed(text: string): Json {
  try {
    return (JSON.parse(text) ?? {}) as Json
  } catch {
    return {}
  }
}

export const PRINCIPALS = ['anonymous', 'admin', 'editor', 'approver', 'agent', 'disabled', 'person-token', 'channel-app', 'print-shop', 'revoked', 'expired'] as const
export type PrincipalName = (typeof PRINCIPALS)[number]

export interface Principal {
  readonly name: PrincipalName
  /** What the person may: the disabled one and tokens of apps and shops have no roles. */
  readonly roles: readonly Role[]
  /** The person's id, or null for who is no person (any more). */
  readonly id: string | number | null
  readonly send: Send
}

const PASSWORD = 'correct horse battery staple'

/** An account with a session of its own. */
export async function signedIn(hub: TestHub, name: string, roles: readonly Role[]): Promise<{ id: string | number; email: string; password: string; token: string; send: Send }> {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com`
  const user = await hub.payload.create({ collection: 'users', data: { name, email, password: PASSWORD, roles: [...roles] } as never })
  const { token } = await hub.payload.login({ collection: 'users', data: { email, password: PASSWORD } })
  return { id: user.id, email, password: PASSWORD, token: String(token), send: await restOf({ authorization: `JWT ${token}` }) }
}

const DAY_MS = 86_400_000
/** A token in clear. */
export async function tokenFor(hub: TestHub, kind: TokenKind, extra: Record<string, unknown> = {}): Promise<{ id: string | number; token: string }> {
  const data = { name: `Token (${kind})`, kind, expiresAt: new Date(Date.now() + DAY_MS).toISOString(), ...extra }
  const made = await hub.payload.create({ collection: 'app-tokens', data: data as never })
  return { id: made.id, token: String((made as { token?: unknown }).token) }
}

/** Everybody, each with credentials that really were issued. The person token and the bad ones are an editor's. */
export async function principals(hub: TestHub): Promise<Record<PrincipalName, Principal>> {
  const people = Object.fromEntries(
    await Promise.all((['admin', 'editor', 'approver', 'agent'] as const).map(async (role) => [role, await signedIn(hub, `Person ${role}`, [role])] as const)),
  ) as Record<Role, Awaited<ReturnType<typeof signedIn>>>
  const disabled = await signedIn(hub, 'Person disabled', ['admin', 'editor', 'approver', 'agent'])
  await hub.payload.update({ collection: 'users', id: disabled.id, data: { isDisabled: true } as never })
  const person = people.editor.id
  const own = await tokenFor(hub, 'person', { person })
  const app = await tokenFor(hub, 'channel-app', { channels: ['web-page'] })
  const { id: shopId } = await hub.payload.create({ collection: 'print-shops', data: { name: 'Druckerei Prüfstein' } as never })
  const shop = await tokenFor(hub, 'print-shop', { shop: shopId })
  const revoked = await tokenFor(hub, 'person', { person })
  const expired = await tokenFor(hub, 'person', { person })
  await hub.payload.update({ collection: 'app-tokens', id: revoked.id, data: { revokedAt: new Date().toISOString() } as never })
  await hub.payload.db.updateOne({ collection: 'app-tokens', id: expired.id, data: { expiresAt: new Date(Date.now() - 1_000).toISOString() } })
  const bearer = (token: string) => restOf({ authorization: `Bearer ${token}` })
  const nobody = { roles: [], id: null } as const
  const staff = (role: Role): Principal => ({ name: role, roles: [role], id: people[role].id, send: people[role].send })
  return {
    anonymous: { name: 'anonymous', ...nobody, send: await restOf() },
    admin: staff('admin'),
    editor: staff('editor'),
    approver: staff('approver'),
    agent: staff('agent'),
    disabled: { name: 'disabled', ...nobody, send: disabled.send },
    'person-token': { name: 'person-token', roles: ['editor'], id: person, send: await bearer(own.token) },
    'channel-app': { name: 'channel-app', ...nobody, send: await bearer(app.token) },
    'print-shop': { name: 'print-shop', ...nobody, send: await bearer(shop.token) },
    revoked: { name: 'revoked', ...nobody, send: await bearer(revoked.token) },
    expired: { name: 'expired', ...nobody, send: await bearer(expired.token) },
  }
}
