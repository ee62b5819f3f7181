/** Where a mailing is read on the web: an address that nobody guesses, for whoever was sent the mail. */
import { timingSafeEqual } from 'node:crypto'
import type { MailingContent } from '../../content/edition.ts'
import type { Locale } from '../../content/nodes.ts'
import type { HubServices } from '../hub.ts'
import { keyedHash } from '../keyed-hash.ts'

type Signer = Pick<HubServices, 'publicUrl' | 'secret'>
type Named = Pick<MailingContent, 'key' | 'locale'>

/** 128 bits, base64url. */
const codeOf = (secret: string, { key, locale }: Named): string => keyedHash(secret, 'einklang/mailing-page/1', `${key}\n${locale}`).subarray(0, 16).toString('base64url')

/** Path of a mailing's page: `/de/mailings/mailing-0123456789ab/…`. */
export const pagePathOf = (secret: string, named: Named): string => `/${named.locale}/mailings/${named.key}/${codeOf(secret, named)}`

/** Absolute. */
export const pageAddress = ({ publicUrl, secret }: Signer, named: Named): string => `${publicUrl}${pagePathOf(secret, named)}`

/** The mailing whose page a path names, or null if the path is none of ours or its code is wrong: both alike. */
export function readPagePath(secret: string, pathname: string, isLocale: (value: unknown) => value is Locale): Named | null {
  const [, locale, segment, key, code, ...rest] = pathname.split('/')
  if (segment !== 'mailings' || !isLocale(locale) || !key || !/^[a-z0-9-]{1,80}$/.test(key) || !code || rest.length > 0) return null
  const expected = Buffer.from(codeOf(secret, { key, locale }))
  const actual = Buffer.from(code)
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? { key, locale } : null
}
