/** The line with which a letter begins. */
import type { Formality, Gender } from './gender.ts'

export interface Greeted {
  readonly gender: Gender
  readonly title: string
  readonly givenName: string
  readonly surname: string
  /** Whole name where its parts are not known. */
  readonly name: string
  /** Several people of that surname, of whom no given name is known. */
  readonly isFamily?: boolean
}

interface Manner {
  /** Formal, by gender; the name is a surname with its title. French and Polish greet without names. */
  readonly formal: Readonly<Record<'female' | 'male', (name: string) => string>>
  /** Names nobody's gender: `{name}` whole, with title. */
  readonly neutral: (name: string) => string
  /** By given name. */
  readonly informal: (givenName: string) => string
  /** Several people of one surname: what they are called, in the address as well, and how they are greeted by that. */
  readonly family: { readonly called: (name: string) => string; readonly formal: (called: string) => string; readonly informal: (called: string) => string }
  /** Where no name is known. */
  readonly plain: string
  /** Titles that are spoken in a greeting. Does one take the place of Mr and Ms, so that no gender is named? */
  readonly titles: RegExp
  readonly titleReplacesForm?: true
  readonly end: ',' | ''
}

const GERMAN_TITLES = /\b(?:Prof|Dr)\b\.?/g
const GERMAN: Manner = {
  formal: { female: (name) => `Sehr geehrte Frau ${name}`, male: (name) => `Sehr geehrter Herr ${name}` },
  neutral: (name) => `Guten Tag ${name}`,
  informal: (givenName) => `Hallo ${givenName}`,
  family: { called: (name) => `Familie ${name}`, formal: (called) => `Sehr geehrte ${called}`, informal: (called) => `Hallo ${called}` },
  plain: 'Guten Tag',
  titles: GERMAN_TITLES,
  end: ',',
}
const SWISS: Manner = { ...GERMAN, end: '' }
const ENGLISH: Manner = {
  formal: { female: (name) => `Dear Ms ${name}`, male: (name) => `Dear Mr ${name}` },
  neutral: (name) => `Dear ${name}`,
  informal: (givenName) => `Dear ${givenName}`,
  family: { called: (name) => `${name} Family`, formal: (called) => `Dear ${called}`, informal: (called) => `Dear ${called}` },
  plain: 'Hello',
  titles: /\b(?:Professor|Prof|Dr)\b\.?/g,
  titleReplacesForm: true,
  end: ',',
}

/** By language, or by language and country where a country has a manner of its own. */
const MANNERS: Readonly<Record<string, Manner>> = {
  de: GERMAN,
  // Austria speaks more titles than Germany does; Switzerland and Liechtenstein set no comma.
  'de-AT': { ...GERMAN, titles: /\b(?:Prof|Dr|Mag|Ing|Dipl\.-Ing|DI|HR|KR)\b\.?/g },
  'de-CH': SWISS,
  'de-LI': SWISS,
  en: ENGLISH,
  'en-US': { ...ENGLISH, formal: { female: (name) => `Dear Ms. ${name}`, male: (name) => `Dear Mr. ${name}` } },
  fr: {
    formal: { female: () => 'Madame', male: () => 'Monsieur' },
    neutral: (name) => `Bonjour ${name}`,
    informal: (givenName) => `Bonjour ${givenName}`,
    family: { called: (name) => `Famille ${name}`, formal: () => 'Madame, Monsieur', informal: () => 'Bonjour' },
    plain: 'Bonjour',
    titles: /(?!)/g,
    end: ',',
  },
  // A surname would have to be declined.
  pl: {
    formal: { female: () => 'Szanowna Pani', male: () => 'Szanowny Panie' },
    neutral: (name) => `Dzień dobry, ${name}`,
    informal: (givenName) => `Cześć, ${givenName}`,
    family: { called: (name) => `Rodzina ${name}`, formal: () => 'Szanowni Państwo', informal: () => 'Dzień dobry' },
    plain: 'Dzień dobry',
    titles: /(?!)/g,
    end: ',',
  },
  tr: {
    formal: { female: (name) => `Sayın ${name}`, male: (name) => `Sayın ${name}` },
    neutral: (name) => `Sayın ${name}`,
    informal: (givenName) => `Merhaba ${givenName}`,
    family: { called: (name) => `${name} Ailesi`, formal: (called) => `Sayın ${called}`, informal: (called) => `Merhaba ${called}` },
    plain: 'Merhaba',
    titles: /\b(?:Prof|Doç|Dr)\./g,
    end: ',',
  },
}
/** Where a formal greeting speaks the whole name. */
const WHOLE_NAME: ReadonlySet<string> = new Set(['tr'])

function mannerOf(tag: string): { readonly manner: Manner; readonly language: string } {
  const [language = '', ...rest] = tag.split('-')
  const country = rest.find((part) => /^[A-Za-z]{2}$/.test(part))?.toUpperCase()
  const key = Object.hasOwn(MANNERS, `${language}-${country}`) ? `${language}-${country}` : language
  return { manner: (Object.hasOwn(MANNERS, key) ? MANNERS[key] : undefined) ?? ENGLISH, language }
}

/** `Familie Müller`: several people of one surname, as they are called in that language. @param name the surname, with a title where they have one */
export const familyLine = (name: string, tag: string): string => mannerOf(tag).manner.family.called(name)

/** A greeting that somebody wrote, with the sign that ends it there where it has none. */
export const endedSalutation = (written: string, tag: string): string => (/[,!.]$/.test(written) ? written : `${written}${mannerOf(tag).manner.end}`)

/**
 * `Sehr geehrte Frau Dr. Beispiel,` where gender and surname are known, `Guten Tag Dr. Kim Beispiel,` where only the name is, `Guten Tag,` where neither is. A gender is never guessed, not from a
 * given name either. Several people of one surname are greeted together. Informal greetings want a given name; without one they greet neutrally. Languages without a manner of their own are greeted in English.
 * @param tag the person's own language, with a country where it is known: BCP 47
 */
export function salutationFor(greeted: Greeted, tag: string, formality: Formality): string {
  const { manner, language } = mannerOf(tag)
  return `${greeting(greeted, manner, formality, WHOLE_NAME.has(language))}${manner.end}`
}

function greeting({ gender, title, givenName, surname, name, isFamily }: Greeted, manner: Manner, formality: Formality, isWholeName: boolean): string {
  const spoken = (title.match(manner.titles) ?? []).map((one) => one.trim()).filter((one, at, all) => all.indexOf(one) === at).join(' ')
  const whole = surname === '' ? name : [givenName, surname].filter(Boolean).join(' ')
  const titled = (one: string) => [spoken, one].filter(Boolean).join(' ')
  if (isFamily && givenName === '' && surname !== '') return manner.family[formality](manner.family.called(titled(surname)))
  if (formality === 'informal') return givenName === '' ? manner.plain : manner.informal(givenName)
  if (whole === '') return manner.plain
  if (surname !== '' && spoken !== '' && manner.titleReplacesForm) return manner.neutral(titled(surname))
  if (surname !== '' && (gender === 'female' || gender === 'male')) return manner.formal[gender](titled(isWholeName ? whole : surname))
  // A surname alone would sound curt.
  if (surname !== '' && givenName === '') return manner.plain
  return manner.neutral(titled(whole))
}
