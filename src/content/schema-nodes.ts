/**
 * The content tree at run time: one zod schema per node type of nodes.ts. Objects are strict (an unknown key is refused), strings are
 * cleaned (clean-text.ts) before they are measured. The canonical form across nodes is normalise.ts's work.
 */
import { z } from 'zod'
import { cleanCode, cleanLine, cleanText, isVisible } from './clean-text.ts'
import { cleanUrl, isSafeUrl } from './safe-url.ts'
import { MOST_RULES, MOST_VALUES, ruleProblem } from './condition-rules.ts'
import { CONDITION_FIELDS, CONDITION_MATCHES, CONDITION_TESTS, CONSENT_ENDINGS, FOR_OTHERS, MARKS, VARIABLE_NAMES } from './nodes.ts'

/** Lengths in UTF-16 units. Generous for people, a wall for machines. */
export const TEXT_LIMITS = { text: 100_000, code: 100_000, line: 2_000, alt: 2_000, label: 300, fallback: 300, column: 60, condition: 200 } as const

const visible = 'must contain something that can be read'
/** One line, may be empty. */
export const line = (max: number) => z.string().overwrite(cleanLine).max(max)
/** One line with something to read in it. */
export const visibleLine = (max: number) => line(max).refine(isVisible, visible)
/** An address of the allow-list, see safe-url.ts. */
export const safeUrl = z
  .string()
  .overwrite(cleanUrl)
  .refine(isSafeUrl, 'must be a complete http:, https:, mailto: or tel: address or a path that begins with “/”')
export const mediaKey = z.string().regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of the file, 64 hex digits')
export const pieceKey = z.string().regex(/^[a-z0-9-]{1,80}$/, 'must be 1 to 80 characters of a–z, 0–9 and “-”')

/** Says which node is in the wrong place or not known at all. */
const unknownNode = {
  error: (issue: { readonly input?: unknown }) => {
    const node = issue.input
    const type: unknown = typeof node === 'object' && node !== null && 'type' in node ? node.type : undefined
    return typeof type === 'string' ? `a node of type “${type.slice(0, 60)}” cannot stand here` : 'a node needs a type'
  },
}

const mark = z.enum(MARKS)
export const textSchema = z.strictObject({ type: z.literal('text'), text: z.string().overwrite(cleanText).max(TEXT_LIMITS.text), marks: z.array(mark).max(20).optional() })
export const lineBreakSchema = z.strictObject({ type: z.literal('lineBreak') })
const column = visibleLine(TEXT_LIMITS.column).optional()
/** A fallback is empty, or something that can be read. */
export const variableSchema = z
  .strictObject({ type: z.literal('variable'), name: z.enum(VARIABLE_NAMES), column, fallback: line(TEXT_LIMITS.fallback) })
  .refine((variable) => (variable.name === 'free') === (variable.column !== undefined), { error: 'must name a column for “free”, and for nothing else', path: ['column'] })
export const linkSchema = z.strictObject({
  type: z.literal('link'),
  url: safeUrl,
  title: line(TEXT_LIMITS.line).optional(),
  children: z.array(z.discriminatedUnion('type', [textSchema, lineBreakSchema, variableSchema], unknownNode)),
})
const inline = z.array(z.discriminatedUnion('type', [textSchema, lineBreakSchema, variableSchema, linkSchema], unknownNode))

export const paragraphSchema = z.strictObject({ type: z.literal('paragraph'), children: inline })
export const headingSchema = z.strictObject({ type: z.literal('heading'), level: z.union([z.literal(2), z.literal(3), z.literal(4)]), children: inline })
export const listItemSchema = z.strictObject({
  type: z.literal('listItem'),
  checked: z.boolean().optional(),
  children: inline,
  get nested() {
    return listSchema.optional()
  },
})
export const listSchema = z.strictObject({
  type: z.literal('list'),
  ordered: z.boolean(),
  start: z.int().min(0).max(999_999_999).optional(),
  get items() {
    return z.array(listItemSchema)
  },
})
export const quoteSchema = z.strictObject({ type: z.literal('quote'), children: inline, source: line(TEXT_LIMITS.line).optional() })
export const codeSchema = z.strictObject({
  type: z.literal('code'),
  language: z.string().regex(/^[\w+#.-]{1,40}$/, 'must be a plain language name such as “json”').optional(),
  text: z.string().overwrite(cleanCode).max(TEXT_LIMITS.code),
})
export const imageSchema = z
  .strictObject({
    type: z.literal('image'),
    media: mediaKey.nullable(),
    alt: line(TEXT_LIMITS.alt),
    caption: line(TEXT_LIMITS.line).optional(),
    source: line(TEXT_LIMITS.line).optional(),
  })
  .refine((image) => image.media !== null || (image.source ?? '') !== '', { error: 'must name the missing file in “source”', path: ['source'] })
export const tableCellSchema = z.strictObject({
  type: z.literal('tableCell'),
  header: z.enum(['row', 'column']).optional(),
  colSpan: z.int().min(1).max(100).optional(),
  rowSpan: z.int().min(1).max(1_000).optional(),
  children: inline,
})
export const tableRowSchema = z.strictObject({ type: z.literal('tableRow'), cells: z.array(tableCellSchema).max(100) })
export const tableSchema = z.strictObject({ type: z.literal('table'), caption: line(TEXT_LIMITS.line).optional(), rows: z.array(tableRowSchema).max(2_000) })
export const keyFiguresSchema = z.strictObject({
  type: z.literal('keyFigures'),
  items: z.array(z.strictObject({ value: visibleLine(TEXT_LIMITS.label), label: visibleLine(TEXT_LIMITS.label) })).max(20),
})
export const callToActionSchema = z.strictObject({ type: z.literal('callToAction'), label: visibleLine(TEXT_LIMITS.label), url: safeUrl })
export const embedSchema = z.strictObject({ type: z.literal('embed'), piece: pieceKey })
export const testimonialSchema = z.strictObject({ type: z.literal('testimonial'), testimonial: pieceKey, ending: z.enum(CONSENT_ENDINGS) })
export const legalNoteSchema = z.strictObject({ type: z.literal('legalNote'), children: inline })
export const dividerSchema = z.strictObject({ type: z.literal('divider') })

const plainBlocks = [
  paragraphSchema,
  headingSchema,
  listSchema,
  quoteSchema,
  codeSchema,
  imageSchema,
  tableSchema,
  keyFiguresSchema,
  callToActionSchema,
  legalNoteSchema,
  dividerSchema,
] as const

const conditionSchema = z
  .strictObject({ field: z.enum(CONDITION_FIELDS), column, is: z.enum(CONDITION_TESTS), values: z.array(visibleLine(TEXT_LIMITS.condition)).max(MOST_VALUES) })
  .superRefine((rule, context) => {
    const problem = ruleProblem(rule)
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem.en })
  })
export const conditionalSchema = z.strictObject({
  type: z.literal('conditional'),
  match: z.enum(CONDITION_MATCHES),
  rules: z.array(conditionSchema).min(1).max(MOST_RULES),
  forOthers: z.enum(FOR_OTHERS),
  children: z.array(z.discriminatedUnion('type', plainBlocks, unknownNode)),
})

export const blockSchema = z.discriminatedUnion('type', [...plainBlocks, embedSchema, testimonialSchema, conditionalSchema], unknownNode)
export const treeSchema = z.strictObject({ type: z.literal('root'), children: z.array(blockSchema) })
