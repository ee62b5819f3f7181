/** Puts right what is sure of a name: a title beside the form of address, surname and given name turned round, a family or a company where a person would stand. */
import { type ReadGender, readGender } from '../greeting/gender.ts'
import { titlesApart } from '../greeting/titles.ts'
import type { RowFields } from './fields-of-row.ts'
import { folded } from './folded.ts'
import { withoutDegrees } from './name-forms.ts'

export interface CompletedName {
  readonly row: RowFields
  /** False: nobody knows what of the name is what, so that no letter should begin with it. */
  readonly isSure: boolean
  /** Several people of the row's surname, of whom no given name is known. */
  readonly isFamily: boolean
}

const WORDS = /^\p{L}[\p{L}\p{M}'’-]+(?: [\p{L}\p{M}'’.-]+){0,3}$/u
/** `Müller`, `von der Heide`: a surname and nothing else. */
const ONE_SURNAME = /^(?:\p{Ll}[\p{L}'’]*\s+)*\S+$/u
const FAMILY = /^(?:familie|fam\.|family|famille|eheleute|ehepaar)\s+(?=\p{L})/iu

/**
 * `Frau Dr.` has a title where the column of titles is empty. `Muster, Max` is turned round where the form of address says that it is a person: elsewhere it may be a company and a department.
 * `Familie` before a surname alone makes it a family's, `Firma` a company's.
 */
export function completeName(row: RowFields): CompletedName {
  const { fields } = row
  const { gender, title, group } = readGender(fields.salutation ?? '')
  const titled = fields.title === undefined && title !== '' ? { ...fields, title } : fields
  const whole = fields.givenName === undefined ? (fields.surname ?? fields.name ?? '') : ''
  if (!whole.includes(',') || !withoutDegrees(folded(whole)).last.includes(',')) return { row: { ...row, fields: titled }, isSure: true, isFamily: false, ...groupOf(row, titled, group) }
  const [surname = '', given = '', ...more] = whole.split(',').map((part) => part.trim())
  const { title: within, others: givenName } = titlesApart(given)
  const isPerson = gender !== 'unknown' && more.length === 0 && WORDS.test(surname) && WORDS.test(givenName)
  if (!isPerson || (within !== '' && titled.title !== undefined && titled.title !== within)) return { row: { ...row, fields: titled }, isSure: false, isFamily: false }
  const { name: _, ...others } = titled
  return { row: { ...row, fields: { ...others, ...(within === '' ? {} : { title: within }), givenName, surname } }, isSure: true, isFamily: false }
}

/** A surname alone, or a whole name that is no more: whose it is where the form of address says that it is not one person's. */
function groupOf(row: RowFields, { name, surname, ...others }: RowFields['fields'], group: ReadGender['group']): Pick<CompletedName, 'row' | 'isFamily'> | undefined {
  const whole = others.givenName === undefined ? (surname ?? name ?? '') : ''
  const bare = whole.replace(FAMILY, '')
  if (whole === '' || (surname === undefined && !ONE_SURNAME.test(bare))) return undefined
  if (group === 'family' || (bare !== whole && others.salutation === undefined)) return { row: { ...row, fields: { ...others, surname: bare } }, isFamily: true }
  // Of several words it is seen that they name a company.
  if (group === 'company' && others.company === undefined) return { row: { ...row, fields: { ...others, company: `${/\s/.test(whole) ? '' : 'Firma '}${[others.title, whole].filter(Boolean).join(' ')}` } }, isFamily: false }
  return undefined
}
