/** Secrets of accounts at rest: AES-256-GCM under keys with names, so that one key can take over from another. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { HubError } from '../../content/errors.ts'
import { type AccountProblem, problemSentence } from './account-problem.ts'

export interface SealingKey {
  /** Stands before what it sealed: a–z, 0–9 and hyphens. */
  readonly id: string
  /** 32 bytes. */
  readonly key: Uint8Array
}

/** What was sealed cannot be opened. */
export class SealError extends HubError {
  readonly problem: AccountProblem
  constructor(problem: AccountProblem, cause?: unknown) {
    super('internal', problemSentence(problem).en)
    this.problem = problem
    this.cause = cause
  }
}

const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

/** The key made of the hub's own secret, for houses that set none of their own. */
export function keyOfHub(secret: string): SealingKey {
  return { id: 'hub', key: Buffer.from(hkdfSync('sha256', secret, '', 'einklang/social-account/1', 32)) }
}

/**
 * Seals a secret with the first of the keys. The same secret is never sealed to the same text.
 * @param owner whose it is: what is sealed for one owner cannot be opened as another's
 */
export function seal([first]: readonly SealingKey[], secret: string, owner: string): string {
  if (!first) throw new Error('There is no key to seal with.')
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', first.key, iv)
  cipher.setAAD(Buffer.from(`${VERSION}|${first.id}|${owner}`))
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [VERSION, first.id, iv.toString('base64url'), text.toString('base64url')].join('.')
}

/** @throws SealError where the key is not among those given, or the text was sealed for another owner, or changed */
export function unseal(keys: readonly SealingKey[], sealed: string, owner: string): string {
  const [version, id, iv = '', text = ''] = sealed.split('.')
  const key = version === VERSION ? keys.find((one) => one.id === id) : undefined
  const bytes = Buffer.from(text, 'base64url')
  if (!key || bytes.length < TAG_BYTES) throw new SealError('key-missing')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.key, Buffer.from(iv, 'base64url'), { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(`${VERSION}|${key.id}|${owner}`))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new SealError('seal-broken', cause)
  }
}

/** Was it sealed with the key that seals now? */
export const isSealedWith = ([first]: readonly SealingKey[], sealed: string): boolean => sealed.startsWith(`${VERSION}.${first?.id}.`)
