/** Who objected to advertising: compared by digests, counted and never shown. */
import type { AddressKeys } from './address-keys.ts'

/** A keyed digest (HMAC with a secret of the hub), so that the list names nobody. The same for the list and for those that are compared with it. */
export type Digest = (key: string) => string

export interface SuppressionList {
  readonly digest: Digest
  /** Digests by {@link suppressionDigests}. */
  readonly digests: ReadonlySet<string>
}

type Known = Pick<AddressKeys, 'person' | 'household' | 'email' | 'places' | 'names' | 'company'>

/** Somebody is meant who may be known by more elsewhere. Sorts after every digest, so that people are counted without them. */
const SHORTENED = '~'
/** Is this no person's own digest, but what the name of somebody on the list may be shortened to? */
export const isShortened = (digest: string): boolean => digest.startsWith(SHORTENED)
/** Digests of people are less than this. */
export const FIRST_SHORTENED = SHORTENED

const at = (places: readonly string[], kind: string, names: readonly string[]): string[] => places.flatMap((place) => names.map((name) => `${kind}:${place}|${name}`))
const byEmail = ({ email }: Known): string[] => (email === null ? [] : [`email:${email}`])
const shortened = (places: readonly string[], names: readonly string[], digest: Digest): string[] => at(places, 'shortened', names).map((key) => SHORTENED + digest(key))

/** Who this is: the person at the address, a company where none is named, the whole household where nobody is; and the e-mail address. */
export function ownDigests(known: Known, digest: Digest): readonly string[] {
  const { person, household, places, names, company } = known
  const who = names.own.length > 0 ? names.own : [company]
  const place = person === null ? (household === null ? [] : places.map((one) => `household:${one}`)) : at(places, 'person', who)
  return [...place, ...byEmail(known)].map(digest)
}

/**
 * What is put on the list for somebody who objects. Made of the same fields as a row, so that it does not matter how they are written. Rows that say less of a name than the objection does are
 * asked about what it may be shortened to.
 */
export const suppressionDigests = (known: Known, digest: Digest): readonly string[] => [...ownDigests(known, digest), ...shortened(known.places, known.names.shorter, digest)]

/**
 * What is taken off it again. What a name may be shortened to stays, unless that is all that is said: somebody else of the same house, whose name is shortened to the same, may have objected as well.
 */
export const liftedDigests = (known: Known, digest: Digest): readonly string[] => [...ownDigests(known, digest), ...shortened(known.places, known.names.vague, digest)]

/**
 * All under which a row may stand on the list, each once: whoever errs leaves out. Somebody who objected without a given name stops all of that surname at the address; a row without one is stopped by
 * whoever of that surname objected there. Another given name is somebody else.
 */
export function askedDigests(known: Known, digest: Digest): readonly string[] {
  const { places, names, company } = known
  const who = [...names.own, ...names.shorter, ...(company === '' ? [] : [company])]
  const keys = [...at(places, 'person', who), ...places.map((place) => `household:${place}`), ...byEmail(known)]
  return [...new Set([...keys.map(digest), ...shortened(places, names.vague, digest)])]
}

export function isSuppressed(known: Known, { digest, digests }: SuppressionList): boolean {
  return digests.size > 0 && askedDigests(known, digest).some((one) => digests.has(one))
}
