import type { IncomingHttpHeaders } from 'node:http'
import { isLoopbackHost } from '../env.ts'

/** The facts of a request that decide whether a browser on a foreign page may have been made to send it. */
export interface OriginQuestion {
  readonly method: string
  readonly pathname: string
  readonly headers: IncomingHttpHeaders
  /** The hub's own origin. */
  readonly publicUrl: string
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * True if the request cannot be a forgery by another site. Only requests that change something and carry the browser's own authority are
 * in question: those with a cookie, and those to /api without an Authorization header (a foreign page must not sign anybody in either).
 * Programs send neither Origin nor Sec-Fetch-Site and pass.
 */
export function isSameOrigin({ method, pathname, headers, publicUrl }: OriginQuestion): boolean {
  if (SAFE_METHODS.has(method)) return true
  const usesBrowserAuthority = headers.cookie !== undefined || (headers.authorization === undefined && pathname.startsWith('/api/'))
  if (!usesBrowserAuthority) return true
  const { origin } = headers
  // A page with `Referrer-Policy: no-referrer` posts with the origin "null" (Fetch, "append a request Origin header"); what the browser
  // itself says of the site, which no page can set, is then the only word on it. A sandboxed frame's is never same-origin.
  if (origin === 'null') return headers['sec-fetch-site'] === 'same-origin'
  if (origin !== undefined) return origin === publicUrl || (origin === `http://${headers.host}` && isLoopbackHost(hostName(headers.host)))
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** The host of a Host header without its port, lower case; '' if there is none. */
export function hostName(host: string | undefined): string {
  return (host ?? '').toLowerCase().replace(/:\d+$/, '')
}

/**
 * True if the Host header names this hub. A hub that listens on loopback answers to loopback names and to PUBLIC_URL only, so that a foreign
 * name which resolves to 127.0.0.1 (DNS rebinding) reaches nothing.
 */
export function isKnownHost(host: string | undefined, publicUrl: string, isLoopback: boolean): boolean {
  return !isLoopback || isLoopbackHost(hostName(host)) || hostName(host) === new URL(publicUrl).hostname
}
