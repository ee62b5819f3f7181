import { CONSENT_PATH } from '../consent/links.ts'

/**
 * What a request asked for, as it may be logged: without tokens of links, and without what stands where a key belongs (people put names there).
 * @param pathname without its query
 */
export function loggedPath(pathname: string): string {
  if (pathname.startsWith(CONSENT_PATH)) return `${CONSENT_PATH}…`
  const [empty, area, ...rest] = pathname.split('/')
  if (area !== 'api' && area !== 'admin') return pathname
  const named = area === 'admin' ? 2 : rest[0] === 'flow' ? 2 : 1
  return [empty, area, ...rest.map((segment, index) => (index === named ? '…' : segment))].join('/')
}
