/** The ways in which one and the same name is written: with a title, turned round, with an initial, without the given name. */
import { FORMS_OF_ADDRESS } from '../greeting/gender.ts'
import { isTitle } from '../greeting/titles.ts'
import type { RowFields } from './fields-of-row.ts'
import { bare, folded } from './folded.ts'

/** Each in one word, folded: `annameier`. All empty where nobody is named. */
export interface NameForms {
  /** The name without titles and form of address. Two that are equal are one person's. */
  readonly whole: string
  /** The name, and how else it is read or written: with the first of several given names, turned round. */
  readonly own: readonly string[]
  /** What it is shortened to: `ameier`, `meier`. */
  readonly shorter: readonly string[]
  /** Those of `own` that are short themselves: a surname alone, or with an initial. */
  readonly vague: readonly string[]
}

interface Word {
  readonly text: string
  /** Or an abbreviation, of which no more than the first letter is sure. */
  readonly isInitial: boolean
}
/** One way to read a name. */
interface Reading {
  readonly given: readonly Word[]
  readonly surname: string
}

/** Of a name no more is compared; longer ones are no recipients. */
const LONGEST = 200
/** More are no couple. */
const MOST_PEOPLE = 4
const PLAIN = /^\p{L}{2,}$/u
const FORMS: ReadonlySet<string> = new Set(FORMS_OF_ADDRESS.map(bare).filter((form) => form.length > 1))
const TO_SOMEBODY = /^(?:z\.?\s?hd\.?(?:\s?v(?:on|\.))?|zu ha(?:e)?nden(?: von)?|c\/o|attn\.?:?|an (?=herrn?\s|frau\s|familie\s))\s*/
/** Degrees, and what tells father and son apart. Two letters count with a full stop only: Ma and Ba are names. */
const AFTER_NAME = /[\s,]+(?:ll\.?\s?[mb]\.?|[mb]\.\s?(?:a|sc|eng|ed)\.?|[mb]sc\.?|mba|mpa|ph\.?\s?d\.?|esq\.?|(?:jr|sr|jun|sen)\.?|junior|senior)$/
const GENERATION = /^[\s,]+[js](?:r|un|en)/
const CONJUNCTIONS: ReadonlySet<string> = new Set(['und', 'u.', 'and', 'et'])

/** Of a row, or of somebody who objects. */
export function nameForms({ givenName, surname, name }: RowFields['fields']): NameForms {
  const told = folded((surname ?? name ?? '').slice(0, LONGEST))
  const first = surname === undefined ? '' : folded((givenName ?? '').slice(0, LONGEST))
  // Most rows of most lists: two plain words.
  if (PLAIN.test(first) && PLAIN.test(told) && !isBefore(first)) return { whole: first + told, own: [first + told], shorter: [`${first.slice(0, (first.codePointAt(0) ?? 0) > 0xffff ? 2 : 1)}${told}`, told], vague: [] }
  const { last, generation } = withoutDegrees(told.replace(TO_SOMEBODY, ''))
  if (first === '') {
    const [surnameWords = [], ...givenWords] = last.split(',').map(wordsOf).filter(({ length }) => length > 0)
    return formsOf(readingsIn(last), textOf(givenWords.flat()) + textOf(surnameWords) + generation)
  }
  const people = peopleIn(first)
  const surnames = last.split(',').flatMap(peopleIn).map(textOf)
  const readings = (people.length === 0 ? [[]] : people).flatMap((given) => (surnames.length === 0 ? [bare(last)] : surnames).map((one) => ({ given, surname: one })))
  return formsOf(readings, textOf(wordsOf(first)) + (last.split(',').map((part) => textOf(wordsOf(part))).join('') || bare(last)) + generation)
}

