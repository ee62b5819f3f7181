/** How people who get no mail are known again: keyed digests, which say nothing without the hub's secret. */
import { keyedHash } from '../keyed-hash.ts'

/** Bytes of a digest: two people have the same one as good as never, and it is short enough to keep three for each row. */
const BYTES = 18

/** @param of what `suppressionDigests` makes of a row: `person:…`, `household:…`, `email:…` */
export const suppressionDigest = (secret: string, of: string): string => keyedHash(secret, 'einklang/suppression/1', of).subarray(0, BYTES).toString('base64url')

/** What an entry is called in the log, which more people read: its events belong together, and nobody on the list can be known by them. @param key the entry's digest */
export const entrySubject = (secret: string, key: string): string => `suppression:${keyedHash(secret, 'einklang/suppression-entry/1', key).subarray(0, BYTES).toString('base64url')}`
