/** What a column of a recipient list may mean. */
export const RECIPIENT_FIELDS = [
  'salutation', 'letterSalutation', 'title', 'givenName', 'surname', 'name', 'company', 'addition', 'street', 'houseNumber', 'poBox',
  'postcode', 'town', 'region', 'country', 'locale', 'formality', 'email', 'customerNumber',
] as const // prettier-ignore
/**
 * `salutation` is the form of address, from which the gender is read (Frau, Mr, m); `letterSalutation` a whole one that a letter begins with; `name` the whole name in one column;
 * `street` may hold the house number, too; `region` is the state or province, which the US prints.
 */
export type RecipientField = (typeof RECIPIENT_FIELDS)[number]

/** A column of the house's own, for conditions and place-holders: `free:tariff`. Its name: Latin small letters, digits and hyphens, at most 40. */
export type FreeField = `free:${string}`
/** Null: the column is not read. */
export type ColumnTarget = RecipientField | FreeField | null

const FREE = /^free:([a-z0-9]+(?:-[a-z0-9]+)*)$/

/** The name of a free field, or null where the target is none. */
export function freeNameOf(target: ColumnTarget): string | null {
  const name = target === null ? undefined : FREE.exec(target)?.[1]
  return name && name.length <= 40 ? name : null
}

const FIELDS: ReadonlySet<string> = new Set(RECIPIENT_FIELDS)
export const isRecipientField = (target: string | null): target is RecipientField => target !== null && FIELDS.has(target)
