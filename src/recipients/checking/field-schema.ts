/** What each field may hold, whatever the country. Messages of the schema are problem codes. */
import { z } from 'zod'
import { LIST_LIMITS } from '../limits.ts'
import { RECIPIENT_FIELDS, type RecipientField } from '../headers/fields.ts'
import type { RowFields } from './fields-of-row.ts'
import type { Problem, ProblemCode } from './problems.ts'

/** UTF-16 units. What is within them may still be too wide for the window. */
const LENGTHS: Readonly<Record<RecipientField, number>> = {
  salutation: 60, letterSalutation: 200, title: 60, givenName: 80, surname: 100, name: 160, company: 160, addition: 120, street: 120, houseNumber: 20, poBox: 40,
  postcode: 16, town: 80, region: 60, country: 60, locale: 35, formality: 30, email: 254, customerNumber: 60,
} // prettier-ignore

/** A formula that was saved as text, or what a spreadsheet shows in place of a value that it could not work out. */
const FORMULA = /^[=＝]|^#(?:REF|NAME|VALUE|N\/A|DIV\/0|NULL|NUM|BEZUG|WERT|NV|ZAHL|CALC|SPILL)[!?/]?/i

/** Turn the direction of writing for what follows, too. The marks that Arabic and Hebrew need (U+200E, U+200F, joiners) are none of them. */
const TURNS_DIRECTION = /[\u202a-\u202e\u2066-\u2069]/

const cell = (length: number) =>
  z
    .string()
    .max(length, 'too-long')
    .refine((text) => !text.includes('\ufffd'), 'damaged')
const line = (length: number) =>
  cell(length)
    .refine((text) => !FORMULA.test(text), 'formula')
    .refine((text) => !TURNS_DIRECTION.test(text), 'control-characters')
    .optional()

const schema = z.object({
  fields: z.object(Object.fromEntries(RECIPIENT_FIELDS.map((field) => [field, line(LENGTHS[field])])) as Record<RecipientField, ReturnType<typeof line>>),
  free: z.record(z.string(), cell(LIST_LIMITS.cellCharacters)),
})

/** Every problem of every field; at most one each. */
export function fieldProblems(row: RowFields): readonly Problem[] {
  const parsed = schema.safeParse(row)
  if (parsed.success) return []
  const found = new Map<string, Problem>()
  for (const { path, message } of parsed.error.issues) {
    const [group, name] = path.map(String)
    if (!name || found.has(`${group}.${name}`)) continue
    const isFree = group === 'free'
    const most = isFree ? LIST_LIMITS.cellCharacters : LENGTHS[name as RecipientField]
    found.set(`${group}.${name}`, { code: message as ProblemCode, field: isFree ? `free:${name}` : name, ...(message === 'too-long' ? { detail: String(most) } : {}) })
  }
  return [...found.values()]
}
