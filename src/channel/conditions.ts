/**
 * Does a condition hold for a recipient? Typed rules and nothing else: no expression is ever evaluated.
 *
 * Texts are compared without regard to capitals, blanks and the way accents are encoded; ß equals ss, ä does not equal ae. Postcodes are compared without blanks
 * and dashes. A value that is missing is only ever `absent`; of a person whose gender is unknown, the gender is missing.
 */
import type { Condition, Conditional, Locale } from '../content/nodes.ts'
import type { Recipient } from './contract.ts'
import { freeValue, isAddressed } from './variables.ts'

/** Is the block shown? Without a recipient, and on specimens, its author has decided. */
export function isShown(node: Pick<Conditional, 'match' | 'rules' | 'forOthers'>, recipient: Recipient | undefined, locale: Locale): boolean {
  if (!isAddressed(recipient)) return node.forOthers === 'shown'
  const holds = (rule: Condition) => conditionHolds(rule, recipient, locale)
  if (node.match === 'all') return node.rules.every(holds)
  return node.rules.some(holds) === (node.match === 'any')
}

/** One condition. @param locale of the text: what the field `locale` means, and how its numbers are written */
export function conditionHolds({ field, column, is, values }: Condition, recipient: Recipient, locale: Locale): boolean {
  const value = (valueFor(field, column, recipient, locale) ?? '').trim()
  if (is === 'present' || is === 'absent') return (value === '') === (is === 'absent')
  if (value === '') return false
  if (is === 'between') return liesBetween(value, values, field === 'postcode', locale)
  const fold = field === 'postcode' ? foldedPostcode : folded
  const own = fold(value)
  return values.some((one) => (is === 'one-of' ? own === fold(one) : own.startsWith(fold(one))))
}

function valueFor(field: Condition['field'], column: string | undefined, recipient: Recipient, locale: Locale): string | undefined {
  switch (field) {
    case 'locale':
      return locale
    case 'free':
      return freeValue(recipient, column ?? '')
    case 'gender':
      return recipient.gender === 'unknown' ? undefined : recipient.gender
    case 'country':
    case 'postcode':
    case 'town':
    case 'formality':
    case 'customerNumber':
      return recipient[field]
  }
}

/** Upper case first: then ß is SS, and both small sigmas are one. */
const folded = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toUpperCase().toLowerCase()
const foldedPostcode = (text: string) => folded(text).replace(/[ \-–]/g, '')

function liesBetween(value: string, bounds: readonly string[], isPostcode: boolean, locale: Locale): boolean {
  if (isPostcode) {
    const [own = '', from = '', to = ''] = [value, ...bounds].map(foldedPostcode)
    // Codes of another length are of another country: 1010 Wien is not between 01000 and 02000.
    return [own, from, to].every((code) => /^\d+$/.test(code) && code.length === own.length) && from <= own && own <= to
  }
  const [own, from, to] = [value, ...bounds].map((text) => numberOf(text, locale))
  return own !== undefined && from !== undefined && to !== undefined && from <= own && own <= to
}

/** Languages that write 1,234.50; the others write 1.234,50. */
const POINT_LANGUAGES = new Set(['en'])

/** A number as the locale writes it, with its groups or without; undefined if it is none. A lone sign that cannot group (`12.5` in German) parts the fraction. */
export function numberOf(text: string, locale: Locale): number | undefined {
  const bare = text.trim().replace(/^[-−]/, '-').replace(/(?<=\d)[\s’'](?=\d{3}(?!\d))/g, '')
  const isPoint = POINT_LANGUAGES.has((locale.split('-')[0] ?? '').toLowerCase())
  const [group, mark] = isPoint ? [',', '.'] : ['.', ',']
  const isGrouped = new RegExp(`^-?\\d{1,3}(?:\\${group}\\d{3})+(?:\\${mark}\\d+)?$`).test(bare)
  const plain = isGrouped ? bare.replaceAll(group, '').replace(mark, '.') : bare.replace(',', '.')
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined
}
