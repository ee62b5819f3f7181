/** Schemas for the fields of the editor's blocks, made from their description in blocks.ts. */
import { z } from 'zod'
import type { BlockField, LexicalBlockConfig } from './blocks.ts'
import { LEXICAL_BLOCKS } from './blocks.ts'
import { cleanText } from './clean-text.ts'
import type { LexicalBlockFields, LexicalState } from './lexical-types.ts'
import { cleanUrl, isSafeUrl } from './safe-url.ts'

type StateSchema = () => z.ZodType<LexicalState>

const id = z.union([z.string().min(1).max(64), z.number()])
/** A document as its id, as the populated document, or as Payload writes polymorphic references. Stored as id. */
const reference = z.union([
  id,
  z.object({ id }).transform((document) => document.id),
  z.object({ relationTo: z.string(), value: z.union([id, z.object({ id }).transform((document) => document.id)]) }).transform(({ value }) => value),
])

function fieldSchema(field: BlockField, state: StateSchema): z.ZodType {
  switch (field.type) {
    case 'text':
    case 'textarea':
      return z.string().max(field.maxLength).overwrite(cleanText).nullish()
    case 'url':
      return z
        .string()
        .overwrite(cleanUrl)
        .refine((url) => url === '' || isSafeUrl(url), 'must be a complete http:, https:, mailto: or tel: address or a path that begins with “/”')
        .nullish()
    case 'upload':
    case 'piece':
    case 'testimonial':
      return reference.nullish()
    case 'select':
      return z.enum(field.options.map((option) => option.value)).nullish()
    case 'richText':
    case 'plainBlocks':
      return z.lazy(state).nullish()
    case 'array':
      // Of a list without rows, Payload's form sends how many it has.
      return z.preprocess(
        (value) => (value === 0 ? [] : value),
        z
          .array(z.object({ id: z.string().max(64).nullish(), ...shapeOf(field.fields, state) }))
          .max(field.maxRows)
          .nullish(),
      )
  }
}

function shapeOf(fields: readonly BlockField[], state: StateSchema): Record<string, z.ZodType> {
  return Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, state)]))
}

function fieldsSchema(isInline: boolean, state: StateSchema): z.ZodType<LexicalBlockFields> {
  const blocks: readonly LexicalBlockConfig[] = LEXICAL_BLOCKS.filter((block) => block.isInline === isInline)
  const [first, ...rest] = blocks.map((block) =>
    z.object({
      id: z.string().max(64).catch(''),
      blockType: z.literal(block.slug),
      blockName: z.string().max(200).overwrite(cleanText).catch(''),
      ...shapeOf(block.fields, state),
    }),
  )
  if (!first) throw new Error('blocks.ts describes no block of this kind')
  return z.discriminatedUnion('blockType', [first, ...rest], {
    error: (issue) => {
      const fields = issue.input
      const slug: unknown = typeof fields === 'object' && fields !== null && 'blockType' in fields ? fields.blockType : undefined
      return `the block type ${typeof slug === 'string' ? `“${slug.slice(0, 60)}” ` : ''}is not known; known: ${blocks.map((block) => block.slug).join(', ')}`
    },
  }) as unknown as z.ZodType<LexicalBlockFields>
}

/** Fields of blocks that stand among paragraphs. @param state schema of a nested editor. */
export function blockFieldSchemas(state: StateSchema): z.ZodType<LexicalBlockFields> {
  return fieldsSchema(false, state)
}

/** Fields of blocks that stand within a line. */
export function inlineBlockFieldSchemas(): z.ZodType<LexicalBlockFields> {
  return fieldsSchema(true, () => z.never())
}
