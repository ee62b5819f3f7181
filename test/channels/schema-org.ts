/**
 * Checks JSON-LD against schema.org's vocabulary: types, their properties with those they inherit, and the range of each. The vocabulary is read from the declarations of the
 * npm package schema-dts (Apache-2.0), which are generated from schema.org's own release. Its types let strings stand for most things; here only data types may be strings.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

interface Vocabulary {
  /** By class: its parents. */
  readonly parents: ReadonlyMap<string, readonly string[]>
  /** By class: its own properties, each with its range. */
  readonly properties: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>
  /** Types that a node may have. */
  readonly types: ReadonlySet<string>
}

function readVocabulary(): Vocabulary {
  const source = readFileSync(createRequire(import.meta.url).resolve('schema-dts').replace(/schema\.js$/, 'schema.d.ts'), 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '')
  const parents = new Map<string, readonly string[]>()
  const properties = new Map<string, ReadonlyMap<string, readonly string[]>>()
  for (const [, name = '', above = '', body = ''] of source.matchAll(/interface (\w+)Base extends ([^{]+?) \{([\s\S]*?)\n\}/g)) {
    parents.set(name, above.split(/,\s*/).filter((one) => one.endsWith('Base')).map((one) => one.replace(/Base$/, '')))
    properties.set(name, new Map([...body.matchAll(/"(\w+)"\?: SchemaValue<([^,]+), /g)].map(([, property = '', range = '']) => [property, range.split(' | ')])))
  }
  const types = new Set<string>()
  for (const [, above = '', type = ''] of source.matchAll(/interface \w+Leaf extends ([^{]+?) \{\s*"@type": "(\w+)";/g)) {
    types.add(type)
    // A class without properties of its own has no base of its own.
    if (!parents.has(type)) parents.set(type, above.split(/,\s*/).map((one) => one.replace(/Base$/, '')))
  }
  if (types.size < 700 || !properties.get('Thing')?.has('name')) throw new Error('The declarations of schema-dts look different from what is read here.')
  return { parents, properties, types }
}
const vocabulary = readVocabulary()

const isA = (type: string, wanted: string): boolean => type === wanted || (vocabulary.parents.get(type) ?? []).some((parent) => isA(parent, wanted))

function rangeOf(type: string, property: string): readonly string[] | undefined {
  return vocabulary.properties.get(type)?.get(property) ?? (vocabulary.parents.get(type) ?? []).map((parent) => rangeOf(parent, property)).find((range) => range !== undefined)
}

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/
const DATA_TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  Text: (value) => typeof value === 'string',
  URL: (value) => typeof value === 'string' && URL.canParse(value),
  Date: (value) => typeof value === 'string' && DATE.test(value),
  DateTime: (value) => typeof value === 'string' && DATE_TIME.test(value),
  Integer: (value) => Number.isInteger(value),
  Number: (value) => typeof value === 'number' && Number.isFinite(value),
  Boolean: (value) => typeof value === 'boolean',
  // Quantities are written as text: number and unit.
  Distance: (value) => typeof value === 'string' && /^\d+(?:\.\d+)? \w+$/.test(value),
}

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

function findingsInValue(value: unknown, range: readonly string[], path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => findingsInValue(one, range, `${path}.${index}`))
  if (!isNode(value)) return range.some((name) => Object.hasOwn(DATA_TYPES, name) && DATA_TYPES[name]?.(value)) ? [] : [`${path}: ${JSON.stringify(value)} is none of ${range.join(', ')}`]
  if (value['@type'] === undefined) {
    const isReference = Object.keys(value).join() === '@id' && typeof value['@id'] === 'string' && URL.canParse(value['@id'])
    return isReference && range.includes('IdReference') ? [] : [`${path}: a node without a type`]
  }
  const type = String(value['@type'])
  return [...(range.some((name) => isA(type, name)) ? [] : [`${path}: ${type} is none of ${range.join(', ')}`]), ...findingsInNode(value, path)]
}

function findingsInNode(node: Readonly<Record<string, unknown>>, path: string): string[] {
  const type = String(node['@type'])
  if (!vocabulary.types.has(type)) return [`${path}: there is no type ${type}`]
  return Object.entries(node).flatMap(([property, value]) => {
    if (property === '@type') return []
    if (property === '@id') return typeof value === 'string' && URL.canParse(value) ? [] : [`${path}.@id: no address`]
    const range = rangeOf(type, property)
    return range ? findingsInValue(value, range, `${path}.${property}`) : [`${path}: ${type} has no property ${property}`]
  })
}

/** What is wrong with a document; empty if all is well. */
export function schemaOrgFindings(document: unknown): string[] {
  if (!isNode(document) || document['@context'] !== 'https://schema.org' || !Array.isArray(document['@graph'])) return ['no graph in the context of schema.org']
  return (document['@graph'] as unknown[]).flatMap((node, index) => (isNode(node) ? findingsInNode(node, `${index} ${String(node['@type'])}`) : [`${index}: no node`]))
}
