/**
 * What the editor may store. Payload itself stores almost anything in a rich text field (unknown nodes, plain strings, script links), so
 * every write passes here. Known nodes lose properties that content does not know; unknown nodes and blocks are refused.
 */
import { z } from 'zod'
import { cleanText } from './clean-text.ts'
import { HubError } from './errors.ts'
import { blockFieldSchemas, inlineBlockFieldSchemas } from './lexical-block-schema.ts'
import type { LexicalBlock, LexicalInline, LexicalListItem, LexicalState } from './lexical-types.ts'
import { cleanUrl, isSafeUrl } from './safe-url.ts'
import { check } from './schema.ts'
import { checkShape } from './shape.ts'

/** Size of a stored editor state, as UTF-8 bytes of its JSON. */
export const MAX_LEXICAL_BYTES = 5_000_000
/** Editor states are wordier than trees: every run of text is a node and every block has an object of fields. */
const LEXICAL_LIMITS = { maxDepth: 100, maxNodes: 60_000 }

/**
 * The editor state out of unknown data, with only the properties that are known.
 * Half-filled blocks pass (a draft is saved while it is written); toTree refuses them when the piece is submitted.
 * @throws HubError `bad-input` with `details.path`: no Lexical state, unknown node or block types, nodes in a wrong place, unsafe links, depth over 100;
 * `too-large` above 5 MB.
 */
export function parseLexical(value: unknown): LexicalState {
  checkShape(value, LEXICAL_LIMITS, 'The text')
  if (typeof value !== 'object' || value === null || !('root' in value)) {
    throw new HubError('bad-input', 'The text is not an editor state: it has no “root”. Send what the editor stores, or import Markdown instead.', { path: '' })
  }
  const bytes = new TextEncoder().encode(JSON.stringify(value)).length
  if (bytes > MAX_LEXICAL_BYTES) {
    throw new HubError('too-large', `The text has ${Math.ceil(bytes / 1_000_000)} MB; ${MAX_LEXICAL_BYTES / 1_000_000} MB are allowed. Split it into several pieces.`)
  }
  return check(stateSchema, value, 'The text')
}

const version = z.number().catch(1)
/** Alignment, indent and direction are the editor's; whatever stands there is harmless. */
const element = {
  version,
  direction: z.enum(['ltr', 'rtl']).nullable().catch(null),
  format: z.string().max(20).catch(''),
  indent: z.int().min(0).max(100).catch(0),
}
/** Whatever stands there, or nothing: content has no counterpart to it (free CSS, colours of cells). */
const dropped = <T>(value: T) => z.unknown().optional().transform(() => value)
/** Lexical reads 0, null and nothing as one. */
const span = (most: number) => z.int().min(0).max(most).nullish().transform((count) => count || 1)
const textShape = {
  version,
  text: z.string().max(100_000).overwrite(cleanText),
  format: z.int().min(0).max(0xffff).default(0),
  mode: z.enum(['normal', 'token', 'segmented']).catch('normal'),
  style: dropped(''),
  detail: z.int().min(0).max(7).catch(0),
}

function oneOf(place: string, known: readonly string[]) {
  return (issue: { readonly input?: unknown }) => {
    const node = issue.input
    const type: unknown = typeof node === 'object' && node !== null && 'type' in node ? node.type : undefined
    const shown = typeof type === 'string' ? `“${type.slice(0, 60)}”` : 'something without a type'
    return `${shown} cannot stand in ${place}; known there: ${known.join(', ')}`
  }
}

const INLINE_TYPES = ['text', 'tab', 'linebreak', 'link', 'autolink', 'inlineBlock']
const BLOCK_TYPES = ['paragraph', 'heading', 'quote', 'list', 'table', 'horizontalrule', 'block']

const linkUrl = z
  .string({ error: 'a link needs an address; links to documents are not supported, embed the piece instead' })
  .overwrite(cleanUrl)
  .refine(isSafeUrl, 'this address cannot be linked: it must be a complete http:, https:, mailto: or tel: address or a path that begins with “/”')
const linkFields = z.object({
  linkType: z.literal('custom', { error: 'links to documents are not supported: link to an address or embed the piece' }).default('custom'),
  url: linkUrl,
  newTab: z.boolean().catch(false),
  title: z.string().max(2_000).overwrite(cleanText).optional().catch(undefined),
})
const linkShape = {
  ...element,
  id: z.string().max(60).optional(),
  fields: linkFields,
}

const inlineMembers = () =>
  [
    z.object({ type: z.literal('text'), ...textShape }),
    z.object({ type: z.literal('tab'), ...textShape, text: dropped('\t') }),
    z.object({ type: z.literal('linebreak'), version }),
    z.object({ type: z.literal('link'), ...linkShape, children: z.array(inlineNode) }),
    z.object({ type: z.literal('autolink'), ...linkShape, children: z.array(inlineNode) }),
    z.object({ type: z.literal('inlineBlock'), version, fields: inlineBlockFieldSchemas() }),
  ] as const
const blockMembers = () =>
  [
    z.object({ type: z.literal('paragraph'), ...element, textFormat: z.number().catch(0), textStyle: dropped(''), children: z.array(inlineNode) }),
    z.object({ type: z.literal('heading'), ...element, tag: z.enum(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']), children: z.array(inlineNode) }),
    z.object({ type: z.literal('quote'), ...element, children: z.array(flowNode) }),
    z.object({
      type: z.literal('list'),
      ...element,
      listType: z.enum(['bullet', 'number', 'check']),
      tag: z.enum(['ul', 'ol']).catch('ul'),
      start: z.int().min(0).max(999_999_999).catch(1),
      children: z.array(listItemNode),
    }),
    z.object({
      type: z.literal('table'),
      ...element,
      children: z.array(
        z.object({
          type: z.literal('tablerow'),
          ...element,
          children: z.array(
            z.object({
              type: z.literal('tablecell'),
              ...element,
              colSpan: span(100),
              rowSpan: span(1_000),
              headerState: z.int().min(0).max(3).nullish().transform((state) => state ?? 0),
              backgroundColor: dropped(null),
              children: z.array(blockNode),
            }),
          ),
        }),
      ),
    }),
    z.object({ type: z.literal('horizontalrule'), version }),
    z.object({ type: z.literal('block'), version, format: z.string().max(20).catch(''), fields: blockFieldSchemas(() => stateSchema) }),
  ] as const

const inlineNode: z.ZodType<LexicalInline> = z.lazy(() => z.discriminatedUnion('type', inlineMembers(), { error: oneOf('a line of text', INLINE_TYPES) }))
const blockNode: z.ZodType<LexicalBlock> = z.lazy(() => z.discriminatedUnion('type', blockMembers(), { error: oneOf('this place', BLOCK_TYPES) }))
const flowNode: z.ZodType<LexicalInline | LexicalBlock> = z.lazy(() =>
  z.discriminatedUnion('type', [...inlineMembers(), ...blockMembers()], { error: oneOf('this place', [...INLINE_TYPES, ...BLOCK_TYPES]) }),
)
const listItemNode: z.ZodType<LexicalListItem> = z.lazy(() =>
  z.object({
    type: z.literal('listitem', { error: 'a list holds only “listitem” nodes' }),
    ...element,
    value: z.int().catch(1),
    checked: z.boolean().optional().catch(undefined),
    children: z.array(flowNode),
  }),
)
const stateSchema: z.ZodType<LexicalState> = z.object({
  root: z.object({ type: z.literal('root', { error: 'must be “root”' }), ...element, children: z.array(blockNode) }),
})
