/** Puts right what is sure of a name: a title beside the form of address, surname and given name turned round. */
import { readGender } from '../greeting/gender.ts'
import { titlesApart } from '../greeting/titles.ts'
import type { RowFields } from './fields-of-row.ts'
import { folded } from './folded.ts'
import { withoutDegrees } from './name-forms.ts'

export interface CompletedName {
  readonly row: RowFields
  /** False: nobody knows what of the name is what, so that no letter should begin with it. */
  readonly isSure: boolean
}

const WORDS = /^\p{L}[\p{L}\p{M}'’-]+(?: [\p{L}\p{M}'’.-]+){0,3}$/u

/**
 * `Frau Dr.` has a title where the column of titles is empty. `Muster, Max` is turned round where the form of address says that it is a person: elsewhere it may be a company and a department.
 */
export function completeName(row: RowFields): CompletedName {
  const { fields } = row
  const { gender, title } = readGender(fields.salutation ?? '')
  const titled = fields.title === undefined && title !== '' ? { ...fields, title } : fields
  const whole = fields.givenName === undefined ? (fields.surname ?? fields.name ?? '') : ''
  if (!whole.includes(',') || !withoutDegrees(folded(whole)).last.includes(',')) return { row: { ...row, fields: titled }, isSure: true }
  const [surname = '', given = '', ...more] = whole.split(',').map((part) => part.trim())
  const { title: within, others: givenName } = titlesApart(given)
  const isPerson = gender !== 'unknown' && more.length === 0 && WORDS.test(surname) && WORDS.test(givenName)
  if (!isPerson || (within !== '' && titled.title !== undefined && titled.title !== within)) return { row: { ...row, fields: titled }, isSure: false }
  const { name: _, ...others } = titled
  return { row: { ...row, fields: { ...others, ...(within === '' ? {} : { title: within }), givenName, surname } }, isSure: true }
}
