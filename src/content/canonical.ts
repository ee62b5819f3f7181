/**
 * One text for one value, one hash for one text: canonical JSON (RFC 8785) and SHA-256.
 *
 * Strings are hashed as they are: Unicode normalisation (NFC) is the parser's duty (schema.ts), as RFC 8785 forbids it here.
 */
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import canonicalize from 'canonicalize'
import type { EditionContent } from './edition.ts'
import { HubError } from './errors.ts'
import type { EditionHash } from './nodes.ts'

/** Deeper values are refused: no content is that deep, and recursion below must not exhaust the stack. */
const MAX_DEPTH = 400

/**
 * The canonical JSON of a plain value (RFC 8785): keys sorted, no spaces, numbers as in ECMAScript.
 * Properties whose value is `undefined` are dropped, as JSON drops them.
 *
 * @throws HubError `bad-input` on whatever has no JSON form: NaN, infinities, functions, bigint, symbols, `undefined` in arrays or at
 * the top, class instances (Date, Map), lone surrogates (RFC 8785, 3.2.2.2), depth over 400, cycles.
 */
export function canonicalJson(value: unknown): string {
  refuseUnserialisable(value)
  return canonicalize(value) as string
}

/** SHA-256 of UTF-8 text or of bytes, 64 lower-case hex digits. */
export function sha256Hex(data: string | Uint8Array): string {
  return bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data))
}

/** The identity of an edition. Hash only what parsePieceContent or parseBrandContent returned: they make equal content equal. */
export function editionHash(content: EditionContent): EditionHash {
  return sha256Hex(canonicalJson(content))
}

function refuseUnserialisable(root: unknown): void {
  const pending: { value: unknown; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, path, depth } = next
    if (depth > MAX_DEPTH) throw refusal(path, `is nested deeper than ${MAX_DEPTH} levels or contains itself`)
    if (value === null || typeof value === 'boolean') continue
    if (typeof value === 'string') {
      if (/\p{Cs}/u.test(value)) throw refusal(path, 'contains half a character (a lone surrogate)')
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value)) throw refusal(path, `is ${value}, which JSON cannot hold`)
    } else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) pending.push({ value: value[index], path: `${path}.${index}`, depth: depth + 1 })
    } else if (typeof value === 'object') {
      const prototype: unknown = Object.getPrototypeOf(value)
      if (prototype !== Object.prototype && prototype !== null) throw refusal(path, 'is not plain data')
      for (const [key, item] of Object.entries(value)) {
        if (/\p{Cs}/u.test(key)) throw refusal(path, 'has a key with half a character (a lone surrogate)')
        if (item !== undefined) pending.push({ value: item, path: `${path}.${key}`, depth: depth + 1 })
      }
    } else throw refusal(path, `is ${typeof value}, which JSON cannot hold`)
  }
}

function refusal(path: string, problem: string): HubError {
  const place = path.slice(1) || 'the value'
  return new HubError('bad-input', `Content cannot be given an identity: ${place.slice(0, 200)} ${problem}.`, { path: place.slice(0, 200) })
}
