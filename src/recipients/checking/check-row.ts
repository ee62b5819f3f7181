/** One row → a recipient, or why it is none. */
import { checkPostcode } from '../addressing/postcodes.ts'
import { type AddressParts, composeAddress, DIN_5008_WINDOW } from '../addressing/compose-address.ts'
import { type CountryCode, countryOf } from '../addressing/countries.ts'
import { hasNumber, streetParts } from '../addressing/house-number.ts'
import { REGION_REQUIRED } from '../addressing/street-and-town.ts'
import { readFormality, readGender } from '../greeting/gender.ts'
import { endedSalutation, familyLine, type Greeted, salutationFor } from '../greeting/salutation.ts'
import { completeName } from './complete-name.ts'
import type { RowFields } from './fields-of-row.ts'
import { fieldProblems } from './field-schema.ts'
import type { CheckOptions, ListRecipient } from './list-recipient.ts'
import { languageOf, localeFor, tagOf } from './locale-of.ts'
import type { Problem } from './problems.ts'
import type { RemarkCode } from './remarks.ts'

/** Where the post wants a house number. Elsewhere houses have names, or villages no streets. House rule. */
const HOUSE_NUMBER_REQUIRED: ReadonlySet<CountryCode> = new Set(['DE', 'AT', 'PL', 'NL', 'US'])

export type CheckedRow = { readonly is: 'good'; readonly recipient: ListRecipient; readonly remarks: readonly RemarkCode[] } | { readonly is: 'bad'; readonly problems: readonly Problem[] }

/** Names all that is wrong with it, not only the first. */
export function checkRow(given: RowFields, options: CheckOptions): CheckedRow {
  const problems: Problem[] = [...fieldProblems(given)]
  const { row, isSure, isFamily } = completeName(given)
  const { fields } = row
  const remarks: RemarkCode[] = []
  const country = fields.country === undefined ? options.country : countryOf(fields.country)
  if (country === null) problems.push({ code: 'country-unknown', field: 'country', detail: (fields.country ?? '').slice(0, 40) })
  const postcode = country === null ? '' : postcodeFor(fields.postcode ?? '', country, options, problems, remarks)
  problems.push(...missingParts(row, country))
  if (problems.length > 0 || country === null) return { is: 'bad', problems }

  const parts = addressParts(row, country, postcode)
  const window = options.window ?? DIN_5008_WINDOW
  const language = readLanguage(row, country, options)
  const printed = isFamily ? { ...parts, title: '', surname: familyLine([parts.title, parts.surname].filter(Boolean).join(' '), language.tag) } : parts
  const address = composeAddress(printed, options.sender, window)
  if (address.is === 'too-wide') return { is: 'bad', problems: [{ code: 'too-wide', field: address.field, detail: String(window.widthMm) }] }
  if (address.is === 'too-many') return { is: 'bad', problems: [{ code: 'too-many-lines', detail: `${address.lines} > ${window.lines}` }] }

  if (!isSure && fields.letterSalutation === undefined) remarks.push('name-unread')
  const greeted = greet(row, { ...(isSure ? parts : { ...parts, name: '', surname: '' }), isFamily }, language, options, remarks)
  const lacking = lackingGlyphs(row, [greeted.salutation, ...address.lines], options)
  if (lacking !== null) return { is: 'bad', problems: [lacking] }
  if (fields.email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(fields.email)) remarks.push('email-unread')
  return {
    is: 'good',
    recipient: {
      ...greeted,
      ...(fields.givenName === undefined ? {} : { givenName: fields.givenName }),
      ...(fields.surname === undefined ? {} : { surname: fields.surname }),
      ...(fields.customerNumber === undefined ? {} : { customerNumber: fields.customerNumber }),
      addressLines: address.lines,
      town: parts.town,
      postcode,
      country,
      free: row.free,
    },
    remarks,
  }
}

