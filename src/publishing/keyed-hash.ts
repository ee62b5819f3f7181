import { createHmac, hkdfSync } from 'node:crypto'

/**
 * HMAC-SHA256 of a message under a key made of the hub's secret for one purpose (HKDF, RFC 5869): what is signed for one purpose says nothing for another.
 * @param purpose named with its version: `einklang/consent-link/1`; another name makes another key
 */
export function keyedHash(secret: string, purpose: `einklang/${string}`, message: string): Buffer {
  return createHmac('sha256', Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))).update(message).digest()
}
