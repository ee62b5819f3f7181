/** What a form of address says of a person. */
import { titlesApart } from './titles.ts'

/** `unknown` greets neutrally, as `diverse` does: a wrong gender is worse than none. */
export type Gender = 'female' | 'male' | 'diverse' | 'unknown'

/** Compared without case and full stops. `none`: it says plainly that there is nothing to know (a company, a family, several people). */
const FORMS: Readonly<Record<Exclude<Gender, 'unknown'> | 'none', readonly string[]>> = {
  female: ['frau', 'fr', 'fräulein', 'frl', 'w', 'f', 'weiblich', 'female', 'woman', 'ms', 'mrs', 'miss', 'madam', 'lady', 'madame', 'mme', 'mademoiselle', 'mlle', 'pani', 'bayan', 'signora', 'sig ra', 'señora', 'sra', 'mevrouw', 'mevr', 'femme', 'k', 'kobieta'],
  male: ['herr', 'herrn', 'hr', 'hrn', 'm', 'männlich', 'male', 'man', 'mr', 'mister', 'sir', 'monsieur', 'pan', 'bay', 'signor', 'signore', 'señor', 'sr', 'meneer', 'dhr', 'homme', 'mężczyzna'],
  diverse: ['divers', 'd', 'x', 'diverse', 'nonbinary', 'non-binary', 'nichtbinär', 'nicht-binär', 'enby', 'mx', 'keine anrede', 'neutral', 'other', 'andere'],
  none: ['firma', 'company', 'familie', 'fam', 'family', 'eheleute', 'ehepaar', 'herr und frau', 'frau und herr', 'herrn und frau', 'mr and mrs', 'mr & mrs', 'herr & frau', 'damen und herren', 'unbekannt', 'unknown', 'u', 'n/a', 'k a', 'keine angabe', 'ohne', 'none', 'divers/unbekannt'],
}
const plain = (form: string): string => form.normalize('NFC').toLowerCase().replaceAll('.', ' ').replace(/\s+/g, ' ').trim()
const BY_FORM: ReadonlyMap<string, Gender> = new Map(
  (Object.entries(FORMS) as [keyof typeof FORMS, readonly string[]][]).flatMap(([gender, forms]) => forms.map((form) => [plain(form), gender === 'none' ? 'unknown' : gender] as const)),
)
/** All of them, of every gender and none; some are several words. */
export const FORMS_OF_ADDRESS: readonly string[] = [...BY_FORM.keys()]
export interface ReadGender {
  readonly gender: Gender
  /** False: something stands there that nobody can read. */
  readonly isRead: boolean
  /** What stands beside the form of address in the same cell: `Dr.` of `Frau Dr.`; empty where it is not one person's. */
  readonly title: string
}

/** Reads `Frau`, `Herrn`, `Mr`, `w`, `Frau Dr.` and the like. Empty cells are read, as unknown. */
export function readGender(form: string): ReadGender {
  const said = plain(form)
  if (said === '') return { gender: 'unknown', isRead: true, title: '' }
  const known = BY_FORM.get(said)
  if (known) return { gender: known, isRead: true, title: '' }
  const { title, others } = titlesApart(form.normalize('NFC').trim())
  if (others === '') return { gender: 'unknown', isRead: true, title }
  const gender = BY_FORM.get(plain(others))
  return { gender: gender ?? 'unknown', isRead: gender !== undefined, title: gender === undefined || gender === 'unknown' ? '' : title }
}

export type Formality = 'formal' | 'informal'

const FORMALITIES: ReadonlyMap<string, Formality> = new Map([
  ...['sie', 'formal', 'förmlich', 'siezen', 'per sie', 'vous', 'formell', 'v'].map((word) => [word, 'formal'] as const),
  ...['du', 'informal', 'duzen', 'per du', 'tu', 'informell', 't', 'vertraut', 'familiar'].map((word) => [word, 'informal'] as const),
])

/** `Sie` or `du`, `formal` or `informal`; null where neither is said. */
export const readFormality = (text: string): Formality | null => FORMALITIES.get(plain(text)) ?? null
