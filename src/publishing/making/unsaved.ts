/** The piece as it stands in an editor's form, before it is saved. */
import type { CollectionBeforeOperationHook, FieldHook, FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { checkInput } from '../../../collections/pieces/hooks/check-input.ts'
import { checkValues } from '../../../collections/parts/check-values.ts'
import { HubError } from '../../content/errors.ts'
import { checkShape } from '../../content/shape.ts'
import type { Doc } from '../snapshot-parts.ts'

/** Fields of a piece that say what it says; keys, revisions and who wrote are never a form's. */
const SAYING = ['title', 'teaser', 'hero', 'heroCaption', 'body', 'kind', 'slug', 'topics', 'brand', 'byline', 'date', 'validity', 'overrides', 'extra'] as const
/** A text may be 5 MB (content/lexical-schema.ts) and 60,000 parts; the rest is little. */
const SHAPE = { maxDepth: 150, maxNodes: 80_000 }
const MOST_BYTES = 5_000_000

/**
 * The piece with the form's values laid over those that are stored, as saving them would leave it; nothing is written.
 * @param fields values of the locale that the piece was loaded in, in Payload's shape; what is absent stays as it is stored
 * @throws HubError what saving would refuse: `bad-input`, `too-large`
 */
export async function withUnsaved(req: PayloadRequest, piece: Doc, fields: Readonly<Record<string, unknown>>): Promise<Doc> {
  checkShape(fields, SHAPE, 'The form')
  const said = Object.fromEntries(SAYING.flatMap((name) => (Object.hasOwn(fields, name) && fields[name] !== undefined ? [[name, fields[name]]] : [])))
  if (Buffer.byteLength(JSON.stringify(said)) > MOST_BYTES) throw new HubError('too-large', `The form holds more than ${MOST_BYTES / 1_000_000} MB. Split the text into several pieces.`)
  const config = req.payload.collections.pieces?.config
  if (!config) throw new Error('There is no collection of pieces.')
  const checked = await throughChecks(req, config, said)
  const slug = Object.hasOwn(checked, 'slug') ? { slug: await slugOf(req, config, checked.slug, { ...piece, ...checked }) } : {}
  const groups = Object.fromEntries(['validity', 'overrides'].flatMap((name) => (isPlain(checked[name]) ? [[name, merged(piece[name], checked[name])]] : [])))
  return { ...piece, ...checked, ...slug, ...groups }
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Groups keep what a form does not name, as Payload does when it saves. */
function merged(stored: unknown, unsaved: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const before = isPlain(stored) ? stored : {}
  return { ...before, ...Object.fromEntries(Object.entries(unsaved).map(([name, value]) => [name, isPlain(value) ? merged(before[name], value) : value])) }
}

/** The checks of every write of a piece, in their order. */
async function throughChecks(req: PayloadRequest, collection: SanitizedCollectionConfig, data: Record<string, unknown>): Promise<Record<string, unknown>> {
  const as = { collection, context: req.context, operation: 'update', req } as const
  let args: unknown = { data, req }
  for (const check of [checkValues, checkInput] as CollectionBeforeOperationHook[]) args = (await check({ ...as, args } as never)) ?? args
  return (args as { data: Record<string, unknown> }).data
}

/** What saving makes of an address. */
async function slugOf(req: PayloadRequest, { flattenedFields }: SanitizedCollectionConfig, value: unknown, data: object): Promise<unknown> {
  const field = flattenedFields.find(({ name }) => name === 'slug') as (FlattenedField & { readonly hooks?: { readonly beforeValidate?: FieldHook[] } }) | undefined
  let slug = value
  for (const hook of field?.hooks?.beforeValidate ?? []) slug = await hook({ value: slug, data, siblingData: data, req, operation: 'update', context: req.context } as never)
  return slug
}
