import { createHash } from 'node:crypto'

/** SHA-256 as 64 lower-case hex digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** @throws TypeError if it is not 64 lower-case hex digits: such a value never becomes part of a path. */
export function assertSha256(sha: string): void {
  if (!/^[0-9a-f]{64}$/.test(sha)) throw new TypeError('not a SHA-256 in lower-case hex')
}
