/** What makes a condition whole: how many values it takes and which. Pure data and checks; whether it holds for a recipient is for src/channel/conditions.ts. */
import type { Condition } from './nodes.ts'

export const MOST_RULES = 5
export const MOST_VALUES = 50

type Problem = { readonly de: string; readonly en: string }

/** What is wrong with a condition, for people; undefined if nothing is. */
export function ruleProblem({ field, column, is, values }: Condition): Problem | undefined {
  if (field === 'free' && column === undefined) return { de: 'nennt keine Spalte der Empfängerliste', en: 'must name a column of the list of recipients' }
  if (field !== 'free' && column !== undefined) return { de: 'nennt eine Spalte, sieht aber auf eine feste Angabe', en: 'must not name a column unless it looks at a free one' }
  if (is === 'present' || is === 'absent') return values.length === 0 ? undefined : { de: 'braucht keine Werte', en: 'must not have values' }
  if (is === 'between') {
    if (values.length !== 2) return { de: 'braucht genau zwei Werte: von und bis', en: 'must have exactly two values, from and to' }
    const isBound = field === 'postcode' ? isPostcodeBound : isNumberLike
    return values.every(isBound) ? undefined : { de: 'vergleicht Zahlen: von und bis müssen Zahlen sein', en: 'must have numbers as its two values' }
  }
  if (values.length === 0) return { de: 'braucht mindestens einen Wert', en: 'must have at least one value' }
  const known = KNOWN_VALUES[field]
  const unknown = known && is === 'one-of' ? values.find((value) => !known.includes(value)) : undefined
  return unknown === undefined ? undefined : { de: `kennt den Wert „${unknown}“ nicht`, en: `has a value it does not know: “${unknown}”` }
}

/** Fields with a closed list of values, as the tree has them. */
export const KNOWN_VALUES: Readonly<Partial<Record<Condition['field'], readonly string[]>>> = { gender: ['female', 'male', 'diverse'], formality: ['formal', 'informal'] }

/** What editors write for them, in small letters. */
const SPELLINGS: Readonly<Partial<Record<Condition['field'], Readonly<Record<string, string>>>>> = {
  gender: { weiblich: 'female', w: 'female', f: 'female', frau: 'female', männlich: 'male', m: 'male', mann: 'male', herr: 'male', divers: 'diverse', d: 'diverse', x: 'diverse' },
  formality: { sie: 'formal', förmlich: 'formal', du: 'informal', persönlich: 'informal' },
}

/** A value as the tree has it: `weiblich` becomes `female`, country codes are capitals; others stay. */
export function storedValue(field: Condition['field'], written: string): string {
  const folded = written.toLowerCase()
  if (field === 'country') return written.toUpperCase()
  return SPELLINGS[field]?.[folded] ?? (KNOWN_VALUES[field]?.includes(folded) ? folded : written)
}

/** 3 to 10 digits, with blanks or dashes between them. */
const isPostcodeBound = (value: string) => /^\d(?:[ -]?\d){2,9}$/.test(value)
/** Digits with the signs that group them or part the fraction. */
const isNumberLike = (value: string) => /^[-−]?\d{1,15}(?:[.,’' ]\d{1,15}){0,5}$/.test(value)
