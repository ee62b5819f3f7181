/** Can two records mean the same person, as far as their names tell? Pure. */
import { foldName } from '../hints/fold.ts'

export interface PersonName {
  readonly givenName?: string | null | undefined
  readonly surname?: string | null | undefined
}

/** `agree` needs one whole word in common, an initial may stand beside it; `unknown` where there is nothing on both sides to compare, or initials only: many people have them. */
export type NameAgreement = 'agree' | 'unknown' | 'contradict'

const TITLES: readonly string[] = ['dr', 'prof', 'mag', 'dipl', 'ing']

/** Words of a name, without case, accents and titles. */
const wordsOf = (name: string | null | undefined): readonly string[] =>
  (name ?? '')
    .split(/[\s.,\-‐‑]+/u)
    .map(foldName)
    .filter((word) => word !== '' && !TITLES.includes(word))

const isWord = (one: string, other: string): boolean => one === other || (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other))

/** Is one the beginning of the other, word by word? "Anna" is "Anna Maria", "A." is "Anna". */
function isBeginning(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  return short.every((word, index) => isWord(word, long[index] ?? ''))
}

/** Have they a whole word in common, where one is the beginning of the other? */
const isTelling = (one: readonly string[], other: readonly string[]): boolean => one.some((word, index) => word.length > 1 && word === other[index])

/** Compares given name with given name and surname with surname; a full name that stands in one column, with both. */
export function namesAgree(one: PersonName, other: PersonName): NameAgreement {
  const [given, surname, otherGiven, otherSurname] = [wordsOf(one.givenName), wordsOf(one.surname), wordsOf(other.givenName), wordsOf(other.surname)]
  const [whole, otherWhole] = [[...given, ...surname], [...otherGiven, ...otherSurname]]
  if (whole.length > 0 && whole.length === otherWhole.length && isBeginning(whole, otherWhole)) return isTelling(whole, otherWhole) ? 'agree' : 'unknown'
  const isGiven = given.length > 0 && otherGiven.length > 0
  const isSurname = surname.length > 0 && otherSurname.length > 0
  if (!isGiven && !isSurname) return 'unknown'
  const agrees = (!isGiven || isBeginning(given, otherGiven)) && (!isSurname || (surname.length === otherSurname.length && isBeginning(surname, otherSurname)))
  if (!agrees) return 'contradict'
  return isTelling(given, otherGiven) || isTelling(surname, otherSurname) ? 'agree' : 'unknown'
}

/** A whole name in one form; empty for none. */
export const foldedName = ({ givenName, surname }: PersonName): string => [...wordsOf(givenName), ...wordsOf(surname)].join(' ')
