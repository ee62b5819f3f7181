/** Who objected to advertising: compared by digests, counted and never shown. */
import type { AddressKeys } from './address-keys.ts'

/** A keyed digest (HMAC with a secret of the hub), so that the list names nobody. The same for the list and for those that are compared with it. */
export type Digest = (key: string) => string

export interface SuppressionList {
  readonly digest: Digest
  /** Digests by {@link suppressionDigests}. */
  readonly digests: ReadonlySet<string>
}

/**
 * What is put on the list for somebody who objects: the person at the address, or the whole household where no name is said; and the e-mail address. Made of the same fields as a row, so that it
 * does not matter how they are written.
 */
export function suppressionDigests({ person, household, email }: AddressKeys, digest: Digest): readonly string[] {
  const place = person === null ? (household === null ? [] : [`household:${household}`]) : [`person:${person}`]
  return [...place, ...(email === null ? [] : [`email:${email}`])].map(digest)
}

export function isSuppressed({ person, household, email }: AddressKeys, { digest, digests }: SuppressionList): boolean {
  if (digests.size === 0) return false
  const has = (kind: string, key: string | null) => key !== null && digests.has(digest(`${kind}:${key}`))
  return has('person', person) || has('household', household) || has('email', email)
}
