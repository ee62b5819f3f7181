import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/**
 * HMAC-SHA256 of a message under a key made of the hub's secret for one purpose (HKDF, RFC 5869): what is signed for one purpose says nothing for another.
 * @param purpose named with its version: `einklang/consent-link/1`; another name makes another key
 */
export function keyedHash(secret: string, purpose: `einklang/${string}`, message: string): Buffer {
  return createHmac('sha256', keyFor(secret, purpose)).update(message).digest()
}

/** One for each purpose that the code names, so there are few. */
const keys = new Map<string, KeyObject>()

function keyFor(secret: string, purpose: string): KeyObject {
  const name = `${purpose}\n${secret}`
  const known = keys.get(name)
  if (known) return known
  const made = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)))
  keys.set(name, made)
  return made
}
