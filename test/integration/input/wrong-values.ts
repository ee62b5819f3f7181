/** Values of a wrong kind, for any field. */

/** JSON that is nested `depth` levels deep, as text (an object of that depth would overflow JSON.stringify). */
export const deepJson = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

/** Name → a value that no text, number, date or reference is. */
export const WRONG: Readonly<Record<string, unknown>> = {
  operatorGt: { $gt: '' },
  operatorNe: { $ne: null },
  operatorWhere: { $where: 'sleep(1000)' },
  operatorRegex: { $regex: '.*' },
  payloadOperator: { equals: 'x' },
  object: { a: 1 },
  emptyObject: {},
  list: [1, 'a', null],
  listOfOperators: [{ $gt: '' }],
  emptyList: [],
  nestedLists: [[[[[[[[[['x']]]]]]]]]],
  hugeList: Array.from({ length: 20_000 }, (_, index) => `v${index}`),
  number: 7,
  hugeNumber: 1e308,
  negative: -1,
  fraction: 1.5,
  true: true,
  false: false,
  proto: JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown,
  locales: { de: 'eins', en: 'two' },
  lengthFaker: { length: 1e9 },
  toStringFaker: { toString: 'x' },
  relation: { relationTo: 'users', value: '00000000-0000-4000-8000-000000000000' },
  unknownId: '00000000-0000-4000-8000-000000000000',
  notAnId: 'no-such-id',
  invalidDate: '2026-02-31T25:61:61Z',
  words: 'morgen früh',
  long: 'x'.repeat(300_000),
}
