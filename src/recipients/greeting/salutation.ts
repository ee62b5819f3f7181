/** The line with which a letter begins. */
import type { Formality, Gender } from './gender.ts'

export interface Greeted {
  readonly gender: Gender
  readonly title: string
  readonly givenName: string
  readonly surname: string
  /** Whole name where its parts are not known. */
  readonly name: string
}

interface Manner {
  /** Formal, by gender; the name is a surname with its title. French and Polish greet without names. */
  readonly formal: Readonly<Record<'female' | 'male', (name: string) => string>>
  /** Names nobody's gender: `{name}` whole, with title. */
  readonly neutral: (name: string) => string
  /** By given name. */
  readonly informal: (givenName: string) => string
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
  plain: 'Guten Tag',
  titles: GERMAN_TITLES,
  end: ',',
}
const ENGLISH: Manner = {
  formal: { female: (name) => `Dear Ms ${name}`, male: (name) => `Dear Mr ${name}` },
  neutral: (name) => `Dear ${name}`,
  informal: (givenName) => `Dear ${givenName}`,
  plain: 'Hello',
  titles: /\b(?:Professor|Prof|Dr)\b\.?/g,
  titleReplacesForm: true,
  end: ',',
}

/** By language, or by language and country where a country has a manner of its own. */
const MANNERS: Readonly<Record<string, Manner>> = {
  de: GERMAN,
  // Austria speaks more titles than Germany does; Switzerland sets no comma.
  'de-AT': { ...GERMAN, titles: /\b(?:Prof|Dr|Mag|Ing|Dipl\.-Ing|DI|HR|KR)\b\.?/g },
  'de-CH': { ...GERMAN, end: '' },
  en: ENGLISH,
  'en-US': { ...ENGLISH, formal: { female: (name) => `Dear Ms. ${name}`, male: (name) => `Dear Mr. ${name}` } },
  fr: { formal: { female: () => 'Madame', male: () => 'Monsieur' }, neutral: (name) => `Bonjour ${name}`, informal: (givenName) => `Bonjour ${givenName}`, plain: 'Bonjour', titles: /(?!)/g, end: ',' },
  pl: { formal: { female: () => 'Szanowna Pani', male: () => 'Szanowny Panie' }, neutral: (name) => `Dzień dobry, ${name}`, informal: (givenName) => `Cześć, ${givenName}`, plain: 'Dzień dobry', titles: /(?!)/g, end: ',' },
  tr: { formal: { female: (name) => `Sayın ${name}`, male: (name) => `Sayın ${name}` }, neutral: (name) => `Sayın ${name}`, informal: (givenName) => `Merhaba ${givenName}`, plain: 'Merhaba', titles: /\b(?:Prof|Doç|Dr)\./g, end: ',' },
}
/** Where a formal greeting speaks the whole name. */
const WHOLE_NAME: ReadonlySet<string> = new Set(['tr'])

function mannerOf(locale: string): { readonly manner: Manner; readonly language: string } {
  const [language = '', ...rest] = locale.split('-')
  const country = rest.find((part) => /^[A-Za-z]{2}$/.test(part))?.toUpperCase()
  const key = Object.hasOwn(MANNERS, `${language}-${country}`) ? `${language}-${country}` : language
  return { manner: (Object.hasOwn(MANNERS, key) ? MANNERS[key] : undefined) ?? ENGLISH, language }
}

/**
 * `Sehr geehrte Frau Dr. Beispiel,` where gender and surname are known, `Guten Tag Dr. Kim Beispiel,` where only the name is, `Guten Tag,` where neither is. A gender is never guessed, not from a
 * given name either. Informal greetings want a given name; without one they greet neutrally. Languages without a manner of their own are greeted in English.
 */
export function salutationFor(greeted: Greeted, locale: string, formality: Formality): string {
  const { manner, language } = mannerOf(locale)
  return `${greeting(greeted, manner, formality, WHOLE_NAME.has(language))}${manner.end}`
}

function greeting({ gender, title, givenName, surname, name }: Greeted, manner: Manner, formality: Formality, isWholeName: boolean): string {
  if (formality === 'informal') return givenName === '' ? manner.plain : manner.informal(givenName)
  const spoken = (title.match(manner.titles) ?? []).map((one) => one.trim()).filter((one, at, all) => all.indexOf(one) === at).join(' ')
  const whole = surname === '' ? name : [givenName, surname].filter(Boolean).join(' ')
  const titled = (one: string) => [spoken, one].filter(Boolean).join(' ')
  if (whole === '') return manner.plain
  if (surname !== '' && spoken !== '' && manner.titleReplacesForm) return manner.neutral(titled(surname))
  if (surname !== '' && (gender === 'female' || gender === 'male')) return manner.formal[gender](titled(isWholeName ? whole : surname))
  // A surname alone would sound curt.
  if (surname !== '' && givenName === '') return manner.plain
  return manner.neutral(titled(whole))
}
