/**
 * How carriers get out: over TLS to public addresses, no redirects, a time limit, bounded answers. The address is checked where the connection is made, so a
 * name that resolves anew to a private address in between reaches nothing. Hosts that the house names may be private.
 */
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, DecoratorHandler, type Dispatcher } from 'undici'
import { CarrierError } from '../../../src/channel/carrier.ts'

const CONNECT_MS = 10_000
const ANSWER_MS = 40_000
const MOST_BYTES = 5_000_000

const LOCAL_NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b:1::/48')

/** Is it an address of the public internet? IPv4 in IPv6 counts as what it carries. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  // NAT64 of a network's own (RFC 8215) leads to whatever that network has.
  return parsed.range() === 'unicast' && !(parsed instanceof ipaddr.IPv6 && parsed.match(LOCAL_NAT64))
}

const BLOCKED = 'ERR_PRIVATE_ADDRESS'
const checkedLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 4)
    if (addresses.length === 0 || addresses.some(({ address }) => !isPublicAddress(address))) {
      return done(Object.assign(new Error(`${hostname} has a private address; list it in PRIVATE_HOSTS if that is meant.`), { code: BLOCKED }), '', 4)
    }
    const [first] = addresses
    if (options.all) return done(null, addresses)
    done(null, first?.address ?? '', first?.family ?? 4)
  })
}

const limits = { headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS, maxResponseSize: MOST_BYTES, keepAliveTimeout: 1_000, connections: 4 }

/** Bytes are counted as they come, and `fetch` unpacks them afterwards: a packed answer may be a thousand times as long. None is asked for, and none is taken. */
function plainOnly(handler: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler {
  const plain: Dispatcher.DispatchHandler = new DecoratorHandler(handler)
  const begin = plain.onResponseStart?.bind(plain)
  plain.onResponseStart = (controller, status, headers, words) => {
    const encoding = String(headers['content-encoding'] ?? 'identity')
    if (encoding.trim().toLowerCase() !== 'identity') throw Object.assign(new Error(`The answer is packed (${encoding.slice(0, 40)}), though none such was asked for.`), { code: 'ERR_PACKED_ANSWER' })
    begin?.(controller, status, headers, words)
  }
  return plain
}
const plainly: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  const given = options.headers as Readonly<Record<string, string>> | undefined
  const headers = Object.fromEntries(Object.entries(given ?? {}).filter(([name]) => name.toLowerCase() !== 'accept-encoding'))
  return dispatch({ ...options, headers: { ...headers, 'accept-encoding': 'identity' } }, plainOnly(handler))
}
const toPublic = new Agent({ ...limits, connect: { timeout: CONNECT_MS, lookup: checkedLookup } }).compose(plainly)
const toAnywhere = new Agent({ ...limits, connect: { timeout: CONNECT_MS } }).compose(plainly)

/** What `fetch` needs to reach an address as the rules say. @throws CarrierError `validation` where they forbid it */
export function reach(address: string | URL, privateHosts: readonly string[]): RequestInit {
  const url = new URL(address)
  const isPrivate = privateHosts.includes(url.host)
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  const isAllowed = isPrivate ? /^https?:$/.test(url.protocol) : url.protocol === 'https:' && !(ipaddr.isValid(literal) && !isPublicAddress(literal))
  if (!isAllowed) throw new CarrierError('validation', `${url.host} may not be reached: posts go over https to public addresses, or to hosts listed in PRIVATE_HOSTS.`)
  // Node's own fetch takes a dispatcher; the types of the platform do not say so.
  return { dispatcher: isPrivate ? toAnywhere : toPublic, redirect: 'error' } as RequestInit
}

const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', BLOCKED])

/** Did the request surely not leave? The connection was never made: no address, nobody there, no trust. */
export function neverLeft(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 6; current = current.cause, depth++) {
    const { code } = current as { code?: unknown }
    if (typeof code === 'string' && (NEVER_SENT.has(code) || /^(ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code))) return true
  }
  return false
}

/** What went wrong on the way, without addresses of ours and without secrets. */
export function reasonOf(error: unknown): string {
  let reason = 'no answer'
  for (let current = error, depth = 0; current instanceof Error && depth < 6; current = current.cause, depth++) {
    const { code } = current as { code?: unknown }
    reason = typeof code === 'string' ? code : current.name === 'TimeoutError' || current.name === 'AbortError' ? 'no answer in time' : reason
  }
  return reason
}

interface Answer {
  /** HTTP; 0 where there was none, or none in order. */
  readonly status: number
  /** The network's own words, or the status; never a secret. */
  readonly said: string
  /** When it says to come back. */
  readonly retryAfter?: string | null | undefined
  /** Of the call that makes the post: what breaks off there may have arrived. */
  readonly isWrite: boolean
  readonly cause?: unknown
}

/** What an answer that is no success means. A server that took too long, or is not ready, says nothing of the post itself. */
export function refusal({ status, said, retryAfter, isWrite, cause }: Answer): CarrierError {
  const retryAt = retryInstant(retryAfter)
  if (status === 429) return new CarrierError('rate-limit', said, { retryAt, cause })
  if (status === 401 || status === 403) return new CarrierError('auth', said, { cause })
  const isPassing = status < 400 || status >= 500 || status === 408 || status === 425
  if (!isPassing) return new CarrierError('validation', said, { cause })
  return new CarrierError('network', status > 0 ? said : reasonOf(cause), { mayHaveArrived: isWrite && !neverLeft(cause), retryAt, cause })
}

/** An instant that a network names in seconds since 1970, in seconds from now, as an HTTP date or in ISO 8601; at most a day from now, null for none. */
export function retryInstant(value: string | null | undefined, nowMs: number = Date.now()): string | null {
  if (!value) return null
  const number = Number(value)
  const named = Number.isFinite(number) ? (number > 1_000_000_000 ? number * 1000 : nowMs + number * 1000) : Date.parse(value)
  return Number.isNaN(named) ? null : new Date(Math.min(Math.max(named, nowMs), nowMs + 86_400_000)).toISOString()
}
