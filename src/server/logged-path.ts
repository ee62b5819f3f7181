import { CONSENT_PATH } from '../consent/links.ts'

/** Addresses of mailings that are a permission, `/de/mailings/<key>/…` and `/mailings/unsubscribe/…` (see publishing/mailings), and those of letters, which tell who came: `/m/…`. */
const PERMITTING = /^(\/m|\/mailings\/unsubscribe|\/[^/]+\/mailings\/[^/]+)\/./

/**
 * What a request asked for, as it may be logged: without tokens of links, without what stands where a key belongs (people put names there), and without whatever the hub
 * would not call an address of its own.
 * @param pathname without its query
 */
export function loggedPath(pathname: string): string {
  if (pathname.startsWith(CONSENT_PATH)) return `${CONSENT_PATH}…`
  const [, before] = PERMITTING.exec(pathname) ?? []
  if (before !== undefined) return `${loggedPath(before)}/…`
  const [empty, area, ...rest] = pathname.split('/')
  if (area !== 'api' && area !== 'admin') return pathname.replaceAll(/[^/]+/g, (segment) => (/^[a-z0-9_][a-z0-9._-]*$/.test(segment) ? segment : '…'))
  const named = area === 'admin' ? 2 : rest[0] === 'flow' ? 2 : 1
  return [empty, area, ...rest.map((segment, index) => (index === named ? '…' : segment))].join('/')
}