/** Of what is printed of every recipient. Names the first field that has them; what a house's own fields hold is printed where a text says so, and asked there. */
function lackingGlyphs({ fields }: RowFields, printed: readonly string[], { missingGlyphs }: CheckOptions): Problem | null {
  const lacking = new Set(missingGlyphs?.(printed.join(' ')) ?? [])
  if (lacking.size === 0) return null
  const [field = 'surname'] = Object.entries(fields).find(([, text]) => [...text].some((sign) => lacking.has(sign))) ?? []
  return { code: 'glyph-missing', field, detail: [...lacking].slice(0, 12).join(' ') }
}

function postcodeFor(written: string, country: CountryCode, options: CheckOptions, problems: Problem[], remarks: RemarkCode[]): string {
  const checked = checkPostcode(written, country)
  if (checked.is === 'good') return checked.postcode
  if (checked.is === 'zero-lost' && options.restoreZeros) {
    remarks.push('postcode-zero-restored')
    return checked.restored
  }
  if (checked.is === 'zero-lost') problems.push({ code: 'postcode-zero-lost', field: 'postcode', detail: checked.restored })
  else if (checked.is === 'missing') problems.push({ code: 'missing', field: 'postcode' })
  else problems.push({ code: 'postcode-wrong', field: 'postcode', detail: country })
  return ''
}

/** Name or company; street with its number where the country has them, or PO box; town; state where the country wants it. */
function missingParts({ fields }: RowFields, country: CountryCode | null): readonly Problem[] {
  const missing = (field: string): Problem => ({ code: 'missing', field })
  const { street = '', houseNumber = '', poBox = '' } = fields
  const lacksNumber = street !== '' && country !== null && HOUSE_NUMBER_REQUIRED.has(country) && streetParts(street.slice(0, 200), houseNumber, country).houseNumber === '' && !hasNumber(street)
  return [
    ...(fields.surname === undefined && fields.name === undefined && fields.company === undefined ? [missing('surname')] : []),
    ...(street === '' && poBox === '' ? [missing('street')] : []),
    ...(lacksNumber ? [missing('houseNumber')] : []),
    ...(fields.town === undefined ? [missing('town')] : []),
    ...(country !== null && REGION_REQUIRED.has(country) && fields.region === undefined ? [missing('region')] : []),
  ]
}

function addressParts({ fields }: RowFields, country: CountryCode, postcode: string): AddressParts {
  const { title = '', givenName = '', surname = '', name = '', company = '', addition = '', street = '', houseNumber = '', poBox = '', town = '', region = '' } = fields
  return { title, givenName, surname, name, company, addition, street, houseNumber, poBox, town, region, postcode, country }
}

interface RowLanguage {
  /** Of the mailing; the row's own language where the mailing has none for it. */
  readonly locale: string
  /** The row's own language and country: how it is greeted. */
  readonly tag: string
  readonly remark: RemarkCode | null
}

/** What is not said, or not known, is the mailing's first language. */
function readLanguage({ fields }: RowFields, country: CountryCode, { locales }: CheckOptions): RowLanguage {
  const own = fields.locale === undefined ? locales[0] : tagOf(fields.locale, locales)
  const said = own ?? locales[0]
  const locale = localeFor(said, locales)
  const hasCountry = fields.locale !== undefined && /-[a-z]{2}(?:-|$)/i.test(said)
  return { locale: locale ?? languageOf(said), tag: hasCountry ? said : `${languageOf(said)}-${country}`, remark: own === null ? 'locale-unread' : locale === null ? 'locale-elsewhere' : null }
}

function greet({ fields }: RowFields, name: Omit<Greeted, 'gender'>, { locale, tag, remark }: RowLanguage, options: CheckOptions, remarks: RemarkCode[]): Pick<ListRecipient, 'salutation' | 'locale' | 'formality' | 'gender'> {
  const { gender, isRead } = readGender(fields.salutation ?? '')
  if (!isRead) remarks.push('salutation-unread')
  const formality = fields.formality === undefined ? options.formality : readFormality(fields.formality)
  if (formality === null) remarks.push('formality-unread')
  if (remark !== null) remarks.push(remark)
  const manner = formality ?? options.formality
  const written = fields.letterSalutation
  return { salutation: written === undefined ? salutationFor({ ...name, gender }, tag, manner) : endedSalutation(written, tag), locale, formality: manner, gender }
}
