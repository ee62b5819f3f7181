/** What a form of address says of a person. */

/** `unknown` greets neutrally, as `diverse` does: a wrong gender is worse than none. */
export type Gender = 'female' | 'male' | 'diverse' | 'unknown'

/** Compared without case and full stops. `none`: it says plainly that there is nothing to know (a company, a family, several people). */
const FORMS: Readonly<Record<Exclude<Gender, 'unknown'> | 'none', readonly string[]>> = {
  female: ['frau', 'fr', 'fräulein', 'frl', 'w', 'f', 'weiblich', 'female', 'woman', 'ms', 'mrs', 'miss', 'madam', 'lady', 'madame', 'mme', 'mademoiselle', 'mlle', 'pani', 'bayan', 'signora', 'sig ra', 'señora', 'sra', 'mevrouw', 'mevr', 'femme', 'k', 'kobieta'],
  male: ['herr', 'herrn', 'hr', 'hrn', 'm', 'männlich', 'male', 'man', 'mr', 'mister', 'sir', 'monsieur', 'pan', 'bay', 'signor', 'signore', 'señor', 'sr', 'meneer', 'dhr', 'homme', 'mężczyzna'],
  diverse: ['divers', 'd', 'x', 'diverse', 'nonbinary', 'non-binary', 'nichtbinär', 'nicht-binär', 'enby', 'mx', 'keine anrede', 'neutral', 'other', 'andere'],
  none: ['firma', 'company', 'familie', 'fam', 'family', 'eheleute', 'herr und frau', 'frau und herr', 'herrn und frau', 'mr and mrs', 'mr & mrs', 'herr & frau', 'damen und herren', 'unbekannt', 'unknown', 'u', 'n/a', 'k a', 'keine angabe', 'ohne', 'none', 'divers/unbekannt'],
}
const plain = (form: string): string => form.normalize('NFC').toLowerCase().replaceAll('.', ' ').replace(/\s+/g, ' ').trim()
const BY_FORM: ReadonlyMap<string, Gender> = new Map(
  (Object.entries(FORMS) as [keyof typeof FORMS, readonly string[]][]).flatMap(([gender, forms]) => forms.map((form) => [plain(form), gender === 'none' ? 'unknown' : gender] as const)),
)
/** Titles that may stand beside the form of address in the same cell: `Frau Dr.` */
const TITLES = /\b(?:prof|professor|professorin|dr|mag|dipl|ing)\b/g

export interface ReadGender {
  readonly gender: Gender
  /** False: something stands there that nobody can read. */
  readonly isRead: boolean
}

/** Reads `Frau`, `Herrn`, `Mr`, `w`, `Frau Dr.` and the like. Empty cells are read, as unknown. */
export function readGender(form: string): ReadGender {
  const said = plain(form)
  if (said === '') return { gender: 'unknown', isRead: true }
  const known = BY_FORM.get(said)
  if (known) return { gender: known, isRead: true }
  const without = plain(said.replace(TITLES, ' ').replace(/-/g, ' '))
  if (without === '') return { gender: 'unknown', isRead: true }
  const gender = BY_FORM.get(without)
  return { gender: gender ?? 'unknown', isRead: gender !== undefined }
}

export type Formality = 'formal' | 'informal'

const FORMALITIES: ReadonlyMap<string, Formality> = new Map([
  ...['sie', 'formal', 'förmlich', 'siezen', 'per sie', 'vous', 'formell', 'v'].map((word) => [word, 'formal'] as const),
  ...['du', 'informal', 'duzen', 'per du', 'tu', 'informell', 't', 'vertraut', 'familiar'].map((word) => [word, 'informal'] as const),
])

/** `Sie` or `du`, `formal` or `informal`; null where neither is said. */
export const readFormality = (text: string): Formality | null => FORMALITIES.get(plain(text)) ?? null
