/** What a form of address says of a person. */
import { titlesApart } from './titles.ts'

/** `unknown` greets neutrally, as `diverse` does: a wrong gender is worse than none. */
export type Gender = 'female' | 'male' | 'diverse' | 'unknown'

/** Compared without case and full stops. `family`: several people of one surname. `none`: it says plainly that there is nothing to know. */
const FORMS: Readonly<Record<Exclude<Gender, 'unknown'> | 'family' | 'company' | 'none', readonly string[]>> = {
  female: ['frau', 'fr', 'fräulein', 'frl', 'w', 'f', 'weiblich', 'female', 'woman', 'ms', 'mrs', 'miss', 'madam', 'lady', 'madame', 'mme', 'mademoiselle', 'mlle', 'pani', 'bayan', 'signora', 'sig ra', 'señora', 'sra', 'mevrouw', 'mevr', 'femme', 'k', 'kobieta'],
  male: ['herr', 'herrn', 'hr', 'hrn', 'm', 'männlich', 'male', 'man', 'mr', 'mister', 'sir', 'monsieur', 'pan', 'bay', 'signor', 'signore', 'señor', 'sr', 'meneer', 'dhr', 'homme', 'mężczyzna'],
  diverse: ['divers', 'd', 'x', 'diverse', 'nonbinary', 'non-binary', 'nichtbinär', 'nicht-binär', 'enby', 'mx', 'keine anrede', 'neutral', 'other', 'andere'],
  family: [
    'familie', 'fam', 'family', 'famille', 'eheleute', 'ehepaar', 'herr und frau', 'frau und herr', 'herrn und frau', 'frau und herrn', 'herr u frau', 'herrn u frau', 'herr & frau', 'herrn & frau', 'frau & herr', 'mr and mrs', 'mr & mrs',
    'monsieur et madame', 'madame et monsieur',
  ], // prettier-ignore
  company: ['firma', 'fa'],
  none: ['company', 'damen und herren', 'unbekannt', 'unknown', 'u', 'n/a', 'k a', 'keine angabe', 'ohne', 'none', 'divers/unbekannt'],
}
const plain = (form: string): string => form.normalize('NFC').toLowerCase().replaceAll('.', ' ').replace(/\s+/g, ' ').trim()
const BY_FORM: ReadonlyMap<string, keyof typeof FORMS> = new Map((Object.entries(FORMS) as [keyof typeof FORMS, readonly string[]][]).flatMap(([of, forms]) => forms.map((form) => [plain(form), of] as const)))
const GENDERS: ReadonlySet<string> = new Set(['female', 'male', 'diverse'] satisfies Gender[])
const genderOf = (of: keyof typeof FORMS | undefined): Gender => (of !== undefined && GENDERS.has(of) ? (of as Gender) : 'unknown')

/** All of them, of every gender and none; some are several words. */
export const FORMS_OF_ADDRESS: readonly string[] = [...BY_FORM.keys()]
export interface ReadGender {
  readonly gender: Gender
  /** False: something stands there that nobody can read. */
  readonly isRead: boolean
  /** What stands beside the form of address in the same cell: `Dr.` of `Frau Dr.`; empty where it is not one person's. */
  readonly title: string
  /** It is not one person's: several people of one surname, or a company. */
  readonly group?: 'family' | 'company'
}

/** Reads `Frau`, `Herrn`, `Mr`, `w`, `Frau Dr.` and the like. Empty cells are read, as unknown. */
export function readGender(form: string): ReadGender {
  const said = plain(form)
  if (said === '') return { gender: 'unknown', isRead: true, title: '' }
  const known = BY_FORM.get(said)
  if (known) return { gender: genderOf(known), isRead: true, title: '', ...(known === 'family' || known === 'company' ? { group: known } : {}) }
  const { title, others } = titlesApart(form.normalize('NFC').trim())
  if (others === '') return { gender: 'unknown', isRead: true, title }
  const of = BY_FORM.get(plain(others))
  const gender = genderOf(of)
  return { gender, isRead: of !== undefined, title: gender === 'unknown' ? '' : title, ...(of === 'family' ? { group: of } : {}) }
}

export type Formality = 'formal' | 'informal'

const FORMALITIES: ReadonlyMap<string, Formality> = new Map([
  ...['sie', 'formal', 'förmlich', 'siezen', 'per sie', 'vous', 'formell', 'v'].map((word) => [word, 'formal'] as const),
  ...['du', 'informal', 'duzen', 'per du', 'tu', 'informell', 't', 'vertraut', 'familiar'].map((word) => [word, 'informal'] as const),
])

/** `Sie` or `du`, `formal` or `informal`; null where neither is said. */
export const readFormality = (text: string): Formality | null => FORMALITIES.get(plain(text)) ?? null