function formsOf(readings: readonly Reading[], whole: string): NameForms {
  const own = new Set(whole === '' ? [] : [whole])
  const shorter = new Set<string>()
  const vague = new Set<string>()
  for (const { given, surname } of readings) {
    const head = given[0]
    const [letter = ''] = head?.text ?? ''
    own.add(textOf(given) + surname)
    if (head && !head.isInitial) own.add(head.text + surname)
    if (head && !head.isInitial) shorter.add(letter + surname)
    else own.add(letter + surname)
    if (!head || head.isInitial) vague.add(letter + surname)
    if (head) shorter.add(surname)
  }
  return { whole, own: [...own], shorter: [...shorter], vague: [...vague] }
}

/** Of a name in one column: `Anna Meier`, `Meier Anna`, `Meier, Anna`, `Anna und Bert Meier`, `Familie Meier`. */
function readingsIn(text: string): readonly Reading[] {
  const [before = [], ...after] = text.split(',').map(peopleIn).filter(({ length }) => length > 0)
  if (after.length > 0) return after.flat().map((given) => ({ given, surname: before.map(textOf).join('') }))
  const last = before.at(-1)
  if (!last) return text === '' ? [] : [{ given: [], surname: textOf(wordsOf(text).slice(-1)) || bare(text) }]
  const others = before.slice(0, -1)
  return [...readingsOf(last), ...others.flatMap((words) => (words.length === 1 ? surnamesOf(last).map((surname) => ({ given: words, surname })) : readingsOf(words)))]
}

/** Nobody knows where the given names end, and which of them comes first. */
function readingsOf(words: readonly Word[]): readonly Reading[] {
  const [first, ...others] = words
  const last = words.at(-1)
  if (!first || !last || words.length === 1) return [{ given: [], surname: textOf(words) }]
  const turned: Reading = { given: others, surname: first.text }
  if (last.isInitial) return [turned]
  const straight = surnamesOf(words).map((surname, at) => ({ given: at === 0 ? words.slice(0, -1) : [first], surname }))
  return first.isInitial ? straight : [...straight, turned, { given: [], surname: textOf(words) }]
}

const surnamesOf = (words: readonly Word[]): readonly string[] => (words.length > 2 ? [textOf(words.slice(-1)), textOf(words.slice(1))] : [textOf(words.slice(-1))])

/** The words of each person, without what stands before the name. */
function peopleIn(text: string): readonly (readonly Word[])[] {
  const people: string[][] = [[]]
  for (const word of rawWords(text)) {
    if (CONJUNCTIONS.has(word)) people.push([])
    else people.at(-1)?.push(word)
  }
  return people.slice(0, MOST_PEOPLE).map((words) => words.slice(beforeName(words)).map(wordOf)).filter(({ length }) => length > 0)
}

const rawWords = (text: string): string[] => text.replace(/[&+/]/g, ' und ').replace(/\.(?=\S)/g, '. ').split(/[\s,]+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
const wordOf = (raw: string): Word => {
  const text = bare(raw)
  return { text, isInitial: text.length === 1 || raw.endsWith('.') }
}
const textOf = (words: readonly Word[]): string => words.map(({ text }) => text).join('')

/** All words of a text but those before the name; the last stays, whatever it is: Herr is a surname, too. */
function wordsOf(text: string): readonly Word[] {
  const words = rawWords(text)
  return words.slice(Math.min(beforeName(words), words.length - 1)).map(wordOf)
}

const isBefore = (word: string): boolean => isTitle(word) || FORMS.has(word.replace(/[^\p{L}]/gu, ''))

/** How many words are titles and forms of address: `Frau Prof. Dr. h. c.` */
function beforeName(words: readonly string[]): number {
  let at = 0
  while (at < words.length) {
    if (isBefore(words[at] ?? '')) at += 1
    else if (at > 0 && words[at] === 'h.' && words[at + 1] === 'c.') at += 2
    else break
  }
  return at
}

/** @param name folded */
export function withoutDegrees(name: string): { readonly last: string; readonly generation: string } {
  let last = name
  let generation = ''
  for (let found = AFTER_NAME.exec(last); found; found = AFTER_NAME.exec(last)) {
    last = last.slice(0, found.index)
    if (GENERATION.test(found[0])) generation = bare(found[0])
  }
  return { last, generation }
}
