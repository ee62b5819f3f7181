import { createHash } from 'node:crypto'

const DIGITS = '234567abcdefghijklmnopqrstuvwxyz'
const LENGTH = 13

/**
 * The record key of a post: made of when its first attempt began and of its idempotency key, so that every attempt names the same record.
 * A TID: 53 bits of microseconds since 1970 and 10 bits of clock id, in sortable base 32. @see https://atproto.com/specs/tid
 * @param startedAt ISO instant; the microseconds below it and the clock id come from the key
 */
export function recordKey(idempotencyKey: string, startedAt: string): string {
  const digest = createHash('sha256').update(idempotencyKey).digest()
  const micros = BigInt(Date.parse(startedAt)) * 1000n + BigInt(digest.readUInt16BE(0) % 1000)
  let rest = (micros << 10n) | BigInt(digest.readUInt16BE(2) & 0x3ff)
  let key = ''
  for (let place = 0; place < LENGTH; place++) {
    key = (DIGITS[Number(rest & 31n)] ?? '') + key
    rest >>= 5n
  }
  return key
}
